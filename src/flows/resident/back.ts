// Somebody who had stopped the chat is back: what came for him meanwhile is named, for it never arrived.

import { openStatuses } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect } from '../flow.ts';
import { answer, statusOf } from '../words.ts';
import { pushQuestion } from './tell.ts';

/** Matters that are named. */
const shown = 4;

export function welcomeBack(context: Context): Effect[] {
  const { matters, matter: asking } = context;
  const waiting = matters.filter((matter) => openStatuses.includes(matter.status)).slice(0, shown);
  if (waiting.length === 0) return [];
  const lines = waiting.map((matter) => say('back-line', { number: matter.number, status: statusOf(matter, context) }));
  const choices = waiting.map(({ number }): Choice[] => [{ label: number, flow: 'my', choice: 'show', args: [number] }]);
  const question = asking?.matter.question ?? null;
  return [answer([say('welcome-back'), ...lines].join('\n'), { choices }), ...(asking && question !== null ? pushQuestion(asking, question, context) : [])];
}
