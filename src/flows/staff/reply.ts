// 答复: the answer to the resident, delivered as it was written, with who gave it and when, and the three buttons.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Command } from '../../matters/lifecycle.ts';
import { representativeFor } from '../../matters/representative.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { answersHimself, proposedReply } from '../representative/propose.ts';
import { choice, departmentName, nameOf, newText, speaker } from '../words.ts';
import { attempt, decided, said, toResident, type Doing } from './doing.ts';
import { usualPromise } from './promise.ts';

/** @param text id of the sealed text */
export function replyCommand({ file: { matter }, context }: Doing, text: string): Command {
  const representative = matter.representative ?? representativeFor(matter, context.roster, context.now);
  return { kind: 'reply', text, representative, promise: usualPromise(matter, context) };
}

/** A representative's proposal goes out in his words with one tap of the officer's. */
export function sendProposed(nth: string, doing: Doing): Effect[] {
  const proposed = proposedReply(doing.file, nth);
  if (!proposed || !answersHimself(doing)) return [said('proposal-replaced', doing)];
  return reply({ ...doing, rest: proposed.text, ...(proposed.person === null ? {} : { wordsOf: proposed.person }) });
}

export function reply(doing: Doing): Effect[] {
  return sendReply({ ...doing, attachments: [] });
}

/** @param released it is the department's own answer, with its files */
export function sendReply(doing: Doing, released = false): Effect[] {
  const { by, event, context, rest, attachments } = doing;
  const text = newText(event.id, 0, 'reply', rest, attachments);
  const tried = attempt(replyCommand(doing, text.id), 'reply', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { number } = matter;
  const isDepartments = matter.department !== null && (released || by.role === 'officer');
  const sender = isDepartments ? `${departmentName(context, matter.department ?? '')}、${speaker(context, by)}` : speaker(context, by);
  const who = doing.wordsOf === undefined ? sender : `${say('holder-representative', { name: nameOf(context, doing.wordsOf) })}、${sender}`;
  const told = say('reply', { number, text: rest, who, date: dateForPeople(civilDate(context.now)) });
  const args = [number, String(matter.round)];
  const choices = [
    [choice('solved', 'rate', 'solved', ...args), choice('unsolved', 'rate', 'unsolved', ...args)],
    [choice('unclear', 'rate', 'unclear', ...args)],
  ];
  return [toResident(matter, `${told}\n${say('reply-ask')}`, 'reply', choices, attachments), ...decided(tried, say('done-replied', { number }), doing)];
}
