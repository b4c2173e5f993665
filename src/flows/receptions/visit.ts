// 走访 12月5日 9:00 翠湖花园 看看独居老人: an officer plans a visit, or a representative his own; it is shown back, and 【定下】 keeps and tells it.

import { z } from 'zod';
import { addDays, civilDate, dayAsTyped, farDateForPeople, instantOf } from '../../calendar/civil.ts';
import { isAway } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { representedBy, studiosFor } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { AtHand, Choice, Context, Effect, Event, Flow, Need, Turn } from '../flow.ts';
import { holdersOn, rotaNeed, rotaOf } from '../rota/studio-rota.ts';
import { pendingMs } from '../staff/pending.ts';
import { memberLabel } from '../staff/namesakes.ts';
import { inRows } from '../staff/prompt.ts';
import { answer, choice, nameOf, officerName, staleButton } from '../words.ts';
import { mostChars } from './arrange-read.ts';
import { dayInWords, receiversInWords, timeInWords, valuesOf } from './day-words.ts';
import { plannedUntil } from './keep.ts';
import { readVisit, type TypedVisit } from './visit-read.ts';
import { announcedOn, plannedInWords, subjectInWords, tellVisitPlanned, toldInWords } from './visit-told.ts';

/** Buttons for representatives; who is further down is typed. */
const mostButtons = 12;
const earliest = '06:00';
const latest = '21:00';

/** What was understood, until it is confirmed; `id` names what its buttons act on. */
const state = z.object({
  id: z.string(),
  studio: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  isUsualTime: z.boolean(),
  place: z.string(),
  subject: z.string().nullable(),
  people: z.array(z.string()),
  collective: z.boolean(),
  until: z.number(),
});
type Pending = z.infer<typeof state>;

/** Only who may plan one means it so; of the others 走访 stays what it is. */
export function isForVisit(event: Event): boolean {
  const { body, at } = event;
  return body.kind === 'message' && !body.edited && mayPlanFor(event).length > 0 && readVisit(body.text, at) !== null;
}

/** As an officer, or because he is a representative there. */
function mayPlanFor({ actor, chat }: Event): readonly string[] {
  const own = actor.grants.flatMap(({ role, studio }) => (role === 'representative' && studio !== null ? [studio] : []));
  return studiosFor(chat, [...new Set([...actor.inSight, ...own])]);
}

export const visit: Flow<Pending> = {
  name: 'visit',
  state,
  needs(pending, event, atHand): Need[] {
    const studio = event.body.kind === 'press' ? (pending?.studio ?? null) : studioMeant(event, atHand);
    return studio === null ? [] : [rotaNeed(studio, atHand)];
  },
  turn(pending, event, context) {
    const { body } = event;
    if (body.kind === 'press') return pressed(pending, body.choice, body.args, event, context);
    const typed = body.kind === 'message' ? readVisit(body.text, context.now) : null;
    if (!typed) return { effects: [] };
    const studio = context.roster.studios.get(studioMeant(event, context) ?? '');
    return studio ? begin(typed, studio, event, context) : { effects: [answer(say('visit-whose', { code: mayPlanFor(event)[0] ?? '' }))] };
  },
};

/** Of the group its studio; in private the one that he names, the chat's, or the only one that he has. */
function studioMeant(event: Event, { now, roster }: Pick<AtHand, 'now' | 'roster'>): string | null {
  const { body, chat } = event;
  const named = body.kind === 'message' ? (readVisit(body.text, now)?.studio ?? null) : null;
  const own = mayPlanFor(event).filter((code) => roster.studios.has(code));
  if (named !== null) return own.includes(named) ? named : null;
  const [only] = own;
  return own.length === 1 && only !== undefined ? only : (own.find((code) => code === chat.studio) ?? null);
}

