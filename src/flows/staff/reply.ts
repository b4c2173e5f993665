// 答复: the answer to the resident, delivered as it was written, with who gave it and when, and the three buttons.

import type { Command } from '../../matters/lifecycle.ts';
import type { Matter } from '../../matters/matter.ts';
import { representativeFor } from '../../matters/representative.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { answersHimself, proposedReply } from '../representative/propose.ts';
import { departmentName, nameOf, speaker, writtenText } from '../words.ts';
import { lineHere } from './card.ts';
import { attempt, decided, said, type Doing } from './doing.ts';
import { correctedToo, repliedToo } from './merged.ts';
import { usualPromise } from './promise.ts';
import { correctionMessage, replyMessage } from './reply-message.ts';

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
  const { by, event, context, rest } = doing;
  const text = writtenText(event, 0, 'reply', rest);
  const tried = attempt(replyCommand(doing, text.id), 'reply', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { number } = matter;
  const who = speakerFor(matter, doing);
  return [
    replyMessage(matter, rest, who, context),
    ...decided(tried, say('done-replied', { number }), doing),
    ...repliedToo(rest, who, by, event, context),
  ];
}

/** 更正: a reply that was delivered and was not right. The resident sees that it is corrected; his rating stays open. */
export function correct(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const text = writtenText(event, 0, 'correction', rest);
  const tried = attempt({ kind: 'correct', text: text.id }, 'correct', doing, [text]);
  if ('effect' in tried) return [tried];
  const who = speakerFor(file.matter, doing);
  const message = (matter: Matter): Effect => correctionMessage(matter, rest, who, context);
  const { number } = file.matter;
  return [message(tried.file.matter), ...tried.effects, lineHere(say('done-corrected', { number }), number), ...correctedToo(rest, message, by, event, context)];
}

/** An officer who passes on a department's answer, or a representative's words, names them. */
function speakerFor({ department }: Matter, { by, wordsOf, context }: Doing): string {
  const sent = department !== null && by.role === 'officer' ? `${departmentName(context, department)}、${speaker(context, by)}` : speaker(context, by);
  return wordsOf === undefined ? sent : `${say('holder-representative', { name: nameOf(context, wordsOf) })}、${sent}`;
}
