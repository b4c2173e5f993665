// A part that is not handled is contested once, like a decline: another person looks within a working day; the rest goes on meanwhile.

import { addDays, civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { decide, type MatterEvent } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, nameOf } from '../words.ts';

export function contestPart(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const { address = '', phone = '' } = context.roster.studios.get(matter.studio) ?? {};
  const by = { person: event.actor.person, role: 'resident' } as const;
  const { on } = workdaysAfter(context.calendar, civilDate(context.now), 1);
  const decision = decide(matter, { kind: 'contest-part' }, by, context.now);
  if (!decision.ok) {
    const before = file.history.findLast((line) => line.event.type === 'part-contested');
    const isPending = before && !file.history.some((line) => line.event.type === 'part-declined' && line.at > before.at);
    if (isPending) return [answer(say('part-contested', { number, date: dateForPeople(workdaysAfter(context.calendar, civilDate(before.at), 1).on) }), { matter: number })];
    return [answer(say('contested-already', { number, address, phone }), { matter: number })];
  }
  const officer = nameOf(context, matter.declinedPart?.by ?? null);
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    ...(matter.declinedPart ? [{ effect: 'count-screening' as const, ground: matter.declinedPart.ground, outcome: 'part-contested' as const }] : []),
    answer(say('part-contested', { number, date: dateForPeople(on) }), { matter: number }),
    ...tellStaff(matter, say('staff-part-contested', { number, officer, date: dateForPeople(on) })),
    { effect: 'due', id: `part:${number}:${on}`, at: instantOf(addDays(on, 1), morning), what: 'notices:part', args: [number, on] },
  ];
}

/** What shows that somebody looked at it. */
const looking: ReadonlySet<MatterEvent['type']> = new Set<MatterEvent['type']>(['part-declined', 'progressed', 'replied', 'referred', 'withdrawn']);

/** The other person was to look at it by then: said again as long as nobody else has decided or spoken. */
export function partReviewDue(on: string, { matter: file }: Context): Effect[] {
  const contested = file?.history.findLast((line) => line.event.type === 'part-contested');
  if (!file || !contested) return [];
  const first = file.matter.declinedPart?.by ?? null;
  const isLookedAt = file.history.some((line) => line.at > contested.at && looking.has(line.event.type) && (line.by.person !== first || line.by.role === 'resident'));
  return isLookedAt ? [] : tellStaff(file.matter, say('staff-part-late', { number: file.matter.number, date: dateForPeople(on) }));
}
