// What falls due of record cards: the last day, the day after it, and the day on which a resident heard what became of his matter.

import { civilDate } from '../../calendar/civil.ts';
import { isWithoutChat, type Matter } from '../../matters/matter.ts';
import { fedBack, type RecordCard } from '../../matters/record-card.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, Need } from '../flow.ts';
import { choice } from '../words.ts';
import { cardLabel, missingInWords } from './card-words.ts';
import { lateOn, openCard, openChoices, remindedOn, toHim, toOfficers, watchCard, watchLastDay, watchLate } from './open-card.ts';

export function dueNeeds(what: string, [first = '', second = '']: readonly string[]): Need[] {
  if (what === 'record-card:fed-back') return [{ need: 'matter', number: first }, { need: 'record-cards-of-matter', number: first }];
  return [{ need: 'record-cards', of: { representatives: [first], studios: [] }, handedIn: false, since: second, limit: mostDue }];
}

/** More than a representative ever owes. */
const mostDue = 100;
/** Named in a message; the list has them all. */
const mostNamed = 3;

export function cardDue(what: string, [, day = '']: readonly string[], event: Event, context: Context): Effect[] {
  if (what === 'record-card:fed-back') return context.matter ? answered(context.matter, event, context) : [];
  const cards = (context.recordCards?.list ?? []).filter(({ dueOn }) => dueOn === day);
  const [card] = cards;
  if (!card) return [];
  const isLate = what === 'record-card:late';
  const on = isLate ? lateOn(card, context) : remindedOn(card, context);
  const today = civilDate(context.now);
  // What stood still for longer speaks of the delay alone.
  if (on === null || (on < today && !isLate)) return [];
  // The year's holidays were published since: that day is off.
  if (on > today) return [isLate ? watchLate(card, on) : watchLastDay(card, on)];
  return [...Map.groupBy(cards, ({ studio }) => studio).values()].flatMap((ofStudio) => (isLate ? late(ofStudio, context) : remind(ofStudio, context)));
}

/** On the last day. */
function remind(cards: readonly RecordCard[], context: Context): Effect[] {
  const [card] = cards;
  if (!card) return [];
  const text = [worded(cards, 'today'), ...(cards.length === 1 ? [missingInWords(card)] : [])].join('\n');
  const his = toHim(card, text, context, choicesFor(cards));
  return his.length > 0 ? his : [toOfficers(card, text, context, choicesFor(cards))];
}

/** The officer hears of it, and the representative once more. */
function late(cards: readonly RecordCard[], context: Context): Effect[] {
  const [card] = cards;
  if (!card) return [];
  const choices = choicesFor(cards);
  return [...toHim(card, worded(cards, 'late'), context, choices), toOfficers(card, worded(cards, 'late-officer'), context, choices)];
}

/** One by its name; several of one day in one breath. */
function worded(cards: readonly RecordCard[], what: 'today' | 'late' | 'late-officer'): string {
  const labels = [...new Set(cards.map(cardLabel))];
  if (cards.length === 1) return say(`record-card-${what}`, { card: labels[0] ?? '' });
  return say(`record-cards-${what}`, { card: labels.slice(0, mostNamed).join('、'), count: String(cards.length) });
}

/** One is opened by its buttons, several from the list. */
function choicesFor(cards: readonly RecordCard[]): Choice[][] {
  const [card] = cards;
  return card && cards.length === 1 ? openChoices(card) : [[choice('record-cards-open', 'record-card', 'list', 'open')]];
}

/** A matter was answered: its cards' feedback clock begins; and what was answered on line gets one, where the studio wants that. */
function answered(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter } = file;
  const settings = settingsOf(context.roster, matter.studio);
  const cards = context.recordCards?.list ?? [];
  const today = civilDate(context.now);
  if (cards.length > 0)
    return cards.flatMap((card) => {
      const after = fedBack(card, today, settings, context.calendar);
      return after === card ? [] : [{ effect: 'keep-record-card', card: after } as const, ...(after.dueOn === card.dueOn ? [] : watchCard(after, context))];
    });
  return settings.recordCardForAnswers ? onLine(file, event, context) : [];
}

/** 网上接访: what a resident wrote and a representative answered. Nothing of the person but what is masked in it. */
function onLine({ matter, texts, history }: MatterFile, event: Event, context: Context): Effect[] {
  if (matter.representative === null || matter.confined || isWithoutChat(matter)) return [];
  const replied = history.findLast((line) => line.event.type === 'replied')?.event;
  const reply = replied?.type === 'replied' ? texts.find(({ id }) => id === replied.text) : undefined;
  const begun = { id: `${matter.number}:${matter.round}`, studio: matter.studio, representative: matter.representative, form: 'net', on: civilDate(context.now), outcome: 'answered', openedBy: null } as const;
  const fields = { opinion: matter.text, handling: say('record-card-handling-answered', { number: matter.number, text: reply?.delivered ?? reply?.masked ?? '' }) };
  return openCard({ ...begun, matter: matter.number, fields }, event, context);
}

/** A reply reached the person, in his chat or by a call that was noted: whether any card has to know of it. */
export function tellRecordCards({ number, round, studio, confined }: Matter, { roster, now }: Context): Effect[] {
  const { recordCardClock, recordCardForAnswers } = settingsOf(roster, studio);
  if (confined || (recordCardClock !== 'feedback' && !recordCardForAnswers)) return [];
  return [{ effect: 'due', id: `record-card:fed-back:${number}:${round}`, at: now, what: 'record-card:fed-back', args: [number] }];
}

