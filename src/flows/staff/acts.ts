// What staff do to a matter: ask, assign, refer, reply, report progress, note, decline, view. One function each.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { readTerm, type Term } from '../../calendar/read-date.ts';
import type { By, Command } from '../../matters/lifecycle.ts';
import { runningOf } from '../../matters/matter.ts';
import { replyPromise } from '../../matters/promise.ts';
import { representativeFor } from '../../matters/representative.ts';
import { departmentsOf, representativesOf, settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile, Say, TextKind, Turn } from '../flow.ts';
import { replyChoices } from '../resident/reply-choices.ts';
import { answer, departmentName, nameOf, newText, speaker } from '../words.ts';
import { decisionsIn } from './card.ts';
import type { Act } from './command.ts';
import { crossed } from './conflicts.ts';
import { decline } from './decline.ts';
import { attempt, rewritten, said, toResident, type Doing } from './doing.ts';
import { view } from './lists.ts';
import { maxTextChars, type Pending } from './pending.ts';
import { preview } from './preview.ts';
import { termInWords, watchPromise } from './promise.ts';
import { pushToRepresentative } from './representative.ts';

type DeskTurn = Turn<Pending>;

/**
 * Does what was typed or pressed.
 * @param how.send a reply or progress that was shown already goes out; else it is previewed
 */
export function act(verb: Act, rest: string, file: MatterFile, by: By, event: Event, context: Context, how: { send?: boolean } = {}): DeskTurn {
  const doing: Doing = { file, by, rest: rest.trim(), event, context };
  if (doing.rest.length > maxTextChars)
    return { effects: [said('too-long', doing, { length: String(doing.rest.length), limit: String(maxTextChars) })] };
  if (doing.rest === '' && verb !== 'view') return { effects: [missing(verb, doing)] };
  const conflict = verb === 'assign' || verb === 'refer' || verb === 'decline' ? crossed(file, by, context) : null;
  if (conflict) return { effects: [conflict] };
  switch (verb) {
    case 'view':
      return { effects: [view(file, context)] };
    case 'assign':
      return { effects: assign(doing) };
    case 'refer':
      return { effects: refer(doing) };
    case 'decline':
      return { effects: decline(doing) };
    case 'reply':
    case 'progress':
      return how.send === true ? { effects: verb === 'reply' ? reply(doing) : progress(doing) } : tryPreview(verb, doing);
    case 'note':
      return { effects: words(doing, 'note', 'note', []) };
    case 'ask':
      return { effects: ask(doing) };
  }
}

function missing(verb: Exclude<Act, 'view'>, doing: Doing): Say {
  const { file, context } = doing;
  const studio = context.roster.studios.get(file.matter.studio);
  const example = say(`example-${verb}`, {
    running: runningOf(file.matter.number),
    name: representativesOf(context.roster, file.matter.studio, context.now)[0]?.name ?? '陈国栋',
    department: (studio ? departmentsOf(context.roster, studio)[0]?.name : undefined) ?? '城管办',
  });
  return said('text-missing', doing, { verb: say(`verb-${verb}`), example });
}

function assign(doing: Doing): Effect[] {
  const { file, context, rest } = doing;
  const all = representativesOf(context.roster, file.matter.studio, context.now);
  const found = all.filter((one) => one.person === rest || one.name === rest);
  const fits = found.length > 0 ? found : all.filter((one) => rest.length > 0 && one.name.includes(rest.replace(/代表$/, '')));
  const [one] = fits;
  if (!one || fits.length > 1) {
    const names = (fits.length > 1 ? fits : all).map((each) => each.name).join('、');
    return [said(fits.length > 1 ? 'ambiguous-representative' : 'unknown-representative', doing, { name: rest, names })];
  }
  const workdays = settingsOf(context.roster, file.matter.studio).referralWorkdays;
  const tried = attempt({ kind: 'assign', representative: one.person, promise: replyPromise({ workdays }, context.calendar, context.now) }, 'assign', doing);
  if ('effect' in tried) return [tried];
  const { matter, effects } = tried;
  const date = dateForPeople(matter.promise?.on ?? civilDate(context.now));
  const unbound = one.chats.length === 0 ? `\n${say('representative-not-bound', { representative: one.name })}` : '';
  return [
    ...effects,
    answer(say('done-assigned', { number: matter.number, representative: one.name, date }) + unbound, { matter: matter.number }),
    rewritten(matter, say('decided-assigned', { representative: one.name }), doing, decisionsIn(file.history).length + 1),
    toResident(matter, say('assigned', { number: matter.number, representative: one.name, date }), 'notice'),
    ...pushToRepresentative(matter, file, context),
    ...watchPromise(matter),
  ];
}

/** `城管办 5日`: the department, and the term if it is not the department's own. */
function readReferral(doing: Doing): { code: string; name: string; term: Term } | Say {
  const { file, context, rest } = doing;
  const studio = context.roster.studios.get(file.matter.studio);
  const departments = studio ? departmentsOf(context.roster, studio) : [];
  const [name = '', ...terms] = rest.split(/\s+/);
  const department = departments.find((one) => one.name === name || one.code === name.toUpperCase()) ?? departments.find((one) => rest.startsWith(one.name));
  if (!department) return said('unknown-department', doing, { name, names: departments.map((one) => one.name).join('、') });
  const typed = terms.length > 0 ? terms.join('') : rest.slice(rest.startsWith(department.name) ? department.name.length : rest.length).trim();
  const today = civilDate(context.now);
  const term = typed === '' ? { workdays: department.workdays } : readTerm(typed, today);
  if (!term) return said('unknown-term', doing, { term: typed });
  if ('on' in term && term.on < today) return said('past-term', doing, { date: dateForPeople(term.on) });
  return { code: department.code, name: department.name, term };
}

