// What staff and handlers do to a matter, by name: ask, assign, refer, reply, report progress, note, decline, view …

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { By, Command } from '../../matters/lifecycle.ts';
import { runningOf, turnedTo } from '../../matters/matter.ts';
import { departmentsOf, representativesOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Context, Effect, Event, MatterFile, Say, Turn } from '../flow.ts';
import { askContact } from '../handler/ask-contact.ts';
import { askExtension, extend } from '../handler/extension.ts';
import { referralView } from '../handler/referral-card.ts';
import { returnReferral } from '../handler/return-referral.ts';
import { finish, sendBack } from '../handler/submission.ts';
import { exampleFor, propose } from '../receptions/meeting.ts';
import { isRepresentatives, representativeAct, type RepresentativesAct } from '../representative/acts.ts';
import { answersHimself, proposeReply } from '../representative/propose.ts';
import { lookerName } from '../words.ts';
import { assign } from './assign.ts';
import { blank } from './blank.ts';
import { tell } from './calls.ts';
import type { Act } from './command.ts';
import { crossed } from './conflicts.ts';
import { decline } from './decline.ts';
import { declinePart } from './decline-part.ts';
import { attempt, said, tooLate, type Doing } from './doing.ts';
import { followUp } from './follow-up.ts';
import { move, reportUp } from './hand-over.ts';
import { view } from './view.ts';
import { merge, unmerge } from './merge.ts';
import { maxTextChars, type Pending } from './pending.ts';
import { preview } from './preview.ts';
import { promisedNoDay, readReply } from './promised-day.ts';
import { open } from './open.ts';
import { chooseFor, promptFor } from './prompt.ts';
import { recall } from './recall.ts';
import { record } from './record.ts';
import { refer } from './refer.ts';
import { correct, reply, replyCommand } from './reply.ts';
import { ask, note, progress } from './tell.ts';
import { isTrivial } from './trivial.ts';
import { reportUrgent } from './urgent-report.ts';

type DeskTurn = Turn<Pending>;

interface How {
  send?: boolean;
  attachments?: readonly Attachment[];
  releases?: string;
}

/**
 * Does what was typed or pressed.
 * @param how.send a reply or progress that was shown already goes out; else it is previewed
 * @param how.attachments files that came before, with what was shown
 * @param how.releases the department's answer in whose place it goes, with these files
 */
export function act(verb: Act, rest: string, file: MatterFile, by: By, event: Event, context: Context, how: How = {}): DeskTurn {
  if (verb === 'view') return { effects: [by.role === 'handler' ? referralView(file) : view(file, by, event, context)] };
  const doing: Doing = { file, by, rest: rest.trim(), attachments: by.role === 'handler' ? (how.attachments ?? filesOf(event)) : [], event, context };
  return perform(as(verb, by), doing, how);
}

/** One word means what he can do who says it: a department answers to the officer, an officer to the resident. */
function as(verb: Exclude<Act, 'view'>, { role }: By): Exclude<Act, 'view'> {
  if (role === 'handler') return verb === 'reply' ? 'finish' : verb === 'give-back' ? 'return' : verb;
  if (verb === 'finish') return 'reply';
  return verb === 'return' ? 'send-back' : verb;
}

/** The files of a message: a department's answer takes them along. */
export function filesOf({ body }: Event): readonly Attachment[] {
  return body.kind === 'message' || body.kind === 'page' ? body.attachments : [];
}

function perform(verb: Exclude<Act, 'view'>, doing: Doing, how: How): DeskTurn {
  const { file, by, context } = doing;
  if (isRepresentatives(verb)) return representativeAct(verb, doing);
  const isOfficers = by.role === 'handler' ? forOfficers.has(verb) : (verb === 'correct' || verb === 'send-back') && !answersHimself(doing);
  if (isOfficers) return { effects: [said('may-officer', doing, { verb: say(`verb-${verb}`), officer: lookerName(context, file.matter) })] };
  if (doing.rest === '') {
    const over = tooLate(verb, doing);
    if (over) return { effects: [over] };
  }
  if (verb === 'move' && doing.rest === '' && !file.matter.confined) return { effects: [chooseFor('move', file, context)] };
  const lacking = missing(verb, doing);
  // The reason is asked for: what comes next is taken for it, and for nothing else.
  if (lacking && verb === 'open' && doing.rest === '' && doing.event.chat.kind === 'private') return promptFor('open', null, file, doing.event, context);
  if (lacking) return { effects: [lacking] };
  switch (verb) {
    case 'assign':
    case 'refer':
    case 'decline':
    case 'merge':
    case 'move':
    case 'report-up': {
      const conflict = crossed(file, by, context);
      return { effects: conflict ? [conflict] : deciding[verb](doing) };
    }
    case 'reply':
    case 'correct':
    case 'progress':
      return how.send === true ? { effects: sending(verb, doing) } : tryPreview(verb, doing, how);
    default:
      return { effects: besides[verb](doing) };
  }
}

