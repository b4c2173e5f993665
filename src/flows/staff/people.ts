// 邀请, 停用, 电话: an officer lets people of his own studio in, ends their rights, looks up whom he has to call; in private only.

import { z } from 'zod';
import { departmentsOf, districtOfficersOf, grantsOf, holds, type Grant, type Roster, type Studio } from '../../matters/roster.ts';
import type { Instant } from '../../calendar/clock.ts';
import type { PersonId } from '../../matters/matter.ts';
import { handlingOf } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, Need, Right, Say, Turn } from '../flow.ts';
import { needsOfNobodyLeft, nobodyLeft } from '../handler/nobody-left.ts';
import { takenBack } from '../representative/give-back.ts';
import { answer, nameOf, notice, officerName } from '../words.ts';
import { decidedCard } from './card.ts';
import { rewriteHisCard } from './representative.ts';

const acts = ['invite', 'stop', 'phone'] as const;
type Act = (typeof acts)[number];

const words: Readonly<Record<string, Act>> = { 邀请: 'invite', 停用: 'stop', 电话: 'phone' };

/** Matters that go back at once when somebody is stopped: more than anybody has in hand. */
const filesLimit = 500;
/** Numbers in one message. */
const numbersShown = 20;
/** Names offered where nobody was found. */
const namesShown = 12;

/** `邀请 陈国栋` */
export function readPeopleCommand(text: string): { act: Act; name: string } | null {
  const match = /^(邀请|停用|电话)(?:[\s:：]+(\S{1,20}))?[。.!！]?$/.exec(text.trim());
  const act = words[match?.[1] ?? ''];
  return act === undefined ? null : { act, name: (match?.[2] ?? '').replace(/[。.!！]$/, '') };
}

/** Only who works here means such a word as a command. */
export function isForPeople({ body, actor }: Event): boolean {
  return body.kind === 'message' && !body.edited && actor.grants.length > 0 && readPeopleCommand(body.text) !== null;
}

export const people: Flow<null> = {
  name: 'people',
  state: z.null(),
  needs(_, event, { roster, now }) {
    const asked = askedIn(event);
    if (!asked || event.chat.kind === 'group') return [];
    const fits = fitting(asked, event, roster, now);
    const [only] = fits;
    return only !== undefined && fits.length === 1 ? needsOf(asked.act, only, event, roster, now) : [];
  },
  turn(_, event, context) {
    const asked = askedIn(event);
    if (!asked) return { effects: [] };
    const { act, name } = asked;
    if (event.chat.kind === 'group') return { effects: [answer(say('people-in-private', { act: wordOf(act) }), { quoting: true })] };
    if (event.actor.inSight.length === 0) return refused(act, event, context);
    if (name === '' && asked.person === null) return { effects: [answer(say('people-example', { act: wordOf(act) }))] };
    const fits = fitting(asked, event, context.roster, context.now);
    const [only] = fits;
    if (only === undefined) return { effects: [districtsCare(act, name, event, context) ?? nobodyFits(name, event, context)] };
    if (fits.length > 1) return { effects: [whichOne(act, name, fits, event, context)] };
    return { effects: { invite, stop, phone }[act](only, event, context) };
  },
};

interface Asked {
  act: Act;
  name: string;
  /** Chosen by button. */
  person: PersonId | null;
}

function askedIn({ body }: Event): Asked | null {
  if (body.kind === 'press') {
    const act = acts.find((one) => one === body.choice);
    return act === undefined ? null : { act, name: '', person: body.args[0] ?? null };
  }
  const typed = body.kind === 'message' ? readPeopleCommand(body.text) : null;
  return typed && { ...typed, person: null };
}

function needsOf(act: Act, person: PersonId, event: Event, roster: Roster, now: Instant): Need[] {
  if (act === 'invite') return [{ need: 'fresh-code' }];
  if (act === 'phone') return [{ need: 'phone', person }];
  return [{ need: 'files-held', representative: person, studios: event.actor.inSight, limit: filesLimit }, ...needsOfNobodyLeft(handlingOf(roster, grantsOf(roster, person, now)))];
}

/**
 * Rights that this officer looks after: those of his studios, of departments of theirs alone, for the district all departments.
 * Who supervises a studio is the district's care: nobody lets in or stops the one who watches him.
 */
