// This process's copy of the roster: read anew when the store's version says that it is old.

import type { WorkCalendar } from '../calendar/working-days.ts';
import type { Roster } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { loadRoster } from '../store/roster.ts';
import type { Seal } from '../store/seal.ts';

export interface RosterCopy {
  version: number;
  roster: Roster;
  /** Person behind an account of staff: `<account>/<user>`. */
  staffAccounts: ReadonlyMap<string, string>;
  calendar: WorkCalendar;
}

export interface RosterCache {
  /** @param version the version that the present transaction sees */
  at(db: Db, version: number): Promise<RosterCopy>;
}

export function createRosterCache(seal: Seal): RosterCache {
  let copy: RosterCopy | null = null;
  return {
    async at(db, version) {
      if (copy?.version !== version) copy = await loadRoster(db, seal);
      return copy;
    },
  };
}