function begin(typed: TypedVisit, studio: Studio, event: Event, context: Context): Turn<Pending> {
  const refused = (text: string): Turn<Pending> => ({ effects: [answer(text)] });
  const { date, from, to } = typed;
  if (date === null) return refused(say('day-no-such', { day: typed.day }));
  const { people, collective, words } = readNames(typed.words, date, studio, context);
  const [place = '', ...about] = words;
  const day = dayInWords({ date, from, to });
  const today = civilDate(context.now);
  const last = plannedUntil(today);
  if (place === '') return refused(say('visit-example'));
  if (place.length > mostChars || about.join('，').length > mostChars) return refused(say('day-words-long', { limit: mostChars }));
  if (from < earliest || from >= latest) return refused(say('visit-at-night', { day }));
  if (date > last) return refused(say('visit-too-far', { date: farDateForPeople(date, today), last: farDateForPeople(last, today) }));
  if (isThere(studio.code, { date, from, place }, context)) return refused(say('visit-there-already', { day, place, date: dayAsTyped(date), later: dayAsTyped(addDays(date, 1)) }));
  const own = ownOnly(studio.code, event);
  if (own !== null && (collective || people.some((person) => person !== own))) return refused(say('visit-own-only', { officer: officerName(context, studio.code) }));
  const pending: Pending = {
    id: event.id,
    studio: studio.code,
    date,
    from,
    to,
    isUsualTime: typed.isUsualTime,
    place,
    subject: about.join('，') || null,
    people: own === null ? people : [own],
    collective,
    until: context.now + pendingMs,
  };
  return pending.people.length === 0 ? askWho(pending, context) : preview(pending, studio, context);
}

/** Who is not an officer there plans for himself; null: whoever he names. */
function ownOnly(studio: string, { actor }: Event): PersonId | null {
  if (actor.inSight.includes(studio)) return null;
  const own = actor.grants.filter(({ role, studio: code }) => role === 'representative' && code === studio);
  return representedBy({ person: actor.person, grants: own })[0] ?? null;
}

const everybody = /^全体(?:党?代表)?$/;

/** Names of representatives among the words, and what is left: place and subject. */
function readNames(words: readonly string[], date: string, studio: Studio, context: Context): { people: PersonId[]; collective: boolean; words: string[] } {
  const all = holdersOn(date, studio.code, context);
  const collective = words.some((word) => everybody.test(word));
  const called = (name: string): PersonId[] => all.filter((person) => nameOf(context, person) === name.replace(/(?:代表|同志)?[去来]?$/, ''));
  const read = words.map((word) => {
    const people = word.split('和').map(called);
    return { word, people: people.every(({ length }) => length === 1) ? people.flat() : [] };
  });
  const people = collective ? notAway(all, date, studio.code, context) : [...new Set(read.flatMap((one) => one.people))];
  return { people, collective, words: read.flatMap((one) => (one.people.length > 0 || everybody.test(one.word) ? [] : [one.word])) };
}

function notAway(people: readonly PersonId[], date: string, studio: string, context: Context): PersonId[] {
  const away = rotaOf(studio, context)?.rota.away ?? [];
  return people.filter((person) => !isAway(away, person, date));
}

function isThere(studio: string, { date, from, place }: Pick<Pending, 'date' | 'from' | 'place'>, context: Context): boolean {
  const kept = rotaOf(studio, context)?.rota.receptions ?? [];
  return kept.some((one) => one.kind === 'visit' && one.cancelledAt === null && one.date === date && one.from === from && one.place === place);
}

function askWho(pending: Pending, context: Context): Turn<Pending> {
  const all = holdersOn(pending.date, pending.studio, context);
  if (all.length === 0) return { effects: [answer(say('visit-nobody'))] };
  const choices = all.slice(0, mostButtons).map((person): Choice => ({ label: memberLabel(person, pending.studio, context), flow: 'visit', choice: 'who', args: [pending.id, person] }));
  const last = [choice('visit-everybody', 'visit', 'all', pending.id), choice('drop-visit', 'visit', 'no', pending.id)];
  return { state: pending, effects: [answer(say('visit-who', { day: dayInWords(pending), place: pending.place }), { choices: [...inRows(choices, 3), last] })] };
}

