// Progress (办理进展): a step that matters is pushed at once; what follows within ten minutes leaves as one message, and by day (DESIGN §3).

import type { Instant } from '../../calendar/clock.ts';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { quietUntil } from '../../calendar/quiet-hours.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import { isInHand, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, HistoryLine, MatterFile } from '../flow.ts';
import { toResident } from '../staff/doing.ts';
import { departmentName, holderOf, marked, nameOf, speaker } from '../words.ts';

/** Between two messages about one matter. */
const gatherMs = 10 * 60_000;

const steps: ReadonlySet<MatterEvent['type']> = new Set(['accepted', 'assigned', 'referred', 'referral-returned', 'acknowledged', 'progressed', 'promised']);

/** A step was taken: its resident hears of it now, or with the message that leaves next. `file`: with the step in it. */
export function tellStep(file: MatterFile, context: Context): Effect[] {
  const at = pushesOf(file.history).at(-1);
  if (at === undefined) return [];
  if (at <= context.now) return pushSteps(file, at, context);
  const { number } = file.matter;
  return [{ effect: 'due', id: `steps:${number}:${at}`, at, what: 'push:steps', args: [number, String(at)] }];
}

/** The message of that moment, as things stand when it leaves. */
export function pushSteps(file: MatterFile, at: Instant, context: Context): Effect[] {
  const since = pushesOf(file.history).findLast((one) => one < at) ?? 0;
  const taken = file.history.filter((line) => steps.has(line.event.type) && line.at > since && line.at <= at);
  const text = textOf(file, taken, context);
  return text === null ? [] : [toResident(file.matter, text, 'notice')];
}

/** When messages left or will leave, which the history alone tells. */
function pushesOf(history: readonly HistoryLine[]): Instant[] {
  const pushes: Instant[] = [];
  for (const { at, event } of history) {
    if (!steps.has(event.type)) continue;
    const last = pushes.at(-1);
    // It goes along with one that has not left yet.
    if (last !== undefined && at <= last) continue;
    const earliest = last === undefined ? at : Math.max(at, last + gatherMs);
    pushes.push(quietUntil(earliest) ?? earliest);
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
  const told = say('progressed', { number: matter.number, text: words.join('\n'), who: speaker(context, last.by), date: dateForPeople(civilDate(last.at)) });
  return moved ? marked(`${told}\n${say('progressed-besides', { holder: holderNow(matter, taken, context), date: promisedIn(matter, context) })}`, matter.promise) : told;
}

/** What was merged moves with the leading one, and only while it is merged. */
function isMoved({ status }: Matter, taken: readonly HistoryLine[]): boolean {
  if (status === 'merged') return taken.some(({ event }) => event.type === 'promised');
  return isInHand(status) && status !== 'raised' && taken.some(({ event }) => event.type !== 'progressed' && event.type !== 'promised');
}

/** What somebody wrote for the resident, as he wrote it; nothing once it was blanked. */
export function wordsOf({ texts }: MatterFile, id: string): string | null {
  const text = texts.find((one) => one.id === id);
  return (text?.delivered ?? text?.masked) || null;
}

function holderNow(matter: Matter, taken: readonly HistoryLine[], context: Context): string {
  const along = matter.status === 'merged' ? taken.findLast(({ event }) => event.type === 'promised')?.event : undefined;
  if (along?.type !== 'promised') return holderOf(context, matter);
  return along.department === null ? say('holder-representative', { name: nameOf(context, along.representative) }) : departmentName(context, along.department);
}

/** Where it only was seen, by whom: a representative, or who stands in for him. */
function movedText(matter: Matter, taken: readonly HistoryLine[], context: Context): string {
  const along = matter.status === 'merged' ? taken.findLast(({ event }) => event.type === 'promised')?.event : undefined;
  if (along?.type === 'promised') return alongText(along, matter, context);
  const last = taken.at(-1);
  if (!last || taken.some(({ event }) => event.type !== 'acknowledged')) return holderText(matter, context);
  return say('acknowledged-resident', { number: matter.number, representative: nameOf(context, last.by.person), date: promisedIn(matter, context) });
}

/** Where the leading matter is, told under his own number. */
function alongText({ representative, department }: Extract<MatterEvent, { type: 'promised' }>, matter: Matter, context: Context): string {
  const names = { number: matter.number, date: promisedIn(matter, context) };
  if (department !== null) return say('merged-referred', { ...names, department: departmentName(context, department) });
  return say('merged-assigned', { ...names, representative: nameOf(context, representative) });
}

function holderText(matter: Matter, context: Context): string {
  const { number, representative, department } = matter;
  const names = { number, date: promisedIn(matter, context), representative: representative === null ? '' : nameOf(context, representative) };
  if (matter.status === 'referred' && department !== null)
    return say(representative === null ? 'referred' : 'referred-with', { ...names, department: departmentName(context, department) });
  return representative === null ? say('in-hand', { ...names, holder: holderOf(context, matter) }) : say('assigned', names);
}

function promisedIn({ promise }: Matter, { now }: Context): string {
  return dateForPeople(promise?.on ?? civilDate(now));
}
