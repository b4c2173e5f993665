// 答复 and 更正: the answer to the resident, delivered as it was written, with who gave it and when; it may promise a day (承诺12月10日).

import { dateForPeople } from '../../calendar/civil.ts';
import type { Command } from '../../matters/lifecycle.ts';
import { hintsFor } from '../../matters/plain-language.ts';
import { mask } from '../../matters/masking.ts';
import { representativeFor } from '../../matters/representative.ts';
import { standing } from '../../matters/standing.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { answersHimself, proposedReply } from '../representative/propose.ts';
import { tellCorrected } from '../resident/tell-rarely.ts';
import { tellReply, watchRating } from '../resident/tell.ts';
import { writtenText } from '../words.ts';
import { lineHere, lineTo } from './card.ts';
import { attempt, decided, leavesLater, said, type Doing } from './doing.ts';
import { correctedToo, repliedToo } from './merged.ts';
import { answering } from './plain-hints.ts';
import { usualPromise } from './promise.ts';
import { readReply } from './promised-day.ts';

/** @param text id of the sealed text */
export function replyCommand(doing: Doing, text: string): Command {
  const { matter } = doing.file;
  const { context } = doing;
  const representative = matter.representative ?? representativeFor(matter, context.roster, context.now);
  const hints = hintsFor(doing.rest, answering(doing.file)).length;
  const whose = { ...(doing.wordsOf === undefined ? {} : { wordsOf: doing.wordsOf }), ...(doing.released === undefined ? {} : { released: doing.released }), ...(hints === 0 ? {} : { hints }) };
  return { kind: 'reply', text, representative, promise: usualPromise(matter, context), promised: readReply(doing).promisedOn, ...whose };
}

/** A representative's proposal goes out in his words with one tap of the officer's. */
export function sendProposed(nth: string, doing: Doing): Effect[] {
  const proposed = proposedReply(doing.file, nth);
  if (!proposed || !answersHimself(doing)) return [said('proposal-replaced', doing)];
  return reply({ ...doing, rest: proposed.text, ...(proposed.person === null ? {} : { wordsOf: proposed.person }) });
}

export function reply(doing: Doing): Effect[] {
  const { by, event, context, attachments } = doing;
  const { words, promisedOn } = readReply(doing);
  const text = writtenText(event, 0, 'reply', words, attachments);
  const tried = attempt(replyCommand(doing, text.id), 'reply', doing, [text]);
  if ('effect' in tried) return [tried];
  const { number } = tried.file.matter;
  const told = tellReply(tried.file, context);
  const moment = leavesLater(told);
  const done = moment === null ? say('done-replied', { number }) : say('done-leaves-later', { number, moment });
  const watched = promisedOn === null ? [] : [say('done-promised', { date: dateForPeople(promisedOn) })];
  return [...told, ...decided(tried, [done, ...watched].join('\n'), doing), ...resultTold(words, doing), ...repliedToo(tried.file, text, by, event, context)];
}

/** The result goes back to the representative (RULES L3), masked; not what he wrote or was shown before it left. */
function resultTold(words: string, { file, by, wordsOf, released, rest }: Doing): Effect[] {
  const { matter } = file;
  const { representative, number, confined } = matter;
  if (representative === null || confined || (released !== undefined && rest === standing(file, 'reply-submitted')?.text.delivered) || representative === by.person || representative === wordsOf) return [];
  return [lineTo({ to: 'person', person: representative }, matter, say('replied-for-representative', { number, text: mask(words) }))];
}

/** 更正: a reply that was delivered and was not right. The resident sees that it is corrected; his rating stays open. */
export function correct(doing: Doing): Effect[] {
  const { by, event, context, rest } = doing;
  const text = writtenText(event, 0, 'correction', rest);
  const tried = attempt({ kind: 'correct', text: text.id }, 'correct', doing, [text]);
  if ('effect' in tried) return [tried];
  const { number } = tried.file.matter;
  const told = tellCorrected(tried.file, context);
  const moment = leavesLater(told);
  const done = moment === null ? say('done-corrected', { number }) : say('done-leaves-later', { number, moment });
  // Who had not understood is asked anew, from now on.
  const watched = doing.file.matter.unclear ? watchRating(tried.file, context) : [];
  return [...told, ...tried.effects, lineHere(done, number), ...watched, ...correctedToo(rest, by, event, context)];
}
