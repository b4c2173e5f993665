// What the platform refused for good is told to somebody who is reached, one step up each time: a chat of ours, the officers, the district.

import type { Matter } from '../../matters/matter.ts';
import { districtOfficersOf, officersOf } from '../../matters/roster.ts';
import { actingRole } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Body, Context, Effect, Event, Say } from '../flow.ts';
import { isToStaff } from '../purpose.ts';
import { nameOf } from '../words.ts';
import { alertChoices, alertOf } from './alert.ts';
import { toldChoices } from './representative.ts';
import { staffOf } from './card.ts';
import { memberLabel } from './namesakes.ts';

/** Sent more than once, and the platform never showed it to us as sent. */
export const noEcho = 'no-echo';

type Undelivered = Extract<Body, { kind: 'undelivered' }>;

/** Answers to somebody's own press or command are only counted: he sees that nothing came. */
const worthTelling: ReadonlySet<string> = new Set(['card', 'part', 'referral', 'submission', 'alert', 'line', 'report', 'notice', 'reply', 'receipt', 'question']);

/** Whether it arrived nobody knows: so it is said. */
function told(what: 'staff' | 'group', { why }: Undelivered, kind = ''): string {
  const refused = what === 'staff' ? 'undelivered' : 'refused';
  return `${what}-${why === noEcho ? 'doubtful' : refused}${kind}`;
}

export function undelivered(body: Undelivered, event: Event, context: Context): Effect[] {
  const counted: Effect = { effect: 'refuse', reason: 'undelivered' };
  const gone: Effect[] = body.why === 'blocked' && event.chat.kind === 'private' ? [{ effect: 'reachable', reachable: false }] : [];
  // Whoever has blocked us, or has thrown us out, gets no part of a card either: the card itself is told of.
  const isTold = worthTelling.has(body.purpose) && !(body.purpose === 'part' && body.why === 'blocked');
  return [...gone, counted, ...(isTold ? tell(body, event, context) : [])];
}

function tell(body: Undelivered, event: Event, context: Context): Effect[] {
  const matter = context.matter?.matter ?? null;
  if (matter?.confined) return ofConfined(body, matter, event, context);
  if (event.chat.kind === 'group') return toOfficers(body, matter, event, context);
  if (matter && matter.conversation === event.chat.key && !isToStaff(body.purpose)) return ofResident(body, matter);
  return event.actor.member === null ? [] : ofStaff(body, matter, event, context);
}

/** Only the others who have it hear of it; of a chat that had it before nobody is told anything. */
function ofConfined(body: Undelivered, matter: Matter, { chat, actor }: Event, context: Context): Effect[] {
  if (chat.key === matter.conversation && !isToStaff(body.purpose)) return ofResident(body, matter);
  const isConfidant = chat.kind === 'private' && actingRole(context.roster, actor.person, matter, context.now) !== null;
  if (!isConfidant || body.purpose === 'report') return [];
  const others = staffOf(matter, actor.person);
  if (body.purpose === 'alert') return [alertAgain(others, matter)];
  return [report(others, say(told('staff', body, '-matter'), { number: matter.number, name: nameOf(context, actor.person) }), matter)];
}

function report(to: Audience, text: string, matter: Matter | null): Say {
  return { effect: 'say', to, class: 'notice', purpose: 'report', text, ...(matter ? { matter: matter.number } : {}) };
}

function ofResident(body: Undelivered, matter: Matter): Effect[] {
  const { number } = matter;
  const text = say(told('staff', body), { number, why: say(`undelivered-${body.why}`) });
  return [report(staffOf(matter), text, matter)];
}

/** The staff group refused it: the officers hear in private what it was and how to mend it. */
function toOfficers(body: Undelivered, matter: Matter | null, event: Event, context: Context): Effect[] {
  const studio = matter?.studio ?? event.chat.studio;
  if (studio === null) return [];
  const to: Audience = { to: 'officers', studio };
  if (matter && body.purpose === 'alert') return [alertAgain(to, matter)];
  const mend = say(`group-${body.why}`);
  const what = body.purpose === 'card' || body.purpose === 'part' ? body.purpose : 'line';
  const name = context.roster.studios.get(studio)?.name ?? studio;
  const text = matter ? say(told('group', body), { number: matter.number, what: say(`refused-${what}`), mend }) : say(told('group', body, '-list'), { studio: name, mend });
  return [report(to, text, matter)];
}

function alertAgain(to: Audience, matter: Matter): Say {
  const text = `${alertOf(matter)}\n${say('alert-again')}`;
  return { effect: 'say', to, class: 'alert', purpose: 'alert', matter: matter.number, text, choices: alertChoices(matter.number) };
}

/**
 * Somebody of the staff is not reached. A representative is the officers' care, an officer his colleagues', the last one the district's;
 * it never goes back to where it came from, so that it ends.
 */
function ofStaff(body: Undelivered, matter: Matter | null, event: Event, context: Context): Effect[] {
  const { member, grants } = event.actor;
  const studio = context.roster.studios.get(matter?.studio ?? context.studio?.code ?? grants.find((grant) => grant.studio !== null)?.studio ?? '');
  // A report that is not delivered is not reported again.
  if (member === null || !studio || body.purpose === 'report') return [];
  const officers = officersOf(context.roster, studio.code, context.now);
  const isOfficer = officers.some((officer) => officer.person === member.person);
  if (!isOfficer && districtOfficersOf(context.roster, studio.district, context.now).some((officer) => officer.person === member.person)) return [];
  const other = officers.find((officer) => officer.person !== member.person && officer.chats.length > 0);
  const district: Audience = { to: 'district', district: studio.district };
  // An alert went to every officer: as long as one of them is reached nobody else is alarmed.
  if (matter && body.purpose === 'alert') return other ? [] : [alertAgain(district, matter)];
  const to: Audience = !isOfficer || studio.staffGroup !== null ? { to: 'staff', studio: studio.code } : other ? { to: 'person', person: other.person } : district;
  const name = memberLabel(member.person, studio.code, context);
  if (!matter) return [report(to, say(told('staff', body, '-person'), { name }), null)];
  const choices = matter.representative === member.person ? toldChoices(matter) : [];
  return [{ ...report(to, say(told('staff', body, '-matter'), { number: matter.number, name }), matter), choices }];
}
