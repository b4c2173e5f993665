// A new referral reaches its department: in its handlers' chats, or by a private link that the officer forwards.

import { addDays, civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter, workdaysBefore } from '../../calendar/working-days.ts';
import type { SupervisionDocument } from '../../matters/document.ts';
import { runningOf, turnedTo, type Matter } from '../../matters/matter.ts';
import { isLive, openReferral, withNewLink, type Referral } from '../../matters/referral.ts';
import { handlersOf, settingsOf, type StaffMember } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Context, Effect, MatterFile } from '../flow.ts';
import type { Doing } from '../staff/doing.ts';
import { isBound } from '../reached.ts';
import { departmentName } from '../words.ts';
import { pushReferral } from './referral-card.ts';

/** Handlers of the department who can be reached in chat. */
export function boundHandlers(matter: Matter, { roster, now }: Pick<Context, 'roster' | 'now'>): StaffMember[] {
  return matter.department === null ? [] : handlersOf(roster, matter.department, matter.studio, now).filter((member) => member.chats.length > 0);
}

/** @returns what is done, and the line that says so to whoever referred */
export function giveOut(file: MatterFile, { event, by, context }: Doing): { effects: Effect[]; line: string } {
  const { matter } = file;
  const bound = boundHandlers(matter, context);
  const link = bound.length > 0 ? null : context.link;
  const referral = openReferral(matter, event.id, by.person, link?.hash ?? null, context.now);
  const opened: Effect = { effect: 'open-referral', referral };
  const reminder = remind(matter, referral, context);
  const department = departmentName(context, referral.department);
  if (bound.length > 0) {
    const line = say('refer-pushed', { department, names: bound.map((member) => member.name).join('、') });
    return { effects: [opened, ...pushReferral({ ...file, referral }, context), ...reminder], line };
  }
  const to = privately(by.person, context);
  const sent = link === null ? [] : forwarding(to, linkWords(referral, link.url, matter, context), referral, matter, context);
  return { effects: [opened, ...sent, ...reminder], line: say(to.to === 'here' ? 'refer-link-here' : 'refer-link', { department }) };
}

/** A confined matter goes by hand alone: its department gets neither a card nor a link, so whoever referred carries it there. */
export function byHand(matter: Matter, context: Context): { effects: Effect[]; line: string } {
  const { department, promise } = matter;
  const today = civilDate(context.now);
  const line = say('refer-by-hand', {
    department: departmentName(context, department ?? ''),
    date: dateForPeople(workdaysAfter(context.calendar, today, 1).on),
    running: runningOf(matter.number),
  });
  return { effects: remind(matter, { until: promise?.on ?? today }, context), line };
}

/** A group has many readers: what opens a matter goes to the one who referred. */
function privately(person: string | null, context: Context): Audience {
  return person !== null && isBound(person, context) ? { to: 'person', person, alone: true } : { to: 'here' };
}

/** A link that may have had its time is made anew where a department is written to that has nobody bound: a slip has to be read somewhere. */
export function renewLink({ matter, referral }: MatterFile, document: Pick<SupervisionDocument, 'number' | 'form'>, context: Context): Effect[] {
  const { link, now } = context;
  if (!isLive(referral) || referral.linkHash === null || link === null || boundHandlers(matter, context).length > 0) return [];
  const department = departmentName(context, referral.department);
  const studio = context.roster.studios.get(matter.studio)?.name ?? '';
  const words = say('link-words-slip', { number: matter.number, department, studio, form: say(`form-${document.form}`), document: document.number, url: link.url });
  return [
    { effect: 'open-referral', referral: withNewLink(referral, link.hash, now) },
    ...forwarding({ to: 'officers', studio: matter.studio }, words, referral, matter, context),
  ];
}

function linkWords(referral: Referral, url: string, { number, studio: code }: Matter, context: Context): string {
  const studio = context.roster.studios.get(code)?.name ?? '';
  return say('link-words', { number, department: departmentName(context, referral.department), studio, date: dateForPeople(referral.until), url });
}

/** What to do, then the words to forward, in a message of their own. */
function forwarding(to: Audience, words: string, referral: Referral, matter: Matter, context: Context): Effect[] {
  const { number } = matter;
  const department = departmentName(context, referral.department);
  const about = { effect: 'say', to, class: 'answer', purpose: 'line', matter: number } as const;
  return [{ ...about, text: say('link-how', { number, department }) }, { ...about, text: words }];
}

/** Some working days before the deadline; of a short term on its last working day but one; else it is still fresh. */
export function remind(matter: Matter, { until }: Pick<Referral, 'until'>, { roster, calendar, now }: Context): Effect[] {
  const { remindWorkdays } = settingsOf(roster, turnedTo(matter));
  const today = civilDate(now);
  const on = [remindWorkdays, 1].map((workdays) => workdaysBefore(calendar, until, workdays)).find((day) => day > today && day < addDays(until, 1));
  if (on === undefined || on === until) return [];
  const { number } = matter;
  return [{ effect: 'due', id: `referral-near:${number}:${until}`, at: instantOf(on, morning), what: 'notices:referral-near', args: [number, until] }];
}
