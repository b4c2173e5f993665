// Once a day all that is owed is looked through: where nothing was said to a resident for long, his studio is asked to remind somebody.

import { civilDate, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { isWorkday } from '../calendar/working-days.ts';
import { studioChat } from '../flows/studio-chat.ts';
import { defaultSettings } from '../matters/roster.ts';
import { silenceStep, silentSince } from '../matters/silence.ts';
import type { Db } from '../store/db.ts';
import { addDues } from '../store/dues.ts';
import { calendarOf } from '../store/holiday-notices.ts';
import { noteSilence, silencePage, silenceWorkdays, type Place, type Silent } from '../store/silence.ts';

/** Read and noted at once: memory does not grow with what there is. */
const pageSize = 1000;

/** The studios are asked once all is looked through, so that each is asked but once. */
const settleMs = 10 * 60_000;

/**
 * On working days alone. What it notes and asks for is one transaction a page, so it may be broken off, or done twice.
 * After a standstill the last of several reminders is the only one.
 * @throws when the store is away
 */
export async function lookForSilence(db: Db, now: Instant, signal: AbortSignal): Promise<{ looked: number; reminded: number }> {
  const today = civilDate(now);
  const counts = { looked: 0, reminded: 0 };
  const calendar = await calendarOf(db);
  if (!isWorkday(calendar, today)) return counts;
  const workdays = await silenceWorkdays(db);
  const sinces = new Map([...new Set([...workdays.values(), defaultSettings.silenceWorkdays])].map((days) => [days, days === 0 ? [] : silentSince(days, today, calendar)]));
  const sinceOf = ({ origin }: Silent): readonly Instant[] => sinces.get(workdays.get(origin ?? '') ?? defaultSettings.silenceWorkdays) ?? [];
  const before = Math.max(0, ...[...sinces.values()].flat());
  for (let after: Place | null = null; !signal.aborted; ) {
    const page: Silent[] = await silencePage(db, before, after, pageSize);
    const silent = page.map((one) => ({ ...one, next: silenceStep(one.toldAt, sinceOf(one)) })).filter(({ next, step }) => next > step);
    counts.looked += page.length;
    counts.reminded += await db.transaction((tx) => note(tx, silent, today, now));
    after = page.at(-1) ?? null;
    if (page.length < pageSize) break;
  }
  return counts;
}

async function note(tx: Db, silent: readonly (Silent & { next: number })[], today: CivilDate, now: Instant): Promise<number> {
  const noted = await noteSilence(tx, silent, today);
  const studios = [...new Set(noted)].sort();
  await addDues(tx, studios.map((code) => ({ id: `silence:${code}:${today}`, at: now + settleMs, what: 'silence:tell', args: [code, today], conversation: studioChat(code), user: '' })));
  return noted.length;
}
