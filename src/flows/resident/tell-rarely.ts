// What the desk's rarer acts tell a resident: merged and parted again, corrected, a part declined, handed over, noted. In quiet hours it waits, too.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { quietUntil } from '../../calendar/quiet-hours.ts';
import type { MatterEvent } from '../../matters/lifecycle.ts';
import { isInHand, openStatuses, turnedTo, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, HistoryLine, MatterFile } from '../flow.ts';
import { quietHoursOf } from '../quiet.ts';
import { declinedFor } from '../right-door.ts';
import { toResident } from '../staff/doing.ts';
import { doorAskedOn } from '../staff/promise.ts';
import { choice, nameOf, officerName, speaker } from '../words.ts';
import { replyChoices } from './reply-choices.ts';
import { wordsOf } from './steps.ts';
import { byDay, goesAlong, senderOf } from './tell.ts';

/** One push of these for each event: a later one of the same kind is told by itself. */
function tell(what: string, push: (file: MatterFile, of: string, context: Context) => Effect[]): (file: MatterFile, context: Context) => Effect[] {
  return (file, context) => {
    const of = String(file.history.length);
    return byDay(file.matter, push(file, of, context), what, [file.matter.number, of], context);
  };
}

type LineOf<Type extends MatterEvent['type']> = HistoryLine & { event: Extract<MatterEvent, { type: Type }> };

/** The last one of its kind among the first so many lines: what was told of is what had happened by then. */
function lastOf<Type extends MatterEvent['type']>(type: Type, { history }: MatterFile, of: string): LineOf<Type> | undefined {
  return history.slice(0, Number(of)).findLast((line): line is LineOf<Type> => line.event.type === type);
}

/** Nothing of the kind came after it: of two in one night the later one is told. */
function isLatest(type: MatterEvent['type'], { history }: MatterFile, of: string): boolean {
  return history.findLastIndex(({ event }) => event.type === type) < Number(of);
}

/** With how many neighbours, never who, and who told of it twice is no neighbour of his own: the one that leads, and what else is merged into it. */
export function pushMerged(file: MatterFile, of: string, context: Context): Effect[] {
  const { matter } = file;
  const count = context.leading?.matter.joined ?? 1;
  if (matter.status !== 'merged' || !isLatest('merged', file, of)) return [];
  return [count > 0 ? dated('merged', 'merged-late', matter, context, { count }) : dated('merged-own', 'merged-own-late', matter, context, { into: matter.merged?.into ?? '' })];
}

/** With the day that is promised; one that has passed is owned up to. */
function dated(id: string, late: string, matter: Matter, { now }: Context, more: Record<string, number | string> = {}): Effect {
  const today = civilDate(now);
  const on = matter.promise?.on ?? today;
  return toResident(matter, say(on < today ? late : id, { number: matter.number, date: dateForPeople(on), ...more }), 'notice');
}

export const tellMerged = tell('merged', pushMerged);

/** Only where it is still by itself, and still waits for its answer. */
export function pushUnmerged(file: MatterFile, of: string, context: Context): Effect[] {
  const { matter } = file;
  if (!isInHand(matter.status) || !isLatest('unmerged', file, of) || !heardOfMerging(file, of, context)) return [];
  return [dated('unmerged', 'unmerged-late', matter, context)];
}

/** What was merged and parted again in one night was never told. */
function heardOfMerging(file: MatterFile, of: string, context: Context): boolean {
  const [merged, parted] = [lastOf('merged', file, of), lastOf('unmerged', file, of)];
  const leaves = merged && !file.matter.urgent ? quietUntil(merged.at, quietHoursOf(file.matter, context)) : null;
  return leaves === null || parted === undefined || parted.at >= leaves;
}

export const tellUnmerged = tell('unmerged', pushUnmerged);

/** What was wrong with a reply, and how it is; with the same buttons while the rating is still open. */
export function pushCorrected(file: MatterFile, of: string, context: Context): Effect[] {
  const { matter } = file;
  const { number, round, promisedOn } = matter;
  const corrected = lastOf('corrected', file, of);
  const text = corrected && wordsOf(file, corrected.event.text);
  if (!corrected || text == null || corrected.event.round !== round || goesAlong(corrected, file, context)) return [];
  const told = say('reply-corrected', { number, text, who: senderOf(file, corrected.by, context), date: dateForPeople(civilDate(corrected.at)) });
  if (matter.status !== 'replied') return [toResident(matter, told, 'reply')];
  const asked = promisedOn === null ? say('reply-ask') : say('reply-promised', { date: dateForPeople(promisedOn) });
  return [toResident(matter, `${told}\n${asked}`, 'reply', replyChoices(number, round, promisedOn !== null))];
}

