// Asking a staff member for the words, the person, the department or the ground that an act needs.

import { groundCode, grounds, runningOf, turnedTo, type Ground } from '../../matters/matter.ts';
import { departmentsOf, neighboursIn, representativesOf } from '../../matters/roster.ts';
import { mayBeReferred } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, MatterFile, Say, Turn } from '../flow.ts';
import { choice } from '../words.ts';
import { decisionsIn, lineHere } from './card.ts';
import { labelOf } from './namesakes.ts';
import { besidesText, pendingMs, type Pending, type Prompt, type Words } from './pending.ts';

/** Buttons under one list; who is further down is typed. */
const mostButtons = 12;

/** How it is asked, and what goes on with the words. */
interface Lead extends Pick<Words, 'attachments' | 'releases'> {
  lead?: string;
}

/** Asks for the words; they come by quoting the prompt, or in a private chat as the next message. */
export function promptFor(act: Prompt['act'], ground: Ground | null, file: MatterFile, event: Event, context: Context, { lead = `prompt-${act}`, ...kept }: Lead = {}): Turn<Pending> {
  const { number, round } = file.matter;
  const asked = say(lead, { number, ...(ground ? { ground: say(`ground-${ground}`) } : {}) });
  const how = event.chat.kind === 'private' ? say('prompt-in-private') : say('prompt-in-group', { running: runningOf(number), act: typedAs(act, ground) });
  return {
    state: { pending: { kind: 'prompt', act, number, ground, id: event.id, round, ...besidesText(kept) }, until: context.now + pendingMs },
    effects: [lineHere(`${asked}\n${how}`, number, { purpose: `prompt-${act}`, quoting: true, choices: [[choice('cancel', 'desk', 'cancel', number, event.id)]] })],
  };
}

/** How the same is typed: `不予登记 个人照顾`. */
function typedAs(act: Prompt['act'], ground: Ground | null): string {
  return [say(`typed-${act}`), ...(ground ? [say(`ground-${ground}`)] : [])].join(' ');
}

/** Acts that choose from a list. */
type Chosen = 'assign' | 'refer' | 'decline' | 'move';

const nothingToChoose = { assign: 'no-representatives', refer: 'no-departments', decline: 'no-departments', move: 'move-nowhere' } as const;

/** What can be chosen for an act, as buttons or numbered lines; also what a number under a quoted list means. */
export function chooseFor(act: Chosen, file: MatterFile, context: Context): Say {
  const { number, confined } = file.matter;
  if (confined && act === 'move') return lineHere(say('confined-not-moved', { number }), number, { quoting: true });
  const all = choicesFor(act, file, context);
  if (all.length === 0) return lineHere(say(nothingToChoose[act], { number }), number, { quoting: true });
  const choices = inRows(all.slice(0, mostButtons), 2);
  const rest = all.length > mostButtons ? [say(`choose-${act}-typed`, { running: runningOf(number) })] : [];
  return lineHere([say(`choose-${act}`, { number }), ...rest].join('\n'), number, { purpose: `prompt-${act}`, choices });
}

export function choicesFor(act: Chosen, file: MatterFile, context: Context): Choice[] {
  const { matter, history } = file;
  const of = (name: string, label: string, code: string): Choice => ({ label, flow: 'desk', choice: name, args: [matter.number, String(decisionsIn(history).length), code] });
  switch (act) {
    case 'assign':
      return representativesOf(context.roster, matter.studio, context.now).map((one, _, all) => of('to', labelOf(one, all, context), one.person));
    case 'refer': {
      const studio = context.roster.studios.get(turnedTo(matter) ?? '');
      const fits = (categories: readonly string[]): number => Number(categories.includes(matter.category));
      const all = studio ? departmentsOf(context.roster, studio) : [];
      const departments = all.filter(({ code }) => mayBeReferred(context.roster, matter, code, context.now));
      return departments.toSorted((a, b) => fits(b.categories) - fits(a.categories)).map((one) => of('dept', one.name, one.code));
    }
    case 'move':
      return neighboursIn(context.roster, matter.studio).map((one) => of('studio', one.name, one.code));
    case 'decline':
      return grounds.filter((ground) => ground !== 'state_secret').map((ground) => of('ground', say(`ground-${ground}`), groundCode(ground)));
  }
}

/** Choices as rows of buttons. */
export function inRows(choices: readonly Choice[], perRow: number): Choice[][] {
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += perRow) rows.push(choices.slice(index, index + perRow));
  return rows;
}
