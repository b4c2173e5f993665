// What a department's handler has of a matter: masked words, files, until when, and the five things that he can do.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { mask } from '../../matters/masking.ts';
import type { Matter } from '../../matters/matter.ts';
import { isLive, type Referral } from '../../matters/referral.ts';
import { hasFilesForHandler, isForHandler } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Audience, Choice, Context, Effect, MatterFile, Say, TextKind } from '../flow.ts';
import { choice, filesInWords } from '../words.ts';

/** Of the texts of a matter those that the handler of its present referral may read, as he may read them. */
function textsForHandler({ texts, referral }: MatterFile): { kind: TextKind; on: string; words: string }[] {
  const his = referral === null ? [] : texts.filter((text) => isForHandler(text, referral));
  return his.map((text) => ({
    kind: text.kind,
    // The day is enough: a moment may tell who wrote (FIELD F1).
    on: dateForPeople(civilDate(text.at)),
    words: text.kind === 'contact' ? (text.delivered ?? '') : text.masked,
  }));
}

function filesForHandler({ texts }: MatterFile): readonly Attachment[] {
  return texts.flatMap((text) => (hasFilesForHandler(text) ? text.attachments : []));
}

/** Number, category, place and masked text. */
function headOf(matter: Matter): string {
  const { number, category, place, text } = matter;
  return say('card', { number, category, place: place === null ? say('summary-no-place') : mask(place), text });
}

export function referralChoices({ number }: Matter, { id, extended }: Referral): Choice[][] {
  const button = (name: string): Choice => choice(name, 'desk', name, number, id);
  return [[button('finish'), button('progress')], [...(extended ? [] : [button('extend')]), button('return')], [button('contact')]];
}

/** To each bound handler of the department, in private. */
export function pushReferral(file: MatterFile, context: Context): Effect[] {
  const { matter, referral } = file;
  if (!isLive(referral)) return [];
  const attachments = filesForHandler(file);
  const files = filesInWords(attachments);
  const text = [
    headOf(matter),
    ...(files === '' ? [] : [say('card-files', { files })]),
    say('referral-card', { studio: context.roster.studios.get(matter.studio)?.name ?? '', date: dateForPeople(referral.until) }),
  ];
  const choices = referralChoices(matter, referral);
  return [{ effect: 'say', to: toHandlers(matter), class: 'notice', purpose: 'referral', matter: matter.number, text: text.join('\n'), attachments, choices }];
}

/** The handlers of the department that has the matter. */
export function toHandlers({ studio, department }: Matter): Audience {
  return { to: 'handlers', studio, department: department ?? '' };
}

/** A line about a referral, which may be quoted like its card. */
export function tellHandlers(matter: Matter, text: string, more: Partial<Pick<Say, 'choices' | 'attachments'>> = {}): Say {
  return { effect: 'say', to: toHandlers(matter), class: 'notice', purpose: 'referral', matter: matter.number, text, ...more };
}

/** 查看 by a handler. */
export function referralView(file: MatterFile): Say {
  const { matter, referral } = file;
  const lines = textsForHandler(file).map(({ kind, on, words }) => say('view-line', { moment: on, what: say('view-text', { kind: say(`kind-${kind}`), text: words }) }));
  const attachments = filesForHandler(file);
  const text = [
    headOf(matter),
    ...(attachments.length > 0 ? [say('card-files', { files: filesInWords(attachments) })] : []),
    ...lines,
    ...(referral ? [say('view-latest', { date: dateForPeople(referral.until) })] : []),
  ];
  const choices = isLive(referral) ? referralChoices(matter, referral) : [];
  return { effect: 'say', to: { to: 'here' }, class: 'answer', purpose: 'referral', matter: matter.number, text: text.join('\n'), attachments, choices, quoting: true };
}

/** Who had a matter until now hears that it is no longer his. */
export function tellFormerHandlers(before: MatterFile, after: Matter, context: Context): Effect[] {
  if (!isLive(before.referral) || (after.status === 'referred' && after.department === before.matter.department)) return [];
  const { number } = after;
  const text = after.status === 'replied' ? say('referral-answered', { number }) : say('referral-over', { number, studio: context.roster.studios.get(after.studio)?.name ?? '' });
  return [{ ...tellHandlers(before.matter, text), purpose: 'line' }];
}
