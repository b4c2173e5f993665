// What outlives the process of an account, in memory: for tests in which no process dies.

import type { AccountRecord, LoginState } from '../../../src/bots/wechat/account-record.ts';
import type { Instant } from '../../../src/calendar/clock.ts';

export interface MemoryRecord extends AccountRecord {
  /** Every state of the login that was shown. */
  readonly logins: LoginState[];
  /** The next writes and reads fail. */
  fails(times: number): void;
}

export function createMemoryRecord(): MemoryRecord {
  let noted: string[] = [];
  let seenAt: Instant | null = null;
  let failures = 0;
  const logins: LoginState[] = [];
  async function reach(): Promise<void> {
    failures -= 1;
    if (failures >= 0) throw new Error('the database is down');
  }
  return {
    logins,
    fails: (times) => void (failures = times),
    async note(ids) {
      await reach();
      noted = [...new Set([...noted, ...ids])];
    },
    async noted() {
      await reach();
      return [...noted];
    },
    async taken(ids) {
      await reach();
      noted = noted.filter((id) => !ids.includes(id));
    },
    async seen(at) {
      await reach();
      seenAt = at;
    },
    async lastSeen() {
      await reach();
      return seenAt;
    },
    async showLogin(login) {
      await reach();
      logins.push(login);
    },
  };
}
