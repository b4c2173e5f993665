// Our own messages that come back: the only sign of delivery that the platform gives. Each belongs to the oldest send of the same words.

import type { Echo } from '../in/receive.ts';

/** A send that may be confirmed. */
export interface Expected {
  /** The echo's id, once it has come. */
  echo(): string | null;
  came: Promise<string>;
  /** Its outcome is known now; a doubtful one goes on waiting. */
  ended(how: 'sent' | 'refused' | 'doubtful'): void;
}

export interface Echoes {
  /** Before each send. `text` null: a file. */
  expect(chat: string, text: string | null): Expected;
  heard(echo: Echo): void;
}

interface Waiting {
  came: (messageId: string) => void;
  echo: string | null;
  untilMs: number;
}

/** The echo of a message that was taken comes soon, or never. */
const SENT_KEPT_MS = 30_000;
const DOUBTFUL_KEPT_MS = 10 * 60_000;
/** Of one chat and text. */
const MAX_WAITING = 50;
const MAX_KEYS = 5_000;
const MAX_HEARD = 2_000;

/** Everything is bounded: what is forgotten counts as not come back. */
export function createEchoes(nowMs: () => number = () => performance.now()): Echoes {
  const waiting = new Map<string, Waiting[]>();
  const heardIds = new Set<string>();

  function those(key: string): Waiting[] {
    return (waiting.get(key) ?? []).filter(({ untilMs }) => untilMs > nowMs());
  }

  return {
    expect(chat, text) {
      const key = keyOf(chat, text);
      const { promise: came, resolve } = Promise.withResolvers<string>();
      const one: Waiting = { came: resolve, echo: null, untilMs: nowMs() + DOUBTFUL_KEPT_MS };
      const others = those(key).slice(1 - MAX_WAITING);
      // Back to the end of the map: the first is the one that was longest not used.
      waiting.delete(key);
      waiting.set(key, [...others, one]);
      if (waiting.size > MAX_KEYS) waiting.delete(waiting.keys().next().value ?? '');
      return {
        came,
        echo: () => one.echo,
        ended(how) {
          if (how === 'sent') one.untilMs = Math.min(one.untilMs, nowMs() + SENT_KEPT_MS);
          if (how === 'refused') one.untilMs = 0;
        },
      };
    },
    heard({ messageId, chat, text }) {
      if (heardIds.has(messageId)) return;
      heardIds.add(messageId);
      if (heardIds.size > MAX_HEARD) heardIds.delete(heardIds.values().next().value ?? '');
      const one = those(keyOf(chat, text)).find(({ echo }) => echo === null);
      if (one === undefined) return;
      one.echo = messageId;
      one.came(messageId);
    },
  };
}

/** Puppets trim, and change spaces. */
function keyOf(chat: string, text: string | null): string {
  return text === null ? `${chat} file` : `${chat} text ${text.replaceAll(/\s/g, '')}`;
}
