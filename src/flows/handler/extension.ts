// 延期: a department asks for a later date, the representative decides, else the officer; an officer extends by himself. Once (RULES D5).

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { readTerm } from '../../calendar/read-date.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { turnedTo, type Matter, type Promised } from '../../matters/matter.ts';
import { laterPromise } from '../../matters/promise.ts';
import { isLive } from '../../matters/referral.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect, MatterFile, Say } from '../flow.ts';
import { tellExtended } from '../resident/tell.ts';
import { lineTo, staffOf } from '../staff/card.ts';
import { attempt, leavesLater, said, tellColleagues, type Doing } from '../staff/doing.ts';
import { extendedToo } from '../staff/merged.ts';
import { watchPromise } from '../staff/promise.ts';
import { isReached } from '../reached.ts';
import { choice, departmentName, nameOf, newText, speaker } from '../words.ts';
import { remind } from './give-out.ts';
import { tellHandlers } from './referral-card.ts';
import { standing } from '../../matters/standing.ts';

interface Wanted {
  promise: Promised;
  reason: string;
  /** The department gave the reason when it asked: it is kept already. */
  text?: string;
}

/** `10日 理由` counts from the date that stands; `12月9日 理由` is a day. */
function readWanted(doing: Doing): Wanted | Say {
  const { file, context, rest } = doing;
  const { calendar, now } = context;
  const today = civilDate(now);
  const standingOn = file.matter.promise?.on ?? today;
  const [term, reason] = splitTerm(rest);
  const read = readTerm(term, today);
  if (!read) return said('extension-unknown-term', doing, { term });
  if (reason === '' || /^(?:理由|原因)$/.test(reason)) return said('extension-reason-missing', doing);
  const { extensionWorkdays } = settingsOf(context.roster, turnedTo(file.matter));
  const later = laterPromise(read, standingOn, extensionWorkdays, calendar, now);
  if (later.ok) return { promise: later.promise, reason };
  return later.why === 'not-later'
    ? said('extension-not-later', doing, { date: dateForPeople(later.standing) })
    : said('extension-too-long', doing, { count: extensionWorkdays, date: dateForPeople(later.latest) });
}

function splitTerm(rest: string): [string, string] {
  const match = /^(\S*?)(?:[\s,，。:：;；]+(.*))?$/s.exec(rest.replace(/^(?:到|至)\s*/, ''));
  return [match?.[1] ?? '', (match?.[2] ?? '').trim()];
}

export function extensionChoices(number: string, id: string): Choice[][] {
  return [[choice('grant', 'desk', 'grant', number, id), choice('refuse', 'desk', 'refuse', number, id)]];
}

/** By the department. */
export function askExtension(doing: Doing): Effect[] {
  const { file, event, context } = doing;
  const { matter } = file;
  if (standing(file, 'extension-asked')) return [said('extension-asked-already', doing)];
  const wanted = readWanted(doing);
  if ('effect' in wanted) return [wanted];
  const text = newText(event.id, 0, 'extension', wanted.reason);
  const tried = attempt({ kind: 'ask-extension', text: text.id, promise: wanted.promise }, 'extend', doing, [text]);
  if ('effect' in tried) return [tried];
  const { number, representative } = matter;
  const reached = representative !== null && isReached(representative, context);
  const asked = askedText(matter, wanted.promise, text.masked, context);
  const done = said('done-extension-asked', doing, { date: dateForPeople(wanted.promise.on), standing: dateForPeople(matter.promise?.on ?? wanted.promise.on) });
  if (!reached) return [...tried.effects, done, ask(staffOf(matter), matter, event.id, asked)];
  const on = workdaysAfter(context.calendar, civilDate(context.now), 2).on;
  return [
    ...tried.effects,
    done,
    ask({ to: 'person', person: representative }, matter, event.id, asked),
    lineTo(staffOf(matter), matter, `${asked}\n${say('extension-with', { representative: nameOf(context, representative) })}`),
    { effect: 'due', id: `extension:${number}:${event.id}`, at: instantOf(on, morning), what: 'notices:extension', args: [number, event.id] },
  ];
}

