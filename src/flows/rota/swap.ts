// 换班: others are asked one after the other, the fairest first, until one can; whoever is asked may give back a duty of his own.

import { civilDate, dateForPeople, dayAsTyped, instantOf } from '../../calendar/civil.ts';
import { candidatesFor, inPlaceOf, isBusy, isAway, type Asked, type StudioRota, type Swap } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Say } from '../flow.ts';
import { quietIn } from '../quiet.ts';
import { dayInWords, placeInWords } from '../receptions/day-words.ts';
import { isBound } from '../reached.ts';
import { answer, choice, nameOf, notice } from '../words.ts';
import { holdersOn, rotaOf } from './studio-rota.ts';
import { tellChanged } from './told.ts';
import { toStaff } from '../receptions/to-whom.ts';

const hourMs = 3_600_000;
/** So long one is waited for before the next is asked as well; close to the day less. */
const patienceMs = 24 * hourMs;
const shortPatienceMs = 3 * hourMs;
const closeMs = 72 * hourMs;

export interface Begun {
  effects: Effect[];
  /** Who is asked first; null: nobody can. */
  first: PersonId | null;
}

/**
 * @param preferred whom he named himself to stand in for him
 */
export function beginSwap(id: string, absent: PersonId, reception: Reception, rota: StudioRota, context: Context, preferred: PersonId | null = null): Begun {
  const swap: Swap = { id, studio: reception.studio, reception: reception.id, absent, asked: [], state: 'asking', since: context.now };
  return askNext(swap, reception, rota, context, preferred);
}

/** The swap that is under way for somebody, if there is one. */
export function swapUnderWay(absent: PersonId, reception: Reception, { swaps }: StudioRota): Swap | undefined {
  return swaps.find((one) => one.absent === absent && one.reception === reception.id && one.state === 'asking');
}

function askNext(swap: Swap, reception: Reception, rota: StudioRota, context: Context, preferred: PersonId | null = null): Begun {
  const able = candidates(swap, reception, rota, context);
  const next = able.find(({ person }) => person === preferred) ?? able[0];
  if (next) {
    const asking: Swap = { ...swap, asked: [...swap.asked, next] };
    return { first: next.person, effects: [{ effect: 'keep-swap', swap: asking }, ...ask(asking, next, reception, rota, context), wait(asking, reception, context)] };
  }
  if (swap.asked.some((one) => !one.refused)) return { first: null, effects: [wait(swap, reception, context)] };
  // At its very beginning he has the answer himself.
  return { first: null, effects: nobody(swap, reception, rota, context, swap.asked.length === 0 ? [swap.absent] : []) };
}

/** Only who has a chat is asked by the desk; the others an officer phones. */
function candidates(swap: Swap, reception: Reception, rota: StudioRota, context: Context): Asked[] {
  return candidatesFor(swap, reception, rota, holdersOn(reception.date, reception.studio, context)).filter(({ person }) => isBound(person, context));
}

/** In quiet hours he is asked at their end. */
function ask(swap: Swap, { person, returns }: Asked, reception: Reception, rota: StudioRota, context: Context): Effect[] {
  const morning = quietIn(swap.studio, context);
  if (morning !== null) return [{ effect: 'due', id: `rota:ask:${swap.id}:${swap.asked.length}`, at: morning, what: 'rota:ask', args: [swap.studio, swap.id, person] }];
  const back = rota.receptions.find(({ id }) => id === returns);
  const values = { when: dayInWords(reception), absent: nameOf(context, swap.absent), place: placeInWords(reception, context), returns: back ? dayInWords(back) : '' };
  const args = [swap.studio, swap.id];
  const choices = [[choice('swap-can', 'rota', 'can', ...args), choice('swap-cannot', 'rota', 'not', ...args)]];
  return [{ effect: 'say', to: { to: 'person', person, alone: true }, class: 'notice', purpose: 'question', text: say(back ? 'swap-ask-exchange' : 'swap-ask', values), choices }];
}

/** What was put off. */
export function askDue([code = '', id = '', person = '']: readonly string[], context: Context): Effect[] {
  const { swap, reception, rota } = found(code, id, context);
  const asked = swap?.asked.find((one) => one.person === person && !one.refused);
  if (!swap || !reception || !rota || !asked || swap.state !== 'asking' || reception.date < civilDate(context.now)) return [];
  return ask(swap, asked, reception, rota, context);
}

