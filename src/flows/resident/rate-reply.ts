// After a reply: 已解决, 没解决, 看不懂; contacted, solved and satisfied stay three facts; 再办一次 goes to the same desk (RULES L9).

import { z } from 'zod';
import { dateForPeople } from '../../calendar/civil.ts';
import { decide } from '../../matters/lifecycle.ts';
import { runningOf } from '../../matters/matter.ts';
import { replyPromise } from '../../matters/promise.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, MatterFile, NewText, Rating, Say, Turn } from '../flow.ts';
import { decisionsIn, postCard, tellRepresentative, tellStaff } from '../staff/card.ts';
import { watchPromise } from '../staff/promise.ts';
import { answer, choice, holderOf, newText, officerName } from '../words.ts';

/** Waiting for the words of 「哪里没解决」. */
const state = z.object({ matter: z.string(), round: z.number() });
type Waiting = z.infer<typeof state>;

export const rateReply: Flow<Waiting> = {
  name: 'rate',
  state,
  needs(waiting, { body }) {
    const number = body.kind === 'press' ? body.args[0] : waiting?.matter;
    return number === undefined ? [] : [{ need: 'matter', number }];
  },
  turn(waiting, event, context) {
    const file = context.matter;
    if (!file || file.matter.resident !== event.actor.person) return { state: null, effects: [{ effect: 'refuse', reason: 'stale-press' }] };
    if (event.body.kind === 'message') return waiting ? why(file, waiting, event.body.text, event) : { effects: [] };
    if (event.body.kind !== 'press') return { effects: [] };
    const round = Number(event.body.args[1]);
    if (round !== file.matter.round) return { effects: [answer(say('rated-old', { number: file.matter.number }))] };
    return onPress(event.body.choice, file, event, context);
  },
};

function onPress(name: string, file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const rating = file.rating?.round === file.matter.round ? file.rating : emptyRating(file);
  switch (name) {
    case 'solved':
      return solved({ ...rating, solved: true }, file, event, context);
    case 'unsolved':
      return unsolved({ ...rating, solved: false }, file);
    case 'unclear':
      return unclear(file, event, context);
    case 'contacted':
    case 'not-contacted':
      return { effects: [rate({ ...rating, contacted: name === 'contacted' }, file), askSatisfaction(file)] };
    case 'satisfied':
    case 'mostly':
    case 'dissatisfied':
      return afterSatisfaction({ ...rating, satisfaction: name }, file, context);
    case 'skip-satisfaction':
      return afterSatisfaction(rating, file, context);
    case 'skip-why':
      return { state: null, effects: [offerAgain(file)] };
    case 'again':
      return again(file, event, context);
    default:
      return { state: null, effects: [...leave(rating, file, event, context), answer(leftText(file, context), { matter: file.matter.number })] };
  }
}

function emptyRating({ matter }: MatterFile): Rating {
  return { round: matter.round, solved: null, contacted: null, satisfaction: null };
}

function rate(rating: Rating, { matter }: MatterFile, reason: NewText | null = null): Effect {
  return { effect: 'rate', matter: matter.number, rating, reason };
}

/** A choice about this reply: a later reply has its own. */
function about(file: MatterFile, label: string, name: string): Choice {
  return choice(label, 'rate', name, file.matter.number, String(file.matter.round));
}

function ask(file: MatterFile, text: string, choices: Choice[][]): Say {
  return answer(text, { matter: file.matter.number, choices });
}

function satisfactionChoices(file: MatterFile): Choice[][] {
  return [
    [about(file, 'satisfied', 'satisfied'), about(file, 'mostly', 'mostly'), about(file, 'dissatisfied', 'dissatisfied')],
    [about(file, 'skip', 'skip-satisfaction')],
  ];
}

function askSatisfaction(file: MatterFile): Say {
  return ask(file, say('rated-satisfaction'), satisfactionChoices(file));
}

function solved(rating: Rating, file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const text = say('rated-solved', { number: file.matter.number });
  return { state: null, effects: [rate(rating, file), ...close(file, event, context), ask(file, text, satisfactionChoices(file))] };
}

function unsolved(rating: Rating, file: MatterFile): Turn<Waiting> {
  const choices = [[about(file, 'contacted', 'contacted'), about(file, 'not-contacted', 'not-contacted')]];
  return { state: null, effects: [rate(rating, file), ask(file, say('rated-unsolved', { number: file.matter.number }), choices)] };
}

