// Residents who work through a fixed mix at the Bot API double: a text, its end, the submission, a look at the list; each waits for its answer.

import { isDeepStrictEqual } from 'node:util';
import type { BotApi } from './bot-api/bot-api.ts';
import type { FakeMessage } from './bot-api/chats.ts';
import type { Person } from './bot-api/people.ts';

/** What a resident does, in this order. */
const steps = ['text', 'done', 'submit', 'list'] as const;
type Step = (typeof steps)[number];

/** Messages that one resident writes or presses. */
export const messagesOfMix = steps.length;

/** House numbers have five figures at most. */
const houses = 99_999;

/** Clear, with a place: nothing has to be asked back. Each resident has his own house: no two tell of one lamp. */
export function lampText(resident: number): string {
  return `圭峰路${1 + (resident % houses)}号门口的路灯坏了三天了，晚上看不见路`;
}

export interface PlayOptions {
  /** A wait in vain fails after this. */
  timeoutMs: number;
  /** Called with the time from the message to its answer. */
  answered?: (ms: number) => void;
  /** Asked between two messages; false: the resident leaves. */
  goOn?: () => boolean;
}

type Message = Pick<FakeMessage, 'chat' | 'id' | 'text' | 'buttons'>;

/** Plays the mix for one resident who is new; resolves with the number that he was told, or null when he left before. */
export async function playResident(api: BotApi, person: Person, { timeoutMs, answered, goOn = () => true }: PlayOptions): Promise<string | null> {
  const ask = async (act: () => unknown, fits: (message: Message) => boolean): Promise<Message> => {
    const start = performance.now();
    act();
    const message = await api.chat(person.id).next((seen) => seen.change === 'sent' && fits(seen), timeoutMs);
    answered?.(performance.now() - start);
    return message;
  };
  const listening = await ask(() => person.writes(lampText(person.id)), offers('说完了'));
  if (!goOn()) return null;
  const summary = await ask(() => person.presses(listening, '说完了'), offers('同意并提交'));
  if (!goOn()) return null;
  let shown = summary;
  // On a slow machine the pause after the text may have ended by itself: then a newer summary comes, whose button is another one.
  const isReceiptOrNewer = (message: Message): boolean => numberOf(message) !== null || (offers('同意并提交')(message) && !isDeepStrictEqual(message.buttons, shown.buttons));
  do shown = await ask(() => person.presses(shown, '同意并提交'), isReceiptOrNewer);
  while (numberOf(shown) === null);
  const number = numberOf(shown);
  if (number === null || !goOn()) return number;
  await ask(() => person.writes('/my'), (message) => message.text.includes(number) && numberOf(message) === null);
  return number;
}

/** What an answer of the mix answers; null for any other message. */
export function stepOf(message: Pick<Message, 'text' | 'buttons'>): Step | null {
  if (offers('说完了')(message)) return 'text';
  if (offers('同意并提交')(message)) return 'done';
  if (numberOf(message) !== null) return 'submit';
  return /[A-Z]{2,6}\d{2}-\d{4,}/.test(message.text) ? 'list' : null;
}

/** The number at the head of a receipt or a card. */
export function numberOf({ text }: Pick<Message, 'text'>): string | null {
  return /^[A-Z]{2,6}\d{2}-\d{4,}/.exec(text)?.[0] ?? null;
}

export function offers(label: string): (message: Pick<Message, 'buttons'>) => boolean {
  return ({ buttons }) => buttons.some((row) => row.some((button) => button.label === label));
}