function wait({ id, studio, asked }: Swap, { date, from }: Reception, context: Context): Effect {
  const { now } = context;
  const left = instantOf(date, from) - now;
  const begins = quietIn(studio, context) ?? now;
  return { effect: 'due', id: `rota:swap:${id}`, at: begins + (left > closeMs ? patienceMs : shortPatienceMs), what: 'rota:swap', args: [studio, id, String(asked.length)] };
}

/** Whoever was asked last has not answered: the next one is asked as well, or it is given up. */
export function swapDue([code = '', id = '', count = '']: readonly string[], context: Context): Effect[] {
  const { swap, reception, rota } = found(code, id, context);
  if (!swap || !reception || !rota || swap.state !== 'asking' || swap.asked.length !== Number(count)) return [];
  if (reception.date < civilDate(context.now) || reception.cancelledAt !== null) return [{ effect: 'keep-swap', swap: { ...swap, state: 'over' } }];
  const able = candidates(swap, reception, rota, context);
  return able.length > 0 ? askNext(swap, reception, rota, context).effects : nobody(swap, reception, rota, context);
}

/** His place is empty: an officer looks for somebody. */
function nobody(swap: Swap, reception: Reception, rota: StudioRota, context: Context, knowing: readonly PersonId[] = []): Effect[] {
  const after: Reception = { ...reception, representatives: reception.representatives.filter((person) => person !== swap.absent), rotaByHand: true };
  const given: Swap = { ...swap, state: 'nobody' };
  return [
    { effect: 'keep-swap', swap: given },
    { effect: 'keep-reception', reception: after },
    ...tellSettled(given, after, rota, knowing, context),
    ...tellChanged(reception, after, rota, [swap.absent], context),
  ];
}

/** How it ended; nobody is disturbed for it. */
function tellSettled(swap: Swap, reception: Reception, rota: StudioRota, knowing: readonly PersonId[], context: Context): Effect[] {
  const morning = quietIn(swap.studio, context);
  if (morning !== null) return [{ effect: 'due', id: `rota:settled:${swap.id}`, at: morning, what: 'rota:settled', args: [swap.studio, swap.id, ...knowing] }];
  return swap.state === 'nobody' ? toldNobody(swap, reception, rota, knowing, context) : toldFound(swap, reception, rota, context);
}

/** At the end of the quiet hours. */
export function settledDue([code = '', id = '', ...knowing]: readonly string[], context: Context): Effect[] {
  const { swap, reception, rota } = found(code, id, context);
  if (!swap || !reception || !rota || reception.date < civilDate(context.now)) return [];
  return tellSettled(swap, reception, rota, knowing, context);
}

function toldNobody({ absent, asked }: Swap, reception: Reception, rota: StudioRota, knowing: readonly PersonId[], context: Context): Effect[] {
  const left = candidatesFor({ absent, asked: [] }, reception, rota, holdersOn(reception.date, reception.studio, context)).filter(({ person }) => !isBound(person, context));
  const when = dayInWords(reception);
  const stay = reception.representatives.map((person) => nameOf(context, person));
  const lines = [
    say('swap-nobody-officer', { when, absent: nameOf(context, absent), day: dayAsTyped(reception.date), names: [...stay, say('swap-a-name')].join(' ') }),
    ...(asked.length > 0 ? [say('swap-nobody-asked', { names: asked.map(({ person }) => nameOf(context, person)).join('、') })] : []),
    ...(left.length > 0 ? [say('swap-nobody-unbound', { names: left.map(({ person }) => nameOf(context, person)).join('、') })] : []),
  ];
  const officers: Say = { ...toStaff(reception.studio, lines.join('\n')), to: { to: 'officers', studio: reception.studio } };
  return [officers, ...(knowing.includes(absent) ? [] : [notice({ to: 'person', person: absent }, say('swap-nobody-absent', { when }))])];
}

function toldFound({ absent, asked }: Swap, reception: Reception, { receptions }: StudioRota, context: Context): Effect[] {
  const taker = asked.find(({ person, refused: no }) => !no && reception.representatives.includes(person));
  if (!taker) return [];
  const back = receptions.find(({ id, representatives }) => id === taker.returns && representatives.includes(absent));
  const values = { when: dayInWords(reception), name: nameOf(context, taker.person), returns: back ? dayInWords(back) : '' };
  return [notice({ to: 'person', person: absent }, say(back ? 'swap-found-exchange' : 'swap-found-absent', values))];
}

interface Found {
  swap: Swap | undefined;
  reception: Reception | undefined;
  rota: StudioRota | undefined;
}

