// What a resident adds to a matter that is under way: the answer to a question, a supplement (补充), a correction (更正).

import { decide } from '../../matters/lifecycle.ts';
import { mask } from '../../matters/masking.ts';
import { openStatuses, type Matter } from '../../matters/matter.ts';
import { dangerOf, type Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Context, Effect, Event, Message, Pin, Turn } from '../flow.ts';
import { beforeAdding } from '../confined/before-adding.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, filesInWords, lookerName, numberUnknown, pinsInWords, writtenText } from '../words.ts';
import { attachmentsOf, endOf, newDraft, pinsOf, textOf, withMessage } from './draft.ts';
import { after, isIdle, type Raising } from './raising.ts';
import { setApartChoice } from './set-apart.ts';

/** What is added: one message, or the parts of a draft that turned out to belong here. */
interface Addition {
  text: string;
  attachments: readonly Attachment[];
  pins: readonly Pin[];
  /** It changes what was said before. */
  correction: boolean;
}

/** `BM26-0001 又坏了`: a number, then what is to be added to it. */
const numberFirst = /^#?([A-Za-z]{2,6}\d{2})\s*[-－—–_]\s*(\d{4,9})(?!\d)[\s:：,，。]*(?=\S)/;

/** The matter that a message names by quoting a message about it, or by beginning with its number. */
export function numberNamed({ body, quoted }: Event): string | null {
  if (body.kind !== 'message') return null;
  if (quoted?.matter != null) return quoted.matter;
  const typed = numberFirst.exec(body.text.normalize('NFKC').trim());
  return typed?.[1] === undefined ? null : `${typed[1].toUpperCase()}-${typed[2]}`;
}

/** Somebody asked and the resident has not yet answered. */
export function hasQuestion({ matter }: Context): boolean {
  return matter !== null && matter.matter.question !== null;
}

/** 【补充】: what comes next belongs to this matter. */
export function supplementPressed(number: string, event: Event, context: Context): Turn<Raising> {
  if (!isOwn(context, event)) return { effects: numberUnknown(number, event) };
  return { state: after('after', number, context.now), effects: [answer(say('supplement-how', { number }), { matter: number })] };
}

/** A message that names its matter. Somebody else's number is answered exactly like one that does not exist (DESIGN §9). */
export function addNamed(number: string, raising: Raising | null, event: Event, message: Message, context: Context): Turn<Raising> {
  if (!isOwn(context, event)) return { effects: numberUnknown(number, event) };
  const text = event.quoted?.matter == null ? message.text.normalize('NFKC').trim().replace(numberFirst, '') : message.text;
  return addMessage(raising, event, { ...message, text }, context, true);
}

/**
 * What follows within ten minutes goes the same way, unless a report is under way.
 * @param isNamed he said himself where it belongs; else it may be another matter
 */
export function addMessage(raising: Raising | null, event: Event, message: Message, context: Context, isNamed = false): Turn<Raising> {
  const matter = context.matter?.matter;
  const before = looksBefore(event, message, context);
  if (before && 'asks' in before) return before.asks;
  const effects = before ? [...before.effects, ...add(additionOf(message), event, { ...context, matter: before.file }, null, !isNamed)] : [];
  const goesOn = matter && openStatuses.includes(matter.status) && isIdle(raising);
  return goesOn ? { state: after('after', matter.number, context.now), effects } : { effects };
}

/** What comes before it is passed on: the question whether it is about somebody who would see it, or confining the matter. */
export function looksBefore(event: Event, message: Message, context: Context): ReturnType<typeof beforeAdding> | null {
  const words = withMessage(context.draft ?? newDraft(event, context.now), event.messageId, message, context.now);
  return context.matter && words && beforeAdding(words, context.draft === null, context.matter, event, context);
}

