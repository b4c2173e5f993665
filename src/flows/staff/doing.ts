// An act of staff in work: tried against the life of the matter, refused in words, told to the resident, shown on the card.

import { momentForPeople } from '../../calendar/civil.ts';
import { apply, decide, life, type By, type Command, type CommandKind, type Refusal } from '../../matters/lifecycle.ts';
import { blankedText } from '../../matters/desk-acts.ts';
import { isInHand, runningOf, type Matter, type PersonId } from '../../matters/matter.ts';
import { officersOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Choice, Context, Effect, Event, HistoryLine, MatterFile, MatterText, NewText, Say } from '../flow.ts';
import { lookerName, speaker } from '../words.ts';
import { tellFormerHandlers } from '../handler/referral-card.ts';
import { decidedCard, decisionInWords, decisionsIn, lineHere, lineTo, staffOf } from './card.ts';
import type { Act } from './command.ts';
import { rewriteHisCard } from './representative.ts';

/** An act in work: whose, on what, with which words. */
export interface Doing {
  file: MatterFile;
  by: By;
  rest: string;
  /** Files that belong to the words. */
  attachments: readonly Attachment[];
  event: Event;
  context: Context;
  /** Whose words these are, where somebody else sends them. */
  wordsOf?: PersonId;
  /** It is the answer of the department that has the matter, with its files. */
  released?: true;
}

/** What was done: the matter's file after it, and the record of it. */
export interface Done {
  file: MatterFile;
  effects: Effect[];
}

/** An answer about the matter in hand. */
export function said(id: string, { file }: Doing, values: Record<string, string | number> = {}): Say {
  const { number } = file.matter;
  return lineHere(say(id, { number, running: runningOf(number), ...values }), number, { quoting: true });
}

/** Asks the life of a matter, and says in words why not. */
export function attempt(command: Command, verb: Exclude<Act, 'view'>, doing: Doing, texts: NewText[] = []): Done | Say {
  const { file, by, context } = doing;
  const decision = decide(file.matter, command, by, context.now);
  if (!decision.ok) return refused(decision.refusal, verb, doing);
  const matter = decision.events.reduce((present, event) => apply(present, event, by, context.now), file.matter);
  const history = [...file.history, ...decision.events.map((event): HistoryLine => ({ at: context.now, event, by }))];
  const written = texts.map(({ original, ...text }): MatterText => ({ ...text, at: context.now, by, delivered: original }));
  return {
    file: { ...file, matter, history, texts: [...file.texts, ...written] },
    effects: [{ effect: 'record', matter: matter.number, events: decision.events, by, texts }],
  };
}

/** The commands of acts that ask for more: whom, where to, why. */
const asking: Partial<Record<Act, CommandKind>> = {
  ...({ assign: 'assign', refer: 'refer', decline: 'decline', merge: 'merge', move: 'hand-over', 'report-up': 'hand-over', 'decline-part': 'decline-part' } as const),
  ...({ ask: 'ask', progress: 'progress', note: 'note', record: 'record', correct: 'correct', reply: 'reply' } as const),
};

/** What is not possible any more is said at once, before anything is asked for it; null where it is. */
export function tooLate(verb: Exclude<Act, 'view'>, doing: Doing): Say | null {
  const kind = asking[verb];
  const { status } = doing.file.matter;
  if (kind === undefined || !life[kind].by.includes(doing.by.role) || life[kind].from.includes(status)) return null;
  return refused({ why: 'wrong-status', status }, verb, doing);
}

