// The rota of a studio as flows know it: its representatives, their names as they are shown, and whose it is.

import { civilDate, type CivilDate } from '../../calendar/civil.ts';
import { dutyHolders, isHolderOn, type DutyHolder, type StudioRota } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, Need } from '../flow.ts';
import { nameOf } from '../words.ts';

/** More names than that are counted: nobody reads forty of them. */
const mostNames = 6;

/** 「陈国栋、梁秀英」, 「陈国栋、梁秀英等40人」; nobody: 「还没定」. */
export function namesOf(people: readonly PersonId[], context: Context): string {
  if (people.length === 0) return say('rota-nobody');
  const names = people.slice(0, people.length > mostNames ? 2 : mostNames).map((person) => nameOf(context, person)).join('、');
  return people.length > mostNames ? say('people-and-more', { names, count: people.length }) : names;
}

/** Who receives, by name; all of them together are counted. */
export function namesOn({ representatives, collective }: Pick<Reception, 'representatives' | 'collective'>, context: Context): string {
  return collective && representatives.length > 0 ? say('all-representatives', { count: representatives.length }) : namesOf(representatives, context);
}

/** Representatives of a studio, now or later. */
export function holdersOf(studio: string, { roster, now }: Pick<Context, 'roster' | 'now'>): DutyHolder[] {
  return dutyHolders(roster, studio, now);
}

/** Why nobody can be put on duty, whoever is asked for; null: there are representatives. */
export function nobodyAtAll({ code, name }: Pick<Studio, 'code' | 'name'>, at: Pick<Context, 'roster' | 'now'>): string | null {
  return holdersOf(code, at).length === 0 ? say('rota-nobody-at-all', { studio: name }) : null;
}

export function rotaNeed(studio: string, at: Pick<Context, 'roster' | 'now'>, more: { lock?: true } = {}): Need {
  return { need: 'rota', studio, people: holdersOf(studio, at).map(({ person }) => person), today: civilDate(at.now), ...more };
}

/** A studio with all that is known of its rota. */
export interface WithRota {
  studio: Studio;
  rota: StudioRota;
}

/** Null where it was not asked for, or is no longer there. */
export function rotaOf(code: string, { rotas, roster }: Context): WithRota | null {
  const studio = roster.studios.get(code);
  const rota = rotas?.get(code);
  return studio && rota ? { studio, rota } : null;
}

/** Studios in which he is on duty himself. */
export function ownStudios({ actor }: Pick<Event, 'actor'>): string[] {
  const own = actor.grants.flatMap(({ role, studio, standsInFor }) => (role === 'representative' && studio !== null && standsInFor === undefined ? [studio] : []));
  return [...new Set(own)];
}

/** Those of them on a day, as far as it is known. */
export function holdersOn(date: CivilDate, studio: string, at: Pick<Context, 'roster' | 'now'>): PersonId[] {
  return holdersOf(studio, at).flatMap((one) => (isHolderOn(one, date) ? [one.person] : []));
}
