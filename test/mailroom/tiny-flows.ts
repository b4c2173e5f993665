// Flows of a few lines for tests of the mailroom: they echo, count, raise matters and fail on demand.

import { z } from 'zod';
import type { Attachment, Context, Effect, Event, Say, Turn } from '../../src/flows/flow.ts';
import type { OpenFlow } from '../../src/flows/route.ts';
import type { MatterEvent } from '../../src/matters/lifecycle.ts';

const counted = z.object({ count: z.number() });

/** A bug that quotes what it was given, as bugs do. */
class TinyFlowError extends Error {}

function here(text: string, more: Partial<Say> = {}): Effect {
  return { effect: 'say', to: { to: 'here' }, class: 'answer', purpose: 'answer', text, ...more };
}

function toStaff(text: string, more: Partial<Say> = {}): Effect {
  return { effect: 'say', to: { to: 'staff', studio: 'BM' }, class: 'notice', purpose: 'notice', text, ...more };
}

/** What an event says, as one line. */
function wordsOf({ body }: Event): string {
  if (body.kind === 'message') return body.text;
  if (body.kind === 'press') return `pressed ${body.choice} ${body.args.join(' ')}`.trim();
  if (body.kind === 'due') return `due ${body.what} ${body.args.join(' ')}`.trim();
  if (body.kind === 'undelivered') return `undelivered ${body.purpose} ${body.why}`;
  return body.kind === 'unknown' ? `unknown ${body.what}` : body.kind;
}

function filesOf({ body }: Event): Attachment[] {
  return body.kind === 'message' ? body.attachments : [];
}

function raise(event: Event, { nextNumber, matter, now }: Context, words: string): Turn<unknown> {
  if (matter) return { effects: [here(`again ${matter.matter.number}`)] };
  const { person } = event.actor;
  if (nextNumber === null || person === null) throw new TinyFlowError('no number, or nobody');
  const text = `${event.id}-original`;
  const promise = { what: 'triage' as const, on: '2026-11-25', provisional: false };
  const raised: MatterEvent = {
    type: 'raised', studio: 'BM', resident: person, conversation: event.chat.key, draft: event.id, category: '市政设施', place: null,
    masked: words, attachmentCount: 0, urgent: false, suspicion: null, owner: null, promise, text,
  };
  return {
    state: null,
    effects: [
      { effect: 'record', matter: nextNumber, events: [raised], by: { person, role: 'resident' }, texts: [{ id: text, kind: 'original', original: words, masked: words, attachments: [] }] },
      { effect: 'drop-draft' },
      { effect: 'due', id: `late:${nextNumber}`, at: now + 60_000, what: 'late', args: [nextNumber] },
      { effect: 'count-screening', ground: 'judicial', outcome: 'shown' },
      { effect: 'remember', studio: 'BM', consented: true },
      here(`receipt ${nextNumber}`, { purpose: 'receipt', matter: nextNumber }),
      toStaff(`${nextNumber} ${words}`, { purpose: 'card', matter: nextNumber, attachments: filesOf(event), choices: [[{ label: 'take', flow: 'tiny', choice: 'take', args: [nextNumber] }]] }),
    ],
  };
}

function draft(event: Event, words: string): Turn<unknown> {
  const part = { messageId: event.messageId ?? '', text: words, attachments: [], pin: null, edited: false };
  return {
    effects: [
      { effect: 'keep-draft', draft: { id: event.id, parts: [part], revision: 1, startedAt: event.at, touchedAt: event.at, place: null, placeAsked: false, forked: null } },
      { effect: 'due', id: `quiet:${event.chat.key}`, at: event.at + 6000, what: 'quiet', args: [] },
      here('noted'),
    ],
  };
}

/** `raise …`, `draft …`, `boom …`, `notice …`, `alert …`, `quoting`, `bare`, the button `take`; anything else is counted and echoed with two buttons. */
function turn(data: unknown, event: Event, context: Context): Turn<unknown> {
  const said = wordsOf(event);
  const [command = '', ...rest] = said.split(' ');
  const words = rest.join(' ');
  if (event.body.kind === 'undelivered') return { effects: [toStaff(said)] };
  if (event.body.kind === 'withheld') return { effects: [{ effect: 'erase' }, here('withheld')] };
  switch (command) {
    case 'raise':
      return raise(event, context, words);
    case 'draft':
      return draft(event, words);
    case 'boom':
      throw new TinyFlowError(`cannot handle ${words}`);
    case 'notice':
      return { effects: [here(words, { class: 'notice' })] };
    case 'alert':
      return { effects: [here(words, { class: 'alert' })] };
    case 'staff':
      return { effects: [toStaff(words)] };
    case 'staff-alert':
      return { effects: [toStaff(words, { class: 'alert', purpose: 'alert' })] };
    case 'bare':
      return { effects: [] };
    case 'quoting':
      return { effects: [here(`quoted ${event.quoted?.matter ?? 'nothing'}`)] };
    case 'pressed':
      if (rest[0] !== 'take') break;
      return { effects: [{ effect: 'rewrite-pressed', matter: 'BM26-0001', purpose: 'notice', text: `${rest[1]} taken`, choices: [] }, here(`taken ${rest[1]}`)] };
    default:
  }
  return echo(data, said);
}

function echo(data: unknown, said: string): Turn<unknown> {
  const read = counted.safeParse(data);
  const count = (read.success ? read.data.count : 0) + 1;
  const choices = [[{ label: 'yes', flow: 'tiny', choice: 'yes', args: [String(count)] }, { label: 'no', flow: 'tiny', choice: 'no' }]];
  return { state: { count }, effects: [here(`${count} ${said}`, { choices })] };
}

export const tinyFlow: OpenFlow = {
  name: 'tiny',
  needs: (_, event) =>
    event.body.kind === 'message' && event.body.text.startsWith('raise ')
      ? [{ need: 'matter-of-draft', draft: event.id }, { need: 'next-number', scope: 'BM26' }]
      : [],
  turn,
};

export const tinyRoute = (): OpenFlow => tinyFlow;
