// Which matter is meant: the quoted one where `#1` fits it, else asked once; naming one does what was typed.

import { runningOf, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, Say, Turn } from '../flow.ts';
import { isToStaff } from '../purpose.ts';
import { answer } from '../words.ts';
import type { StaffCommand } from './command.ts';
import { filesIn, maxTextChars, pendingMs, type Pending, type Words } from './pending.ts';
import { severalFit } from './view.ts';

type Acting = Extract<StaffCommand, { command: 'act' }>;
type Which = Extract<Pending['pending'], { kind: 'which' }>;

/** `#1` under a quoted message about a matter of that running number is that matter. */
export function asQuoted(command: StaffCommand | null, { quoted }: Event): StaffCommand | null {
  if (command?.command !== 'act' || !('running' in command.target) || quoted?.matter == null || !isToStaff(quoted.purpose)) return command;
  return runningOf(quoted.matter) === command.target.running ? { ...command, target: { number: quoted.matter } } : command;
}

/** Asks which of these, keeping what was typed. */
export function askWhich(command: Acting, running: number, fitting: readonly Matter[], words: Words, event: Event, context: Context): Turn<Pending> {
  const [first] = fitting;
  if (!first || words.text.length > maxTextChars) return { effects: [severalFit(running, fitting)] };
  const act = command.act === null && words.text === '' ? 'view' : command.act;
  const numbers = fitting.map(({ number }) => number);
  const which: Which = { kind: 'which', act, text: words.text, numbers, number: first.number, id: event.id, round: first.round, ...filesIn(words) };
  return { state: { pending: which, until: context.now + pendingMs }, effects: [whichOne(which)] };
}

/** The question, also where it has to be asked again. */
export function whichOne({ numbers, id }: Which): Say {
  const row = (number: string): Choice[] => [{ label: number, flow: 'desk', choice: 'which', args: [number, id] }];
  return answer(say('which-of-several', { running: runningOf(numbers[0] ?? ''), numbers: numbers.join('、') }), { quoting: true, choices: numbers.map(row) });
}

/** What waits for its matter, where this names one of those that were offered. */
export function waitingFor(pending: Pending | null, number: string | null | undefined, now: number): Which | null {
  const waiting = pending?.pending;
  return pending && waiting?.kind === 'which' && number != null && waiting.numbers.includes(number) && now < pending.until ? waiting : null;
}

/** The whole number and nothing else. */
export function numberAlone(command: StaffCommand | null): string | null {
  return command?.command === 'act' && command.act === null && command.rest === '' && 'number' in command.target ? command.target.number : null;
}
