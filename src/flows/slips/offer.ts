// While a department is late, each working day is looked at: when the time of a level has come, whoever may issue it is shown it, once.

import { civilDate, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { slipForms, type SlipForm } from '../../matters/document.ts';
import type { Matter } from '../../matters/matter.ts';
import { workdaysLate } from '../../matters/supervision.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect, MatterFile } from '../flow.ts';
import { lineTo } from '../staff/card.ts';
import { memberLabel } from '../staff/namesakes.ts';
import { choice, departmentName } from '../words.ts';
import { hasRepresentative, levelsIn } from './grounds.ts';
import { peopleInWords } from './prepare.ts';

/** From the moment when a department's promise is broken; nothing of what is confined or of what no department has. */
export function watchLevels({ status, confined, promise, number }: Matter, { now }: Context): Effect[] {
  return status === 'referred' && confined === null && promise !== null ? [watch(number, promise.on, 'none', now, civilDate(now))] : [];
}

function watch(number: string, on: string, shown: string, at: number, day: string): Effect {
  return { effect: 'due', id: `level:${number}:${on}:${day}`, at, what: 'notices:level', args: [number, on, shown] };
}

/** @param shown the highest level that was shown already; after a standstill only the highest that is possible now */
export function levelDue(on: string, shown: string, file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  if (matter.promise?.on !== on || matter.status !== 'referred' || matter.confined) return [];
  const highest = levelsIn(file, context).findLast((level) => level.shown)?.form ?? null;
  const isNew = highest !== null && rankOf(highest) > rankOf(shown);
  const next = workdaysAfter(context.calendar, civilDate(context.now), 1).on;
  const after = isNew ? highest : shown;
  const again = after === 'accountability' ? [] : [watch(matter.number, on, after, instantOf(next, morning), next)];
  return [...(isNew ? offer(file, context) : []), ...again];
}

function rankOf(form: string): number {
  return slipForms.findIndex((one) => one === form);
}

/** To the representative; where none is reached, to the officers, who call him and issue it for him. */
function offer(file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const isHis = hasRepresentative(file, context);
  const to: Audience = isHis && matter.representative !== null ? { to: 'person', person: matter.representative } : { to: 'officers', studio: matter.studio };
  const call = isHis || matter.representative === null ? [] : [say('slip-call', { representative: memberLabel(matter.representative, matter.studio, context) })];
  const lines = [offered(file, context), peopleInWords(file, context), ...call, say('slip-offer-how')];
  return [lineTo(to, matter, lines.join('\n'), {}, slipChoices(file, context))];
}

function offered({ matter }: MatterFile, context: Context): string {
  const values = { number: matter.number, category: matter.category, department: departmentName(context, matter.department ?? '') };
  return say('slip-offer', { ...values, days: workdaysLate(matter.promise, context.calendar, context.now) });
}

/** A button for each level that is possible now. */
export function slipChoices(file: MatterFile, context: Context): Choice[][] {
  const possible = levelsIn(file, context).flatMap(({ form, missing }): SlipForm[] => (missing === null ? [form] : []));
  return possible.map((form) => [choice(`slip-${form}`, 'slip', form, file.matter.number)]);
}