/** Within an emergency: shown to the staff at once, and the number to call is said again and again. */
export function addToDanger(raising: Raising, event: Event, message: Message, context: Context): Turn<Raising> {
  const before = dangerOf(context.matter?.matter.text ?? '');
  const danger = dangerOf(message.text) ?? before;
  const effects = add(additionOf(message), event, context, danger);
  // It is another danger than it seemed, or one more: its own number and act.
  const isAnother = danger !== null && danger.kind !== 'other' && danger.kind !== before?.kind;
  return { state: raising, effects: isAnother ? [answer(say(`danger-${danger.kind}`), { class: 'alert' }), ...effects] : effects };
}

/** What was kept as a draft turns out to belong to an open matter. */
export function addDraft(number: string, event: Event, context: Context): Turn<Raising> {
  const { draft } = context;
  if (!isOwn(context, event)) return { effects: numberUnknown(number, event) };
  if (!draft) return { effects: [answer(say('all-added', { number }), { matter: number })] };
  const before = context.matter && beforeAdding(draft, true, context.matter, event, context);
  if (!before || 'asks' in before) return before?.asks ?? { effects: [] };
  const addition = {
    text: textOf(draft),
    attachments: attachmentsOf(draft),
    pins: pinsOf(draft),
    correction: draft.parts.every((part) => part.edited),
  };
  return { state: after('after', number, context.now), effects: [...endOf(event), ...before.effects, ...add(addition, event, { ...context, matter: before.file })] };
}

function additionOf({ text, attachments, pin, edited }: Message): Addition {
  return { text, attachments, pins: pin ? [pin] : [], correction: edited };
}

function isOwn({ matter }: Context, event: Event): boolean {
  return matter !== null && matter.matter.resident === event.actor.person;
}

/** Records what was said with the matter in hand, and shows it to whoever has it. */
function add({ text, attachments, pins, correction }: Addition, event: Event, context: Context, danger: Danger | null = null, mayBeAnother = false): Effect[] {
  const matter = context.matter?.matter;
  if (!matter) return [];
  const { number } = matter;
  const isAnswer = matter.question !== null && !correction;
  const words = [text.trim(), pinsInWords(pins)].filter(Boolean).join('\n');
  const kept = writtenText(event, 0, isAnswer ? 'answer' : 'supplement', words, attachments);
  const command = isAnswer ? ({ kind: 'answer', text: kept.id } as const) : ({ kind: 'supplement', text: kept.id, correction } as const);
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, command, by, context.now);
  if (!decision.ok) return [answer(matter.handedTo === null ? say('not-open-any-more', { number }) : say('goes-on-elsewhere', { number, next: matter.handedTo }))];
  const files = filesInWords(attachments, pins.length);
  const shown = [mask(text.trim()), files === '' ? '' : say('summary-files', { files })].filter(Boolean).join('\n');
  const kind = isAnswer ? 'answer' : correction ? 'correction' : 'supplement';
  const told = tellStaff(matter, say(`staff-${kind}`, { number, text: shown }), { attachments, pins });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [kept] },
    answer(said(matter, kind, danger, context), {
      matter: number,
      ...(danger ? { class: 'alert' as const } : {}),
      ...(mayBeAnother && (kind === 'supplement' || (kind === 'answer' && tellsMore(text, event))) ? { choices: [[setApartChoice(number, event.id)]] } : {}),
    }),
    ...(danger ? told.map(urgently) : told),
  ];
}

/** A few words answer what was asked. Where choices are numbers, 「1」 may be the answer said once more. */
const fewChars = 10;

function tellsMore(text: string, { chat }: Event): boolean {
  return chat.hasButtons && text.trim().length > fewChars;
}

function urgently(effect: Effect): Effect {
  return effect.effect === 'say' ? { ...effect, class: 'alert' } : effect;
}

function said(matter: Matter, kind: 'answer' | 'correction' | 'supplement', danger: Danger | null, context: Context): string {
  const { number, confined } = matter;
  if (danger && confined) return say('danger-added-confined', { number, call: danger.phone, who: lookerName(context, matter) });
  if (danger) return say('danger-added', { number, call: danger.phone });
  const texts = { answer: 'answered', correction: 'corrected', supplement: 'supplemented' } as const;
  return say(texts[kind], { number });
}
