// The second matter of a sentence, `#1 并入 #3`: how it is typed, and what has to be known of it.

import { numberIn } from '../../matters/matter.ts';
import { actingRole, confinedFor, mayLookUp, studiosFor } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Need, Say } from '../flow.ts';
import { answer } from '../words.ts';
import type { Pending } from './pending.ts';
import { numberNotFound, severalFit } from './view.ts';

/** As it was typed: whole, or the running number alone. */
type Typed = { number: string } | { running: number };

export function readTarget(text: string): Typed | null {
  const plain = text.normalize('NFKC').trim().replace(/[。.!！]$/, '').replace(/^到\s*/, '');
  const whole = /^#?\s*([A-Za-z]{2,6}\d{2})\s*-\s*(\d{1,9})$/.exec(plain);
  if (whole) return { number: numberIn((whole[1] ?? '').toUpperCase(), Number(whole[2])) };
  const short = /^#?\s*(\d{1,9})(?:号|件)?$/.exec(plain);
  return short ? { running: Number(short[1]) } : null;
}

export function needsOfTarget(text: string, event: Event): Need[] {
  const target = readTarget(text);
  if (!target) return [];
  if ('running' in target) return [{ need: 'other-by-running-number', studios: studiosFor(event.chat, event.actor.studios), confined: confinedFor(event.chat, event.actor.confided), running: target.running }];
  return mayLookUp(target.number, event.chat) ? [{ need: 'other-matter', number: target.number }] : [];
}

/** The matter that is meant; for whom it does not exist, it is answered like one that there is not. Null: nothing was named. */
export function targetIn(text: string, event: Event, context: Context): MatterFile | Say | null {
  const target = readTarget(text);
  if (!target) return null;
  const sees = (matter: MatterFile['matter']): boolean => actingRole(context.roster, event.actor.person, matter, context.now) !== null && !(matter.confined && event.chat.kind === 'group');
  const { other } = context;
  if (other && sees(other.matter)) return other;
  const fitting = context.fitting.filter(sees);
  if ('running' in target && fitting.length > 1) return severalFit(target.running, fitting);
  if ('number' in target && !mayLookUp(target.number, event.chat)) return answer(say('ask-elsewhere'), { quoting: true });
  return numberNotFound('number' in target ? target.number : `#${target.running}`);
}

/** `#3` alone would show a matter; after 「并到哪一件？」 it says which one. */
export function answersPrompt(pending: Pending | null, { body, chat, quoted }: Event): boolean {
  const waiting = pending?.pending;
  if (waiting?.kind !== 'prompt' || waiting.act !== 'merge' || body.kind !== 'message') return false;
  return (chat.kind === 'private' || quoted?.purpose === 'prompt-merge') && readTarget(body.text) !== null;
}
