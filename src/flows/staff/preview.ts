// One look before something goes to a resident: 【发送】【改】【取消】, for its author alone, for ten minutes.

import { dateForPeople } from '../../calendar/civil.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Turn } from '../flow.ts';
import { choice, nameOf } from '../words.ts';
import { lineHere } from './card.ts';
import { pendingMs, type Pending } from './pending.ts';
import { readReply } from './promised-day.ts';

/** @param isProposal the officer sees it first (RULES L3) */
export function preview(act: 'reply' | 'correct' | 'progress', text: string, file: MatterFile, event: Event, context: Context, isProposal = false): Turn<Pending> {
  const { number, round } = file.matter;
  // The letter's id tells one preview from the next: an older one's 【发送】 never sends what came later.
  const choices = [
    [choice('send', 'desk', 'send', number, event.id)],
    [choice('edit', 'desk', 'edit', number, event.id), choice('cancel', 'desk', 'cancel', number, event.id)],
  ];
  const shown = [say(isProposal && act === 'reply' ? 'preview-proposal' : `preview-${act}`, { number, text }), ...(act === 'reply' ? [...promised(text, context), ...repliedBefore(file, context)] : [])].join('\n');
  return {
    state: { pending: { kind: 'preview', act, number, text, id: event.id, round }, until: context.now + pendingMs },
    effects: [lineHere(shown, number, { purpose: 'preview', choices, quoting: true })],
  };
}

/** Which day was read as a promise, while it can still be written otherwise. */
function promised(text: string, context: Context): string[] {
  const { promisedOn } = readReply({ rest: text, context });
  return promisedOn === null ? [] : [say('preview-promised', { date: dateForPeople(promisedOn) })];
}

/** A second reply is possible, and should not be given unawares. */
function repliedBefore({ matter, history }: MatterFile, context: Context): string[] {
  const last = matter.status === 'replied' ? history.findLast((line) => line.event.type === 'replied') : undefined;
  return last ? [say('preview-again', { who: nameOf(context, last.by.person) })] : [];
}
