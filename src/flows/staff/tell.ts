// 问, 进展, 备注: words that are kept with a matter; questions and progress go to the resident, notes stay inside.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { mask } from '../../matters/masking.ts';
import { say } from '../../texts/say.ts';
import type { Effect, TextKind } from '../flow.ts';
import { departmentName, newText, speaker } from '../words.ts';
import { lineHere } from './card.ts';
import { attempt, tellColleagues, toResident, type Doing } from './doing.ts';

export function note(doing: Doing): Effect[] {
  return kept(doing, 'note', 'note', 'done-noted', []);
}

export function progress(doing: Doing): Effect[] {
  const { file, by, context, rest, attachments } = doing;
  const { matter } = file;
  const byDepartment = by.role === 'handler';
  const who = byDepartment ? departmentName(context, matter.department ?? '') : speaker(context, by);
  const values = { number: matter.number, text: rest, who, date: dateForPeople(civilDate(context.now)) };
  // What a department tells the resident the studio hears as well.
  const copies = byDepartment ? tellColleagues(matter, say('progress-copy', { ...values, text: mask(rest) }), doing) : [];
  return kept(doing, 'progress', 'progress', 'done-progressed', [toResident(matter, say('progressed', values), 'notice', [], attachments), ...copies]);
}

export function ask(doing: Doing): Effect[] {
  const { file, by, context, rest } = doing;
  const values = { number: file.matter.number, text: rest, who: speaker(context, by) };
  return kept(doing, 'ask', 'question', 'done-asked', [toResident(file.matter, say('question', values), 'question')]);
}

function kept(doing: Doing, verb: 'note' | 'progress' | 'ask', kind: TextKind, done: string, more: readonly Effect[]): Effect[] {
  const { number } = doing.file.matter;
  const text = newText(doing.event.id, 0, kind, doing.rest, doing.attachments);
  const tried = attempt({ kind: verb, text: text.id }, verb, doing, [text]);
  return 'effect' in tried ? [tried] : [...tried.effects, lineHere(say(done, { number }), number), ...more];
}
