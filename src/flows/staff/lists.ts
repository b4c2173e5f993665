// 待办, 超期, 查找: what staff look up, of one studio or grouped by studio; masked texts only, with limits that are told.

import { civilDate, dateForPeople, daysBetween } from '../../calendar/civil.ts';
import { mask } from '../../matters/masking.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import { actingRole, confinedFor, handlingFor, isStaff, studiosFor, type InSight } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, Need, Say } from '../flow.ts';
import { answer, brief, holderOf, showing } from '../words.ts';
import type { StaffCommand } from './command.ts';

type ListCommand = Extract<StaffCommand, { command: 'todo' | 'late' | 'search' }>;

/** Matters on one list. */
export const listLimit = 20;
const searchLimit = 10;
/** Over several studios: so many of them with so many matters each, and a way to the others. */
const studioLimit = 6;
const eachLimit = 3;

/** 待办 of all that is in sight. */
export const wholeTodo: ListCommand = { command: 'todo', studio: null };

export function representsAnybody({ actor }: Event): boolean {
  return actor.grants.some(({ role }) => role === 'representative');
}

/** Buttons that lead to the list of one studio. */
export const listChoices: ReadonlySet<string> = new Set(['todo-of', 'late-of']);

/** What is asked for: all in sight, or the studio that is named; confined matters go by the code of their district. */
function sightAsked({ studio }: { studio: string | null }, { chat, actor }: Event): Required<InSight> {
  const studios = studiosFor(chat, actor.inSight);
  const confined = confinedFor(chat, actor.confided);
  if (studio === null) return { studios, confined };
  return { studios: studios.filter((code) => code === studio), confined: confined?.districts.includes(studio) === true ? { ...confined, districts: [studio] } : null };
}

function isNothing({ studios, confined }: Required<InSight>): boolean {
  return studios.length === 0 && confined === null;
}

function hasLists({ actor }: Event): boolean {
  return actor.inSight.length > 0 || actor.confided !== null;
}

/** What his departments have, for whoever has another list as well; in private alone. */
export function needsOfReferred({ actor: { handling }, chat }: Event): Need[] {
  return handling && chat.kind === 'private' ? [{ need: 'referred-matters', handling, limit: listLimit, besides: true }] : [];
}

export function needsOfList(command: ListCommand, event: Event): Need[] {
  const handling = handlingFor(event.chat, event.actor.handling);
  if (!hasLists(event)) return command.command !== 'search' && handling ? [{ need: 'referred-matters', handling, limit: listLimit }] : [];
  return [...needsInSight(command, event), ...(command.command === 'todo' && command.studio === null ? needsOfReferred(event) : [])];
}

function needsInSight(command: ListCommand, event: Event): Need[] {
  const inSight = sightAsked(command, event);
  const today = civilDate(event.at);
  if (isNothing(inSight)) return [];
  if (command.command === 'search') return command.words === '' ? [] : [{ need: 'search', ...inSight, words: command.words, limit: searchLimit }];
  const onlyLate = command.command === 'late';
  if (inSight.studios.length > 1) return [{ need: 'open-by-studio', ...inSight, today, onlyLate, studioLimit, each: eachLimit }];
  return onlyLate ? [{ need: 'late-matters', ...inSight, before: today, limit: listLimit }] : [{ need: 'open-matters', ...inSight, limit: listLimit }];
}

export function listed(command: ListCommand, event: Event, context: Context): Say {
  return withReferred(listedInSight(command, event, context), event, context);
}

/** Behind a list what his departments have in hand. */
function withReferred(list: Say, { actor }: Event, context: Context): Say {
  const { list: found = [], total = 0 } = context.referred ?? {};
  const his = found.filter((matter) => actingRole(context.roster, actor.person, matter, context.now) === 'handler');
  if (his.length === 0) return list;
  const left = total - found.length;
  const lines = his.map((matter) => lineOf('todo', { ...matter, place: matter.place === null ? null : mask(matter.place) }, context));
  return { ...list, ...showing([...(list.alsoAbout ?? []).map((number) => ({ number })), ...his]), text: [list.text, say('todo-referred', { count: his.length + left }), ...lines].join('\n') };
}

