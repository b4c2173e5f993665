// Told for somebody else (替我妈反映): whose matter it is and whether that person agrees, one question each, both can be skipped.

import type { Behalf } from '../../matters/matter.ts';
import { behalfIn } from '../../matters/screening/behalf.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Event, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { keep, textOf } from './draft.ts';
import { at, type Raising } from './raising.ts';

/** The next question about it; null when there is nothing to ask, or all was asked. Who writes on instead of answering has skipped it. */
export function askBehalf(draft: Draft, event: Event, context: Context): Turn<Raising> | null {
  const told = behalfIn(textOf(draft));
  if (!told || draft.behalf !== undefined) return null;
  const rows = [[of('whose-other', draft, { who: told.who }), of('whose-own', draft)]];
  return ask(say('behalf-whose', { who: toHim(told.who) }), rows, { ...draft, behalf: { whose: null, agrees: null, asking: 'whose' } }, event, context);
}

const behalfChoices = ['whose-other', 'whose-own', 'whose-skip', 'agrees-yes', 'agrees-not-asked', 'agrees-skip'] as const;
type BehalfChoice = (typeof behalfChoices)[number];

export function isBehalfChoice(name: string): name is BehalfChoice {
  return (behalfChoices as readonly string[]).includes(name);
}

/** Answered: what the draft says of it then, or the second question. */
export function behalfAnswered(name: BehalfChoice, draft: Draft, event: Event, context: Context): { draft: Draft } | { asks: Turn<Raising> } {
  const told = behalfIn(textOf(draft));
  const settled = (behalf: Behalf): { draft: Draft } => ({ draft: { ...draft, behalf: { ...behalf, asking: null } } });
  switch (name) {
    case 'whose-own':
      return settled({ whose: null, agrees: null });
    case 'whose-other':
    case 'whose-skip': {
      const behalf = { whose: told?.whose ?? 'other', agrees: null, asking: 'agrees' } as const;
      const rows = [[of('agrees-yes', draft), of('agrees-not-asked', draft)]];
      return { asks: ask(say('behalf-agrees', { who: told ? toHim(told.who) : say('behalf-person') }), rows, { ...draft, behalf }, event, context) };
    }
    default:
      return settled({ whose: draft.behalf?.whose ?? 'other', agrees: name === 'agrees-yes' ? true : name === 'agrees-skip' ? null : false });
  }
}

/** 我妈, as somebody else says it: 您妈. */
function toHim(who: string): string {
  return who.replace(/^我们?/, '您');
}

function ask(text: string, rows: Choice[][], draft: Draft, event: Event, context: Context): Turn<Raising> {
  const skip = choice('skip', 'raise', draft.behalf?.asking === 'agrees' ? 'agrees-skip' : 'whose-skip', draft.id);
  return { state: at('behalf', context.now), effects: [...keep(draft, event), answer(text, { choices: [...rows, [skip]] })] };
}

function of(name: BehalfChoice, draft: Draft, values: Record<string, string> = {}): Choice {
  return { label: say(`choice-${name}`, values), flow: 'raise', choice: name, args: [draft.id] };
}
