// What has fallen due while it is quiet for those whom it concerns, and until when it waits.

import { quietForAnyUntil, type QuietHours } from '../calendar/quiet-hours.ts';
import type { Instant } from '../calendar/clock.ts';
import { quietHoursOfChats, type QuietChats } from '../mailroom/quiet-chats.ts';
import { isQuietAnywhere, quietHoursOfStudios, studiosNamedIn } from '../matters/quiet.ts';
import type { Db } from '../store/db.ts';
import type { Due } from '../store/dues.ts';

/**
 * By the quiet hours of the studio of which it speaks; where it names none, by those of its chat.
 * @returns those that wait, by the instant until which they do
 */
export async function quietDues(tx: Db, due: readonly Due[], quiet: QuietChats): Promise<ReadonlyMap<Due, Instant>> {
  const { roster, now } = quiet;
  const waiting = due.filter((one) => isNotice(one) || isGivenUp(one, now));
  if (waiting.length === 0 || !isQuietAnywhere(roster, now)) return new Map();
  const named = new Map(waiting.map((one) => [one, studiosNamedIn(one.args, roster)]));
  const others = waiting.filter((one) => named.get(one)?.length === 0);
  const ofChats = others.length === 0 ? new Map<string, readonly QuietHours[]>() : await quietHoursOfChats(tx, others.map(({ conversation }) => conversation), quiet);
  const hoursOf = (one: Due): readonly QuietHours[] => ofChats.get(one.conversation) ?? quietHoursOfStudios([], roster);
  return new Map(
    waiting.flatMap((one): [Due, Instant][] => {
      const studios = named.get(one) ?? [];
      const until = quietForAnyUntil(now, studios.length > 0 ? quietHoursOfStudios(studios, roster) : hoursOf(one));
      return until === null ? [] : [[one, until]];
    }),
  );
}

const notices = ['notices:', 'silence:', 'push:', 'data:', 'receptions:', 'reception-day:', 'rota:', 'record-card:', 'contact-people:', 'raise:unfinished'];

/**
 * What tells of a deadline, of progress, of an unfinished draft can wait. The end of a pause is part of a conversation; the briefing of
 * those who receive knows its time by itself, which is before the reception begins (flows/receptions/reminders.ts).
 */
function isNotice({ what }: Due): boolean {
  return what !== 'reception-day:brief' && notices.some((begin) => what.startsWith(begin));
}

/** Whoever wrote before a long standstill sits there no longer. */
const waitingMs = 3_600_000;

function isGivenUp({ what, at }: Due, now: Instant): boolean {
  return what === 'raise:pause' && now - at > waitingMs;
}
