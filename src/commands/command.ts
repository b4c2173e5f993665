// What every command gets and gives: the store, who is told what, exit statuses.

import type { MachineSettings } from '../admin/doctor/machine.ts';
import type { Channel } from '../bots/channel.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Rehearsal, Rehearsed } from '../rehearsal/rehearse.ts';
import type { Db } from '../store/db.ts';
import type { Print } from '../store/holder.ts';
import type { Retention } from '../store/retention.ts';
import type { Seal } from '../store/seal.ts';

/** Exit statuses (DESIGN §9). */
export const exitStatus = { done: 0, refused: 1, usage: 2, held: 3 } as const;

/** A store as commands use it. */
export interface CommandStore {
  kind: 'embedded' | 'postgresql';
  db: Db;
  seal: Seal;
}

/**
 * How a command wants the store: with its schema brought up to date; as it is, and only if there is one; or as whatever is there or
 * not, to be made anew.
 */
export type StoreUse = 'up-to-date' | 'as-it-is' | 'to-be-filled';

export interface CommandDeps {
  print: Print;
  clock: Clock;
  /**
   * Opens the store for one command and closes it again; inside the server, uses the server's own.
   * `argv` has every path made absolute: where another process holds the store, it is what that process is asked to carry out.
   */
  withStore(argv: readonly string[], use: StoreUse, work: (store: CommandStore) => Promise<number>): Promise<number>;
  /** Links that open a chat with an invitation, for the channels that are configured. */
  inviteLinks(code: string): readonly string[] | Promise<readonly string[]>;
  /** Serves until it is told to stop. `terminal`: with a chat in the terminal, for development. */
  serve(options: { terminal: boolean }): Promise<number>;
  /** Plays days of a studio in a store of its own (rehearsal/rehearse.ts). */
  rehearse(rehearsal: Omit<Rehearsal, 'log'>): Promise<Rehearsed>;
  /** Carried out inside the server, for another process. */
  inServer: boolean;
  settings: MachineSettings;
  retention: Retention;
  /** The configured ones; only those of a server are started. */
  channels(): Promise<readonly Channel[]>;
}
