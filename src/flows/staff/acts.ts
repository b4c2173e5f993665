// What staff do to a matter, by name: ask, assign, refer, reply, report progress, note, decline, view.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { By, Command } from '../../matters/lifecycle.ts';
import { runningOf, turnedTo } from '../../matters/matter.ts';
import { departmentsOf, representativesOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile, Say, Turn } from '../flow.ts';
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
import { attempt, said, type Doing } from './doing.ts';
import { move, reportUp } from './hand-over.ts';
import { view } from './view.ts';
import { merge, unmerge } from './merge.ts';
import { maxTextChars, type Pending } from './pending.ts';
import { preview } from './preview.ts';
import { open } from './open.ts';
import { chooseFor } from './prompt.ts';
import { record } from './record.ts';
import { refer } from './refer.ts';
import { correct, readReply, reply, replyCommand } from './reply.ts';
import { ask, note, progress } from './tell.ts';
import { isTrivial } from './trivial.ts';

type DeskTurn = Turn<Pending>;

/** What needs the same look at its words, whoever does it. */
type Worded = Exclude<Act, 'view' | RepresentativesAct>;

/**
 * Does what was typed or pressed.
 * @param how.send a reply or progress that was shown already goes out; else it is previewed
 */
export function act(verb: Act, rest: string, file: MatterFile, by: By, event: Event, context: Context, how: { send?: boolean } = {}): DeskTurn {
  if (verb === 'view') return { effects: [view(file, by, event, context)] };
  const doing: Doing = { file, by, rest: rest.trim(), event, context };
  if (verb === 'move' && doing.rest === '' && !file.matter.confined) return { effects: [chooseFor('move', file, context)] };
  if (isRepresentatives(verb)) return representativeAct(verb, doing);
  // What he writes to a resident goes through the officer (RULES L3): so does what corrects it.
  if (verb === 'correct' && !answersHimself(doing)) return { effects: [said('may-officer', doing, { verb: say('verb-correct'), officer: lookerName(context, file.matter) })] };
  const lacking = missing(verb, doing);
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
      return how.send === true ? { effects: sending(verb, doing) } : tryPreview(verb, doing);
    case 'note':
      return { effects: note(doing) };
    case 'ask':
      return { effects: ask(doing) };
    case 'open':
      return { effects: open(doing) };
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

const besides = { unmerge, 'decline-part': declinePart, record, blank, tell };

/** They need no words. */
const wordlessActs: ReadonlySet<Act> = new Set(['unmerge', 'blank']);

/** A confined matter stays with those who see it, and by itself. */
const keptApart: Partial<Record<Act, string>> = { assign: 'confined-not-assigned', merge: 'confined-not-merged', unmerge: 'confined-not-merged', move: 'confined-not-moved' };

/** What an act needs and does not have; null when nothing is missing. */
function missing(verb: Worded, doing: Doing): Say | null {
  const { rest, file, event } = doing;
  const apart = file.matter.confined ? keptApart[verb] : undefined;
  if (apart !== undefined) return said(apart, doing);
  if (verb === 'open' && event.chat.kind === 'group') return said('open-in-private', doing);
  if (rest.length > maxTextChars) return said('too-long', doing, { length: rest.length, limit: maxTextChars });
  if (wordlessActs.has(verb)) return null;
  if (rest === '') return wordless(verb, doing);
  if (verb === 'reply') {
    const { words, promisedOn } = readReply(doing);
    if (words === '') return wordless(verb, doing);
    if (promisedOn !== null && promisedOn < civilDate(doing.context.now)) return said('past-term', doing, { date: dateForPeople(promisedOn) });
  }
  const goesOut = verb === 'reply' || verb === 'correct' || verb === 'record' || verb === 'progress' || verb === 'ask';
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
function example(verb: Worded, { file }: Doing, names: { name: string; department: string } = { name: '', department: '' }): string {
  return say(`example-${verb}`, { running: runningOf(file.matter.number), ...names });
}

/** 改 is still possible: one look before it goes to the resident. What may not be done at all is said at once. */
function tryPreview(verb: 'reply' | 'correct' | 'progress', doing: Doing): DeskTurn {
  const { file, event, context } = doing;
  const tried = attempt(commandOf(verb, doing), verb, doing);
  return 'effect' in tried ? { effects: [tried] } : preview(verb, doing.rest, file, event, context, verb === 'reply' && !answersHimself(doing));
}