function listedInSight(command: ListCommand, event: Event, context: Context): Say {
  if (!hasLists(event)) return listedForOthers(command, event, context);
  const inSight = sightAsked(command, event);
  // Of another's confined matters nobody hears whether there are any.
  if (isNothing(inSight) && command.studio !== null) return answer(say('list-no-studio', { code: command.studio }), { quoting: true });
  if (command.command === 'search') return searchResult(command.words, inSight.studios, context);
  return inSight.studios.length > 1 ? byStudio(command.command, context) : ofOne(command.command, context);
}

/** Without a studio in sight: a department's handlers have what they were given, a representative his own list. */
function listedForOthers({ command }: ListCommand, { actor, chat }: Event, context: Context): Say {
  const isOthers = !isStaff(actor.grants);
  if (command === 'search') return answer(say(isOthers ? 'search-handler' : 'todo-representative'), { quoting: true });
  return handlingFor(chat, actor.handling) && (context.matters.length > 0 || isOthers) ? handledList(command, actor.person, context) : answer(say('todo-representative'), { quoting: true });
}

/** A button that leads to one studio. */
export function listOfStudio(name: string, event: Event, context: Context): Say {
  const code = event.body.kind === 'press' ? (event.body.args[0] ?? '') : '';
  return listed({ command: name === 'late-of' ? 'late' : 'todo', studio: code }, event, context);
}

/** What still waits, oldest first; or what is late, the longest late first. */
function ofOne(what: 'todo' | 'late', context: Context): Say {
  const { matters, mattersTotal } = context;
  if (matters.length === 0) return answer(say(`list-none-${what}`), { quoting: true });
  const left = mattersTotal - matters.length;
  const lines = matters.map((matter) => lineOf(what, matter, context));
  return answer([say(`list-head-${what}`, { count: mattersTotal }), ...lines, ...(left > 0 ? [say('todo-more', { count: left, what: say(`word-${what}`) })] : [])].join('\n'), { quoting: true, ...showing(matters) });
}

/** What a department has in hand; who is also a representative gets his own matters one by one. */
function handledList(what: 'todo' | 'late', person: PersonId | null, context: Context): Say {
  const today = civilDate(context.now);
  const seen = context.matters.filter((matter) => actingRole(context.roster, person, matter, context.now) === 'handler');
  const asked = what === 'todo' ? seen : seen.filter(({ promise }) => promise !== null && promise.on < today);
  const matters = asked.map((matter) => ({ ...matter, place: matter.place === null ? null : mask(matter.place) }));
  // Only so many are looked at: of late ones there are as many as are seen.
  return ofOne(what, { ...context, matters, mattersTotal: what === 'todo' && matters.length > 0 ? context.mattersTotal : matters.length });
}

/** What a representative, or who stands in for one, has in hand; an officer's own is the studio's. */
export function ownTodoList(event: Event, context: Context): Say {
  if (!representsAnybody(event)) return listed(wholeTodo, event, context);
  const own = context.matters.filter((matter) => actingRole(context.roster, event.actor.person, matter, context.now) !== null);
  if (own.length === 0) return withReferred(answer(say('own-todo-none'), { quoting: true }), event, context);
  const left = context.mattersTotal - context.matters.length;
  const more = left > 0 ? [say('todo-more', { count: left, what: say('word-todo') })] : [];
  const lines = own.map((matter) => lineOf('todo', matter, context));
  return withReferred(answer([say('own-todo-head', { count: own.length + left }), ...lines, ...more].join('\n'), { quoting: true, ...showing(own) }), event, context);
}

