// After a reply: 已解决, 没解决, 看不懂; contacted, solved and satisfied stay three facts; 再办一次 goes to the same desk (RULES L9).

import { z } from 'zod';
import { addDays, civilDate, dateForPeople } from '../../calendar/civil.ts';
import { decide } from '../../matters/lifecycle.ts';
import { turnedTo } from '../../matters/matter.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, MatterFile, Message, Rating, Say, Turn } from '../flow.ts';
import { needsToConfine } from '../confined/before-adding.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, choice, holderOf, staleButton, writtenText } from '../words.ts';
import { addMessage, looksBefore } from './add-to-matter.ts';
import { again } from './do-again.ts';
import { newDraft, withMessage } from './draft.ts';
import { foundUnclear } from './unclear.ts';

/** Waiting for the words of 「哪里没解决」. */
const state = z.object({ matter: z.string(), round: z.number() });
type Waiting = z.infer<typeof state>;

/** A press on a reply that still stands. */
interface Pressing {
  file: MatterFile;
  /** What was said of this reply so far. */
  rating: Rating;
  event: Event;
  context: Context;
}

/** Every choice there is: a name that is not here does nothing. */
const choices: Readonly<Record<string, (pressing: Pressing) => Turn<Waiting>>> = {
  solved: (pressing) => solved({ ...pressing, rating: { ...pressing.rating, solved: true } }),
  unsolved: (pressing) => unsolved({ ...pressing, rating: { ...pressing.rating, solved: false } }),
  later: ({ file, context }) => ({ effects: [later(file, context)] }),
  unclear,
  contacted: (pressing) => contacted(pressing, true),
  'not-contacted': (pressing) => contacted(pressing, false),
  satisfied: (pressing) => satisfaction(pressing, 'satisfied'),
  mostly: (pressing) => satisfaction(pressing, 'mostly'),
  dissatisfied: (pressing) => satisfaction(pressing, 'dissatisfied'),
  'skip-satisfaction': (pressing) => satisfaction(pressing, pressing.rating.satisfaction),
  'skip-why': ({ file }) => ({ state: null, effects: [offerAgain(file)] }),
  leave,
};

export const rateReply: Flow<Waiting> = {
  name: 'rate',
  state,
  needs(waiting, event, { draft, now }) {
    const { body } = event;
    const number = body.kind === 'press' ? body.args[0] : waiting?.matter;
    if (number === undefined) return [];
    const words = body.kind === 'message' ? withMessage(draft ?? newDraft(event, now), event.messageId, body, now) : null;
    return [{ need: 'matter', number }, ...needsToConfine(words)];
  },
  turn(waiting, event, context) {
    const file = context.matter;
    if (!file || file.matter.resident !== event.actor.person) return { state: null, effects: staleButton(event) };
    if (event.body.kind === 'message') return waiting ? why(file, waiting, event.body, event, context) : { effects: [] };
    return event.body.kind === 'press' ? pressed(event.body.choice, event.body.args[1], file, event, context) : { effects: [] };
  },
};

function pressed(name: string, round: string | undefined, file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const { number } = file.matter;
  const act = Object.hasOwn(choices, name) ? choices[name] : undefined;
  if (!act && name !== 'again') return { effects: staleButton(event) };
  if (Number(round) !== file.matter.round) return { effects: [answer(say('rated-old', { number }), { matter: number })] };
  if (!act) return { state: null, effects: again(file, event, context) };
  const standing = whereItStands(file, context);
  return standing ? { state: null, effects: [standing] } : act({ file, rating: ratingOf(file), event, context });
}

/** What to say instead when the reply is no longer the last word: it is done again, or the matter ended some other way. */
function whereItStands({ matter }: MatterFile, context: Context): Say | null {
  const { number, status, promise } = matter;
  if (status === 'replied' || status === 'closed') return null;
  if (status === 'accepted' || status === 'referred' || status === 'raised') {
    const latest = promise ? say('rated-latest', { date: dateForPeople(promise.on) }) : '';
    return answer(say('rated-in-hand', { number, holder: holderOf(context, matter), latest }), { matter: number });
  }
  return answer(say('rated-over', { number, status: say(`status-${status}`) }), { matter: number });
}

/** What was said of this reply so far; of an older one nothing counts. */
function ratingOf({ matter, rating }: MatterFile): Rating {
  return rating?.round === matter.round ? rating : { round: matter.round, solved: null, contacted: null, satisfaction: null };
}

/** A choice about this reply: a later reply has its own. */
function about(file: MatterFile, label: string, name: string): Choice {
  return choice(label, 'rate', name, file.matter.number, String(file.matter.round));
}

function ask(file: MatterFile, text: string, rows: Choice[][]): Say {
  return answer(text, { matter: file.matter.number, choices: rows });
}

/** Keeps the rating. Staff hear of it once the matter is closed, and of each change only once (FIELD C10). */
function keep({ file, rating }: Pressing): Effect[] {
  const before = ratingOf(file);
  const isSame = before.solved === rating.solved && before.contacted === rating.contacted && before.satisfaction === rating.satisfaction;
  if (isSame) return [];
  const told = file.matter.status === 'closed' ? tellStaff(file.matter, say('staff-rated', { number: file.matter.number, rating: inWords(rating) })) : [];
  return [{ effect: 'rate', matter: file.matter.number, rating, reason: null }, ...told];
}

