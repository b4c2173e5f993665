// Whoever has no chat is phoned: what was said is noted by a named person, a call that nobody took comes again, and he rates by call.

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { decide, type By } from '../../matters/lifecycle.ts';
import { isWithoutChat, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, Rating } from '../flow.ts';
import { tellRecordCards } from '../record-cards/card-due.ts';
import { choice, nameOf, writtenText } from '../words.ts';
import { lineHere, lineTo, staffOf } from './card.ts';
import { attempt, said, type Doing } from './doing.ts';

/** When what nobody took is tried again. */
const callAgainAt = '09:00';

/** What has to be told, for the officers of a studio: the words for the resident, and what can be pressed. */
export function callChoices(number: string): Choice[][] {
  return [[choice('told-resident', 'desk', 'told-resident', number), choice('call-missed', 'desk', 'call-missed', number)], [choice('see-phone', 'desk', 'see-phone', number)]];
}

/** 已告知: by phone or in person, noted by whoever did it. */
export function tell(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const text = writtenText(event, 0, 'told', rest === '' ? say('told-as-written') : rest);
  const tried = attempt({ kind: 'tell', text: text.id }, 'tell', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = file;
  const line = say('done-told', { number: matter.number, who: nameOf(context, by.person), date: dateForPeople(civilDate(context.now)) });
  const isRated = isWithoutChat(matter) && matter.status === 'replied' && solvedOf(file) === null;
  const choices = isRated ? [[byCall('solved', 'call-solved', matter), byCall('unsolved', 'call-unsolved', matter)], [byCall('not-asked', 'call-unasked', matter)]] : [];
  const fedBack = matter.status === 'replied' ? tellRecordCards(matter, context) : [];
  return [...tried.effects, ...fedBack, lineHere(isRated ? `${line}\n${say('call-rating')}` : line, matter.number, { choices }), { effect: 'no-longer-due', id: callId(matter) }];
}

/** 没打通: noted, and said again on the next working day. */
export function missed(doing: Doing): Effect[] {
  const { file, context } = doing;
  const { number } = file.matter;
  const tried = attempt({ kind: 'miss-call' }, 'tell', doing);
  if ('effect' in tried) return [tried];
  const { on } = workdaysAfter(context.calendar, civilDate(context.now), 1);
  const count = tried.file.history.filter((line) => line.event.type === 'call-missed').length;
  return [
    ...tried.effects,
    lineHere(say('call-missed', { number, count: String(count), date: dateForPeople(on) }), number),
    { effect: 'due', id: callId(file.matter), at: instantOf(on, callAgainAt), what: 'notices:call', args: [number] },
  ];
}

/** The due row of a call that nobody took. */
export function callId({ number }: Matter): string {
  return `call:${number}`;
}

/** The call that nobody took, once more, unless somebody has told him meanwhile. */
export function callAgain({ matter: file }: Context): Effect[] {
  if (!file || !isWithoutChat(file.matter)) return [];
  const last = file.history.findLast((line) => line.event.type === 'call-missed' || line.event.type === 'told');
  if (last?.event.type !== 'call-missed') return [];
  const { number } = file.matter;
  const words = file.texts.findLast((text) => text.kind === 'correction' || text.kind === 'reply' || text.kind === 'question');
  const text = say('call-again', { number, text: (words?.delivered ?? words?.masked) || say('call-where') });
  return [lineTo(staffOf(file.matter), file.matter, text, {}, callChoices(number))];
}

/** Name and phone, for whoever has to call: in his own chat, and kept that he was shown them. */
export function showContact(file: MatterFile, by: By, event: Event, context: Context): Effect[] {
  const { number } = file.matter;
  if (by.person === null) return [];
  const { name = null, phone = null } = context.contact ?? {};
  if (name === null && phone === null) return [lineHere(say('contact-none', { number }), number)];
  const shown = say('contact', { number, name: name ?? say('contact-no-name'), phone: phone ?? say('contact-no-phone') });
  return [
    { effect: 'log-opening', matter: number, by, what: 'contact', reason: say('contact-reason') },
    { effect: 'say', to: { to: 'person', person: by.person, alone: true }, class: 'answer', purpose: 'line', matter: number, text: shown },
    ...(event.chat.kind === 'group' ? [lineHere(say('contact-in-private', { number, who: nameOf(context, by.person) }), number)] : []),
  ];
}

function byCall(label: string, name: string, { number, round }: Matter): Choice {
  return choice(label, 'desk', name, number, String(round));
}

function solvedOf({ matter, rating }: MatterFile): boolean | null {
  return rating?.round === matter.round ? rating.solved : null;
}

/** What he said on the phone, noted once; of who has a chat nobody notes it. */
export function ratedByCall(name: string, round: string, file: MatterFile, by: By, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  const line = (id: string, choices: Choice[][] = []): Effect => lineHere(say(id, { number, who: nameOf(context, by.person) }), number, { choices });
  /** By whom it was noted. */
  const noted = (kind: 'close-by-call' | 'rate-by-call' = 'rate-by-call'): Effect[] => {
    const decision = decide(matter, { kind }, by, context.now);
    return decision.ok ? [{ effect: 'record', matter: number, events: decision.events, by, texts: [] }] : [];
  };
  if (!isWithoutChat(matter)) return [line('rating-not-yours')];
  if (Number(round) !== matter.round) return [line('call-rated-old')];
  const before: Rating = file.rating?.round === matter.round ? file.rating : { round: matter.round, solved: null, contacted: null, satisfaction: null };
  if (name === 'call-unasked') return before.solved === null ? [line('call-unasked')] : [line('call-rated-already')];
  const satisfaction = ({ 'call-satisfied': 'satisfied', 'call-mostly': 'mostly', 'call-dissatisfied': 'dissatisfied' } as const)[name as 'call-satisfied'];
  if (satisfaction !== undefined)
    return before.satisfaction !== null || before.solved === null ? [line('call-rated-already')] : [{ effect: 'rate', matter: number, rating: { ...before, satisfaction }, reason: null }, ...noted(), line('call-rated')];
  if (before.solved !== null) return [line('call-rated-already')];
  const solved = name === 'call-solved';
  const rated: Effect = { effect: 'rate', matter: number, rating: { ...before, solved, contacted: true }, reason: null };
  const next = [[byCall('satisfied', 'call-satisfied', matter), byCall('mostly', 'call-mostly', matter), byCall('dissatisfied', 'call-dissatisfied', matter)]];
  return [
    rated,
    ...noted(solved ? 'close-by-call' : 'rate-by-call'),
    line(solved ? 'call-solved' : 'call-unsolved', next),
  ];
}

/** What had been told stands in the item itself. */
export function toldAsWritten(doing: Doing): Effect[] {
  const told = doing.file.history.findLast((line) => line.event.type === 'told');
  const since = doing.file.history.findLast((line) => line.event.type === 'replied' || line.event.type === 'asked' || line.event.type === 'corrected');
  // Pressed again, or by a colleague who called as well: who did it is said.
  if (told && told.at >= (since?.at ?? 0)) return [said('told-already', doing, { who: nameOf(doing.context, told.by.person), date: dateForPeople(civilDate(told.at)) })];
  return tell({ ...doing, rest: '' });
}
