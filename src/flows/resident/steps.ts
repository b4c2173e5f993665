// Progress (办理进展): a step that matters is pushed at once; what follows within ten minutes leaves as one message, and by day (DESIGN §3).

import type { Instant } from '../../calendar/clock.ts';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { quietUntil, type QuietHours } from '../../calendar/quiet-hours.ts';
import type { Along } from '../../matters/handling.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import { isInHand, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, HistoryLine, MatterFile } from '../flow.ts';
import { quietHoursOf } from '../quiet.ts';
import { toResident } from '../staff/doing.ts';
import { confidantsInWords, departmentName, holderOf, marked, nameOf, officerName, speaker } from '../words.ts';

/** Between two messages about one matter. */
const gatherMs = 10 * 60_000;

const steps: ReadonlySet<MatterEvent['type']> = new Set([
  ...(['accepted', 'assigned', 'referred', 'acknowledged', 'progressed', 'promised'] as const),
  ...(['referral-returned', 'referral-recalled', 'assignment-recalled', 'slip-issued'] as const),
]);

/** A step was taken: its resident hears of it now, or with the message that leaves next. `file`: with the step in it. */
export function tellStep(file: MatterFile, context: Context): Effect[] {
  const pushes = pushesOf(file.history, quietHoursOf(file.matter, context));
  const at = pushes.at(-1);
  if (at === undefined) return [];
  const since = pushes.at(-2) ?? 0;
  if (at <= context.now) return pushSteps(file, at, since, context);
  const { number } = file.matter;
  return [{ effect: 'due', id: `steps:${number}:${at}`, at, what: 'push:steps', args: [number, String(at), String(since)] }];
}

/**
 * The message of that moment, as things stand when it leaves.
 * @param since the message before it; null: of a release that did not note it. The studio may have other quiet hours by now.
 */
export function pushSteps(file: MatterFile, at: Instant, since: Instant | null, context: Context): Effect[] {
  const after = since ?? pushesOf(file.history, quietHoursOf(file.matter, context)).findLast((one) => one < at) ?? 0;
  const taken = file.history.filter((line) => steps.has(line.event.type) && line.at > after && line.at <= at);
  const text = textOf(file, taken, context);
  const attachments = taken.flatMap(({ event }) => (event.type === 'progressed' ? (file.texts.find(({ id }) => id === event.text)?.attachments ?? []) : []));
  return text === null ? [] : [toResident(file.matter, text, 'notice', [], attachments)];
}

/** When messages left or will leave, which the history alone tells. */
function pushesOf(history: readonly HistoryLine[], hours: QuietHours): Instant[] {
  const pushes: Instant[] = [];
  for (const { at, event } of history) {
    if (!steps.has(event.type)) continue;
    const last = pushes.at(-1);
    // It goes along with one that has not left yet.
    if (last !== undefined && at <= last) continue;
    const earliest = last === undefined ? at : Math.max(at, last + gatherMs);
    pushes.push(quietUntil(earliest, hours) ?? earliest);
  }
  return pushes;
}

/** The words of progress are always told; who has it, only while it is in hand: a reply says more. */
function textOf(file: MatterFile, taken: readonly HistoryLine[], context: Context): string | null {
  const { matter } = file;
  const moved = isMoved(matter, taken);
  const words = taken.flatMap(({ event }) => (event.type === 'progressed' ? (wordsOf(file, event.text) ?? []) : []));
  const last = taken.findLast(({ event }) => event.type === 'progressed');
  if (words.length === 0 || !last) return moved ? marked(movedText(matter, taken, context), matter.promise) : null;
  const told = say('progressed', { number: matter.number, text: words.join('\n'), who: speakerOf(last, file, context), date: dateForPeople(civilDate(last.at)) });
  return moved ? marked(`${told}\n${say('progressed-besides', { holder: holderNow(matter, taken, context), latest: latestIn(matter, context) })}`, matter.promise) : told;
}

/** What was merged moves with the leading one, and only while it is merged. */
function isMoved({ status }: Matter, taken: readonly HistoryLine[]): boolean {
  if (status === 'merged') return taken.some(({ event }) => event.type === 'promised');
  return isInHand(status) && status !== 'raised' && taken.some(({ event }) => event.type !== 'progressed' && event.type !== 'promised');
}

/** Of a department speaks the department: who handles it there has no name. */
function speakerOf(line: HistoryLine, { history }: MatterFile, context: Context): string {
  if (line.by.role !== 'handler') return speaker(context, line.by);
  const along = line.event.type === 'progressed' ? line.event.department : undefined;
  const department = along ?? departmentBefore(line, history);
  return department === null ? speaker(context, line.by) : departmentName(context, department);
}

