// The supervised session: one connection after the other, each watched by ourselves, for as long as this process has the account.

import type { Log } from '../../log.ts';
import type { Attach } from './connection.ts';
import type { Online, OnlineNow } from './online.ts';

export interface SessionDeps {
  /** The parts of the channel that hear the puppet. */
  attach: readonly Attach[];
  /** A login stands: called once for each, after every part was attached. `ended` says when it stands no more. Not waited for. */
  onOnline: (online: Online, ended: AbortSignal) => void;
  log: Log;
}

export interface Session {
  start(): void;
  /** Returns within the port's 5 s; what hangs is left behind. */
  stop(): Promise<void>;
  online: OnlineNow;
}
