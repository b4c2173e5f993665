// 【请转部门】, and an answer that is not his to give: a representative's proposals to the officer, who refers or sends with one tap.

import { representativeFor } from '../../matters/representative.ts';
import { departmentsOf, settingsOf, type Department } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Effect, Event, MatterFile, Context, Say, Turn } from '../flow.ts';
import { decisionsIn, lineHere, lineTo, staffOf } from '../staff/card.ts';
import { attempt, said, type Doing } from '../staff/doing.ts';
import { showForRelease } from '../staff/in-full.ts';
import type { Pending } from '../staff/pending.ts';
import { answering, plainHints } from '../staff/plain-hints.ts';
import { askVersionToRelease } from '../staff/plain-version.ts';
import { promptFor, choicesFor, inRows } from '../staff/prompt.ts';
import { choice, nameOf, newText, officerName } from '../words.ts';

/** Buttons under one list; who is further down is typed. */
const mostButtons = 12;

/** Which department: by button, or typed with the reason behind it. */
export function chooseDepartment(file: MatterFile, event: Event, context: Context): Turn<Pending> {
  const { number } = file.matter;
  const all = proposable(file, context);
  if (all.length === 0) return { effects: [lineHere(say('no-departments', { number }), number, { quoting: true })] };
  const { state } = promptFor('propose', null, file, event, context);
  const shown = lineHere(say('choose-propose', { number }), number, { purpose: 'prompt-propose', choices: inRows(all.slice(0, mostButtons), 2) });
  return { ...(state ? { state } : {}), effects: [shown] };
}

/** Also what a number under the quoted list means. */
export function proposable(file: MatterFile, context: Context): Choice[] {
  return choicesFor('refer', file, context).map((one) => ({ ...one, choice: 'propose-to' }));
}

/** Chosen: only the reason is missing. */
export function askReason(code: string, file: MatterFile, event: Event, context: Context): Turn<Pending> {
  const asked = promptFor('propose', null, file, event, context);
  const waiting = asked.state?.pending;
  if (!asked.state || waiting?.kind !== 'prompt') return asked;
  return { ...asked, state: { ...asked.state, pending: { ...waiting, department: code } } };
}

/** `城管办 路灯归他们管` */
export function proposeReferral(doing: Doing): Turn<Pending> {
  const { file, by, event, context, rest } = doing;
  const { number } = file.matter;
  const department = departmentNamed(doing);
  if ('effect' in department) return { effects: [department] };
  const reason = rest.slice(rest.startsWith(department.name) ? department.name.length : department.code.length).replace(/^[\s:：,，。]+/, '');
  if (reason === '') return askReason(department.code, file, event, context);
  const text = newText(event.id, 0, 'note', reason);
  const tried = attempt({ kind: 'propose-referral', department: department.code, text: text.id }, 'propose', doing, [text]);
  if ('effect' in tried) return { effects: [tried] };
  const values = { number, representative: nameOf(context, by.person), department: department.name };
  const line = lineTo(staffOf(file.matter), file.matter, say('proposed-referral-staff', { ...values, reason: text.masked }));
  return {
    effects: [
      ...tried.effects,
      lineHere(say('proposed-referral-here', { ...values, officer: officerName(context, file.matter.studio) }), number),
      { ...line, choices: [[referButton(department, tried.file)]] },
    ],
  };
}

/** One tap refers: only people refer. `term`: working days or a day, as it was typed before. */
export function referButton({ code, name }: Department, { matter, history }: MatterFile, term = ''): Choice {
  const args = [matter.number, String(decisionsIn(history).length), code, ...(term === '' ? [] : [term])];
  return { label: say('choice-refer-to', { department: name }), flow: 'desk', choice: 'dept', args };
}

function departmentNamed(doing: Doing): Department | Say {
  const { file, context, rest } = doing;
  const studio = context.roster.studios.get(file.matter.studio);
  const all = studio ? departmentsOf(context.roster, studio) : [];
  if (all.length === 0) return said('no-departments', doing);
  const [first = ''] = rest.split(/[\s:：,，。]+/);
  const found = all.find(({ code }) => code === first.toUpperCase()) ?? all.find(({ name }) => rest.startsWith(name));
  return found ?? said('unknown-department', doing, { name: first, names: all.map(({ name }) => name).join('、') });
}

/** RULES L3: where a studio wants it so, what a representative answers is a proposal. */
export function answersHimself({ file, by, context }: Pick<Doing, 'file' | 'by' | 'context'>): boolean {
  return by.role !== 'representative' || settingsOf(context.roster, file.matter.studio).representativeAnswersOnTheSpot;
}

export function proposeReply(doing: Doing): Effect[] {
  const { by, event, context, rest } = doing;
  const text = newText(event.id, 0, 'proposal', rest);
  const tried = attempt({ kind: 'propose-reply', text: text.id }, 'reply', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter, history } = tried.file;
  const { number } = matter;
  const nth = String(history.filter(({ event: one }) => one.type === 'reply-proposed').length);
  const args = [number, String(decisionsIn(history).length)];
  const choices = [[choice('send-proposed', 'desk', 'send-proposed', ...args, nth), choice('reply', 'desk', 'reply', ...args)]];
  const shown = showForRelease(matter, { masked: text.masked, full: rest }, context, (to, words, note) => {
    const lines = [say('proposed-reply-staff', { number, representative: nameOf(context, by.person), text: words }), ...plainHints(words, answering(doing.file)), ...note];
    return { ...lineTo(to, matter, lines.join('\n')), choices };
  });
  return [
    ...tried.effects,
    lineHere(say('proposed-reply-here', { number, officer: officerName(context, matter.studio) }), number),
    ...shown,
    ...askVersionToRelease(matter, rest, plainHints(rest, answering(doing.file)), ['proposal', nth], event.id, context),
  ];
}

/** The proposal that was shown with a button, if no later one took its place. */
export function proposedReply({ texts, history }: MatterFile, nth: string): { text: string; person: string | null } | null {
  const proposals = history.filter(({ event }) => event.type === 'reply-proposed');
  const last = texts.findLast(({ kind }) => kind === 'proposal');
  return String(proposals.length) === nth && last?.delivered !== undefined ? { text: last.delivered, person: last.by.person } : null;
}

/** Who would be responsible from now on. */
export function representativeOf({ file: { matter }, context }: Doing): string | null {
  return matter.representative ?? representativeFor(matter, context.roster, context.now);
}
