// Keeping a matter from the people that it may be about (直报件): whom it concerns, who then has it, and from which series its number comes.

import type { Confinement } from '../../matters/matter.ts';
import type { Roster, StaffMember, Studio } from '../../matters/roster.ts';
import { conductIn, wishesSecrecy } from '../../matters/screening/conduct.ts';
import { confidantsOf } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Effect, Event } from '../flow.ts';
import { answer } from '../words.ts';
import { dangerOf } from '../../matters/screening.ts';

/** A matter that is to be kept: for whom it exists. */
export interface Keeping {
  district: string;
  confined: Confinement;
  /** Empty: nobody is free of conflict, and nothing may be posted. */
  confidants: readonly StaffMember[];
}

/** @param text what was written, as it was written: names are looked for in it */
export function keepingOf(text: string, studio: Studio | null, event: Event, { roster, now }: Pick<Context, 'roster' | 'now'>): Keeping | null {
  const district = studio?.district ?? [...roster.districts.keys()][0];
  if (district === undefined) return null;
  const { people, departments } = conductIn(text, roster, district);
  const own = event.actor.person !== null && roster.staff.has(event.actor.person) ? [event.actor.person] : [];
  const confined: Confinement = { studio: studio?.code ?? null, people: [...new Set([...people, ...own])], departments, withdrawal: null };
  return { district, confined, confidants: confidantsOf(roster, district, confined, now) };
}

/** All words of a draft that may name somebody: also names of files, and the place that was said. */
export function wordsOf(draft: Draft): string {
  const said = draft.parts.flatMap(({ text, attachments, pin }) => [text, ...attachments.map((file) => file.name), pin?.title]);
  return [...said, draft.place].filter(Boolean).join('\n');
}

/** Whether what somebody wrote may be about conduct; the roster of his district, if that is known, says who is who. */
export function isAboutConduct(text: string, studio: Studio | null, roster: Roster): boolean {
  return conductIn(text, roster, studio?.district ?? null).suspected;
}

/**
 * Whether a draft becomes a confined matter: its writer wished so. In danger nobody is asked anything: what may be about somebody's
 * conduct is kept from him.
 */
export function isKept(draft: Draft, studio: Studio, roster: Roster): boolean {
  if (draft.confined !== undefined && draft.confined !== 'asked') return draft.confined === 'wished';
  const text = wordsOf(draft);
  return wishesSecrecy(text) !== null || (dangerOf(text) !== null && isAboutConduct(text, studio, roster));
}

/** Studio or district whose series the number of a draft comes from: a confined one leaves no gap in the studio's. */
export function seriesOf(draft: Draft | null, studio: Studio, roster: Roster): string {
  return draft && isKept(draft, studio, roster) ? studio.district : studio.code;
}

/** Nobody is free of conflict: 12388 and the way in person, and honestly what became of the words. */
export function nobodyFree(event: Event, { roster }: Context, district: string): Effect[] {
  return [answer(say('confined-nobody', { district: roster.districts.get(district)?.name ?? '' })), { effect: 'refuse', reason: 'nobody-free' }];
}