function askedText(matter: Matter, { on }: Promised, reason: string, context: Context): string {
  const { number, promise } = matter;
  return say('extension-asked', { number, department: departmentName(context, matter.department ?? ''), from: dateForPeople(promise?.on ?? on), date: dateForPeople(on), reason });
}

function ask(to: Audience, { number }: Matter, id: string, text: string): Say {
  return { effect: 'say', to, class: 'notice', purpose: 'line', matter: number, text, choices: extensionChoices(number, id) };
}

/** The representative said nothing for a working day: the officer decides. */
export function extensionUndecided(id: string, context: Context): Effect[] {
  const file = context.matter;
  const open = file && standing(file, 'extension-asked');
  if (!file || open?.id !== id || open.event.type !== 'extension-asked') return [];
  const { matter } = file;
  const text = [askedText(matter, open.event.promise, open.text.masked, context), say('extension-silent', { representative: nameOf(context, matter.representative) })];
  return [ask(staffOf(matter), matter, id, text.join('\n'))];
}

/** 同意延期. */
export function grant(id: string, doing: Doing): Effect[] {
  const open = standing(doing.file, 'extension-asked');
  if (open?.id !== id || open.event.type !== 'extension-asked') return [said('extension-decided', doing)];
  return put({ promise: open.event.promise, reason: open.text.masked, text: open.text.id }, doing);
}

/** 不同意延期: the date stands. */
export function refuseExtension(id: string, doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const { matter } = file;
  if (standing(file, 'extension-asked')?.id !== id) return [said('extension-decided', doing)];
  const tried = attempt({ kind: 'refuse-extension' }, 'extend', doing);
  if ('effect' in tried) return [tried];
  const values = { number: matter.number, date: dateForPeople(matter.promise?.on ?? civilDate(context.now)), who: speaker(context, by) };
  return [
    ...tried.effects,
    said('done-extension-refused', doing, values),
    ...tellColleagues(matter, say('extension-refused-line', values), doing),
    tellHandlers(matter, say('extension-refused', values)),
    ...linkHint(file, doing),
  ];
}

/** `#1 延期 10日 理由`, by staff. */
export function extend(doing: Doing): Effect[] {
  const wanted = readWanted(doing);
  return 'effect' in wanted ? [wanted] : put(wanted, doing);
}

/** The promise moves: resident, department and colleagues hear the new date and who is late. */
function put({ promise, reason, text }: Wanted, doing: Doing): Effect[] {
  const { file, by, event, context } = doing;
  const texts = text === undefined ? [newText(event.id, 0, 'extension', reason)] : [];
  const tried = attempt({ kind: 'extend', text: text ?? texts[0]?.id ?? '', promise, granted: text !== undefined }, 'extend', doing, texts);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const values = {
    number: matter.number,
    date: dateForPeople(promise.on),
    from: dateForPeople(file.matter.promise?.on ?? promise.on),
    reason,
    who: speaker(context, by),
  };
  const told = tellExtended(tried.file, promise.on, context);
  const moment = leavesLater(told);
  return [
    ...tried.effects,
    moment === null ? said('done-extended', doing, values) : said('done-extended-later', doing, { ...values, moment }),
    ...tellColleagues(matter, say('extended-line', values), doing),
    ...told,
    ...(matter.status === 'referred' && !matter.confined ? [tellHandlers(matter, say('extension-granted', values))] : []),
    ...linkHint(file, doing),
    ...extendedToo(tried.file, reason, by, event, context),
    ...watchPromise(matter),
    ...(isLive(file.referral) || (matter.confined && matter.status === 'referred') ? remind(matter, { until: promise.on }, context) : []),
  ];
}

/** Whoever works by the link is told nothing: he sees it there. */
function linkHint({ referral }: MatterFile, doing: Doing): Say[] {
  if (!isLive(referral) || referral.linkHash === null) return [];
  return [said('tell-by-link', doing, { department: departmentName(doing.context, referral.department) })];
}
