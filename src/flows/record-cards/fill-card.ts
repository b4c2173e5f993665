// Filling in a card: the missing fields one by one, with one tap where there are choices, until it is complete.

import { fieldChoices, isNeeded, missingIn, namesPerson, personFields, readAtOnce, readField, withField, withoutField, type CardField, type RecordCard } from '../../matters/record-card.ts';
import { recordCardRole } from '../../matters/visible-papers.ts';
import { say } from '../../texts/say.ts';
import { says } from '../choices.ts';
import type { Choice, Context, Effect, Event, Turn } from '../flow.ts';
import { inRows } from '../staff/prompt.ts';
import { answer, choice } from '../words.ts';
import { cardInWords, fieldName, ofMatter } from './card-words.ts';
import { openChoices } from './open-card.ts';

/** Which field of which card was asked for. */
export interface Asked {
  card: string;
  field: CardField;
}

const perRow = 3;

/** The next missing field, or the whole card to be handed in. */
export function goOn(card: RecordCard, event: Event, context: Context, before: readonly Effect[] = []): Turn<Asked> {
  const [field] = missingIn(card);
  return field === undefined ? { state: null, effects: [...before, ...whole(card, event, context)] } : ask(card, field, before);
}

/** The whole card, with what can be done about it. Whoever is shown who somebody is leaves a trace; of a matter its resident can ask for it. */
export function whole(card: RecordCard, { actor: { person } }: Event, context: Context): Effect[] {
  const change = choice('record-card-change', 'record-card', 'change', card.id);
  const print = choice('record-card-print', 'record-card', 'print', card.id);
  const role = recordCardRole(context.roster, person, card, context.now);
  const isNamed = namesPerson(card) && person !== null && role !== null;
  return [
    ...(isNamed ? [{ effect: 'log-record-card-opening', card: card.id, by: person } as const] : []),
    ...(isNamed && card.matter !== null ? [{ effect: 'log-opening', matter: card.matter, by: { person, role }, what: 'contact', reason: say('record-card-reason') } as const] : []),
    answer(cardInWords(card, context), { choices: card.handedInAt === null ? [...openChoices(card, { isShown: true }), [change, print]] : [[change, print]], ...ofMatter(card) }),
  ];
}

export function ask(card: RecordCard, field: CardField, before: readonly Effect[] = []): Turn<Asked> {
  const values = fieldChoices[field] ?? [];
  const options = values.map((label, index): Choice => ({ label, flow: 'record-card', choice: 'set', args: [card.id, field, String(index)] }));
  const last = [...(isNeeded(field) ? [] : [choice('skip', 'record-card', 'skip', card.id, field)]), choice('record-card-later', 'record-card', 'later', card.id)];
  return { state: { card: card.id, field }, effects: [...before, answer(say(`record-card-ask-${field}`), { choices: [...inRows(options, perRow), last] })] };
}

/** Which field is to be changed. */
export function askWhich(card: RecordCard): Turn<Asked> {
  const fields: CardField[] = ['name', 'sex', 'age', 'political', 'unit', 'phone', 'address', 'opinion', 'handling'];
  const choices = fields.map((field): Choice => ({ label: fieldName(field), flow: 'record-card', choice: 'field', args: [card.id, field] }));
  return { effects: [answer(say('record-card-which'), { choices: inRows(choices, perRow) })] };
}

/** 「不留」: left out, rather than printed in the form. */
const untold = /^(?:他|她)?(?:没有?|无|没留|没说|不留|不(?:愿意?|想|肯)(?:留|说|讲)?|不(?:清楚|知道|详))[。.]?$/;

/** What was typed for the field that was asked for. */
export function typed(card: RecordCard, field: CardField, text: string, event: Event, context: Context): Turn<Asked> {
  if (says(text, '跳过') || (!isNeeded(field) && untold.test(text.trim()))) return isNeeded(field) ? ask(card, field) : kept(card, withoutField(card, field), event, context);
  const several = isNeeded(field) ? null : readAtOnce(text);
  if (several) return kept(card, personFields.reduce((one, name) => (several[name] === undefined ? one : withField(one, name, several[name])), card), event, context);
  const value = readField(field, text);
  if (value === null) return ask(card, field, [answer(say(text.length > 100 ? 'record-card-field-too-long' : `record-card-again-${field === 'sex' || field === 'age' || field === 'phone' ? field : 'other'}`))]);
  return kept(card, withField(card, field, value), event, context);
}

/** Each field is kept as it comes: whoever stops here goes on another day. Who corrects one is shown the card as it is now. */
export function kept(before: RecordCard, card: RecordCard, event: Event, context: Context): Turn<Asked> {
  const keep: Effect = { effect: 'keep-record-card', card };
  const isCorrection = missingIn(before).length === missingIn(card).length;
  return isCorrection ? { state: null, effects: [keep, ...whole(card, event, context)] } : goOn(card, event, context, [keep]);
}
