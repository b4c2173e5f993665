// What falls due of record cards: the last day, the day after it, and the day on which a resident heard what became of his matter.

import { civilDate } from '../../calendar/civil.ts';
import { isWithoutChat, type Matter } from '../../matters/matter.ts';
import { fedBack, type RecordCard } from '../../matters/record-card.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile, Need } from '../flow.ts';
import { cardLabel, missingInWords } from './card-words.ts';
import { openCard, toHim, toOfficers, watchCard } from './open-card.ts';

export function dueNeeds(what: string, [first = '']: readonly string[]): Need[] {
  return what === 'record-card:fed-back' ? [{ need: 'matter', number: first }, { need: 'record-cards-of-matter', number: first }] : [{ need: 'record-card', id: first }];
}

export function cardDue(what: string, event: Event, context: Context): Effect[] {
  if (what === 'record-card:fed-back') return context.matter ? answered(context.matter, event, context) : [];
  const { recordCard: card } = context;
  if (!card || card.handedInAt !== null || card.dueOn === null) return [];
  return what === 'record-card:late' ? late(card, context) : remind(card, context);
}

/** On its last day; what stood still for longer speaks of the delay alone. */
function remind(card: RecordCard, context: Context): Effect[] {
  if (card.dueOn !== civilDate(context.now)) return [];
  const text = [say('record-card-today', { card: cardLabel(card) }), missingInWords(card)].join('\n');
  const his = toHim(card, text, context);
  return his.length > 0 ? his : [toOfficers(card, text, context)];
}

/** The officer hears of it, and the representative once more. */
function late(card: RecordCard, context: Context): Effect[] {
  const label = { card: cardLabel(card) };
  return [...toHim(card, say('record-card-late', label), context), toOfficers(card, say('record-card-late-officer', label), context)];
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

