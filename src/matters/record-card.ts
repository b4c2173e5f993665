// The record card (党代表联系党员和群众工作记录卡): its fields (RULES §5), what is still missing, and by when it is handed in, by both clocks.

import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { isWorkday, workdaysAfter, type WorkCalendar } from '../calendar/working-days.ts';
import type { MatterNumber, PersonId } from './matter.ts';
import type { Settings } from './roster.ts';

/** 联系形式, as the form prints them: studio, net studio, appointment, visit, other. */
export const cardForms = ['studio', 'net', 'appointment', 'visit', 'other'] as const;
export type CardForm = (typeof cardForms)[number];

/** Who came or was met (联系对象): told freely, each may be left out. Of a group one main person. */
export const personFields = ['name', 'sex', 'age', 'political', 'unit', 'phone', 'address'] as const;
export type PersonField = (typeof personFields)[number];

/** What he said, and what the representative did about it: no card without them. */
export const wordFields = ['opinion', 'handling'] as const;
export type CardField = PersonField | (typeof wordFields)[number];
export const cardFields: readonly CardField[] = [...personFields, ...wordFields];

/** What came of it: answered on the spot (当场答复), a matter of its own (记成事项), nothing to be done. */
export const outcomes = ['answered', 'matter', 'nothing'] as const;
export type CardOutcome = (typeof outcomes)[number];

export interface RecordCard {
  /** Given by what caused it: the same activity never makes two. */
  id: string;
  studio: string;
  representative: PersonId;
  form: CardForm;
  /** The day of the activity. */
  on: CivilDate;
  outcome: CardOutcome;
  matter: MatterNumber | null;
  fields: Readonly<Partial<Record<CardField, string>>>;
  /** Asked for, and left out. */
  skipped: readonly CardField[];
  /** When the person heard what came of it; null: not yet. */
  fedBackOn: CivilDate | null;
  /** Null: its clock has not begun. */
  dueOn: CivilDate | null;
  openedAt: Instant;
  openedBy: PersonId | null;
  handedInAt: Instant | null;
  handedInBy: PersonId | null;
}

/** The card of somebody who came with a number, as short as a button's payload needs it. */
export function cardIdOf({ reception, turn }: { reception: string; turn: number }): string {
  return `${reception.replace('-20', '-')}:${turn}`;
}

/** How many activities of each form. */
export type ActivityCounts = Readonly<Partial<Record<CardForm, number>>>;

/** A card as it is begun: what is said of the person is known as far as he told it. */
export type NewCard = Pick<RecordCard, 'id' | 'studio' | 'representative' | 'form' | 'on' | 'outcome' | 'matter' | 'fields' | 'openedBy'>;

/** What was answered on the spot was fed back there and then. */
export function beginCard(begun: NewCard, settings: Settings, calendar: WorkCalendar, now: Instant): RecordCard {
  const fedBackOn = begun.outcome === 'matter' ? null : begun.on;
  const card: RecordCard = { ...begun, skipped: [], fedBackOn, dueOn: null, openedAt: now, handedInAt: null, handedInBy: null };
  return { ...card, dueOn: dueOf(card, settings, calendar) };
}

/** The result reached the person: by the feedback clock its days begin, once. */
export function fedBack(card: RecordCard, on: CivilDate, settings: Settings, calendar: WorkCalendar): RecordCard {
  if (card.fedBackOn !== null) return card;
  const after = { ...card, fedBackOn: on };
  return { ...after, dueOn: card.dueOn ?? dueOf(after, settings, calendar) };
}

function dueOf({ on, fedBackOn }: RecordCard, { recordCardClock, recordCardWorkdays }: Settings, calendar: WorkCalendar): CivilDate | null {
  const from = recordCardClock === 'activity' ? on : fedBackOn;
  return from === null ? null : workdaysAfter(calendar, from, recordCardWorkdays).on;
}

/** Its last day: one that turned out to be off, when the year's holidays were published, counts as the next working day. */
export function lastDayOf({ dueOn }: Pick<RecordCard, 'dueOn'>, calendar: WorkCalendar): { on: CivilDate; provisional: boolean } | null {
  if (dueOn === null) return null;
  return isWorkday(calendar, dueOn) ? { on: dueOn, provisional: Number(dueOn.slice(0, 4)) > calendar.publishedThrough } : workdaysAfter(calendar, dueOn, 1);
}

/** What is still to be asked, in the order of the form. */
export function missingIn({ fields, skipped }: RecordCard): CardField[] {
  return cardFields.filter((field) => (fields[field] ?? '') === '' && (!skipped.includes(field) || isNeeded(field)));
}

/** Without these a card says nothing. */
export function isNeeded(field: CardField): boolean {
  return field === 'opinion' || field === 'handling';
}

export function withField(card: RecordCard, field: CardField, value: string): RecordCard {
  return { ...card, fields: { ...card.fields, [field]: value }, skipped: card.skipped.filter((one) => one !== field) };
}