/** One tap back to the officer, and counted. */
function unclear(file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const { matter } = file;
  const by = { person: event.actor.person, role: 'resident' } as const;
  const said = answer(say('unclear', { number: matter.number, officer: officerName(context, matter.studio) }));
  const already = file.history.some((line) => line.event.type === 'found-unclear' && line.event.round === matter.round);
  const decision = decide(matter, { kind: 'find-unclear' }, by, context.now);
  if (already || !decision.ok) return { effects: [said] };
  return {
    effects: [
      { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] },
      said,
      ...tellStaff(matter, say('staff-unclear', { number: matter.number, running: runningOf(matter.number) })),
    ],
  };
}

/** Solved: thanks. Not solved: why, then whether to go on. */
function afterSatisfaction(rating: Rating, file: MatterFile, context: Context): Turn<Waiting> {
  const rated = rate(rating, file);
  if (rating.solved === true) {
    const days = String(context.roster.studios.get(file.matter.studio)?.settings.reopenDays ?? 10);
    const thanks = say('rated-thanks', { reopen: say('rated-reopen', { days }) });
    const text = say(file.matter.status === 'closed' ? 'staff-closed' : 'staff-rated', { number: file.matter.number, rating: inWords(rating) });
    return { state: null, effects: [rated, ask(file, thanks, [[about(file, 'again', 'again')]]), ...tellStaff(file.matter, text)] };
  }
  return {
    state: { matter: file.matter.number, round: file.matter.round },
    effects: [rated, ask(file, say('rated-why'), [[about(file, 'skip', 'skip-why')]])],
  };
}

function inWords(rating: Rating): string {
  const words = [rating.solved === null ? '' : say(rating.solved ? 'rating-solved' : 'rating-unsolved')];
  if (rating.satisfaction) words.push(say(`rating-${rating.satisfaction}`));
  return words.filter(Boolean).join('，');
}

function why(file: MatterFile, waiting: Waiting, text: string, event: Event): Turn<Waiting> {
  if (waiting.round !== file.matter.round) return { state: null, effects: [answer(say('rated-old', { number: file.matter.number }))] };
  const reason = newText(event.id, 0, 'rating', text);
  return { state: null, effects: [rate(file.rating ?? emptyRating(file), file, reason), offerAgain(file)] };
}

function offerAgain(file: MatterFile): Say {
  return ask(file, say('rated-offer'), [[about(file, 'again', 'again'), about(file, 'leave', 'leave')]]);
}

/** Closes what was replied; staff see the rating only now (FIELD C10). */
function close(file: MatterFile, event: Event, context: Context): Effect[] {
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(file.matter, { kind: 'close', why: 'rated' }, by, context.now);
  return decision.ok ? [{ effect: 'record', matter: file.matter.number, events: decision.events, by, texts: [] }] : [];
}

/** Not solved, and the resident lets it be: the staff hear that, once. */
function leave(rating: Rating, file: MatterFile, event: Event, context: Context): Effect[] {
  const closed = close(file, event, context);
  const text = say('staff-closed', { number: file.matter.number, rating: inWords(rating) });
  return closed.length > 0 ? [...closed, ...tellStaff(file.matter, text)] : [];
}

function leftText(file: MatterFile, context: Context): string {
  const days = String(context.roster.studios.get(file.matter.studio)?.settings.reopenDays ?? 10);
  return say('rated-left', { number: file.matter.number, days });
}

/** 再办一次: the same people, a new date. */
function again(file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const { matter } = file;
  const studio = context.roster.studios.get(matter.studio);
  if (!studio) return { effects: [] };
  const by = { person: event.actor.person, role: 'resident' } as const;
  const promise = replyPromise({ workdays: studio.settings.referralWorkdays }, context.calendar, context.now);
  const { reopenDays } = studio.settings;
  const decision = decide(matter, { kind: 'reopen', text: null, promise, reopenDays }, by, context.now);
  if (!decision.ok) {
    if (decision.refusal.why === 'too-late')
      return { effects: [answer(say('reopen-too-late', { number: matter.number, days: String(reopenDays) }))] };
    const date = dateForPeople(matter.promise?.on ?? promise.on);
    return { effects: [answer(say('reopened', { number: matter.number, holder: holderOf(context, matter), date }))] };
  }
  const reopened = { ...matter, status: 'accepted' as const, promise };
  const reason = file.texts.findLast((text) => text.kind === 'rating')?.masked ?? '';
  const lead = say('card-reopened', { round: String(matter.round), reason });
  return {
    state: null,
    effects: [
      { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] },
      answer(say('reopened', { number: matter.number, holder: holderOf(context, reopened), date: dateForPeople(promise.on) })),
      postCard(reopened, studio, context, { lead }, decisionsIn(file.history).length + 1),
      ...tellRepresentative(reopened, lead),
      ...watchPromise(reopened),
    ],
  };
}