function preview(pending: Pending, studio: Studio, context: Context): Turn<Pending> {
  const kept = receptionOf(pending, studio);
  const lines = [
    say('visit-preview', { ...valuesOf(kept, context), subject: subjectInWords(kept) }),
    ...(pending.isUsualTime ? [say('visit-usual-time', { time: timeInWords(pending) })] : []),
    ...besides(pending, context),
    toldInWords('tells', announcedOn(kept, studio, context)),
  ];
  const choices = [[choice('fix-visit', 'visit', 'yes', pending.id), choice('drop-visit', 'visit', 'no', pending.id)]];
  return { state: pending, effects: [answer(lines.join('\n'), { choices })] };
}

/** Who is away on that day, or has something else on it, is said before it is kept. */
function besides({ people, date, studio }: Pending, context: Context): string[] {
  const rota = rotaOf(studio, context)?.rota;
  if (!rota) return [];
  const inWords = (some: readonly PersonId[]): string => some.map((person) => nameOf(context, person)).join('、');
  const away = people.filter((person) => isAway(rota.away, person, date));
  const others = rota.receptions.filter((one) => one.date === date && one.cancelledAt === null && people.some((person) => one.representatives.includes(person)));
  return [
    ...(away.length > 0 ? [say('visit-away', { names: inWords(away) })] : []),
    ...others.slice(0, 1).map((one) => say('visit-busy', { names: one.collective ? receiversInWords(one, context) : inWords(people.filter((person) => one.representatives.includes(person))), day: dayInWords(one) })),
  ];
}

function receptionOf({ id, studio, date, from, to, place, subject, people, collective }: Pending, { settings }: Studio): Reception {
  return {
    id: `${studio}-v${id}`,
    studio,
    kind: 'visit',
    planned: date,
    date,
    from,
    to,
    place,
    reason: null,
    provisional: false,
    subject,
    representatives: people,
    rotaByHand: true,
    collective,
    capacity: settings.receptionCapacity,
    byHand: true,
    announcedAt: null,
    remindedOf: null,
    cancelledAt: null,
    knownAs: null,
  };
}

/** Only its author's buttons count, once. */
function pressed(pending: Pending | null, name: string, [id = '', person = '']: readonly string[], event: Event, context: Context): Turn<Pending> {
  const studio = pending ? context.roster.studios.get(pending.studio) : undefined;
  if (!pending || !studio || pending.id !== id || !mayPlanFor(event).includes(pending.studio)) return { effects: staleButton(event) };
  if (name === 'no') return { state: null, effects: [answer(say('visit-dropped'))] };
  if (context.now >= pending.until || context.now >= instantOf(pending.date, pending.from)) return { state: null, effects: [answer(say('visit-gone-stale'))] };
  const all = holdersOn(pending.date, pending.studio, context);
  if (name === 'all') return preview({ ...pending, people: notAway(all, pending.date, pending.studio, context), collective: true }, studio, context);
  if (name === 'who') return all.includes(person) ? preview({ ...pending, people: [person], collective: false }, studio, context) : { effects: staleButton(event) };
  return name === 'yes' && pending.people.length > 0 ? fixed(pending, studio, event, context) : { effects: staleButton(event) };
}

function fixed(pending: Pending, studio: Studio, event: Event, context: Context): Turn<Pending> {
  const kept = receptionOf(pending, studio);
  const { person } = event.actor;
  const knowing = [...(person === null ? [] : [person]), ...(event.chat.kind === 'group' ? ['staff'] : [])];
  const effects: Effect[] = [{ effect: 'keep-reception', reception: kept }, tellVisitPlanned(kept, knowing, context), answer(plannedInWords(kept, studio, context))];
  return { state: null, effects };
}
