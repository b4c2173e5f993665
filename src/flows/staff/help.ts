// 帮助: the daily acts of whoever works here in a few lines, and the rest by its name: 「帮助 排班」, or the word of any command.

import { z } from 'zod';
import type { Role } from '../../matters/roster.ts';
import { isForeign, isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Event, Flow, Say } from '../flow.ts';
import { answer, staleButton } from '../words.ts';
import { inRows } from './prompt.ts';

const choicesPerRow = 3;

/** What somebody may do here, as far as it decides what he is told. */
interface Works {
  officer: boolean;
  /** Sees confined matters at the desk. */
  confidant: boolean;
  representative: boolean;
  supervisor: boolean;
  handler: boolean;
  isPrivate: boolean;
}

/** The texts of each topic, as far as they are for him; none: he is not offered it. The first that he has is what 帮助 alone shows. */
const topics = {
  officer: ({ officer, confidant }) => (officer || confidant ? ['help-officer'] : []),
  representative: ({ representative }) => (representative ? ['help-representative'] : []),
  supervisor: ({ supervisor, isPrivate }) => (supervisor && isPrivate ? ['help-supervisor'] : []),
  handler: ({ handler, isPrivate }) => (handler && isPrivate ? ['help-handler'] : []),
  acts: ({ officer, confidant }) => (officer || confidant ? ['help-acts'] : []),
  onward: ({ officer }) => (officer ? ['help-onward'] : []),
  supervision: ({ officer, representative }) => (officer || representative ? ['help-supervision'] : []),
  reception: ({ officer, representative }) =>
    officer ? ['help-reception', 'help-reception-meet', 'help-reception-visit'] : representative ? ['help-reception-own', 'help-reception-meet', 'help-reception-visit'] : [],
  rota: ({ officer, representative }) => [...(officer ? ['help-rota'] : []), ...(representative ? ['help-rota-own'] : [])],
  // Of whom was met, and of people, one writes in private alone.
  cards: ({ officer, representative, isPrivate }) =>
    isPrivate && (officer || representative) ? ['help-cards', ...(representative ? ['help-cards-own'] : [])] : [],
  people: ({ officer, isPrivate }) => (officer && isPrivate ? ['help-people'] : []),
} satisfies Readonly<Record<string, (works: Works) => readonly string[]>>;
type Topic = keyof typeof topics;
const names = Object.keys(topics) as Topic[];

const everything: Works = { officer: true, confidant: true, representative: true, supervisor: true, handler: true, isPrivate: true };

/** Null when the text asks for no help. `word`: of which act, as it was typed; what no topic has is a sentence. */
export function readHelp(text: string): { word: string | null } | null {
  const typed = /^(?:帮助|\/help)(?:[\s:：]+(\S{1,12}?))?[。.!！?？]?$/i.exec(text.trim().normalize('NFKC'));
  if (!typed) return null;
  const word = typed[1] ?? null;
  return word === null || names.some((name) => speaksOf(name, word, everything)) ? { word } : null;
}

/** By its own name, or because its text has the word. No name is a command: typed, it would be taken for the button. */
function speaksOf(name: Topic, word: string, works: Works): boolean {
  const texts = topics[name](works);
  return texts.length > 0 && [`help-topic-${name}`, ...texts].some((id) => say(id).includes(word));
}

/** A resident has the help of residents; in a group that is nobody's nothing is said. */
export function isForHelp({ body, actor, chat }: Event): boolean {
  if (body.kind !== 'message' || body.edited || readHelp(body.text) === null) return false;
  return chat.kind === 'private' ? actor.grants.length > 0 : isStaff(actor.grants) && !isForeign(chat);
}

export const help: Flow<null> = {
  name: 'help',
  state: z.null(),
  needs: () => [],
  turn(_, event) {
    const { body, actor } = event;
    if (actor.grants.length === 0) return { effects: staleButton(event) };
    const works = worksOf(event);
    const own = names.filter((name) => topics[name](works).length > 0);
    const topic = body.kind === 'press' ? own.find((name) => name === body.args[0]) : body.kind === 'message' ? topicNamed(readHelp(body.text)?.word ?? null, own, works) : undefined;
    return { effects: topic === undefined ? staleButton(event) : [shown(topic, own, works)] };
  },
};

function worksOf({ actor, chat }: Event): Works {
  const has = (wanted: Role): boolean => actor.grants.some(({ role }) => role === wanted);
  const officer = actor.inSight.length > 0;
  const isPrivate = chat.kind === 'private';
  return { officer, confidant: actor.confided !== null, representative: has('representative') && (isPrivate || !officer), supervisor: has('supervisor'), handler: has('handler'), isPrivate };
}

/** The topic of that name before one that only has the word, the details before what is daily; where none of his has it, what is daily. */
function topicNamed(word: string | null, own: readonly Topic[], works: Works): Topic | undefined {
  const [first] = own;
  if (word === null) return first;
  return own.find((name) => say(`help-topic-${name}`).includes(word)) ?? own.findLast((name) => speaksOf(name, word, works)) ?? first;
}

function shown(topic: Topic, own: readonly Topic[], works: Works): Say {
  const others = own.filter((name) => name !== topic);
  const isFirst = topic === own[0];
  const more = isFirst && others.length > 0 ? [say('help-more')] : [];
  const choices = others.map((name): Choice => ({ label: say(`help-topic-${name}`), flow: 'help', choice: 'topic', args: [name] }));
  return answer([...topics[topic](works).map((id) => say(id)), ...more].join('\n'), { choices: isFirst ? inRows(choices, choicesPerRow) : [] });
}