function refused(refusal: Refusal, verb: Exclude<Act, 'view'>, doing: Doing): Say {
  const { status } = doing.file.matter;
  switch (refusal.why) {
    case 'not-allowed':
      if (!refusal.may.includes('officer')) return refusal.may.includes('handler') ? said('may-handler', doing, { verb: say(`verb-${verb}`) }) : said('may-representative', doing);
      if (doing.by.role === 'representative' && verb === 'refer') return said('may-propose', doing, { officer: lookerName(doing.context, doing.file.matter) });
      return said('may-officer', doing, { verb: say(`verb-${verb}`), officer: lookerName(doing.context, doing.file.matter) });
    case 'not-assigned':
      return said('not-assigned', doing);
    case 'confined':
      return said(verb === 'move' ? 'confined-not-moved' : 'confined-not-merged', doing);
    case 'extended-once':
      return said('extended-once', doing);
    case 'same-person':
      return said(verb === 'decline-part' ? 'same-person-part' : 'same-person', doing);
    default: {
      if (verb === 'decline' && (isInHand(status) || status === 'replied')) return said('decline-too-late', doing);
      const hint = doing.file.matter.text === blankedText ? 'hint-blanked' : ['declined', 'closed', 'replied'].includes(status) ? `hint-${status}` : 'hint-none';
      const hinted = say(hint, { running: runningOf(doing.file.matter.number), number: doing.file.matter.number });
      return said('wrong-status', doing, { status: say(`staff-status-${status}`), verb: say(`verb-${verb}`), hint: hinted });
    }
  }
}

/** What a decision causes where staff work: its record, a line here and in the staff group, the card as it now stands. */
export function decided({ file, effects }: Done, line: string, doing: Doing, choices: readonly (readonly Choice[])[] = []): Effect[] {
  const { context } = doing;
  const former = tellFormerHandlers(doing.file, file.matter, context);
  return [...effects, lineHere(line, file.matter.number, { choices }), ...toldElsewhere(file, doing), ...former, decidedCard(file, context), ...hisCard(file, doing)];
}

/** The card of the representative who had the matter before; who gets it now gets a new one. */
function hisCard(file: MatterFile, { file: before, context }: Doing): Effect[] {
  const had = before.matter.representative;
  return had === null ? [] : [rewriteHisCard(file, had, context)];
}

function toldElsewhere({ matter, history }: MatterFile, doing: Doing): Effect[] {
  const { by, context } = doing;
  const last = decisionsIn(history).at(-1);
  return last ? tellColleagues(matter, say('decided-line', { number: matter.number, what: decisionInWords(last, context), who: speaker(context, by) }), doing) : [];
}

/** Who decides in private tells the group of it, or where there is none the other officers; so hears the representative who had the matter. */
export function tellColleagues(matter: Matter, line: string, { file, by, event, context }: Doing): Effect[] {
  if (matter.confined) return [lineTo(staffOf(matter, by.person), matter, line)];
  const group = context.roster.studios.get(matter.studio)?.staffGroup ?? null;
  const officers = group === null ? officersOf(context.roster, matter.studio, context.now).map(({ person }) => person) : [];
  const had = file.matter.representative;
  const people = [...officers, ...(had === null ? [] : [had])].filter((person) => person !== by.person);
  return [
    ...(group === null || event.chat.key === group ? [] : [lineTo(staffOf(matter), matter, line)]),
    ...[...new Set(people)].map((person) => lineTo({ to: 'person', person }, matter, line)),
  ];
}

/** When what is told leaves, where it does not leave at once: after the quiet hours, or together with what leaves next. */
export function leavesLater(told: readonly Effect[]): string | null {
  if (told.some((effect) => effect.effect === 'say')) return null;
  const due = told.find((effect) => effect.effect === 'due');
  return due?.effect === 'due' ? momentForPeople(due.at) : null;
}

/** To the chat of the resident. What can wait for the morning does so (flows/resident/tell.ts, steps.ts). */
export function toResident(
  matter: Matter,
  text: string,
  purpose: 'reply' | 'question' | 'notice',
  choices: readonly (readonly Choice[])[] = [],
  attachments: readonly Attachment[] = [],
): Effect {
  return { effect: 'say', to: { to: 'chat', key: matter.conversation }, class: 'notice', purpose, matter: matter.number, text, choices, attachments };
}
