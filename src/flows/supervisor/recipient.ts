// 书面提醒 and 要求说明 to whoever does not act, about no single matter: a representative by name, or a studio by name or code.

import type { SupervisorForm } from '../../matters/document.ts';
import { representativesOf } from '../../matters/roster.ts';
import { supervisedStudios } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { AtHand, Context, Event, Turn } from '../flow.ts';
import { maxTextChars, pendingMs } from '../staff/pending.ts';
import { answer, choice } from '../words.ts';
import type { Recipient } from './documents.ts';
import type { State } from './waiting.ts';
import { addressee } from '../documents/in-words.ts';

/** Whom a supervisor means, among those he watches; several may have one name. */
export function recipientsNamed(named: string, { actor }: Event, { roster, now }: Pick<AtHand, 'roster' | 'now'>): Recipient[] {
  const wanted = named.replace(/代表$/, '');
  return supervisedStudios(roster, actor.grants).flatMap((studio): Recipient[] => {
    const { name = '' } = roster.studios.get(studio) ?? {};
    if (named.toUpperCase() === studio || named === name) return [{ studio, toPerson: null }];
    return representativesOf(roster, studio, now).flatMap((member) => (member.name === named || member.name === wanted ? [{ studio, toPerson: member.person }] : []));
  });
}

/** One look before it goes out. */
export function showTo(form: SupervisorForm, named: string, text: string, event: Event, context: Context): Turn<State> {
  const [to, second] = recipientsNamed(named, event, context);
  const values = { name: named, form: say(`form-${form}`) };
  if (!to) return { effects: [answer(say('recipient-unknown', values))] };
  if (second) return { effects: [answer(say('recipient-several', values))] };
  if (text === '') return { effects: [answer(say('recipient-words', values))] };
  if (text.length > maxTextChars) return { effects: [answer(say('recipient-too-long', { length: text.length, limit: maxTextChars }))] };
  const choices = [[choice('send', 'supervise', 'send-to', event.id), choice('cancel', 'supervise', 'cancel', 'x')]];
  const preview = say('recipient-preview', { ...values, addressee: addressee({ ...to, toDepartment: null, form }, context), text });
  return { state: { waiting: { for: 'sending-to', form, to: named, text, id: event.id }, until: context.now + pendingMs }, effects: [answer(preview, { choices })] };
}
