// What staff tell a resident in their own words: a reply, a question, why a matter is not registered. In quiet hours it waits for their end (DESIGN §9).

import { addDays, civilDate, dateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import { quietUntil } from '../../calendar/quiet-hours.ts';
import type { By } from '../../matters/lifecycle.ts';
import { isInHand, isWithoutChat, turnedTo, type Matter } from '../../matters/matter.ts';
import { settingsOf } from '../../matters/roster.ts';
import { standing } from '../../matters/standing.ts';
import { say } from '../../texts/say.ts';
import { tellRecordCards } from '../record-cards/card-due.ts';
import type { Context, Effect, HistoryLine, MatterFile } from '../flow.ts';
import { quietHoursOf } from '../quiet.ts';
import { declinedFor } from '../right-door.ts';
import { toResident } from '../staff/doing.ts';
import { choice, departmentName, holderOf, nameOf, speaker } from '../words.ts';
import { replyChoices } from './reply-choices.ts';
import { departmentBefore, holderAlong, wordsOf } from './steps.ts';

const dayMs = 86_400_000;

/** A question that nobody answered is asked once more. */
const askAgainMs = 2 * dayMs;

/** Promised dates are spoken of in the morning of the day after. */
const dayAfterAt = '09:00';

/** By day at once; in quiet hours as things stand at their end. Who may be in danger is awake: his matter waits for nothing. */
export function byDay(matter: Matter, now: Effect[], what: string, args: string[], context: Context): Effect[] {
  const at = matter.urgent ? null : quietUntil(context.now, quietHoursOf(matter, context));
  return at === null ? now : [{ effect: 'due', id: [what, ...args].join(':'), at, what: `push:${what}`, args }];
}

/** The last reply, and what the clock does when nobody rates it. */
export function tellReply(file: MatterFile, context: Context): Effect[] {
  const { number, round } = file.matter;
  return [...byDay(file.matter, pushReply(file, context), 'reply', [number, String(round)], context), ...watchRating(file, context), ...(isWithoutChat(file.matter) ? [] : tellRecordCards(file.matter, context))];
}

export function pushReply(file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const { number, round, promisedOn } = matter;
  const replied = file.history.findLast((line) => line.event.type === 'replied');
  if (replied?.event.type !== 'replied') return [];
  const { text: id, wordsOf: author } = replied.event;
  const sender = senderOf(file, replied.by, context);
  const who = author === undefined ? sender : `${say('holder-representative', { name: nameOf(context, author) })}、${sender}`;
  const attachments = file.texts.find((one) => one.id === id)?.attachments ?? [];
  const lines = [
    say('reply', { number, text: wordsOf(file, id) ?? '', who, date: dateForPeople(civilDate(replied.at)) }),
    ...correctionsOf(file, replied, context),
    promisedOn === null ? say('reply-ask') : say('reply-promised', { date: dateForPeople(promisedOn) }),
  ];
  return [toResident(matter, lines.join('\n'), 'reply', replyChoices(number, round, promisedOn !== null), attachments)];
}

/** What was corrected before the reply had left goes with it: he never reads the wrong one alone. */
function correctionsOf(file: MatterFile, replied: HistoryLine, context: Context): string[] {
  const since = file.history.slice(file.history.indexOf(replied));
  return since.flatMap((line) => (line.event.type === 'corrected' && goesAlong(line, file, context) ? say('reply-corrected-along', { text: wordsOf(file, line.event.text) ?? '' }) : []));
}

/** Whether the reply that it corrects was still held back by the quiet hours. */
export function goesAlong(corrected: HistoryLine, { matter, history }: MatterFile, context: Context): boolean {
  const replied = history.slice(0, history.indexOf(corrected)).findLast(({ event }) => event.type === 'replied');
  const leaves = replied === undefined || matter.urgent ? null : quietUntil(replied.at, quietHoursOf(matter, context));
  return leaves !== null && corrected.at < leaves;
}

/** Whoever passes on a department's answer names it: an officer always, others where they released what it wrote. */
export function senderOf({ matter, history }: MatterFile, by: By, context: Context): string {
  const last = history.findLast((line) => line.event.type === 'replied')?.event;
  const replied = last?.type === 'replied' ? last : undefined;
  const department = replied?.department ?? matter.department;
  const isDepartments = replied?.released === true || by.role === 'officer';
  return isDepartments && department !== null ? `${departmentName(context, department)}、${speaker(context, by)}` : speaker(context, by);
}

/** From the reply, or from the day that it promises: asked about, asked again, closed (DESIGN §3). */
export function watchRating({ matter }: MatterFile, context: Context): Effect[] {
  const { number, round, promisedOn } = matter;
  const { ratingAskDays, closeAfterDays } = settingsOf(context.roster, turnedTo(matter));
  const dayAfter = promisedOn === null ? null : instantOf(addDays(promisedOn, 1), dayAfterAt);
  const start = dayAfter ?? context.now;
  const due = (name: string, at: number, days?: number): Effect => ({
    effect: 'due',
    id: `rating:${number}:${round}:${name}`,
    at,
    what: name === 'close' ? 'push:close' : name === 'promised' ? 'push:promised' : 'push:rating',
    args: [number, String(round), ...(days === undefined ? [] : [String(days)])],
  });
  return [
    ...(dayAfter === null ? [] : [due('promised', dayAfter)]),
    ...ratingAskDays.map((days) => due(String(days), start + days * dayMs, days)),
    due('close', start + closeAfterDays * dayMs),
  ];
}

/** Unanswered, it is asked again after two days. */
export function tellQuestion(file: MatterFile, text: string, context: Context): Effect[] {
  const { number } = file.matter;
  return [
    ...byDay(file.matter, pushQuestion(file, text, context), 'question', [number, text], context),
    { effect: 'due', id: `question-again:${number}:${text}`, at: context.now + askAgainMs, what: 'push:question-again', args: [number, text] },
  ];
}

/** Only the question that still waits for its answer. */
export function pushQuestion(file: MatterFile, text: string, context: Context, lead: 'question' | 'question-again' = 'question'): Effect[] {
  const asked = file.texts.find((one) => one.id === text);
  const { number, question } = file.matter;
  if (!asked || question !== text) return [];
  return [toResident(file.matter, say(lead, { number, text: wordsOf(file, text) ?? '', who: speaker(context, asked.by) }), 'question')];
}

/** An extension was granted, or made by staff. */
export function tellExtended(file: MatterFile, on: CivilDate, context: Context): Effect[] {
  return byDay(file.matter, pushExtended(file, on, context), 'extended', [file.matter.number, on], context);
}

/** Who is late, why, and by when he hears now. Only while that day stands. */
export function pushExtended(file: MatterFile, on: CivilDate, context: Context): Effect[] {
  const { matter, history, texts } = file;
  const { promise, status } = matter;
  const line = history.findLast(({ event }) => event.type === 'extended');
  const extended = line?.event.type === 'extended' ? line.event : null;
  if (!line || !extended || extended.promise.on !== on || promise?.on !== on) return [];
  const { along, granted, text } = extended;
  if (along ? status !== 'merged' : !isInHand(status)) return [];
  const department = along?.department ?? departmentBefore(line, history);
  const values = {
    number: matter.number,
    along: along ? say('along-with') : '',
    date: dateForPeople(on),
    from: dateForPeople(promisedBefore(line, history) ?? on),
    reason: texts.find(({ id }) => id === text)?.masked ?? '',
    who: speaker(context, line.by),
  };
  const told =
    granted === true && department !== null
      ? say('extended', { ...values, department: departmentName(context, department) })
      : say('extended-by-staff', { ...values, holder: along ? holderAlong(along, matter, context) : holderOf(context, matter) });
  return [toResident(matter, told, 'notice')];
}

/** The day that stood before it was moved. */
function promisedBefore(extended: HistoryLine, history: readonly HistoryLine[]): CivilDate | null {
  const earlier = history.slice(0, history.indexOf(extended));
  const promising = earlier.findLast(({ event }) => 'promise' in event && event.type !== 'extension-asked');
  return promising && 'promise' in promising.event ? (promising.event.promise?.on ?? null) : null;
}

/** A department wants to reach him. Like any question it is asked again after two days. */
export function tellContactAsked(file: MatterFile, id: string, context: Context): Effect[] {
  const { number } = file.matter;
  return [
    ...byDay(file.matter, pushContactAsked(file, id, context), 'contact-asked', [number, id], context),
    { effect: 'due', id: `contact-again:${number}:${id}`, at: context.now + askAgainMs, what: 'push:contact-again', args: [number, id] },
  ];
}

/** Only while it still waits for his answer. */
export function pushContactAsked(file: MatterFile, id: string, context: Context, lead: 'contact-ask' | 'contact-ask-again' = 'contact-ask'): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const open = standing(file, 'contact-asked');
  if (open?.id !== id) return [];
  const values = { number, department: departmentName(context, matter.department ?? ''), reason: open.text.masked };
  const choices = [[choice('contact-agree', 'contact', 'agree', number, id), choice('contact-refuse', 'contact', 'refuse', number, id)]];
  return [toResident(matter, say(lead, values), 'question', choices)];
}

export function tellDeclined(file: MatterFile, context: Context): Effect[] {
  return byDay(file.matter, pushDeclined(file, context), 'declined', [file.matter.number], context);
}

/** The reason by a person, the door by its ground, and what the resident can do: contest it, once, or come. */
export function pushDeclined(file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const { number, contested, confined } = matter;
  const declined = file.history.findLast((line) => line.event.type === 'declined');
  if (declined?.event.type !== 'declined' || matter.status !== 'declined') return [];
  const { ground, text } = declined.event;
  const { address = '', phone = '' } = context.roster.studios.get(matter.studio) ?? {};
  const lines = [
    say('declined', { number, officer: nameOf(context, declined.by.person) }),
    say('declined-because', { reason: (text === null ? null : wordsOf(file, text)) ?? '' }),
    ...declinedFor(ground, matter.category, context.roster.studios.get(turnedTo(matter) ?? '')?.doors),
    !contested ? say('declined-contest') : confined ? say('confined-declined-again') : say('declined-in-person', { address, phone }),
  ];
  const contest = contested ? [] : [[choice('contest', 'my', 'contest', number)]];
  return [toResident(matter, lines.join('\n'), 'notice', [...contest, [choice('understood', 'my', 'understood', number)]])];
}
