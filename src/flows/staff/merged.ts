// What is merged hangs together: what becomes of the leading matter reaches the residents of the others, each about his own number.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { apply, decide, type By, type Command } from '../../matters/lifecycle.ts';
import { representativeFor } from '../../matters/representative.ts';
import type { Matter, Promised } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, HistoryLine, MatterFile, NewText } from '../flow.ts';
import { marked, newText } from '../words.ts';
import { decidedCard, lineTo } from './card.ts';
import { usualPromise, watchPromise } from './promise.ts';
import { replyMessage } from './reply-message.ts';
import { toResident } from './doing.ts';

/** The same command to a matter besides the one in hand: its file after it, and the record. Null where it does not apply. */
export function besides(file: MatterFile, command: Command, by: By, context: Context, texts: readonly NewText[] = []): { file: MatterFile; effect: Effect } | null {
  const decision = decide(file.matter, command, by, context.now);
  if (!decision.ok) return null;
  const matter = decision.events.reduce((present, event) => apply(present, event, by, context.now), file.matter);
  const history = [...file.history, ...decision.events.map((event): HistoryLine => ({ at: context.now, event, by }))];
  return { file: { ...file, matter, history }, effect: { effect: 'record', matter: matter.number, events: decision.events, by, texts } };
}

/** The ones that wait for the answer of the leading matter. */
export function waitingIn({ merged }: Context): MatterFile[] {
  return merged.filter(({ matter }) => matter.status === 'merged');
}

/** Where the leading matter is now and until when, told to each under his own number. @param id text with number, date and what else is named */
export function promisedToo(id: string, values: Record<string, string>, promise: Promised | null, by: By, context: Context): Effect[] {
  return waitingIn(context).flatMap((file) => {
    const done = besides(file, { kind: 'promise-merged', promise }, by, context);
    return done ? [done.effect, toResident(done.file.matter, marked(say(id, { ...values, number: file.matter.number }), promise), 'notice')] : [];
  });
}

/** The same progress, kept with each. @param index of the first text of this letter that is still free */
export function progressedToo(words: string, values: Record<string, string>, by: By, event: Event, context: Context): Effect[] {
  return waitingIn(context).flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'progress', words);
    const done = besides(file, { kind: 'progress-merged', text: text.id }, by, context, [text]);
    return done ? [done.effect, toResident(file.matter, say('progressed', { ...values, number: file.matter.number, text: words }), 'notice')] : [];
  });
}

/** The same answer, with buttons of his own for each: everybody rates for himself. */
export function repliedToo(words: string, who: string, by: By, event: Event, context: Context): Effect[] {
  return waitingIn(context).flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'reply', words);
    const representative = file.matter.representative ?? representativeFor(file.matter, context.roster, context.now);
    const done = besides(file, { kind: 'reply-merged', text: text.id, representative, promise: usualPromise(file.matter, context) }, by, context, [text]);
    return done ? [done.effect, replyMessage(done.file.matter, words, who, context), decidedCard(done.file, context)] : [];
  });
}

/** A correction reaches whoever got the answer with the leading matter. */
export function correctedToo(words: string, message: (matter: Matter) => Effect, by: By, event: Event, context: Context): Effect[] {
  const answered = context.merged.filter(({ matter }) => matter.status === 'replied' || matter.status === 'closed');
  return answered.flatMap((file, index) => {
    const text = newText(event.id, index + 1, 'correction', words);
    const done = besides(file, { kind: 'correct', text: text.id }, by, context, [text]);
    return done ? [done.effect, message(done.file.matter)] : [];
  });
}

/** The leading matter ended without an answer: each goes back to where it was, with its own promise, and the staff are told. */
export function givenBack(leading: Matter, context: Context): Effect[] {
  const by: By = { person: null, role: 'desk' };
  const back = waitingIn(context).flatMap((file) => besides(file, { kind: 'unmerge' }, by, context) ?? []);
  if (back.length === 0) return [];
  const numbers = back.map(({ file }) => file.matter.number).join('、');
  return [
    ...back.flatMap(({ file, effect }) => [
      effect,
      decidedCard(file, context),
      toResident(file.matter, say('unmerged', { number: file.matter.number, date: dateForPeople(file.matter.promise?.on ?? civilDate(context.now)) }), 'notice'),
      ...watchPromise(file.matter),
    ]),
    lineTo({ to: 'staff', studio: leading.studio }, leading, say('given-back', { number: leading.number, numbers })),
  ];
}

/** The resident took back a matter that was merged: the leading one counts one less. */
export function leftLeading(matter: Matter, context: Context): Effect[] {
  const left = matter.status === 'merged' && context.leading ? besides(context.leading, { kind: 'part', number: matter.number }, { person: null, role: 'desk' }, context) : null;
  return left ? [left.effect, decidedCard(left.file, context)] : [];
}
