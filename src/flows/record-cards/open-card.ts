// Opening a record card for a reception, an appointment, a visit or an answer on line: kept, told to its representative, reminded when due.

import { instantOf, type CivilDate } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { beginCard, isNeeded, lastDayOf, missingIn, type NewCard, type RecordCard } from '../../matters/record-card.ts';
import { settingsOf } from '../../matters/roster.ts';
import { recordCardRole } from '../../matters/visible-papers.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event } from '../flow.ts';
import { isReached } from '../reached.ts';
import { answer, choice, nameOf, notice } from '../words.ts';
import { cardLabel, dueInWords, missingInWords, ofMatter } from './card-words.ts';

/** At this time of the last day it is called to mind, and of the working day after it the officer hears that it is late. */
const remindAt = '09:00';

/** Opens a card, once for each id. Whoever acts gets it here if it is his; else its representative, or where he is not reached the officers. */
export function openCard(begun: NewCard, event: Event, context: Context): Effect[] {
  const card = beginCard(begun, settingsOf(context.roster, begun.studio), context.calendar, context.now);
  return [...keep(card, context), ...tellOpened(card, event, context)];
}

/** Opens it without a word: of many at once whoever receives is told together. */
export function openCardQuietly(begun: NewCard, context: Context): Effect[] {
  return keep(beginCard(begun, settingsOf(context.roster, begun.studio), context.calendar, context.now), context);
}

function keep(card: RecordCard, context: Context): Effect[] {
  return [{ effect: 'keep-record-card', card, isNew: true }, ...watchCard(card, context)];
}

function tellOpened(card: RecordCard, event: Event, context: Context): Effect[] {
  const { representative } = card;
  const text = openedInWords(card, context);
  const choices = openChoices(card);
  // What only fell due in somebody's chat is no answer to him.
  const isHere = event.chat.kind === 'private' && event.body.kind !== 'due';
  const role = isHere ? recordCardRole(context.roster, event.actor.person, card, context.now) : null;
  if (role === 'representative') return [answer(text, { choices, ...ofMatter(card) })];
  const his = toHim(card, text, context);
  if (role !== null) return [answer(say(his.length > 0 ? 'record-card-opened-for' : 'record-card-opened-alone', { representative: nameOf(context, representative), card: cardLabel(card), due: dueInWords(card, context) }), { choices, ...ofMatter(card) }), ...his];
  return his.length > 0 ? his : [toOfficers(card, text, context)];
}

/** What is to be done about it, where nobody but the studio is reached. */
export function toOfficers(card: RecordCard, text: string, context: Context, choices = openChoices(card)): Effect {
  return notice({ to: 'officers', studio: card.studio }, `${say('record-card-of', { representative: nameOf(context, card.representative) })}${text}`, { choices, ...ofMatter(card) });
}

/** To its representative; empty where he is not reached, or is none any more. */
export function toHim(card: RecordCard, text: string, context: Context, choices = openChoices(card)): Effect[] {
  const { representative: person } = card;
  if (recordCardRole(context.roster, person, card, context.now) !== 'representative' || !isReached(person, context)) return [];
  return [notice({ to: 'person', person }, text, { choices, ...ofMatter(card) })];
}

function openedInWords(card: RecordCard, context: Context): string {
  return [say('record-card-opened', { card: cardLabel(card), due: dueInWords(card, context) }), missingInWords(card)].join('\n');
}

/** 【填缺的】【就这样交】【看一看】; of a complete one that is shown 【确认交】 */
export function openChoices(card: RecordCard, { isShown }: { isShown: boolean } = { isShown: false }): Choice[][] {
  const missing = missingIn(card);
  const button = (name: string): Choice => choice(`record-card-${name}`, 'record-card', name, card.id);
  const handIn = choice(missing.length === 0 ? 'record-card-confirm' : 'record-card-hand-in', 'record-card', 'hand-in', card.id);
  return [[...(missing.length > 0 ? [button('fill')] : []), ...(missing.some(isNeeded) ? [] : [handIn]), ...(isShown ? [] : [button('show')])]];
}

/**
 * Called to mind on its last day, told to the officer when that day is over; all that a representative owes on one day together (card-due.ts).
 * What was handed in by then is not spoken of.
 */
export function watchCard(card: RecordCard, context: Context): Effect[] {
  const [last, after] = card.handedInAt === null ? [remindedOn(card, context), lateOn(card, context)] : [null, null];
  if (last === null || after === null) return [];
  return [...(instantOf(last, remindAt) > context.now ? [watchLastDay(card, last)] : []), watchLate(card, after)];
}

export function remindedOn(card: RecordCard, { calendar }: Pick<Context, 'calendar'>): CivilDate | null {
  return lastDayOf(card, calendar)?.on ?? null;
}

/** The working day after its last one. */
export function lateOn(card: RecordCard, { calendar }: Pick<Context, 'calendar'>): CivilDate | null {
  const last = lastDayOf(card, calendar);
  return last && workdaysAfter(calendar, last.on, 1).on;
}

export function watchLastDay(card: RecordCard, on: CivilDate): Effect {
  return watched('remind', card, on);
}

export function watchLate(card: RecordCard, on: CivilDate): Effect {
  return watched('late', card, on);
}

/** Named by the day that the card was given, however the holidays move it. */
function watched(what: 'remind' | 'late', { representative, dueOn }: RecordCard, on: CivilDate): Effect {
  return { effect: 'due', id: `record-card:${representative}:${dueOn}:${what}`, at: instantOf(on, remindAt), what: `record-card:${what}`, args: [representative, dueOn ?? ''] };
}