/** The department that had the matter when this happened, whoever has it since. */
export function departmentBefore(line: HistoryLine, history: readonly HistoryLine[]): string | null {
  const referred = history.slice(0, history.indexOf(line)).findLast(({ event }) => event.type === 'referred')?.event;
  return referred?.type === 'referred' ? referred.department : null;
}

/** What somebody wrote for the resident, as he wrote it; nothing once it was blanked. */
export function wordsOf({ texts }: MatterFile, id: string): string | null {
  const text = texts.find((one) => one.id === id);
  return (text?.delivered ?? text?.masked) || null;
}

function holderNow(matter: Matter, taken: readonly HistoryLine[], context: Context): string {
  const along = matter.status === 'merged' ? taken.findLast(({ event }) => event.type === 'promised')?.event : undefined;
  return along?.type === 'promised' ? holderAlong(along, matter, context) : holderOf(context, matter);
}

/** Who has the leading matter. */
export function holderAlong({ department, representative }: Along, matter: Matter, context: Context): string {
  if (department !== null) return departmentName(context, department);
  return representative === null
    ? say('holder-officer', { name: officerName(context, matter.studio) })
    : say('holder-representative', { name: nameOf(context, representative) });
}

/** Where it only was seen, by whom: a representative, or who stands in for him. Where it only was taken back, from whom. */
function movedText(matter: Matter, taken: readonly HistoryLine[], context: Context): string {
  const along = matter.status === 'merged' ? taken.findLast(({ event }) => event.type === 'promised')?.event : undefined;
  if (along?.type === 'promised') return alongText(along, matter, context);
  const last = taken.at(-1);
  const types = new Set(taken.map(({ event }) => event.type));
  // It may have gone on since by what is no step: given back, confined.
  if (!last || types.size > 1 || matter.confined) return holderText(matter, context);
  const values = { number: matter.number, latest: latestIn(matter, context) };
  const unchanged = { number: matter.number, latest: latestIn(matter, context, 'latest-unchanged') };
  switch (last.event.type) {
    case 'acknowledged':
      if (matter.representative === null) return holderText(matter, context);
      return say('acknowledged-resident', { ...values, representative: nameOf(context, last.by.person) });
    case 'slip-issued':
      return slipText(last.event, matter, context);
    case 'referral-returned':
      return say('returned', { ...unchanged, department: departmentName(context, last.event.department) });
    case 'referral-recalled':
      return say('recalled-referral', { ...unchanged, department: departmentName(context, last.event.department) });
    case 'assignment-recalled':
      if (matter.status === 'referred') return holderText(matter, context);
      return say('recalled-assignment', { ...unchanged, holder: holderOf(context, matter) });
    default:
      return holderText(matter, context);
  }
}

/** 催办 or a slip went to the department. */
function slipText({ form, on }: Extract<MatterEvent, { type: 'slip-issued' }>, matter: Matter, context: Context): string {
  const issuer = matter.representative === null ? say('holder-officer', { name: officerName(context, matter.studio) }) : say('holder-representative', { name: nameOf(context, matter.representative) });
  const values = { number: matter.number, issuer, department: departmentName(context, matter.department ?? ''), form: say(`form-told-${form}`) };
  return say('slip-resident', { ...values, date: dateForPeople(on), deed: say(`slip-wanted-${form}`) });
}

/** Where the leading matter is, told under his own number. */
function alongText({ representative, department }: Extract<MatterEvent, { type: 'promised' }>, matter: Matter, context: Context): string {
  const names = { number: matter.number, latest: latestIn(matter, context) };
  if (department !== null) return say('merged-referred', { ...names, department: departmentName(context, department) });
  if (representative === null) return say('in-hand', { ...names, holder: holderAlong({ department, representative }, matter, context) });
  return say('merged-assigned', { ...names, representative: nameOf(context, representative) });
}

function holderText(matter: Matter, context: Context): string {
  const { number, representative, department } = matter;
  const names = { number, latest: latestIn(matter, context), representative: representative === null ? '' : nameOf(context, representative) };
  if (matter.status === 'referred' && department !== null && matter.confined)
    return say('referred-by-hand', { ...names, department: departmentName(context, department), who: confidantsInWords(context, matter.studio, matter.confined) });
  if (matter.status === 'referred' && department !== null)
    return say(representative === null ? 'referred' : 'referred-with', { ...names, department: departmentName(context, department) });
  return representative === null ? say('in-hand', { ...names, holder: holderOf(context, matter) }) : say('assigned', names);
}

/** Until when, or that it is late. @param lead how it is said while the day is still to come */
function latestIn({ promise }: Matter, { now }: Context, lead: 'latest' | 'latest-unchanged' = 'latest'): string {
  const today = civilDate(now);
  const on = promise?.on ?? today;
  return say(on < today ? 'latest-passed' : lead, { date: dateForPeople(on) });
}
