// An alert of danger: it goes to the staff group at once and without the text; the first to press 【我来】 owns it.

import { momentForPeople } from '../../calendar/civil.ts';
import { decide, type By } from '../../matters/lifecycle.ts';
import type { Matter } from '../../matters/matter.ts';
import { screen, type Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile } from '../flow.ts';
import { choice, nameOf } from '../words.ts';
import { lineHere, lineTo, staffOf } from './card.ts';

export function alertText(number: string, danger: Danger): string {
  return say('alert', { number, danger: say(`danger-name-${danger.kind}`), call: danger.phone });
}

/** The alert of a matter that stands already. */
export function alertOf({ number, text }: Matter): string {
  const { danger } = screen(text);
  return danger ? alertText(number, danger) : say('alert-plain', { number });
}

export function alertChoices(number: string): Choice[][] {
  return [[choice('come', 'desk', 'come', number)]];
}

/** The first one takes it; whoever comes later hears who did. */
export function comes(file: MatterFile, by: By, event: Event, context: Context): Effect[] {
  const { number } = file.matter;
  const taken = file.history.find((line) => line.event.type === 'owned');
  if (taken && taken.by.person !== by.person) return [lineHere(say('alert-taken-already', { number, who: nameOf(context, taken.by.person) }), number)];
  const words = say('alert-taken-line', { number, who: nameOf(context, by.person) });
  const line = lineHere(words, number);
  if (taken) return [line];
  const decision = decide(file.matter, { kind: 'own' }, by, context.now);
  if (!decision.ok) return [line];
  const text = say('alert-taken', { alert: alertOf(file.matter), who: nameOf(context, by.person), moment: momentForPeople(context.now) });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    { effect: 'rewrite-pressed', matter: number, purpose: 'alert', text, choices: [] },
    line,
    // Who was called in private takes it there: the group need not run any more.
    ...(event.chat.kind === 'private' ? [{ ...lineTo(staffOf(file.matter), file.matter, words), class: 'alert' as const }] : []),
  ];
}
