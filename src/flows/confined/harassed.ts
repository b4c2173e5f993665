// 「有人为难我」: one question, then an urgent confined letter straight to the level above, never through the studio (DESIGN §1, FIELD F3).

import { z } from 'zod';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { begin } from '../../matters/lifecycle.ts';
import { mask } from '../../matters/masking.ts';
import { dangerOf } from '../../matters/screening.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, Message, Turn } from '../flow.ts';
import { scopeOf } from '../resident/raising.ts';
import { postCard } from '../staff/card.ts';
import { watchPromise } from '../staff/promise.ts';
import { answer, confidantsInWords, filesInWords, newText, pinsInWords } from '../words.ts';
import { keepingOf, nobodyFree, type Keeping } from './keeping.ts';

/** The one question was asked. */
const state = z.object({ asked: z.literal(true) });
type Asked = z.infer<typeof state>;

export function readsHarassed(text: string): boolean {
  return /^(?:现在)?有人(?:在)?(?:故意)?(?:为难|刁难|报复|打击报复|欺负)(?:了)?我(?:了|们|家)?[。.!！]?$|^有人找我(?:的)?麻烦了?[。.!！]?$/.test(text.normalize('NFKC').trim());
}

export const harassed: Flow<Asked> = {
  name: 'harassed',
  state,
  needs(asked, { body, at, chat }, { roster }) {
    const district = districtOf(roster.studios.get(chat.studio ?? '') ?? null, [...roster.districts.keys()]);
    if (!asked || body.kind !== 'message' || district === null) return [];
    return [{ need: 'next-number', scope: scopeOf(district, at) }];
  },
  turn(asked, event, context) {
    const { body } = event;
    if (body.kind !== 'message') return asks(event, context);
    if (!asked || readsHarassed(body.text)) return asks(event, context);
    if (isNothing(body.text)) return { state: null, effects: [answer(say('harassed-nothing'))] };
    return letter(body, event, context);
  },
};

function districtOf(studio: Studio | null, districts: readonly string[]): string | null {
  return studio?.district ?? districts[0] ?? null;
}

function isNothing(text: string): boolean {
  return /^(?:\/cancel|取消|没事了?|算了|不用了)[。.!！]?$/.test(text.trim());
}

function asks(event: Event, context: Context): Turn<Asked> {
  const keeping = keepingOf('', context.studio, event, context);
  if (!keeping || keeping.confidants.length === 0) return { state: null, effects: keeping ? nobodyFree(event, context, keeping.district) : [] };
  const who = confidantsInWords(context, keeping.district, keeping.confined);
  return { state: { asked: true }, effects: [answer(say('harassed-ask', { who }))] };
}

/** Danger in it comes first, as anywhere: the number to call. */
function letter(message: Message, event: Event, context: Context): Turn<Asked> {
  const names = message.attachments.flatMap(({ name }) => name ?? []);
  const keeping = keepingOf([message.text, ...names].join('\n'), context.studio, event, context);
  const danger = dangerOf(message.text);
  const first = danger ? [answer(say(`danger-${danger.kind}`), { class: 'alert' })] : [];
  if (!keeping || keeping.confidants.length === 0 || context.nextNumber === null)
    return { state: null, effects: [...first, ...nobodyFree(event, context, keeping?.district ?? '')] };
  return { state: null, effects: [...first, ...raise(message, context.nextNumber, keeping, event, context)] };
}

function raise({ text, attachments, pin }: Message, number: string, { district, confined, confidants }: Keeping, event: Event, context: Context): Effect[] {
  const pins = pin ? [pin] : [];
  const original = newText(event.id, 0, 'original', [text.trim(), pinsInWords(pins)].filter(Boolean).join('\n'), attachments);
  const by = { person: event.actor.person, role: 'resident' } as const;
  const raised = {
    type: 'raised' as const,
    studio: district,
    confined,
    resident: event.actor.person ?? '',
    conversation: event.chat.key,
    draft: event.id,
    category: '政务服务与作风' as const,
    place: null,
    masked: mask(text.trim()) || say('summary-files', { files: filesInWords(attachments, pins.length) }),
    attachmentCount: attachments.length,
    urgent: true,
    suspicion: null,
    owner: confidants[0]?.person ?? null,
    promise: { what: 'triage' as const, ...workdaysAfter(context.calendar, civilDate(context.now), 1) },
    text: original.id,
  };
  const matter = begin(number, raised, context.now);
  const said = say('harassed-receipt', { number, who: confidantsInWords(context, district, confined), date: dateForPeople(raised.promise.on) });
  return [
    { effect: 'record', matter: number, events: [raised], by, texts: [original] },
    { ...postCard(matter, context, { attachments, pins, lead: say('card-harassed') }), class: 'alert' },
    ...watchPromise(matter),
    answer(said, { matter: number, purpose: 'receipt' }),
  ];
}
