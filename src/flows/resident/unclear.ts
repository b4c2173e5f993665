// 看不懂: one tap back to whoever answers, counted once until then; he is reminded until it is said anew.

import { civilDate, instantOf } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { decide } from '../../matters/lifecycle.ts';
import { runningOf } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, lookerName } from '../words.ts';

const morning = '08:30';

/** Whoever answers is reminded, and again: nothing else falls due while a resident waits for plainer words. */
const remindedAfterWorkdays = { first: 1, again: 5 } as const;

export function foundUnclear(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const by = { person: event.actor.person, role: 'resident' } as const;
  const said = answer(say('unclear', { number, officer: lookerName(context, matter) }), { matter: number });
  const decision = decide(matter, { kind: 'find-unclear' }, by, context.now);
  if (matter.unclear || !decision.ok) return [said];
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    said,
    ...tellStaff(matter, say('staff-unclear', { number, running: runningOf(number) })),
    remindAfter(remindedAfterWorkdays.first, file, context),
  ];
}

function remindAfter(workdays: number, { matter: { number, round } }: MatterFile, { calendar, now }: Context): Effect {
  const day = workdaysAfter(calendar, civilDate(now), workdays).on;
  return { effect: 'due', id: `unclear:${number}:${round}:${day}`, at: instantOf(day, morning), what: 'push:unclear', args: [number, String(round)] };
}

/** Only while nothing plainer was said. */
export function pushUnclear(file: MatterFile, round: string, context: Context): Effect[] {
  const { number, unclear } = file.matter;
  if (!unclear || String(file.matter.round) !== round) return [];
  return [...tellStaff(file.matter, say('staff-unclear-waits', { number, running: runningOf(number) })), remindAfter(remindedAfterWorkdays.again, file, context)];
}