function ownRights(event: Event, roster: Roster): Grant[] {
  const { inSight, grants } = event.actor;
  const districts = new Set(grants.flatMap(({ role, district }) => (role === 'district' && district !== null ? [district] : [])));
  const isOwnDepartment = (code: string | null, district: string | null): boolean =>
    roster.departments.some((one) => one.code === code && one.district === district && (districts.has(one.district) || (one.studio !== null && inSight.includes(one.studio))));
  const isAbove = (studio: string | null): boolean => districts.has(roster.studios.get(studio ?? '')?.district ?? '');
  return roster.grants.filter(
    ({ role, studio, department, district, standsInFor }) =>
      standsInFor === undefined &&
      (role !== 'supervisor' || isAbove(studio)) &&
      ((studio !== null && inSight.includes(studio)) || (department !== null && isOwnDepartment(department, district))),
  );
}

/** Who may be meant, each once. Only an invitation finds somebody who was stopped. */
function fitting({ act, name, person }: Asked, event: Event, roster: Roster, now: Instant): PersonId[] {
  const rights = ownRights(event, roster).filter((grant) => holds(grant, now) || (act === 'invite' && grant.stopped === true));
  const all = [...new Set(rights.map((grant) => grant.person))];
  if (person !== null) return all.filter((one) => one === person);
  const nameless = (one: PersonId): string => (roster.staff.get(one)?.name ?? '').replaceAll(/\s/g, '');
  const exact = all.filter((one) => nameless(one) === name);
  return exact.length > 0 ? exact : all.filter((one) => nameless(one).includes(name.replace(/代表$/, '')));
}

function refused(act: Act, event: Event, context: Context): Turn<null> {
  const studio = event.actor.grants.find((grant) => grant.studio !== null)?.studio ?? '';
  const officer = officerName(context, studio);
  return { effects: [answer(say('people-officer', { act: wordOf(act), officer })), { effect: 'refuse', reason: 'not-allowed' }] };
}

/** Somebody of whom the studio knows, and whom the district looks after: who supervises it, its departments' handlers, the district's own. */
function districtsCare(act: Act, name: string, event: Event, { roster, now }: Context): Say | null {
  const studios = event.actor.inSight.flatMap((code) => roster.studios.get(code) ?? []);
  const isKnown = ({ role, studio, department, district }: Grant, of: Studio): boolean => {
    if (role === 'supervisor') return studio === of.code;
    return role === 'handler' ? district === of.district && departmentsOf(roster, of).some(({ code }) => code === department) : role === 'district' && district === of.district;
  };
  const called = roster.grants.filter((grant) => holds(grant, now) && roster.staff.get(grant.person)?.name === name);
  const of = studios.find((one) => called.some((grant) => isKnown(grant, one)));
  const officers = of ? districtOfficersOf(roster, of.district, now).filter(({ person }) => called.every((grant) => grant.person !== person)).map((officer) => officer.name) : [];
  return officers.length === 0 ? null : answer(say('people-district', { act: wordOf(act), name, officer: officers.join('、') }));
}

function nobodyFits(name: string, event: Event, { roster, now }: Context): Say {
  const names = [...new Set(ownRights(event, roster).filter((grant) => holds(grant, now)).map(({ person }) => roster.staff.get(person)?.name ?? ''))];
  return answer(say('people-unknown', { name, names: names.slice(0, namesShown).join('、') }));
}

function whichOne(act: Act, name: string, fits: readonly PersonId[], event: Event, context: Context): Say {
  const choices = fits.slice(0, namesShown).map((person): Choice[] => [{ label: nameAndUnit(person, event, context), flow: 'people', choice: act, args: [person] }]);
  return answer(say('people-which', { name, act: wordOf(act) }), { choices });
}

/** 「陈国栋（北门小学，圭峰路）」: what tells two people of one name apart. */
function nameAndUnit(person: PersonId, event: Event, { roster }: Context): string {
  const grants = ownRights(event, roster).filter((grant) => grant.person === person);
  const details = [...new Set(grants.flatMap(({ unit, area, role }) => [unit ?? '', area ?? '', unit === undefined && area === null ? say(`role-${role}`) : '']))];
  return say('person-and-unit', { name: roster.staff.get(person)?.name ?? '', unit: details.filter(Boolean).join('，') });
}

