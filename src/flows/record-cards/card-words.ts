// A record card in words: its name in a line, what is missing, and the whole of it for whoever may open it.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { mask } from '../../matters/masking.ts';
import type { MatterNumber } from '../../matters/matter.ts';
import { lastDayOf, missingIn, personFields, type CardField, type RecordCard } from '../../matters/record-card.ts';
import { say } from '../../texts/say.ts';
import type { Context } from '../flow.ts';
import { brief, nameOf } from '../words.ts';

/** 「12月10日（周四）接待」 */
export function cardName({ on, form }: Pick<RecordCard, 'on' | 'form'>): string {
  return say('record-card-name', { date: dateForPeople(on), form: say(`record-card-form-${form}`) });
}

/** Whatever shows words of a matter says of which: should they have to go, it goes with them. */
export function ofMatter({ matter }: RecordCard): { matter?: MatterNumber } {
  return matter === null ? {} : { matter };
}

/** With the first words of what was said, masked: two of one day are told apart. */
export function cardLabel(card: RecordCard): string {
  const about = brief(mask(card.fields.opinion ?? ''), 12);
  return about === '' ? cardName(card) : say('record-card-label', { card: cardName(card), topic: about });
}

export function fieldName(field: CardField): string {
  return say(`record-card-field-${field}`);
}

/** 「还差：姓名、性别」, or that nothing is missing. */
export function missingInWords(card: RecordCard): string {
  const missing = missingIn(card);
  return missing.length === 0 ? say('record-card-complete') : say('record-card-missing', { fields: missing.map(fieldName).join('、') });
}

/** By when it is handed in, or that it was. */
export function dueInWords(card: RecordCard, { calendar }: Pick<Context, 'calendar'>): string {
  if (card.handedInAt !== null) return say('record-card-handed-in-on', { date: dateForPeople(civilDate(card.handedInAt)) });
  const last = lastDayOf(card, calendar);
  return last === null ? say('record-card-due-later') : `${say('record-card-due', { date: dateForPeople(last.on) })}${last.provisional ? say('day-provisional') : ''}`;
}

/** The whole of it. */
export function cardInWords(card: RecordCard, context: Context): string {
  const { fields } = card;
  const person = personFields.flatMap((field) => (fields[field] ?? '') === '' ? [] : [say('record-card-field', { field: fieldName(field), value: fields[field] ?? '' })]);
  return [
    cardName(card),
    say('record-card-field', { field: say('record-card-field-representative'), value: nameOf(context, card.representative) }),
    ...person,
    ...(['opinion', 'handling'] as const).flatMap((field) => (fields[field] === undefined ? [] : [say('record-card-field', { field: fieldName(field), value: fields[field] })])),
    ...(card.handedInAt === null ? [missingInWords(card)] : []),
    dueInWords(card, context),
  ].join('\n');
}