function sending(verb: 'reply' | 'correct' | 'progress', doing: Doing): Effect[] {
  if (verb === 'reply' && !answersHimself(doing)) return proposeReply(doing);
  return { reply, correct, progress }[verb](doing);
}

function commandOf(verb: 'reply' | 'correct' | 'progress', doing: Doing): Command {
  if (verb !== 'reply') return { kind: verb, text: '' };
  return answersHimself(doing) ? replyCommand(doing, '') : { kind: 'propose-reply', text: '' };
}

/** What a colleague may have decided in the same moment. */
const deciding = { assign, refer, decline, merge, move, 'report-up': reportUp };

const besides = {
  unmerge,
  'decline-part': declinePart,
  record,
  meet: propose,
  blank,
  tell,
  'follow-up': followUp,
  'report-urgent': reportUrgent,
  note,
  ask,
  open,
  recall,
  finish,
  'send-back': sendBack,
  contact: askContact,
  return: returnReferral,
  extend: (doing: Doing): Effect[] => (doing.by.role === 'handler' ? askExtension : extend)(doing),
};

/** They need no words. */
const wordlessActs: ReadonlySet<Act> = new Set(['unmerge', 'blank', 'recall']);

/** A confined matter stays with those who see it, and by itself. */
const keptApart: Partial<Record<Act, string>> = { assign: 'confined-not-assigned', merge: 'confined-not-merged', unmerge: 'confined-not-merged', move: 'confined-not-moved' };

/** What a handler leaves to the officer: he is told before his words are looked at. */
const forOfficers: ReadonlySet<Act> = new Set([
  ...(['ask', 'assign', 'refer', 'decline', 'recall', 'send-back'] as const),
  ...(['merge', 'unmerge', 'decline-part', 'record', 'blank', 'move', 'report-up', 'correct', 'tell', 'follow-up', 'report-urgent', 'meet'] as const),
]);

/** All but 查看 and what a representative does by a tap may need words. */
type Worded = Exclude<Act, 'view' | RepresentativesAct>;

/** What an act needs and does not have; null when nothing is missing. */
function missing(verb: Worded, doing: Doing): Say | null {
  const { rest, file, event } = doing;
  const apart = file.matter.confined ? keptApart[verb] : undefined;
  if (apart !== undefined) return said(apart, doing);
  if (verb === 'open' && event.chat.kind === 'group') return said('open-in-private', doing);
  if (rest.length > maxTextChars) return said('too-long', doing, { length: rest.length, limit: maxTextChars });
  if (wordlessActs.has(verb)) return null;
  if (rest === '') return wordless(verb, doing);
  if (verb === 'reply' || verb === 'finish') {
    const { words, promisedOn } = readReply(doing);
    if (words === '') return wordless(verb, doing);
    const noDay = promisedNoDay(doing);
    if (noDay !== null) return said('no-such-day', doing, { day: noDay });
    if (promisedOn !== null && promisedOn < civilDate(doing.context.now)) return said('past-term', doing, { date: dateForPeople(promisedOn) });
  }
  const goesOut = ['reply', 'correct', 'record', 'progress', 'ask', 'finish'].includes(verb);
  return goesOut && isTrivial(rest) ? said('trivial', doing, { text: rest, example: example(verb, doing) }) : null;
}

function wordless(verb: Worded, doing: Doing): Say {
  const { file, context } = doing;
  const studio = context.roster.studios.get(turnedTo(file.matter) ?? '');
  const [representative] = representativesOf(context.roster, file.matter.studio, context.now);
  const [department] = studio ? departmentsOf(context.roster, studio) : [];
  if (verb === 'assign' && !representative) return said('no-representatives', doing);
  if (verb === 'refer' && !department) return said('no-departments', doing);
  const names = { name: representative?.name ?? '', department: department?.name ?? '' };
  return said('text-missing', doing, { verb: say(`verb-${verb}`), example: example(verb, doing, names) });
}

/** How it is typed. Names are those of this studio. */
function example(verb: Worded, { file, context }: Doing, names: { name: string; department: string } = { name: '', department: '' }): string {
  if (verb === 'meet') return exampleFor(file.matter, context);
  return say(`example-${verb}`, { running: runningOf(file.matter.number), ...names });
}

/** 改 is still possible: one look before it goes to the resident. What may not be done at all is said at once. */
function tryPreview(verb: 'reply' | 'correct' | 'progress', doing: Doing, { releases, attachments = [] }: How): DeskTurn {
  const { file, event, context } = doing;
  const tried = attempt(commandOf(verb, doing), verb, doing);
  return 'effect' in tried ? { effects: [tried] } : preview(verb, { text: doing.rest, ...(releases === undefined ? { attachments: doing.attachments } : { attachments, releases }) }, file, doing.by, event, context);
}