/** Whether a code would open more than this officer looks after: it is good for all that the person may do. */
function isMoreElsewhere(person: PersonId, own: readonly Grant[], { roster, now }: Context): boolean {
  return roster.grants.some((grant) => grant.person === person && grant.standsInFor === undefined && (grant.until === null || grant.until > now) && !own.includes(grant));
}

function wordOf(act: Act): string {
  return say(`people-${act}`);
}

function invite(person: PersonId, event: Event, context: Context): Effect[] {
  const { roster, now, freshCode } = context;
  if (!freshCode) return [];
  const own = ownRights(event, roster).filter((grant) => grant.person === person);
  if (isMoreElsewhere(person, own, context)) return [answer(say('invited-elsewhere', { name: nameOf(context, person) })), { effect: 'refuse', reason: 'not-allowed' }];
  const stopped = own.filter((grant) => grant.stopped === true && !own.some((one) => holds(one, now) && isSameRight(one, grant)));
  const { code, links, qrPage } = freshCode;
  const roles = rolesInWords([...own.filter((grant) => holds(grant, now)), ...stopped], roster);
  const name = nameOf(context, person);
  const forward = say(links.length > 0 ? 'invitation-with-link' : 'invitation', { name, roles, code, link: links[0] ?? '' });
  const shown = say('invited', { name, code });
  return [
    { effect: 'invite', person, code, reinstated: stopped.map(rightOf) },
    answer(
      [
        shown,
        ...(links.length > 0 ? [say('invited-links', { links: links.join('\n') })] : []),
        ...(qrPage === null ? [] : [say('invited-qr', { name, qrPage })]),
        say('invited-forward', { name }),
      ].join('\n'),
    ),
    answer(forward),
  ];
}

function isSameRight(one: Right, other: Right): boolean {
  return one.role === other.role && one.studio === other.studio && one.district === other.district && one.department === other.department;
}

function rightOf({ role, studio, district, department }: Grant): Right {
  return { role, studio, district, department };
}

function rolesInWords(grants: readonly Grant[], roster: Roster): string {
  const of = ({ role, studio, department }: Grant): string => {
    const place = roster.studios.get(studio ?? '')?.name ?? roster.departments.find(({ code }) => code === department)?.name ?? '';
    return say('role-of-studio', { studio: place, role: say(`role-${role}`) });
  };
  return [...new Set(grants.map(of))].join('、');
}

/** His rights end now; what he had in hand is the officer's again. */
function stop(person: PersonId, event: Event, context: Context): Effect[] {
  const { roster, now, files = [] } = context;
  const name = nameOf(context, person);
  if (person === event.actor.person) return [answer(say('stop-oneself'))];
  const rights = ownRights(event, roster).filter((grant) => grant.person === person && holds(grant, now));
  const isDistrict = grantsOf(roster, event.actor.person ?? '', now).some(({ role }) => role === 'district');
  const by = { person: event.actor.person, role: isDistrict ? ('district' as const) : ('officer' as const) };
  const back = files.flatMap((file) => takenBack(file, by, context) ?? []);
  const numbers = back.map(({ file }) => file.matter.number);
  const shown = numbers.slice(0, numbersShown).join('、');
  const matters = numbers.length === 0 ? [] : [say('stopped-matters', { count: numbers.length, numbers: shown, more: numbers.length - Math.min(numbers.length, numbersShown) })];
  const told = [say('stopped', { name, roles: rolesInWords(rights, roster) }), ...matters].join('\n');
  const studios = [...new Set(back.map(({ file }) => file.matter.studio))];
  return [
    { effect: 'end-rights', person, rights: rights.map(rightOf) },
    ...back.flatMap(({ file, effects }) => [...effects, decidedCard(file, context), rewriteHisCard(file, person, context)]),
    answer(`${told}\n${say('stopped-again', { name })}`),
    ...nobodyLeft(person, rights.flatMap(({ role, department }) => (role === 'handler' ? (department ?? []) : [])), context),
    ...studios.filter((studio) => roster.studios.get(studio)?.staffGroup != null).map((studio) => notice({ to: 'staff', studio }, told)),
  ];
}

function phone(person: PersonId, _: Event, context: Context): Effect[] {
  const name = nameOf(context, person);
  return [answer(context.phone ? say('phone', { name, phone: context.phone }) : say('phone-missing', { name }))];
}
