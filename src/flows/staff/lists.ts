// 待办, 查找, 查看: what staff look up. Masked texts only.

import { civilDate, dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import type { Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, MatterFile, Say } from '../flow.ts';
import { answer, brief, holderOf } from '../words.ts';
import { cardChoices, decisionsIn } from './card.ts';

function lineOf(matter: Matter, context: Context): string {
  const late = matter.promise !== null && matter.promise.on < civilDate(context.now);
  const latest = matter.promise ? say(late ? 'todo-late' : 'todo-latest', { date: dateForPeople(matter.promise.on) }) : '';
  return say('todo-line', {
    number: matter.number,
    category: matter.category,
    place: brief(matter.place ?? matter.text, 14),
    status: say(`staff-status-${matter.status}`),
    latest,
  });
}

/** What still waits for the studio, oldest first. */
export function todoList(context: Context): Say {
  const { matters, mattersTotal } = context;
  if (matters.length === 0) return answer(say('todo-none'), { quoting: true });
  const more = mattersTotal > matters.length ? [say('todo-more', { count: String(mattersTotal - matters.length) })] : [];
  const lines = matters.map((matter) => lineOf(matter, context));
  return answer([say('todo-head', { count: String(mattersTotal) }), ...lines, ...more].join('\n'), { quoting: true });
}

export function searchResult(words: string, context: Context): Say {
  if (words === '') return answer(say('search-missing'), { quoting: true });
  const { matters, mattersTotal } = context;
  if (matters.length === 0) return answer(say('search-none', { words }), { quoting: true });
  const more = mattersTotal > matters.length ? [say('todo-more', { count: String(mattersTotal - matters.length) })] : [];
  const lines = matters.map((matter) => lineOf(matter, context));
  return answer([say('search-head', { words, count: String(mattersTotal) }), ...lines, ...more].join('\n'), { quoting: true });
}

/** The matter with everything that was said, masked, and its buttons. */
export function view(file: MatterFile, context: Context): Say {
  const { matter } = file;
  const texts = file.texts.filter((text) => text.kind !== 'rating' || matter.status === 'closed');
  const lines = [
    say('view-head', { number: matter.number, category: matter.category, status: say(`staff-status-${matter.status}`) }),
    say('view-place', { place: matter.place ?? say('summary-no-place') }),
    say('view-holder', { holder: holderOf(context, matter) }),
    ...(matter.promise ? [say('view-latest', { date: dateForPeople(matter.promise.on) })] : []),
    ...texts.map((text) =>
      say('view-line', { moment: momentForPeople(text.at), what: say('view-text', { kind: say(`kind-${text.kind}`), text: text.masked }) }),
    ),
  ];
  const over = ['closed', 'withdrawn', 'merged', 'handed-over', 'declined'].includes(matter.status);
  return answer(lines.join('\n'), {
    matter: matter.number,
    purpose: 'card',
    quoting: true,
    choices: over ? [] : cardChoices(matter, decisionsIn(file.history).length),
  });
}

export function numberNotFound(number: string): Say {
  return answer(say('number-not-found', { number }), { quoting: true });
}

/** `#1` fits several: which one is said by its whole number. */
export function severalFit(running: number, context: Context): Say {
  const numbers = context.matters.map((matter) => matter.number).join('、');
  return answer(say('number-ambiguous', { running: String(running), numbers }), { quoting: true });
}
