// 待办, 查找, 查看: what staff look up. Masked texts only.

import { civilDate, dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import type { By } from '../../matters/lifecycle.ts';
import { isInHand, openStatuses, type Matter } from '../../matters/matter.ts';
import { mask } from '../../matters/masking.ts';
import { actingRole, isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, MatterFile, Say } from '../flow.ts';
import { answer, brief, choice, filesInWords, holderOf } from '../words.ts';
import { decisionsIn, lineHere, notesOf } from './card.ts';
import { representativeChoices } from './representative.ts';

/** Files that a view shows again, the latest ones. */
const filesShown = 10;

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

function hasLists({ actor }: Event): boolean {
  return actor.inSight.length > 0 || actor.confided !== null;
}

/** What still waits for the studios of this chat, oldest first. */
export function todoList(event: Event, context: Context): Say {
  const { actor } = event;
  if (!hasLists(event) && actor.handling && (context.matters.length > 0 || !isStaff(actor.grants))) return handledList(event, context);
  if (!hasLists(event)) return answer(say('todo-representative'), { quoting: true });
  const { matters, mattersTotal } = context;
  if (matters.length === 0) return answer(say('todo-none'), { quoting: true });
  return list(say('todo-head', { count: mattersTotal }), 'todo-more', context);
}

/** What a department has in hand; who is also a representative gets his own matters one by one. */
function handledList({ actor }: Event, context: Context): Say {
  const seen = context.matters.filter((matter) => actingRole(context.roster, actor.person, matter, context.now) === 'handler');
  if (seen.length === 0) return answer(say('todo-none'), { quoting: true });
  const masked = seen.map((matter) => ({ ...matter, place: matter.place === null ? null : mask(matter.place) }));
  return list(say('todo-head', { count: context.mattersTotal }), 'todo-more', { ...context, matters: masked });
}

/** What a representative, or who stands in for one, has in hand; an officer's own is the studio's. */
export function ownTodoList(event: Event, context: Context): Say {
  if (!event.actor.grants.some(({ role }) => role === 'representative')) return todoList(event, context);
  const matters = context.matters.filter((matter) => actingRole(context.roster, event.actor.person, matter, context.now) !== null);
  if (matters.length === 0) return answer(say('own-todo-none'), { quoting: true });
  const mattersTotal = context.mattersTotal - (context.matters.length - matters.length);
  return list(say('own-todo-head', { count: mattersTotal }), 'todo-more', { ...context, matters, mattersTotal });
}

export function searchResult(words: string, event: Event, context: Context): Say {
  if (!hasLists(event)) return answer(say(isStaff(event.actor.grants) ? 'todo-representative' : 'search-handler'), { quoting: true });
  if (words === '') return answer(say('search-missing'), { quoting: true });
  const { matters, mattersTotal } = context;
  if (matters.length === 0) return answer(say('search-none', { words }), { quoting: true });
  return list(say('search-head', { words, count: mattersTotal }), 'search-more', context);
}

function list(head: string, more: 'todo-more' | 'search-more', context: Context): Say {
  const { matters, mattersTotal } = context;
  const left = mattersTotal - matters.length;
  const lines = matters.map((matter) => lineOf(matter, context));
  return answer([head, ...lines, ...(left > 0 ? [say(more, { count: left })] : [])].join('\n'), { quoting: true });
}

/** The matter with everything that was said, masked, its files, and what the reader may do with it. A view is no card: it is not rewritten. */
export function view(file: MatterFile, by: By, event: Event, context: Context): Say {
  const { matter } = file;
  const texts = file.texts.filter((text) => text.kind !== 'rating' || matter.status === 'closed');
  const attachments = texts.flatMap((text) => text.attachments);
  const lines = [
    say('view-head', { number: matter.number, category: matter.category, status: say(`staff-status-${matter.status}`) }),
    say('view-place', { place: matter.place ?? say('summary-no-place') }),
    say('view-holder', { holder: holderOf(context, matter) }),
    ...notesOf(matter),
    ...(matter.promise ? [say('view-latest', { date: dateForPeople(matter.promise.on) })] : []),
    ...texts.map((text) =>
      say('view-line', { moment: momentForPeople(text.at), what: say('view-text', { kind: say(`kind-${text.kind}`), text: text.masked || say('text-erased') }) }),
    ),
    ...(attachments.length > 0 ? [say('card-files', { files: filesInWords(attachments) })] : []),
  ];
  const choices = viewChoices(file, by, event);
  return lineHere(lines.join('\n'), matter.number, { purpose: 'view', quoting: true, choices, attachments: attachments.slice(-filesShown) });
}

/** All at once: nothing is hidden behind 【更多】. The original is opened in private alone. */
export function viewChoices(file: MatterFile, by: By, { chat }: Event): Choice[][] {
  const { matter, history } = file;
  const button = (name: string): Choice => choice(name, 'desk', name, matter.number, String(decisionsIn(history).length));
  const open = chat.kind === 'private' && by.role !== 'handler' ? [[button('open')]] : [];
  if (!openStatuses.includes(matter.status)) return open;
  if (by.role === 'supervisor' && !matter.confined)
    return isInHand(matter.status) ? [['reminder', 'explanation'].map((form) => choice(form, 'supervise', form, matter.number)), ...open] : open;
  const last = [...(matter.status === 'raised' && by.role !== 'representative' ? [button('decline')] : []), button('note')];
  if (by.role === 'representative') return [...representativeChoices(file), [button('ask'), button('note')], ...open];
  if (matter.status === 'replied') return [[button('ask'), button('reply')], last, ...open];
  const assign = matter.confined ? [] : [button('assign')];
  return [[button('ask'), ...assign], [button('refer'), button('reply')], last, ...open];
}

export function numberNotFound(number: string): Say {
  return answer(say(number.startsWith('#') ? 'running-not-found' : 'number-not-found', { number }), { quoting: true });
}

/** `#1` fits several that this person may see: which one is said by its whole number. */
export function severalFit(running: number, fitting: readonly Matter[]): Say {
  return answer(say('number-ambiguous', { running, numbers: fitting.map((matter) => matter.number).join('、') }), { quoting: true });
}
