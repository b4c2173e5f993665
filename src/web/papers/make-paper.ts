// How a paper comes about: what making one may know, and what it has to see to.

import type { Instant } from '../../calendar/clock.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Roster } from '../../matters/roster.ts';
import type { Paper } from '../../reports/paper.ts';
import type { Db } from '../../store/db.ts';
import type { Seal } from '../../store/seal.ts';

/** What making a paper may know. `tx` is the transaction in which the link is used up. */
export interface PaperDesk {
  tx: Db;
  seal: Seal;
  person: PersonId;
  roster: Roster;
  calendar: WorkCalendar;
  now: Instant;
}

/**
 * The paper with this key; null where there is none, or none that this person may see now. Where it shows what is not masked, the opening
 * is written here, in the same transaction.
 */
export type MakePaper = (key: string, desk: PaperDesk) => Promise<Paper | null>;
