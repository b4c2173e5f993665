// 转办: a department gets a matter with a term, in its handlers' chats or by a private link.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { readTerm, type Term } from '../../calendar/read-date.ts';
import { runningOf, turnedTo, type Matter, type Promised } from '../../matters/matter.ts';
import { replyPromise } from '../../matters/promise.ts';
import { representativeFor } from '../../matters/representative.ts';
import { departmentsOf, type Department } from '../../matters/roster.ts';
import { mayBeReferred } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Say } from '../flow.ts';
import { byHand, giveOut } from '../handler/give-out.ts';
import { awaitAcknowledgement } from '../representative/acknowledge.ts';
import { opinionFirst } from '../representative/opinion.ts';
import { tellStep } from '../resident/steps.ts';
import { marked } from '../words.ts';
import { attempt, decided, said, type Doing } from './doing.ts';
import { promisedToo } from './merged.ts';
import { watchPromise } from './promise.ts';
import { callFor, pushToRepresentative } from './representative.ts';

interface Referral {
  department: Department;
  term: Term;
}

export function refer(doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const referral = readReferral(doing);
  if ('effect' in referral) return [referral];
  const { code, name: department } = referral.department;
  if (file.matter.status === 'referred' && file.matter.department === code)
    return [said('already-referred', doing, { department, date: dateForPeople(file.matter.promise?.on ?? civilDate(context.now)) })];
  const asked = opinionFirst(referral.department, referral.term, doing);
  if (asked) return asked;
  const representative = file.matter.representative ?? representativeFor(file.matter, context.roster, context.now);
  const wanted = replyPromise(referral.term, context.calendar, context.now);
  const kept = keptPromise(file.matter, wanted, context);
  const promise = kept ?? wanted;
  const tried = attempt({ kind: 'refer', department: code, promise, representative }, 'refer', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { number } = matter;
  const names = { number, department, date: dateForPeople(promise.on) };
  const done = marked(kept ? say('done-referred-kept', { ...names, running: runningOf(number) }) : doneIn(referral.term, names), promise);
  const isNew = file.matter.representative === null && matter.representative !== null;
  const call = isNew ? callFor(matter, context) : { lines: [], choices: [] };
  const out = matter.confined ? byHand(matter, context) : giveOut(tried.file, doing);
  const besides = matter.confined ? [] : [say('refer-besides', { department, running: runningOf(number) })];
  const lines = [done, out.line, ...besides, ...call.lines];
  return [
    ...decided(tried, lines.join('\n'), doing, call.choices),
    ...out.effects,
    ...tellStep(tried.file, context),
    ...promisedToo(matter, by, context),
    ...(isNew ? [...pushToRepresentative(tried.file, context), ...awaitAcknowledgement(tried.file, context)] : []),
    ...watchPromise(matter),
  ];
}

/** A date is its own echo; working days are echoed with theirs. */
function doneIn(term: Term, names: Record<string, string>): string {
  return 'workdays' in term ? say('done-referred', { ...names, workdays: term.workdays }) : say('done-referred-by', names);
}

/** What the resident was promised already, where the next department would take longer: only an extension moves it (DESIGN §5). */
function keptPromise({ promise }: Matter, wanted: Promised, { now }: Context): Promised | null {
  return promise?.what === 'reply' && promise.on >= civilDate(now) && promise.on < wanted.on ? promise : null;
}

/** `城管办 5日`: the department, and the term if it is not the department's own. */
function readReferral(doing: Doing): Referral | Say {
  const { file, context } = doing;
  const studio = context.roster.studios.get(turnedTo(file.matter) ?? '');
  const departments = studio ? departmentsOf(context.roster, studio) : [];
  if (departments.length === 0) return said('no-departments', doing);
  const rest = doing.rest.replace(/^[给到]\s*/, '');
  const [name = ''] = rest.split(/\s+/);
  const department = departments.find((one) => one.name === name || one.code === name.toUpperCase()) ?? departments.find((one) => rest.startsWith(one.name));
  if (!department) return said('unknown-department', doing, { name, names: departments.map((one) => one.name).join('、') });
  if (!mayBeReferred(context.roster, file.matter, department.code, context.now)) return said('confined-not-to', doing, { department: department.name });
  const typed = rest.slice(rest.startsWith(department.name) ? department.name.length : name.length).trim();
  const today = civilDate(context.now);
  const term = typed === '' ? { workdays: department.workdays } : readTerm(typed, today);
  if (!term) return said('unknown-term', doing, { term: typed });
  if ('on' in term && term.on < today) return said('past-term', doing, { date: dateForPeople(term.on) });
  return { department, term };
}
