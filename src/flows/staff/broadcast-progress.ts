// How far an announcement to many has come, in words for whoever had it sent.

import { momentForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { say } from '../../texts/say.ts';
import type { Choice } from '../flow.ts';
import { brief, choice } from '../words.ts';

/** What of it is told. */
export interface Progress {
  number: number;
  text: string;
  /** How many had subscribed when it began. */
  recipients: number | null;
  ending: 'through' | 'stopped' | 'stale' | null;
  /** Null while something of it may still leave. */
  endedAt: Instant | null;
}

/** @param quietUntil when its people may be disturbed again; null: now */
export function progressInWords({ text, recipients, ending, endedAt }: Progress, { sent, failed }: { sent: number; failed: number }, quietUntil: Instant | null): string {
  const all = recipients ?? 0;
  const values = { what: brief(text), sent, failed, all, left: Math.max(0, all - sent - failed) };
  if (endedAt !== null) return say(`broadcast-${ending ?? 'through'}`, values);
  if (ending === 'stopped' || ending === 'stale') return say('broadcast-stopping', values);
  return quietUntil === null ? say('broadcast-running', values) : say('broadcast-quiet', { ...values, moment: momentForPeople(quietUntil) });
}

/** While something of it may still leave it can be stopped. */
export function progressChoices({ number, ending, endedAt }: Progress): readonly (readonly Choice[])[] {
  const isOver = endedAt !== null || ending === 'stopped' || ending === 'stale';
  return isOver ? [] : [[choice('stop-broadcast', 'group-send', 'stop', String(number))]];
}