/** Left out; what stood there goes. */
export function withoutField(card: RecordCard, field: CardField): RecordCard {
  const { [field]: _, ...fields } = card.fields;
  return { ...card, fields, skipped: [...card.skipped.filter((one) => one !== field), field] };
}

/** Whether anything on it tells who the person is. */
export function namesPerson({ fields }: RecordCard): boolean {
  return personFields.some((field) => (fields[field] ?? '') !== '');
}

/** Fields that are chosen with one tap; new choices are only appended, for a button names the place. */
export const fieldChoices: Readonly<Partial<Record<CardField, readonly string[]>>> = {
  sex: ['男', '女'],
  political: ['中共党员', '共青团员', '民主党派', '群众', '预备党员'],
};

/** Oldest age that is taken for one. */
const oldest = 120;

/** What was typed for a field as it is kept; null where it cannot be one. */
export function readField(field: CardField, typed: string): string | null {
  const text = typed.trim();
  const plain = text.normalize('NFKC');
  switch (field) {
    case 'sex':
      return /^(男|女)[性士]?[。.]?$/.exec(plain)?.[1] ?? null;
    case 'age': {
      const age = /^(?:今年)?(\d{1,3})(?:周?岁)?(?:左右|上下|多)?[。.]?$/.exec(plain)?.[1];
      return age !== undefined && Number(age) >= 1 && Number(age) <= oldest ? String(Number(age)) : null;
    }
    case 'phone':
      return /(?:\d[\s-]?){5,}/.test(plain) && plain.length <= 40 ? plain : null;
    case 'opinion':
    case 'handling':
      return text === '' ? null : text;
    default:
      return text === '' || text.length > 100 ? null : text;
  }
}

const separators = /[\s,，、;；。]+/;

/** 「王桂花 女 68岁 群众 13800000013」: several fields in one line. Null where a part of it is none of these, or it is one alone. */
export function readAtOnce(typed: string): Partial<Record<PersonField, string>> | null {
  const parts = typed.trim().split(separators).filter(Boolean);
  const read: Partial<Record<PersonField, string>> = {};
  for (const part of parts) {
    const found = fieldOf(part);
    if (found === null || read[found.field] !== undefined) return null;
    read[found.field] = found.value;
  }
  return parts.length > 1 ? read : null;
}

function fieldOf(part: string): { field: PersonField; value: string } | null {
  for (const field of ['sex', 'age', 'phone'] as const) {
    const value = readField(field, part);
    if (value !== null) return { field, value };
  }
  const political = fieldChoices.political?.find((one) => one === part || (part === '党员' && one === '中共党员') || (part === '团员' && one === '共青团员'));
  if (political !== undefined) return { field: 'political', value: political };
  return /^\p{Script=Han}{2,4}$/u.test(part) ? { field: 'name', value: part } : null;
}

/** Who came, as far as it stands before what he said. */
export type ToldPerson = Partial<Record<Exclude<PersonField, 'unit' | 'address'>, string>>;

const digit = '[\\d０-９]';
const gap = '[\\s,，、;；。:：]*';
const leadingName = new RegExp(`^(\\p{Script=Han}{2,4})(?=[\\s,，、:：]|电话|${digit})${gap}`, 'u');
const leadingPhone = new RegExp(`^(?:电话|手机)?[\\s:：]*([1１]${digit}{10}|[0０]${digit}{2,3}[-－\\s]?${digit}{7,8})(?!${digit})${gap}`, 'u');
const leadingPart = new RegExp(`^([^\\s,，、;；。:：]{1,6})(?:[\\s,，、;；。:：]+|$)`, 'u');

/** 「王桂花 女 68岁 13800000013 楼道灯坏了」: who came, where sex, age or telephone stands behind his name, and what he said. */
export function readPerson(typed: string): { told: ToldPerson; words: string } {
  const text = typed.trim();
  const [whole = '', name] = leadingName.exec(text) ?? [];
  const told: ToldPerson = name === undefined ? {} : { name };
  let rest = text.slice(whole.length);
  for (let taken = takePart(rest, told); taken !== null; taken = takePart(rest, told)) {
    told[taken.field] = taken.value;
    rest = rest.slice(taken.length);
  }
  // A word and 「群众」 may begin any sentence.
  const isPerson = told.phone !== undefined || (name !== undefined && (told.sex !== undefined || told.age !== undefined));
  return isPerson ? { told, words: rest.trim() } : { told: {}, words: text };
}

/** The next thing that is told of him; null where his words begin. */
function takePart(rest: string, told: ToldPerson): { field: keyof ToldPerson; value: string; length: number } | null {
  const phone = leadingPhone.exec(rest);
  if (phone?.[1] !== undefined) return told.phone === undefined ? { field: 'phone', value: phone[1].normalize('NFKC'), length: phone[0].length } : null;
  const [whole = '', part = ''] = leadingPart.exec(rest) ?? [];
  const found = part === '' || /^[\d０-９]+$/.test(part) ? null : fieldOf(part);
  if (found === null || (found.field !== 'sex' && found.field !== 'age' && found.field !== 'political') || told[found.field] !== undefined) return null;
  return { field: found.field, value: found.value, length: whole.length };
}
