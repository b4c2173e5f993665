// Withdrawing a confined matter: it goes to whoever has it, and the resident is asked whether he does so freely before it counts (DESIGN §1).

import { addDays, civilDate, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { decide, type By, type Command } from '../../matters/lifecycle.ts';
import type { Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Say } from '../flow.ts';
import { lineHere, lineTo, retractCard, staffOf, tellStaff } from '../staff/card.ts';
import { answer, choice, lookerName } from '../words.ts';

export function wishWithdrawal(matter: Matter, event: Event, context: Context): Effect[] {
  const { number, confined } = matter;
  const said = answer(say('confined-withdrawal-wished', { number, who: lookerName(context, matter) }), { matter: number });
  if (confined?.withdrawal != null) return [said];
  const recorded = record({ kind: 'wish-withdrawal' }, matter, { person: event.actor.person, role: 'resident' }, context);
  if (!recorded) return [answer(say('not-open-any-more', { number }))];
  const line = lineTo(staffOf(matter), matter, say('staff-withdrawal-wished', { number }));
  const day = workdaysAfter(context.calendar, civilDate(context.now), 1).on;
  return [
    recorded,
    said,
    { ...line, choices: [[choice('ask-freely', 'desk', 'ask-freely', number)]] } satisfies Say,
    { effect: 'due', id: `withdrawal:${number}:${day}`, at: instantOf(addDays(day, 1), morning), what: 'notices:withdrawal', args: [number] },
  ];
}

/** By a press of whoever has it, or by the clock where nobody pressed. */
export function askFreely(matter: Matter, by: By, context: Context): Effect[] {
  const { number, confined } = matter;
  const isDesk = by.role === 'desk';
  const done = isDesk ? [] : [lineHere(say('staff-withdrawal-asked', { number }), number)];
  if (confined?.withdrawal === 'asked') return done;
  const recorded = record({ kind: 'ask-withdrawal' }, matter, by, context);
  if (!recorded) return isDesk ? [] : [lineHere(say('staff-withdrawal-none', { number }), number)];
  const of = (label: string) => choice(label, 'my', label, number);
  const choices = [[of('freely')], [of('made-to')], [of('withdraw-no')]];
  const text = say('confined-withdrawal-ask', { number, who: lookerName(context, matter) });
  return [
    recorded,
    ...done,
    { effect: 'say', to: { to: 'chat', key: matter.conversation }, class: 'notice', purpose: 'question', matter: number, text, choices },
  ];
}

/** The resident's answer: of his own will, or not. */
export function answerFreely(freely: boolean, matter: Matter, event: Event, context: Context): Effect[] {
  const { number } = matter;
  const by = { person: event.actor.person, role: 'resident' } as const;
  if (freely) {
    const withdrawn = record({ kind: 'withdraw' }, matter, by, context);
    if (!withdrawn) return [answer(say(matter.status === 'withdrawn' ? 'withdrawn' : 'not-open-any-more', { number }))];
    const text = say('staff-withdrawn', { number });
    return [withdrawn, answer(say('withdrawn', { number })), ...tellStaff(matter, text), retractCard(matter, text, context)];
  }
  return [...keepOn(matter, event, context), answer(say('confined-made-to', { number, who: lookerName(context, matter) })), { ...lineTo(staffOf(matter), matter, say('staff-made-to', { number })), class: 'alert' }];
}

/** He lets it go on after all. */
export function keepOn(matter: Matter, event: Event, context: Context): Effect[] {
  const recorded = record({ kind: 'drop-withdrawal' }, matter, { person: event.actor.person, role: 'resident' }, context);
  return recorded ? [recorded] : [];
}

function record(command: Command, matter: Matter, by: By, { now }: Context): Effect | null {
  const decision = decide(matter, command, by, now);
  return decision.ok ? { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] } : null;
}