function found(code: string, id: string, context: Context): Found {
  const rota = rotaOf(code, context)?.rota;
  const swap = rota?.swaps.find((one) => one.id === id);
  return { rota, swap, reception: rota?.receptions.find((one) => one.id === swap?.reception) };
}

/** 【可以】 or 【不行】 of somebody who was asked. Whoever says it first has it; until then he may change his mind. */
export function answered(can: boolean, [code = '', id = '']: readonly string[], person: PersonId, context: Context): Effect[] | null {
  const { swap, reception, rota } = found(code, id, context);
  const asked = swap?.asked.find((one) => one.person === person);
  if (!swap || !reception || !rota || !asked) return null;
  if (reception.date < civilDate(context.now) || reception.cancelledAt !== null) return [answer(say('swap-over'))];
  if (isSettled(swap, reception, person, context)) return [answer(say('swap-settled', { when: dayInWords(reception) }))];
  if (can && asked.date !== reception.date) return askedAgain(swap, asked, reception, rota, context);
  return can ? taken(swap, asked, reception, rota, context) : declined(swap, asked, reception, rota, context);
}

/** The day has moved since he was asked: his yes was meant for another one. */
function askedAgain(swap: Swap, asked: Asked, reception: Reception, rota: StudioRota, context: Context): Effect[] {
  const now: Asked = { ...asked, date: reception.date };
  const keeping: Swap = { ...swap, asked: swap.asked.map((one) => (one === asked ? now : one)) };
  return [{ effect: 'keep-swap', swap: keeping }, answer(say('swap-day-moved', { before: dateForPeople(asked.date) })), ...ask(keeping, now, reception, rota, context)];
}

/** Somebody else comes. Where nobody had been found, his yes still counts as long as there is a place. */
function isSettled({ state }: Swap, { studio, representatives }: Reception, person: PersonId, { roster }: Context): boolean {
  if (representatives.includes(person) || state === 'found' || state === 'over') return true;
  return state === 'nobody' && representatives.length >= settingsOf(roster, studio).representativesPerReception;
}

function declined(swap: Swap, asked: Asked, reception: Reception, rota: StudioRota, context: Context): Effect[] {
  const noted = answer(say('swap-cannot-noted'));
  if (asked.refused || swap.state !== 'asking') return [noted];
  const without: Swap = { ...swap, asked: swap.asked.map((one) => (one === asked ? { ...one, refused: true } : one)) };
  const isWaiting = without.asked.some((one) => !one.refused);
  // The next one was asked already while he thought about it.
  if (isWaiting) return [{ effect: 'keep-swap', swap: without }, noted];
  return [noted, ...askNext(without, reception, rota, context).effects];
}

function taken(swap: Swap, { person, returns }: Asked, reception: Reception, rota: StudioRota, context: Context): Effect[] {
  const after: Reception = { ...reception, representatives: inPlaceOf(swap.absent, person, reception.representatives), rotaByHand: true };
  const back = returnable(swap.absent, person, returns, rota, context);
  const given: Reception | null = back && { ...back, representatives: inPlaceOf(person, swap.absent, back.representatives), rotaByHand: true };
  const values = { when: dayInWords(reception), absent: nameOf(context, swap.absent), returns: back ? dayInWords(back) : '' };
  const done: Swap = { ...swap, state: 'found' };
  const kept = given ? [after, given] : [after];
  const rotaAfter: StudioRota = { ...rota, receptions: rota.receptions.map((one) => kept.find(({ id }) => id === one.id) ?? one) };
  const knowing = [person, swap.absent];
  return [
    { effect: 'keep-swap', swap: done },
    { effect: 'no-longer-due', id: `rota:swap:${swap.id}` },
    ...kept.map((one): Effect => ({ effect: 'keep-reception', reception: one })),
    answer(say(back ? 'swap-thanks-exchange' : 'swap-thanks', values)),
    ...tellSettled(done, after, rotaAfter, [], context),
    ...tellChanged(reception, after, rota, knowing, context),
    ...(back && given ? tellChanged(back, given, rota, knowing, context) : []),
  ];
}

/** As it was offered, if both can still do it. */
function returnable(absent: PersonId, person: PersonId, returns: string | null, { receptions, away }: StudioRota, { now }: Context): Reception | null {
  const back = receptions.find(({ id }) => id === returns);
  if (!back || back.cancelledAt !== null || back.date <= civilDate(now) || !back.representatives.includes(person)) return null;
  return isAway(away, absent, back.date) || isBusy(absent, back, receptions) ? null : back;
}
