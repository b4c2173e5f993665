// The responsible representative (DESIGN §2): who received it, else by area, else the next in turn.

import type { Instant } from '../calendar/clock.ts';
import { runningOf, type Matter, type PersonId } from './matter.ts';
import { representativesOf, type Roster } from './roster.ts';

/** Who received it in person; else whose area the place is in; else everybody in turn, by the running number. Null where there is none. */
export function representativeFor(matter: Matter, roster: Roster, now: Instant): PersonId | null {
  const all = representativesOf(roster, matter.studio, now);
  const received = all.find(({ person }) => person === matter.receivedBy);
  const where = `${matter.place ?? ''} ${matter.text}`;
  const local = all.find((one) => one.area !== null && one.area !== '' && where.includes(one.area));
  const inTurn = all[runningOf(matter.number) % Math.max(1, all.length)];
  return (received ?? local ?? inTurn)?.person ?? null;
}
