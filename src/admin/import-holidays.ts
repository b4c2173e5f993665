// Takes a year's holidays into the store, in one transaction with what they mean for promised days. Doing it twice changes nothing.

import { isDeepStrictEqual } from 'node:util';
import { civilDate } from '../calendar/civil.ts';
import { chinaCalendar } from '../calendar/china.ts';
import type { Instant } from '../calendar/clock.ts';
import { daysOfNotice, withNotices, type HolidayNotice } from '../calendar/holiday-notice.ts';
import { datedAnew } from '../matters/promise.ts';
import type { Db } from '../store/db.ts';
import { lookAgain, noticesOf, provisionalPromises, putNotice } from '../store/holiday-notices.ts';
import { bumpRosterVersion, lockRoster } from '../store/roster.ts';
import { forgetUpkeep } from '../store/upkeep.ts';

export interface HolidayReport {
  /** False when the store had this notice already. */
  changed: boolean;
  /** Promised days of open matters that stay as they are told, and others that move. */
  confirmed: number;
  moved: number;
}

/** What becomes of a promise is decided by its flow, with the matter locked; here it is counted. */
export async function importHolidays(db: Db, notice: HolidayNotice, now: Instant): Promise<HolidayReport> {
  return db.transaction(async (tx) => {
    await lockRoster(tx);
    const known = await noticesOf(tx);
    const changed = !isDeepStrictEqual(known.find(({ year }) => year === notice.year), notice);
    if (changed) {
      await putNotice(tx, notice);
      await bumpRosterVersion(tx);
      await forgetUpkeep(tx, 'studios');
    }
    const { year } = notice;
    const calendar = withNotices(chinaCalendar(), [...known.filter((other) => other.year !== year), notice]);
    const waiting = (await provisionalPromises(tx, daysOfNotice(year).first)).flatMap((one) => {
      const after = datedAnew(one.promise, year, calendar, civilDate(now));
      return after ? [{ ...one, moves: after.on !== one.promise.on }] : [];
    });
    const looked = await lookAgain(tx, waiting, () => year, now);
    const fresh = waiting.filter(({ number }) => looked.has(number));
    const moved = fresh.filter(({ moves }) => moves).length;
    return { changed, confirmed: fresh.length - moved, moved };
  });
}
