// What staff do to a matter, by name: ask, assign, refer, reply, report progress, note, decline, view.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { By } from '../../matters/lifecycle.ts';
import { runningOf, turnedTo } from '../../matters/matter.ts';
import { departmentsOf, representativesOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Say, Turn } from '../flow.ts';
import { isRepresentatives, representativeAct, type RepresentativesAct } from '../representative/acts.ts';
import { answersHimself, proposeReply } from '../representative/propose.ts';
import { assign } from './assign.ts';
import type { Act } from './command.ts';
import { crossed } from './conflicts.ts';
import { decline } from './decline.ts';
import { attempt, said, type Doing } from './doing.ts';
import { view } from './lists.ts';
import { maxTextChars, type Pending } from './pending.ts';
import { preview } from './preview.ts';
import { open } from './open.ts';
import { refer } from './refer.ts';
import { readReply, reply, replyCommand } from './reply.ts';
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
  if (isRepresentatives(verb)) return representativeAct(verb, doing);
  const lacking = missing(verb, doing);
  if (lacking) return { effects: [lacking] };
  switch (verb) {
    case 'assign':
    case 'refer':
    case 'decline': {
      const conflict = crossed(file, by, context);
      return { effects: conflict ? [conflict] : { assign, refer, decline }[verb](doing) };
    }
    case 'reply':
    case 'progress':
      return how.send === true ? { effects: verb === 'progress' ? progress(doing) : answersHimself(doing) ? reply(doing) : proposeReply(doing) } : tryPreview(verb, doing);
    case 'note':
      return { effects: note(doing) };
    case 'ask':
      return { effects: ask(doing) };
    case 'open':
      return { effects: open(doing) };
  }
}

/** What an act needs and does not have; null when nothing is missing. */
function missing(verb: Worded, doing: Doing): Say | null {
  const { rest, file, event } = doing;
  if (verb === 'assign' && file.matter.confined) return said('confined-not-assigned', doing);
  if (verb === 'open' && event.chat.kind === 'group') return said('open-in-private', doing);
  if (rest.length > maxTextChars) return said('too-long', doing, { length: rest.length, limit: maxTextChars });
  if (rest === '') return wordless(verb, doing);
  if (verb === 'reply') {
    const { words, promisedOn } = readReply(doing);
    if (words === '') return wordless(verb, doing);
    if (promisedOn !== null && promisedOn < civilDate(doing.context.now)) return said('past-term', doing, { date: dateForPeople(promisedOn) });
  }
  const goesOut = verb === 'reply' || verb === 'progress' || verb === 'ask';
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
function tryPreview(verb: 'reply' | 'progress', doing: Doing): DeskTurn {
  const { file, event, context } = doing;
  const replying = answersHimself(doing) ? replyCommand(doing, '') : ({ kind: 'propose-reply', text: '' } as const);
  const tried = attempt(verb === 'reply' ? replying : { kind: 'progress', text: '' }, verb, doing);
  return 'effect' in tried ? { effects: [tried] } : preview(verb, doing.rest, file, event, context, replying.kind === 'propose-reply');
}
