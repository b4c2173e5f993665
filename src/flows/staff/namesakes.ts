// People of one name in one list, told apart by what the roster says of them.

import type { PersonId } from '../../matters/matter.ts';
import { holds, type StaffMember } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context } from '../flow.ts';
import { nameOf } from '../words.ts';

/** By name; two of one name by unit and area: 「李强（北门中学）」. */
export function labelOf(one: StaffMember, all: readonly StaffMember[], { roster, now }: Context): string {
  if (!all.some(({ person, name }) => person !== one.person && name === one.name)) return one.name;
  const grants = roster.grants.filter((grant) => grant.person === one.person && holds(grant, now));
  const unit = [...new Set(grants.flatMap(({ unit: works, area }) => [works ?? '', area ?? '']))].filter(Boolean).join('，');
  return unit === '' ? one.name : say('person-and-unit', { name: one.name, unit });
}

/** Somebody who is to be called: where another of his studio has the same name, with unit and area. */
export function memberLabel(person: PersonId | null, studio: string, context: Context): string {
  const { roster, now } = context;
  const one = person === null ? undefined : roster.staff.get(person);
  if (!one) return nameOf(context, person);
  const people = new Set(roster.grants.flatMap((grant) => (grant.studio === studio && holds(grant, now) ? [grant.person] : [])));
  return labelOf(one, [...people].flatMap((other) => roster.staff.get(other) ?? []), context);
}
