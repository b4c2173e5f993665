// 问, 进展, 备注: words that are kept with a matter; questions and progress go to the resident, notes stay inside.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { say } from '../../texts/say.ts';
import type { Effect, TextKind } from '../flow.ts';
import { writtenText, speaker } from '../words.ts';
import { lineHere } from './card.ts';
import { progressedToo } from './merged.ts';
import { attempt, toResident, type Doing } from './doing.ts';

export function note(doing: Doing): Effect[] {
  return kept(doing, 'note', 'note', 'done-noted', []);
}

export function progress(doing: Doing): Effect[] {
  const { file, by, context, rest } = doing;
  const values = { number: file.matter.number, text: rest, who: speaker(context, by), date: dateForPeople(civilDate(context.now)) };
  const told = [toResident(file.matter, say('progressed', values), 'notice'), ...progressedToo(rest, values, by, doing.event, context)];
  return kept(doing, 'progress', 'progress', 'done-progressed', told);
}

export function ask(doing: Doing): Effect[] {
  const { file, by, context, rest } = doing;
  const values = { number: file.matter.number, text: rest, who: speaker(context, by) };
  return kept(doing, 'ask', 'question', 'done-asked', [toResident(file.matter, say('question', values), 'question')]);
}

function kept(doing: Doing, verb: 'note' | 'progress' | 'ask', kind: TextKind, done: string, more: readonly Effect[]): Effect[] {
  const { number } = doing.file.matter;
  const text = writtenText(doing.event, 0, kind, doing.rest);
  const tried = attempt({ kind: verb, text: text.id }, verb, doing, [text]);
  return 'effect' in tried ? [tried] : [...tried.effects, lineHere(say(done, { number }), number), ...more];
}
