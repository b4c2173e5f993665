// Who looks at it again (DESIGN §3): somebody else than the one who decided, of the studio, else of the district, by name.

import { districtOfficersOf, officersOf, type StaffMember } from '../../matters/roster.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import { confidantsOf } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect } from '../flow.ts';
import { lineTo } from '../staff/card.ts';

interface Another {
  /** Null: nobody is known who could. */
  person: StaffMember | null;
  /** Where nobody of the studio could: the district, which the staff group does not reach. */
  above: Audience | null;
}

/** @param first who decided before */
export function anotherPerson(matter: Matter, first: PersonId | null, { roster, now }: Context): Another {
  const isOther = ({ person }: StaffMember): boolean => person !== first;
  if (matter.confined) return { person: confidantsOf(roster, matter.studio, matter.confined, now).find(isOther) ?? null, above: null };
  const colleague = officersOf(roster, matter.studio, now).find(isOther);
  const district = roster.studios.get(matter.studio)?.district;
  if (colleague || district === undefined) return { person: colleague ?? null, above: null };
  // Who has no chat hears nothing of it, and is promised to nobody.
  const person = districtOfficersOf(roster, district, now).find((one) => isOther(one) && one.chats.length > 0) ?? null;
  return { person, above: person && { to: 'district', district } };
}

/** 「另一位（傅敏）」 */
export function anotherInWords({ person }: Another): string {
  return person ? say('another-named', { name: person.name }) : say('another-person');
}

/** Where only the district can look it hears so at once. */
export function tellAbove({ above }: Another, matter: Matter, text: string, choices: readonly (readonly Choice[])[] = []): Effect[] {
  return above ? [lineTo(above, matter, text, {}, choices)] : [];
}