/** Closes what was replied; what is closed already stays so, and nobody is told twice. */
function close({ file, rating, event, context }: Pressing): Effect[] {
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(file.matter, { kind: 'close', why: 'rated' }, by, context.now);
  if (!decision.ok) return [];
  const { number } = file.matter;
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    ...tellStaff(file.matter, say('staff-closed', { number, rating: inWords(rating) })),
  ];
}

function inWords(rating: Rating): string {
  const words: string[] = [];
  if (rating.solved !== null) words.push(say(rating.solved ? 'rating-solved' : 'rating-unsolved'));
  if (rating.contacted !== null) words.push(say(rating.contacted ? 'rating-contacted' : 'rating-not-contacted'));
  if (rating.satisfaction) words.push(say(`rating-${rating.satisfaction}`));
  return words.join('，');
}

function satisfactionChoices(file: MatterFile): Choice[][] {
  return [
    [about(file, 'satisfied', 'satisfied'), about(file, 'mostly', 'mostly'), about(file, 'dissatisfied', 'dissatisfied')],
    [about(file, 'skip', 'skip-satisfaction')],
  ];
}

function solved(pressing: Pressing): Turn<Waiting> {
  const { file } = pressing;
  const text = say('rated-solved', { number: file.matter.number });
  return { state: null, effects: [...keep(pressing), ...close(pressing), ask(file, text, satisfactionChoices(file))] };
}

/** 知道了，到时再看: the day after the one that was promised he is asked. */
function later({ matter }: MatterFile, context: Context): Say {
  const { number, promisedOn } = matter;
  const asked = addDays(promisedOn ?? civilDate(context.now), 1);
  return answer(say('rated-later', { number, date: dateForPeople(asked) }), { matter: number });
}

/** A promise is broken where its day has passed and it is not solved: counted once, as late. */
function broken({ file, event, context }: Pressing): Effect[] {
  const { matter, history } = file;
  const { number, promisedOn } = matter;
  const isCounted = history.some((line) => line.event.type === 'promise-broken' && line.event.round === matter.round);
  if (isCounted || promisedOn === null || civilDate(context.now) <= promisedOn) return [];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'break-promise' }, by, context.now);
  if (!decision.ok) return [];
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    ...tellStaff(matter, say('staff-promise-broken', { number, date: dateForPeople(promisedOn) })),
  ];
}

function unsolved(pressing: Pressing): Turn<Waiting> {
  const { file } = pressing;
  const rows = [[about(file, 'contacted', 'contacted'), about(file, 'not-contacted', 'not-contacted')]];
  return { state: null, effects: [...keep(pressing), ...broken(pressing), ask(file, say('rated-unsolved', { number: file.matter.number }), rows)] };
}

function contacted(pressing: Pressing, isContacted: boolean): Turn<Waiting> {
  const { file, rating } = pressing;
  const kept = keep({ ...pressing, rating: { ...rating, contacted: isContacted } });
  return { effects: [...kept, ask(file, say('rated-satisfaction'), satisfactionChoices(file))] };
}

/** Solved: thanks. Not solved: why, then whether to go on. */
function satisfaction(pressing: Pressing, given: Rating['satisfaction']): Turn<Waiting> {
  const { file, rating, context } = pressing;
  const kept = keep({ ...pressing, rating: { ...rating, satisfaction: given } });
  if (rating.solved === true) {
    const thanks = say('rated-thanks', { until: reopenUntil(file, context) });
    return { state: null, effects: [...kept, ask(file, thanks, [[about(file, 'again', 'again')]])] };
  }
  return {
    state: { matter: file.matter.number, round: file.matter.round },
    effects: [...kept, ask(file, say('rated-why'), [[about(file, 'skip', 'skip-why')]])],
  };
}

/** The words of 「哪里没解决」. A reply that came meanwhile has its own: then they are simply added to the matter. */
function why(file: MatterFile, waiting: Waiting, message: Message, event: Event, context: Context): Turn<Waiting> {
  if (waiting.round !== file.matter.round || whereItStands(file, context)) return { state: null, effects: addMessage(null, event, message, context).effects };
  const before = looksBefore(event, message, context);
  if (before && 'asks' in before) return { state: null, effects: before.asks.effects };
  const reason = writtenText(event, 0, 'rating', message.text.trim(), message.attachments);
  return { state: null, effects: [...(before?.effects ?? []), { effect: 'rate', matter: file.matter.number, rating: ratingOf(file), reason }, offerAgain(file)] };
}

function offerAgain(file: MatterFile): Say {
  return ask(file, say('rated-offer'), [[about(file, 'again', 'again'), about(file, 'leave', 'leave')]]);
}

/** Not solved, and the resident lets it be. */
function leave(pressing: Pressing): Turn<Waiting> {
  const { file, context } = pressing;
  const { number } = file.matter;
  const text = say('rated-left', { number, until: reopenUntil(file, context) });
  return { state: null, effects: [...close(pressing), ask(file, text, [[about(file, 'again', 'again')]])] };
}

/** What is closed just now or was closed before: the last whole day on which it can be opened again. */
function reopenUntil({ matter }: MatterFile, { roster, now }: Context): string {
  const { reopenDays } = settingsOf(roster, turnedTo(matter));
  return dateForPeople(addDays(civilDate(matter.closedAt ?? now), reopenDays));
}

function unclear({ file, event, context }: Pressing): Turn<Waiting> {
  return { effects: file.matter.status === 'closed' ? [offerAgain(file)] : foundUnclear(file, event, context) };
}