export const tellCorrected = tell('corrected', pushCorrected);

/** The reason by a person, the door by its ground; the rest goes on. It can be contested once. */
export function pushPartDeclined(file: MatterFile, of: string, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const declined = lastOf('part-declined', file, of);
  const reason = declined && wordsOf(file, declined.event.text);
  if (!declined || reason == null || !openStatuses.includes(matter.status)) return [];
  const { address = '', phone = '' } = context.roster.studios.get(matter.studio) ?? {};
  const isFinal = matter.declinedPart?.contested === true;
  const last = !isFinal ? say('part-goes-on') : matter.confined ? say('confined-declined-again') : say('declined-in-person', { address, phone });
  const doors = declinedFor(declined.event.ground, matter.category, context.roster.studios.get(turnedTo(matter) ?? '')?.doors);
  const told = [say('part-declined', { number, officer: nameOf(context, declined.by.person), reason }), ...doors, last].join('\n');
  const contest = isFinal ? [] : [[choice('contest', 'my', 'contest-part', number)]];
  return [toResident(matter, told, 'notice', [...contest, [choice('understood', 'my', 'part-understood', number)]])];
}

export const tellPartDeclined = tell('part-declined', pushPartDeclined);

/** 报上级: where to, why, and when he is asked whether they answered. */
export function pushReportedUp(file: MatterFile, of: string, context: Context): Effect[] {
  const handed = lastOf('handed-over', file, of);
  const reason = handed && wordsOf(file, handed.event.text);
  if (!handed || reason == null) return [];
  return [toResident(file.matter, say('reported-up', { number: file.matter.number, to: handed.event.to, reason, date: dateForPeople(doorAskedOn(file.matter, handed.at, context)) }), 'notice')];
}

export const tellReportedUp = tell('reported-up', pushReportedUp);

/** 转别的工作室: told under the number that it has there. */
export function pushMoved({ matter }: MatterFile, _: string, context: Context): Effect[] {
  const { number: next, handedFrom: number, studio, promise } = matter;
  if (number === null || matter.status === 'withdrawn' || matter.confined) return [];
  const names = { number, next, studio: context.roster.studios.get(studio)?.name ?? studio, officer: officerName(context, studio) };
  // Answered there, or moved on, before he heard of it: he has to know the number under which he hears.
  if (!isInHand(matter.status)) return [toResident(matter, say('moved-on', names), 'notice')];
  return [toResident(matter, say('moved', { ...names, date: dateForPeople(promise?.on ?? civilDate(context.now)) }), 'notice')];
}

export const tellMoved = tell('moved', pushMoved);

/** What was noted of a voice or a photo, read back. */
export function pushRecorded(file: MatterFile, of: string, context: Context, lead: string | null = null): Effect[] {
  const { number } = file.matter;
  const noted = lastOf('recorded', file, of);
  const text = noted && wordsOf(file, noted.event.text);
  if (!noted || text == null || !isLatest('recorded', file, of)) return [];
  const asked = say('recorded', { number, who: speaker(context, noted.by), text });
  const letter = noted.event.text.replace(/\.\d+$/, '');
  const choices = [[choice('record-right', 'my', 'record-right', number, letter), choice('record-wrong', 'my', 'record-wrong', number, letter)]];
  return [toResident(file.matter, lead === null ? asked : `${lead}\n${asked}`, 'notice', choices)];
}

export const tellRecorded = tell('recorded', pushRecorded);

/** 涉密: what he wrote is gone, and which door there is. */
export function pushBlanked({ matter }: MatterFile): Effect[] {
  const choices = [[choice('not-secret', 'raise', 'not-secret')], [choice('meet', 'raise', 'meet')]];
  return [toResident(matter, say('secret-later', { number: matter.number }), 'notice', choices)];
}

export const tellBlanked = tell('blanked', pushBlanked);

/** A provisional day has moved: only while the new one stands. */
export function pushDated(file: MatterFile, of: string): Effect[] {
  const { matter } = file;
  const moved = lastOf('dated', file, of)?.event;
  if (!moved || moved.promise.on !== matter.promise?.on || !(isInHand(matter.status) || matter.status === 'merged')) return [];
  const { on, what } = moved.promise;
  const values = { number: matter.number, year: on.slice(0, 4), from: dateForPeople(moved.from), date: dateForPeople(on), what: say(`late-${what}`) };
  return [toResident(matter, say('dated', values), 'notice')];
}

export const tellDated = tell('dated', pushDated);