function byStudio(what: 'todo' | 'late', context: Context): Say {
  const { counts, matters } = context;
  if (counts.length === 0) return answer(say(`list-none-${what}`), { quoting: true });
  const shown = counts.slice(0, studioLimit);
  const groups = shown.flatMap(({ studio, count, late }) => {
    const own = matters.filter((matter) => matter.studio === studio);
    const total = what === 'late' ? late : count;
    const more = total > own.length ? [say('studio-more', { count: total - own.length, what: say(`word-${what}`), code: studio })] : [];
    return [say('studio-head', { studio: nameOf(studio, context), count: total, late: what === 'late' ? 0 : late }), ...own.map((matter) => lineOf(what, matter, context)), ...more];
  });
  const total = counts.reduce((sum, one) => sum + (what === 'late' ? one.late : one.count), 0);
  const left = counts.slice(studioLimit);
  const rest = left.length > 0 ? [say('studios-more', { count: left.length, codes: left.slice(0, 30).map(({ studio }) => studio).join('、'), what: say(`word-${what}`) })] : [];
  const choices = shown.map(({ studio }): Choice[] => [{ label: nameOf(studio, context), flow: 'desk', choice: `${what}-of`, args: [studio] }]);
  // Confined matters are of no studio.
  const studios = counts.filter(({ studio }) => context.roster.studios.has(studio)).length;
  const head = studios === 0 ? say(`list-head-${what}`, { count: total }) : say(`list-studios-${what}`, { count: total, studios });
  return answer([head, ...groups, ...rest].join('\n'), { quoting: true, choices, ...showing(matters) });
}

function searchResult(words: string, studios: readonly string[], context: Context): Say {
  if (words === '') return answer(say('search-missing'), { quoting: true });
  const { matters, mattersTotal } = context;
  if (matters.length === 0) return answer(say('search-none', { words }), { quoting: true });
  const left = mattersTotal - matters.length;
  const codes = [...new Set(matters.map((matter) => matter.studio))];
  const lines = codes.flatMap((code) => [
    ...(studios.length > 1 ? [say('search-studio', { studio: nameOf(code, context), code })] : []),
    ...matters.filter((matter) => matter.studio === code).map((matter) => lineOf('todo', matter, context)),
  ]);
  const more = left > 0 ? [say(studios.length > 1 ? 'search-more-studios' : 'search-more', { count: left, words, code: codes[0] ?? '' })] : [];
  return answer([say('search-head', { words, count: mattersTotal }), ...lines, ...more].join('\n'), { quoting: true, ...showing(matters) });
}

/** Confined matters stand under their district. */
function nameOf(code: string, { roster }: Context): string {
  const district = roster.districts.get(code);
  return roster.studios.get(code)?.name ?? (district ? say('list-confined', { district: district.name }) : code);
}

function lineOf(what: 'todo' | 'late', matter: Matter, context: Context): string {
  const { number, category, promise } = matter;
  const place = brief(matter.place ?? matter.text, 14);
  const today = civilDate(context.now);
  if (what === 'late' && promise) return say('late-line', { number, category, place, holder: holderOf(context, matter), date: dateForPeople(promise.on), days: daysBetween(promise.on, today) });
  const latest = promise ? say(promise.on < today ? 'todo-late' : 'todo-latest', { date: dateForPeople(promise.on) }) : '';
  const same = matter.joined > 0 ? say('todo-joined', { count: matter.joined + 1 }) : '';
  return say('todo-line', { number, category, place, status: say(`staff-status-${matter.status}`), latest: [latest, ...waitsFor(matter, today), same].join('') });
}

/** What the officer's turn is besides an answer. */
function waitsFor({ unclear, erasureUntil }: Matter, today: string): string[] {
  return [
    ...(unclear ? [say('todo-unclear')] : []),
    ...(erasureUntil === null ? [] : [say(erasureUntil < today ? 'todo-erasure-late' : 'todo-erasure', { date: dateForPeople(erasureUntil) })]),
  ];
}