function refer(doing: Doing): Effect[] {
  const { file, context } = doing;
  const referral = readReferral(doing);
  if ('effect' in referral) return [referral];
  const representative = file.matter.representative ?? representativeFor(file.matter, context.roster, context.now);
  const promise = replyPromise(referral.term, context.calendar, context.now);
  const tried = attempt({ kind: 'refer', department: referral.code, promise, representative }, 'refer', doing);
  if ('effect' in tried) return [tried];
  const { matter, effects } = tried;
  const date = dateForPeople(promise.on);
  const { number } = matter;
  const names = { number, department: referral.name, date };
  const told =
    matter.representative === null ? say('referred', names) : say('referred-with', { ...names, representative: nameOf(context, matter.representative) });
  const done = say('done-referred', { ...names, term: termInWords(referral.term) });
  const byHand = say('refer-by-hand', { department: referral.name, running: runningOf(matter.number) });
  const newlyHis = file.matter.representative === null ? pushToRepresentative(matter, file, context) : [];
  return [
    ...effects,
    answer(`${done}\n${byHand}`, { matter: number }),
    rewritten(matter, say('decided-referred', { department: referral.name }), doing, decisionsIn(file.history).length + effectsDecided(effects)),
    toResident(matter, told, 'notice'),
    ...newlyHis,
    ...watchPromise(matter),
  ];
}

/** How many decisions these effects record: accepting and referring at once are two. */
function effectsDecided(effects: readonly Effect[]): number {
  return effects.reduce((count, effect) => count + (effect.effect === 'record' ? effect.events.length : 0), 0);
}

/** 改 is still possible: one look before it goes to the resident. What may not be done at all is said at once. */
function tryPreview(verb: 'reply' | 'progress', doing: Doing): DeskTurn {
  const { file, event, context } = doing;
  const tried = verb === 'reply' ? attempt(replyCommand(doing, ''), verb, doing) : attempt({ kind: 'progress', text: '' }, verb, doing);
  return 'effect' in tried ? { effects: [tried] } : preview(verb, doing.rest, file, event, context);
}

function replyCommand({ file, context }: Doing, text: string): Command {
  const representative = file.matter.representative ?? representativeFor(file.matter, context.roster, context.now);
  const workdays = settingsOf(context.roster, file.matter.studio).referralWorkdays;
  return { kind: 'reply', text, representative, promise: replyPromise({ workdays }, context.calendar, context.now) };
}

/** The answer: delivered as it was written, with who gave it and when, and the three buttons. */
function reply(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const text = newText(event.id, 0, 'reply', rest);
  const tried = attempt(replyCommand(doing, text.id), 'reply', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter, effects } = tried;
  const { number } = matter;
  const from = matter.department !== null && by.role === 'officer' ? `${departmentName(context, matter.department)}、${speaker(context, by)}` : speaker(context, by);
  const told = say('reply', { number, text: rest, who: from, date: dateForPeople(civilDate(context.now)) });
  const elsewhere: Effect[] =
    by.role === 'representative'
      ? [{ effect: 'say', to: { to: 'staff', studio: matter.studio }, class: 'notice', purpose: 'notice', matter: number, text: `${say('done-replied', { number })}（${speaker(context, by)}）` }]
      : [];
  return [
    ...effects,
    toResident(matter, `${told}\n${say('reply-ask')}`, 'reply', replyChoices(number, matter.round)),
    answer(say('done-replied', { number }), { matter: number }),
    ...elsewhere,
    rewritten(matter, say('decided-replied'), doing, decisionsIn(file.history).length + effectsDecided(effects)),
  ];
}

/** Words that are kept with the matter and answered with one line. */
function words(doing: Doing, verb: 'note' | 'progress' | 'ask', kind: TextKind, more: readonly Effect[]): Effect[] {
  const text = newText(doing.event.id, 0, kind, doing.rest);
  const tried = attempt({ kind: verb, text: text.id }, verb, doing, [text]);
  if ('effect' in tried) return [tried];
  const done = { note: 'done-noted', progress: 'done-progressed', ask: 'done-asked' } as const;
  return [...tried.effects, answer(say(done[verb], { number: tried.matter.number }), { matter: tried.matter.number }), ...more];
}

function progress(doing: Doing): Effect[] {
  const { file, by, context, rest } = doing;
  const values = { number: file.matter.number, text: rest, who: speaker(context, by), date: dateForPeople(civilDate(context.now)) };
  return words(doing, 'progress', 'progress', [toResident(file.matter, say('progressed', values), 'notice')]);
}

function ask(doing: Doing): Effect[] {
  const { file, by, context, rest } = doing;
  const values = { number: file.matter.number, text: rest, who: speaker(context, by) };
  return words(doing, 'ask', 'question', [toResident(file.matter, say('question', values), 'question')]);
}
