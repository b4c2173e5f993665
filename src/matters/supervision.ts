// The three levels of supervision (三级督办, RULES D1–D3, D6): which are possible now, which are shown, and what is missing. Only a person issues one.

import type { CivilDate } from '../calendar/civil.ts';
import { civilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { workdaysAfter, workdaysUntil, type WorkCalendar } from '../calendar/working-days.ts';
import type { Dissatisfaction } from './dissatisfaction.ts';
import { slipForms, type SlipForm, type SupervisionDocument } from './document.ts';
import type { Matter } from './matter.ts';
import type { Settings } from './roster.ts';

/** Why a level is not possible. `content`: no dissatisfaction is on record; `not-strong`: none that is strong; `running`: the slip before it still runs. */
export type Missing = 'not-referred' | 'not-late' | 'submitted' | 'content' | 'not-strong' | 'no-yellow' | 'no-red' | 'running' | 'issued';

export interface LevelState {
  form: SlipForm;
  /** Null: it is possible. */
  missing: Missing | null;
  /** Its time has come: whoever may issue it is asked whether he does. */
  shown: boolean;
}

/** All that the levels rest on. */
export interface Grounds {
  matter: Pick<Matter, 'status' | 'confined' | 'promise'>;
  /** The department has handed in its answer: it is no longer the one that owes. */
  submitted: boolean;
  dissatisfaction: Dissatisfaction;
  /** Slips about this matter since it was last referred or promised anew. */
  slips: readonly Pick<SupervisionDocument, 'form' | 'issuedAt' | 'dueOn' | 'answer'>[];
  settings: Pick<Settings, 'yellowAfterWorkdays' | 'redAfterWorkdays'>;
  calendar: WorkCalendar;
  now: Instant;
}

/** Working days since the promise was broken; 0 while it stands. */
export function workdaysLate(promise: Matter['promise'], calendar: WorkCalendar, now: Instant): number {
  const today = civilDate(now);
  if (promise === null || promise.on >= today) return 0;
  return Math.max(1, workdaysUntil(calendar, promise.on, today));
}

export function levelsOf(grounds: Grounds): LevelState[] {
  return slipForms.map((form) => {
    const missing = missingFor(form, grounds);
    return { form, missing, shown: missing === null && !lastOf(form, grounds) && isTime(form, grounds) };
  });
}

function missingFor(form: SlipForm, grounds: Grounds): Missing | null {
  const { matter, submitted, calendar, now } = grounds;
  const today = civilDate(now);
  const isHis = matter.status === 'referred' && matter.confined === null && matter.promise !== null;
  // What was proposed of a unit's accountability does not end with the matter.
  if (form === 'accountability') return missingForProposal(grounds, today);
  if (!isHis) return 'not-referred';
  if (submitted) return 'submitted';
  if (workdaysLate(matter.promise, calendar, now) === 0) return 'not-late';
  const before = lastOf(form, grounds);
  if (before && before.dueOn >= today && before.answer === null) return 'running';
  if (form === 'yellow') return grounds.dissatisfaction === 'some' || grounds.dissatisfaction === 'strong' ? null : 'content';
  return form === 'red' ? missingForRed(grounds, today) : null;
}

/** Long delayed and strongly dissatisfied: the new limit of the yellow slip has passed as well. */
function missingForRed(grounds: Grounds, today: CivilDate): Missing | null {
  const yellow = lastOf('yellow', grounds);
  if (!yellow) return 'no-yellow';
  if (yellow.dueOn >= today) return 'running';
  return grounds.dissatisfaction === 'strong' ? null : 'not-strong';
}

function missingForProposal(grounds: Grounds, today: CivilDate): Missing | null {
  const red = lastOf('red', grounds);
  if (!red) return 'no-red';
  if (lastOf('accountability', grounds)) return 'issued';
  return red.answer === null && red.dueOn >= today ? 'running' : null;
}

/** When a level is shown of itself; it may be issued before, as soon as its conditions hold (RULES D6). */
function isTime(form: SlipForm, grounds: Grounds): boolean {
  const { matter, settings, calendar, now } = grounds;
  const today = civilDate(now);
  if (form === 'yellow') return matter.promise !== null && today >= workdaysAfter(calendar, matter.promise.on, settings.yellowAfterWorkdays).on;
  const yellow = lastOf('yellow', grounds);
  if (form === 'red') return yellow !== undefined && today >= workdaysAfter(calendar, civilDate(yellow.issuedAt), settings.redAfterWorkdays).on;
  return true;
}

function lastOf(form: SlipForm, { slips }: Grounds) {
  return slips.findLast((slip) => slip.form === form);
}
