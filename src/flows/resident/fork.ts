// The fork (DESIGN §3): one question where it decides, the reason in plain words, the right door; never a refusal.

import { groundCode, type Ground } from '../../matters/matter.ts';
import { screen, type DecidingQuestion, type Screening } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Effect, Turn } from '../flow.ts';
import { doorLines } from '../right-door.ts';
import { answer, choice } from '../words.ts';
import { textOf } from './draft.ts';
import { at, type Raising } from './raising.ts';

/** Which answers belong to which question. */
const answersTo: Readonly<Record<DecidingQuestion, 'court' | 'discipline' | 'favour' | 'report'>> = {
  'court-accepted': 'court',
  'already-with-discipline-or-petition': 'discipline',
  'for-one-person': 'favour',
  'help-or-report': 'report',
};

/** Asks the one question that decides, or shows the fork where the text is clear. */
export function askFork(screening: Screening, draft: Draft, context: Context): Turn<Raising> {
  const { ground, question } = screening;
  if (ground === null) throw new Error('no fork without a ground');
  if (question === null) return showFork(ground, draft, context);
  return { state: at('question', context.now), effects: [counted(ground, 'asked', context), answer(say(`question-${question}`), { choices: questionChoices(question, ground, draft) })] };
}

/** The answers to the question that decides. */
export function questionChoices(question: DecidingQuestion, ground: Ground, draft: Draft): Choice[][] {
  const about = answersTo[question];
  const args = [draft.id, groundCode(ground)];
  return [
    [
      { label: say(`answer-${about}-yes`), flow: 'raise', choice: 'fork-yes', args },
      { label: say(`answer-${about}-no`), flow: 'raise', choice: 'fork-no', args },
    ],
  ];
}

/** What he answered when the text alone did not decide; null where he was not asked. */
export function answeredInWords({ forked }: Draft, { question }: Screening): string | null {
  return forked?.by === 'answering' && question !== null ? say(`answer-${answersTo[question]}-no`) : null;
}

/** Why it is not for the studio, where to go, and the way to a person. */
export function showFork(ground: Ground, draft: Draft, context: Context): Turn<Raising> {
  const choices = [
    [choice('insist', 'raise', 'insist', draft.id, groundCode(ground))],
    [choice('rewrite', 'raise', 'rewrite', draft.id, groundCode(ground)), choice('understood', 'raise', 'understood', draft.id, groundCode(ground))],
  ];
  return {
    state: at('fork', context.now),
    effects: [counted(ground, 'shown', context), answer(forkText(ground, draft, context), { choices })],
  };
}

function forkText(ground: Ground, draft: Draft, { studio }: Context): string {
  const ask = say(ground === 'personal_favour' ? 'fork-ask-personal_favour' : 'fork-ask');
  return [say(`why-${ground}`), ...doorLines(ground, screen(textOf(draft)).category, studio?.doors, textOf(draft)), ask].join('\n');
}

function counted(ground: Ground, outcome: 'asked' | 'shown', { studio }: Context): Effect {
  return { effect: 'count-screening', ground, outcome, ...(studio ? { studio: studio.code } : {}) };
}
