// 【收到，我来跟】 and 【已告知】: a representative has a matter in hand, by his own word or by an officer's who called him.

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { runningOf } from '../../matters/matter.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { tellStep } from '../resident/steps.ts';
import { lineHere, lineTo, staffOf } from '../staff/card.ts';
import { attempt, said, type Doing } from '../staff/doing.ts';
import { assignedIn, isAcknowledged, rewriteHisCard } from '../staff/representative.ts';
import { nameOf } from '../words.ts';

export function acknowledge(doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const { matter } = file;
  const { number, representative } = matter;
  const date = dateForPeople(matter.promise?.on ?? civilDate(context.now));
  const line = lineHere(say('acknowledged-here', { number, running: runningOf(number), date }), number);
  if (file.history.slice(assignedIn(file) + 1).some(({ event }) => event.type === 'acknowledged')) return [line];
  const tried = attempt({ kind: 'acknowledge' }, 'acknowledge', doing);
  if ('effect' in tried) return [tried];
  const values = { number, representative: nameOf(context, by.person), date };
  return [
    ...tried.effects,
    line,
    ...(representative === null ? [] : [rewriteHisCard(tried.file, representative, context)]),
    lineTo(staffOf(matter), matter, say('acknowledged-staff', values)),
    ...tellStep(tried.file, context),
  ];
}

/** The officer called him. Pressed again: the same answer. */
export function noteTold(person: string, doing: Doing): Effect[] {
  const { file, context } = doing;
  const { matter } = file;
  const representative = nameOf(context, person);
  if (matter.representative !== person) return [said('told-too-late', doing, { representative })];
  const line = lineHere(say('told-here', { number: matter.number, representative }), matter.number);
  if (file.history.slice(assignedIn(file) + 1).some(({ event }) => event.type === 'told-by-phone')) return [line];
  const tried = attempt({ kind: 'note-told' }, 'note', doing);
  return 'effect' in tried ? [tried] : [...tried.effects, line];
}

/** Unacknowledged so many working days after it was assigned: reminded, and as long after that it goes back (due.ts). */
export function awaitAcknowledgement(file: MatterFile, context: Context, step: 'remind' | 'back' = 'remind'): Effect[] {
  const { number, representative } = file.matter;
  if (representative === null || isAcknowledged(file)) return [];
  const assigned = String(assignedIn(file));
  const args = [number, representative, assigned, step];
  return [{ effect: 'due', id: `acknowledge:${number}:${assigned}:${step}`, at: acknowledgeBy(file, context, step), what: 'notices:acknowledge', args }];
}

export function acknowledgeBy({ matter }: MatterFile, { roster, calendar, now }: Context, step: 'remind' | 'back'): number {
  const { acknowledgeWorkdays } = settingsOf(roster, matter.studio);
  // The day ends at midnight; the reminder came on the morning after it and leaves as long again.
  const workdays = step === 'remind' ? acknowledgeWorkdays + 1 : Math.max(1, acknowledgeWorkdays);
  return instantOf(workdaysAfter(calendar, civilDate(now), workdays).on, morning);
}
