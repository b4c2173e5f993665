// A part that is not handled is contested once, like a decline: another person looks within a working day; the rest goes on meanwhile.

import { addDays, civilDate, dateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { decide, type MatterEvent } from '../../matters/lifecycle.ts';
import { openStatuses, type MatterNumber } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { toResident } from '../staff/doing.ts';
import { anotherInWords, anotherPerson, tellAbove } from './another-person.ts';
import { answer, lookerName, nameOf, statusOf } from '../words.ts';

/** @param asked the matter of the button; it may go on in another studio under a number of there */
export function contestPart(asked: MatterFile, event: Event, context: Context): Effect[] {
  const file = whereItIs(asked, context);
  const { matter } = file;
  const { number } = matter;
  const { address = '', phone = '' } = context.roster.studios.get(matter.studio) ?? {};
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'contest-part' }, by, context.now);
  if (!decision.ok) {
    const before = partContestedAt(file);
    const who = anotherInWords(anotherPerson(matter, matter.declinedPart?.by ?? null, context));
    if (before !== null) return [answer(say('part-contested', { number, who, date: dateForPeople(reviewedBy(before, context)) }), { matter: number })];
    const isOver = decision.refusal.why === 'wrong-status' && matter.declinedPart?.contested !== true;
    return [answer(say(isOver ? 'part-over' : 'contested-already', { number, address, phone, status: statusOf(matter, context) }), { matter: number })];
  }
  const officer = nameOf(context, matter.declinedPart?.by ?? null);
  const { on, due } = partReview(number, context);
  const another = anotherPerson(matter, matter.declinedPart?.by ?? null, context);
  const line = say('staff-part-contested', { number, officer, date: dateForPeople(on) });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    ...(matter.declinedPart ? [{ effect: 'count-screening' as const, ground: matter.declinedPart.ground, outcome: 'part-contested' as const }] : []),
    answer(say('part-contested', { number, who: anotherInWords(another), date: dateForPeople(on) }), { matter: number }),
    ...tellStaff(matter, line),
    ...tellAbove(another, matter, line),
    due,
  ];
}

/** The matter as it goes on in the last studio that it was handed to. */
function whereItIs(file: MatterFile, context: Context): MatterFile {
  const next = file.matter.handedTo === null ? undefined : context.linked.find(({ matter }) => matter.number === file.matter.handedTo);
  return next && next.matter.resident === file.matter.resident ? whereItIs(next, context) : file;
}

function reviewedBy(contestedAt: Instant, { calendar }: Context): CivilDate {
  return workdaysAfter(calendar, civilDate(contestedAt), 1).on;
}

/** By when another person looks, and what reminds of it. */
export function partReview(number: MatterNumber, context: Context): { on: CivilDate; due: Effect } {
  const on = reviewedBy(context.now, context);
  return { on, due: { effect: 'due', id: `part:${number}:${on}`, at: instantOf(addDays(on, 1), morning), what: 'notices:part', args: [number, on] } };
}

/** Since when another person is to look at it, here or where it came from; null when nobody is, or somebody has decided. */
export function partContestedAt({ matter, history }: MatterFile): Instant | null {
  const contested = history.findLast(({ event }) => event.type === 'part-contested' || (event.type === 'raised' && event.declinedPart?.contested === true));
  if (!contested || matter.declinedPart?.contested !== true) return null;
  return history.slice(history.indexOf(contested)).some(({ event }) => event.type === 'part-declined') ? null : contested.at;
}

/** What shows that somebody looked at it. */
const looking: ReadonlySet<MatterEvent['type']> = new Set<MatterEvent['type']>(['part-declined', 'progressed', 'replied', 'referred', 'withdrawn']);

/** The other person was to look at it by then: staff are asked again and the resident hears it, unless somebody else has decided or spoken. */
export function partReviewDue(on: string, context: Context): Effect[] {
  const { matter: file } = context;
  const since = file ? partContestedAt(file) : null;
  if (!file || since === null || !openStatuses.includes(file.matter.status)) return [];
  const first = file.matter.declinedPart?.by ?? null;
  const isLookedAt = file.history.some((line) => line.at > since && looking.has(line.event.type) && (line.by.person !== first || line.by.role === 'resident'));
  if (isLookedAt) return [];
  const { matter } = file;
  const another = anotherPerson(matter, first, context);
  const values = { number: matter.number, date: dateForPeople(on), officer: another.person?.name ?? lookerName(context, matter) };
  const text = say('staff-part-late', values);
  return [...tellStaff(matter, text), ...tellAbove(another, matter, text), toResident(matter, say('late-part', values), 'notice')];
}
