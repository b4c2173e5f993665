// 问, 进展, 备注: words that are kept with a matter; questions and progress go to the resident, notes stay inside.

import { mask } from '../../matters/masking.ts';
import { say } from '../../texts/say.ts';
import type { Effect, MatterFile, TextKind } from '../flow.ts';
import { tellStep } from '../resident/steps.ts';
import { tellQuestion } from '../resident/tell.ts';
import { departmentName, writtenText } from '../words.ts';
import { lineHere } from './card.ts';
import { attempt, leavesLater, tellColleagues, type Doing } from './doing.ts';
import { progressedToo } from './merged.ts';

export function note(doing: Doing): Effect[] {
  return kept(doing, 'note', 'note', 'done-noted', () => []);
}

export function progress(doing: Doing): Effect[] {
  const { file, by, event, context, rest, attachments } = doing;
  const { matter } = file;
  const done = kept(doing, 'progress', 'progress', 'done-progressed', (told) => tellStep(told, context));
  if (!done.some(({ effect }) => effect === 'record')) return done;
  // What a department tells the resident the studio hears as well.
  const values = { number: matter.number, who: departmentName(context, matter.department ?? ''), text: mask(rest) };
  const copies = by.role === 'handler' ? tellColleagues(matter, say('progress-copy', values), doing) : [];
  return [...done, ...progressedToo(matter, rest, attachments, by, event, context), ...copies];
}

export function ask(doing: Doing): Effect[] {
  return kept(doing, 'ask', 'question', 'done-asked', (file, text) => tellQuestion(file, text, doing.context));
}

/** @param tell what the resident hears of it */
function kept(doing: Doing, verb: 'note' | 'progress' | 'ask', kind: TextKind, done: string, tell: (file: MatterFile, text: string) => Effect[]): Effect[] {
  const { number } = doing.file.matter;
  const text = writtenText(doing.event, 0, kind, doing.rest, doing.attachments);
  const tried = attempt({ kind: verb, text: text.id }, verb, doing, [text]);
  if ('effect' in tried) return [tried];
  const told = tell(tried.file, text.id);
  const moment = leavesLater(told);
  const line = moment === null || verb === 'note' ? say(done, { number }) : say('done-leaves-later', { number, moment });
  return [...tried.effects, lineHere(line, number), ...told];
}
