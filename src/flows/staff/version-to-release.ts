// A plainer version (简单说法) of what another wrote and an officer releases: shown behind it, taken by whoever may release it, as a draft that still waits to be sent.

import { z } from 'zod';
import { standing } from '../../matters/standing.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Audience, Effect, Flow, MatterFile, Turn } from '../flow.ts';
import { submissionFor } from '../handler/submission.ts';
import { answersHimself, proposedReply } from '../representative/propose.ts';
import { choice, newText } from '../words.ts';
import { lineTo, staffOf } from './card.ts';
import { attempt, said, type Doing } from './doing.ts';
import type { Pending } from './pending.ts';
import { versionFlow } from './plain-version.ts';
import { preview } from './preview.ts';
import { reply, replyCommand } from './reply.ts';

export const versionToRelease: Flow<null> = {
  name: versionFlow,
  state: z.null(),
  needs: (_, { body }) => (body.kind === 'errand' ? [{ need: 'matter', number: body.args[0] ?? '' }] : []),
  turn(_, { id, body }, context) {
    if (body.kind !== 'errand' || body.answer.what !== 'plain-reply' || !context.matter) return { effects: [] };
    const [, what = '', of = ''] = body.args;
    return { effects: shown(context.matter, { what, of }, body.answer.lines.join('\n'), id) };
  },
};

/** Whose words they would stand for: `submission` with its id, `proposal` with how many there were. */
interface Instead {
  what: string;
  of: string;
}

/** Kept with the matter, so that a button finds them, whoever presses it; only while what they are about still waits to be released. */
function shown(file: MatterFile, instead: Instead, version: string, letter: string): Effect[] {
  const { matter } = file;
  if (matter.confined || !stillWaits(file, instead)) return [];
  const text = newText(letter, 0, 'version', version);
  const { number } = matter;
  const choices = [[choice('use-version', 'desk', 'release-version', number, letter, instead.what, instead.of)]];
  // A draft is shown as it will be delivered, and so begins in private where a group reads it masked (decision 0012).
  const to: Audience = text.masked === version ? staffOf(matter) : { to: 'officers', studio: matter.studio };
  return [
    { effect: 'record', matter: number, events: [], by: { person: null, role: 'desk' }, texts: [text] },
    lineTo(to, matter, say('plain-version', { number, text: version }), {}, choices),
  ];
}

/** And has its words: those that were taken out (涉密, 删除我) do not come back in others. */
function stillWaits(file: MatterFile, { what, of }: Instead): boolean {
  if (what !== 'submission') return file.matter.status !== 'replied' && proposedReply(file, of) !== null;
  const open = standing(file, 'reply-submitted');
  return open?.id === of && open.text.delivered !== undefined;
}

/** 【用这个】: a draft of whoever pressed it. A department's answer stays the department's, with its files. */
export function useVersion(letter: string, instead: Instead, doing: Doing): Turn<Pending> {
  const { file, by, event, context } = doing;
  const version = file.texts.find(({ id, kind }) => id === `${letter}.0` && kind === 'version');
  const released = instead.what === 'submission' ? submissionFor(instead.of, doing) : null;
  if (released && 'effect' in released) return { effects: [released] };
  if (!version || !stillWaits(file, instead) || by.role === 'handler' || !answersHimself(doing)) return { effects: [said('version-gone', doing)] };
  const text = version.delivered ?? version.masked;
  const tried = attempt(replyCommand({ ...doing, rest: text }, ''), 'reply', doing);
  if ('effect' in tried) return { effects: [tried] };
  const attachments: readonly Attachment[] = released?.text.attachments ?? [];
  return preview('reply', { text, version: text, attachments, ...(released ? { releases: instead.of } : {}) }, file, by, event, context);
}

/** 【发送】 of such a draft, changed or not. */
export function releaseInstead(submission: string, doing: Doing): Effect[] {
  const open = submissionFor(submission, doing);
  if ('effect' in open) return [open];
  return reply({ ...doing, attachments: open.text.attachments, released: true });
}
