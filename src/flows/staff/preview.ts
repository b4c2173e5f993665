// One look before something goes to a resident: 【发送】【改】【取消】, for its author alone, for ten minutes.

import { dateForPeople } from '../../calendar/civil.ts';
import type { By } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Turn } from '../flow.ts';
import { answersHimself } from '../representative/propose.ts';
import { asWritten, choice, filesInWords, nameOf } from '../words.ts';
import { lineHere } from './card.ts';
import { besidesText, pendingMs, type Pending, type Words } from './pending.ts';
import { answering, onTheWay, plainHints } from './plain-hints.ts';
import { askPlainVersion } from './plain-version.ts';
import { readReply } from './promised-day.ts';

/** Where a representative only proposes, the officer sees it first (RULES L3). What residents would not understand is hinted at. */
export function preview(act: 'reply' | 'correct' | 'progress', words: Words, file: MatterFile, by: By, event: Event, context: Context): Turn<Pending> {
  const { number, round } = file.matter;
  const { text } = words;
  const isProposal = !answersHimself({ file, by, context });
  const files = filesInWords(words.attachments ?? []);
  // The letter's id tells one preview from the next: an older one's 【发送】 never sends what came later.
  const choices = [
    [choice('send', 'desk', 'send', number, event.id)],
    [choice('edit', 'desk', 'edit', number, event.id), choice('cancel', 'desk', 'cancel', number, event.id)],
  ];
  const lead = say(isProposal && act === 'reply' ? 'preview-proposal' : `preview-${act}`, { number, text });
  const besides = act === 'reply' ? [...promised(text, context), ...repliedBefore(file, context)] : [];
  const hints = plainHints(text, act === 'reply' ? answering(file) : onTheWay);
  const shown = [lead, ...(files === '' ? [] : [say('card-files', { files })]), ...besides, ...hints];
  return {
    state: { pending: { kind: 'preview', act, number, text, id: event.id, round, ...besidesText(words) }, until: context.now + pendingMs },
    effects: [lineHere(shown.join('\n'), number, { purpose: 'preview', choices, quoting: true }), ...askPlainVersion(file.matter, words, hints, event.id, context)],
  };
}

/** Which day was read as a promise, while it can still be written otherwise. */
function promised(text: string, context: Context): string[] {
  const { promisedOn } = readReply({ rest: text, context });
  return promisedOn === null ? [] : [asWritten(say('preview-promised', { date: dateForPeople(promisedOn) }), promisedOn, context)];
}

/** A second reply is possible, and should not be given unawares. */
function repliedBefore({ matter, history }: MatterFile, context: Context): string[] {
  const last = matter.status === 'replied' ? history.findLast((line) => line.event.type === 'replied') : undefined;
  return last ? [say('preview-again', { who: nameOf(context, last.by.person) })] : [];
}
