// In which chats whoever is meant is reached now: a resident, staff by their part in a studio, a department.

import type { Instant } from '../calendar/clock.ts';
import type { Audience, Context, Event } from '../flows/flow.ts';
import { districtOfficersOf, guestOfficersOf, handlersOf, officersOf, standInsFor, type Roster, type StaffMember } from '../matters/roster.ts';
import { confidantsOf } from '../matters/visibility.ts';
import { isNobodys } from './address.ts';

/** Where a person or group is reached now; empty when nowhere. */
export function chatsFor(audience: Audience, { event, context: { roster, now } }: { event: Pick<Event, 'chat'>; context: Pick<Context, 'roster' | 'now'> }): string[] {
  switch (audience.to) {
    case 'here':
      return isNobodys(event.chat.key) ? [] : [event.chat.key];
    case 'chat':
      // The resident of a matter that was erased is nowhere.
      return audience.key === '' ? [] : [audience.key];
    case 'person':
      return lastChats([audience.person, ...(audience.alone ? [] : standInsFor(roster, audience.person, now))].map((person) => roster.staff.get(person)));
    case 'staff': {
      const group = roster.studios.get(audience.studio)?.staffGroup;
      // Who stands in for an officer of the studio may not be in its group.
      return group == null ? chatsOfOfficers(roster, audience.studio, now) : [group, ...lastChats(guestOfficersOf(roster, audience.studio, now))];
    }
    case 'officers':
      return chatsOfOfficers(roster, audience.studio, now);
    case 'district':
      return lastChats(districtOfficersOf(roster, audience.district, now));
    case 'handlers':
      return lastChats(handlersOf(roster, audience.department, audience.studio, now));
    case 'confidants':
      return lastChats(confidantsOf(roster, audience.district, audience.confined, now).filter(({ person }) => person !== audience.besides));
  }
}

/** A studio of which no officer is bound is looked after by its district. */
function chatsOfOfficers(roster: Roster, studio: string, now: Instant): string[] {
  const chats = lastChats(officersOf(roster, studio, now));
  const district = roster.studios.get(studio)?.district;
  return chats.length > 0 || district === undefined ? chats : lastChats(districtOfficersOf(roster, district, now));
}

/** Of each the private chat that he used last. */
function lastChats(members: readonly (StaffMember | undefined)[]): string[] {
  return members.flatMap((member) => member?.chats.slice(0, 1) ?? []);
}
