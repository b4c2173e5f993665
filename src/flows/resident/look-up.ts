// 查询 BM26-0001 ABCD2345: with number and code somebody who came or called follows his matter in a chat from then on.

import { z } from 'zod';
import { decide } from '../../matters/lifecycle.ts';
import { isWithoutChat, numberIn } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, MatterFile } from '../flow.ts';
import { toResident } from '../staff/doing.ts';
import { answer } from '../words.ts';

/** What was typed: number and code, or what there is of them. Null when it is no such command. */
export function readLookUp(text: string): { number: string; code: string } | 'incomplete' | null {
  const typed = text.normalize('NFKC').trim().replace(/[。.!！]$/, '');
  if (!/^(?:\/check\b|查询)/i.test(typed)) return null;
  const read = /^(?:\/check|查询)[\s:：]*#?([A-Za-z]{2,6}\d{2})\s*[-－—–_]\s*(\d{4,9})[\s,，:：]+(?:查询码[\s:：]*)?([0-9A-Za-z][0-9A-Za-z\s-]{5,14})$/i.exec(typed);
  if (read) return { number: numberIn((read[1] ?? '').toUpperCase(), Number(read[2])), code: read[3] ?? '' };
  return /^(?:\/check|查询)(?:$|码$|[\s:：]*#?[A-Za-z]{2,6}\d{2})/i.test(typed) ? 'incomplete' : null;
}

function askedIn({ body }: Event): { number: string; code: string } | null {
  const read = body.kind === 'message' ? readLookUp(body.text) : null;
  return read === 'incomplete' ? null : read;
}

export const lookUp: Flow<null> = {
  name: 'look-up',
  state: z.null(),
  needs(_, event) {
    const asked = askedIn(event);
    return asked ? [{ need: 'matter-by-code', ...asked }, { need: 'same-matter' }] : [];
  },
  turn(_, event, context) {
    const asked = askedIn(event);
    if (!asked) return { effects: [answer(say('look-up-how'))] };
    if (context.lookup === 'too-many-tries') return { effects: [answer(say('look-up-too-many')), { effect: 'refuse', reason: 'too-many-tries' }] };
    const file = context.matter;
    // A wrong code and a number that does not exist are answered alike (DESIGN §9).
    if (context.lookup !== 'found' || !file) return { effects: [answer(say('look-up-unknown', { number: asked.number })), { effect: 'refuse', reason: 'bad-code' }] };
    return { effects: linked(file, event, context) };
  },
};

/** From now on the matter is his, in this chat, under all numbers that it had; the code has done its work and is not shown again. */
function linked(asked: MatterFile, event: Event, context: Context): Effect[] {
  const { person } = event.actor;
  if (person === null) return [];
  const { matter } = latest(asked, context.linked);
  const { number } = matter;
  const by = { person, role: 'resident' } as const;
  const found = number === asked.matter.number ? say('looked-up', { number }) : say('looked-up-moved', { number: asked.matter.number, next: number });
  const said = answer(found, { matter: number, choices: [[{ label: say('choice-show'), flow: 'my', choice: 'show', args: [number] }]] });
  if (matter.resident === person && matter.conversation === event.chat.key) return [{ effect: 'erase' }, said];
  const records = [asked, ...context.linked].flatMap((one): Effect[] => {
    const decision = decide(one.matter, { kind: 'link', resident: person, conversation: event.chat.key }, by, context.now);
    return decision.ok ? [{ effect: 'record', matter: one.matter.number, events: decision.events, by, texts: [] }] : [];
  });
  // Whoever had it until now is told: a code may have been seen by somebody else.
  const former: Effect[] = isWithoutChat(matter) ? [] : [toResident(matter, say('linked-elsewhere', { number, phone: context.roster.studios.get(matter.studio)?.phone ?? '' }), 'notice')];
  return [...records, { effect: 'erase' }, ...former, said];
}

/** The slip has the first number: the matter may go on under another one, in the studio that it was handed to. */
function latest(file: MatterFile, others: readonly MatterFile[]): MatterFile {
  const next = others.find(({ matter }) => matter.number === file.matter.handedTo);
  return next ? latest(next, others) : file;
}
