// The port to what has to outlive the process of an account: ids that arrived, when it was last at work, how its login stands.

import type { Instant } from '../../calendar/clock.ts';

/** How the login stands, for the page that officers open. `qr` is what the picture says: whoever scans it becomes the account. */
export interface LoginState {
  state: 'starting' | 'scan' | 'scanned' | 'up' | 'down';
  qr: string | null;
  /** Since when, by the business clock. */
  at: Instant;
}

/** Of one account. What is written is durable when the promise resolves. */
export interface AccountRecord {
  /** These reached us, in this order; one that was noted before changes nothing. */
  note(messageIds: readonly string[]): Promise<void>;
  /** Noted and not yet taken, in the order in which they came: what a process that died left behind. */
  noted(): Promise<readonly string[]>;
  /** These are letters now, or will never be any. */
  taken(messageIds: readonly string[]): Promise<void>;
  /** The account was at work at this instant of the business clock. */
  seen(at: Instant): Promise<void>;
  lastSeen(): Promise<Instant | null>;
  showLogin(login: LoginState): Promise<void>;
}
