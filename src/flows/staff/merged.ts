// What is merged hangs together: what becomes of the leading matter reaches the residents of the others, each about his own number.

import { apply, decide, type By, type Command } from '../../matters/lifecycle.ts';
import type { Matter, MatterNumber } from '../../matters/matter.ts';
import { representativeFor } from '../../matters/representative.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Context, Effect, Event, HistoryLine, MatterFile, MatterText, NewText } from '../flow.ts';
import { tellStep } from '../resident/steps.ts';
import { tellCorrected, tellUnmerged } from '../resident/tell-rarely.ts';
import { tellExtended, tellReply } from '../resident/tell.ts';
import { departmentName, newText } from '../words.ts';
import { decidedCard, lineTo, staffOf } from './card.ts';
import { usualPromise, watchPromise } from './promise.ts';

/** The same command to a matter besides the one in hand: its file after it, and the record. Null where it does not apply. */
export function besides(file: MatterFile, command: Command, by: By, context: Context, texts: readonly NewText[] = []): { file: MatterFile; effect: Effect } | null {
  const decision = decide(file.matter, command, by, context.now);
  if (!decision.ok) return null;
  const matter = decision.events.reduce((present, event) => apply(present, event, by, context.now), file.matter);
  const history = [...file.history, ...decision.events.map((event): HistoryLine => ({ at: context.now, event, by }))];
  const written = texts.map(({ original, ...text }): MatterText => ({ ...text, at: context.now, by, delivered: original }));
  return { file: { ...file, matter, history, texts: [...file.texts, ...written] }, effect: { effect: 'record', matter: matter.number, events: decision.events, by, texts } };
}

/** The leading matter without this one: who was not counted when it came is not counted now. */
export function parted(leading: MatterFile, number: MatterNumber, by: By, context: Context): ReturnType<typeof besides> {
  const joined = leading.history.findLast(({ event }) => event.type === 'joined' && event.number === number)?.event;
  return besides(leading, { kind: 'part', number, ...(joined?.type === 'joined' && joined.again ? { again: true } : {}) }, by, context);
}

/** The ones that wait for the answer of the leading matter. */
export function waitingIn({ merged }: Context): MatterFile[] {
  return merged.filter(({ matter }) => matter.status === 'merged');
}

/** Where the leading matter is now and until when, told to each under his own number. */
export function promisedToo({ promise, representative, department, status }: Matter, by: By, context: Context): Effect[] {
  const command: Command = { kind: 'promise-merged', promise, representative, department: status === 'referred' ? department : null };
  return waitingIn(context).flatMap((file) => {
    const done = besides(file, command, by, context);
    return done ? [done.effect, ...tellStep(done.file, context)] : [];
  });
}

/** The same extension, told to each with who is late. */
export function extendedToo({ matter, history }: MatterFile, reason: string, by: By, event: Event, context: Context): Effect[] {
  const { promise, representative, status } = matter;
  const extended = history.findLast((line) => line.event.type === 'extended')?.event;
  const along = { representative, department: status === 'referred' ? matter.department : null };
  return waitingIn(context).flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'extension', reason);
    const granted = extended?.type === 'extended' && extended.granted === true;
    const done = promise && besides(file, { kind: 'extend-merged', text: text.id, promise, granted, along }, by, context, [text]);
    return done ? [done.effect, ...tellExtended(done.file, promise.on, context)] : [];
  });
}

/** The same progress, kept with each. */
export function progressedToo(leading: Matter, words: string, attachments: readonly Attachment[], by: By, event: Event, context: Context): Effect[] {
  const whose = by.role === 'handler' && leading.department !== null ? { department: leading.department } : {};
  return waitingIn(context).flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'progress', words, attachments);
    const done = besides(file, { kind: 'progress-merged', text: text.id, ...whose }, by, context, [text]);
    return done ? [done.effect, ...tellStep(done.file, context)] : [];
  });
}

/** The same answer, with buttons of his own for each: everybody rates for himself. @param leading as it is after the reply */
export function repliedToo({ matter, history }: MatterFile, { original, attachments }: NewText, by: By, event: Event, context: Context): Effect[] {
  const replied = history.findLast((line) => line.event.type === 'replied')?.event;
  const { wordsOf, released, hints } = replied?.type === 'replied' ? replied : {};
  const author = { ...(wordsOf === undefined ? {} : { wordsOf }), ...(released === undefined ? {} : { released }), ...(hints === undefined ? {} : { hints }) };
  return waitingIn(context).flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'reply', original, attachments);
    const representative = file.matter.representative ?? representativeFor(file.matter, context.roster, context.now);
    const promise = usualPromise(file.matter, context);
    const command: Command = { kind: 'reply-merged', text: text.id, representative, promise, promised: matter.promisedOn, department: matter.department, ...author };
    const done = besides(file, command, by, context, [text]);
    return done ? [done.effect, ...tellReply(done.file, context), decidedCard(done.file, context)] : [];
  });
}

/** A correction reaches whoever got the answer with the leading matter. */
export function correctedToo(words: string, by: By, event: Event, context: Context): Effect[] {
  const answered = context.merged.filter(({ matter }) => matter.status === 'replied' || matter.status === 'closed');
  return answered.flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'correction', words);
    const done = besides(file, { kind: 'correct', text: text.id }, by, context, [text]);
    return done ? [done.effect, ...tellCorrected(done.file, context)] : [];
  });
}

/** The leading matter ended without an answer: each goes back to where it was, with its own promise, and the staff are told. */
export function givenBack(leading: Matter, context: Context): Effect[] {
  const by: By = { person: null, role: 'desk' };
  const back = waitingIn(context).flatMap((file) => besides(file, { kind: 'unmerge' }, by, context) ?? []);
  const [first] = back;
  if (!first) return [];
  const numbers = back.map(({ file }) => file.matter.number).join('、');
  // They are of one studio; the leading one may no longer be spoken of there.
  const told = leading.confined ? say('given-back-alone', { numbers }) : say('given-back', { number: leading.number, numbers });
  const about = leading.confined ? first.file.matter : leading;
  // A department that had one lost it when it was merged: that does not come back by itself.
  const again = waitingIn(context).flatMap(({ matter: { number, merged, department } }) =>
    merged?.back === 'referred' ? [say('given-back-refer-again', { number, department: departmentName(context, department ?? '') })] : [],
  );
  return [
    ...back.flatMap(({ file, effect }) => [effect, decidedCard(file, context), ...tellUnmerged(file, context), ...watchPromise(file.matter)]),
    lineTo(staffOf(about), about, [told, ...again].join('\n')),
  ];
}

/** The resident took back a matter that was merged: the leading one counts one less. */
export function leftLeading(matter: Matter, context: Context): Effect[] {
  const left = matter.status === 'merged' && context.leading ? parted(context.leading, matter.number, { person: null, role: 'desk' }, context) : null;
  return left ? [left.effect, decidedCard(left.file, context)] : [];
}
