// An alert of danger: it goes to the staff group at once and without the text; the first to press 【我来】 owns it.

import { momentForPeople } from '../../calendar/civil.ts';
import { decide, type By } from '../../matters/lifecycle.ts';
import type { Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { answer, nameOf } from '../words.ts';

export function alertText(number: string, danger: Danger): string {
  return say('alert', { number, danger: say(`danger-name-${danger.kind}`), call: danger.phone });
}

/** The first one takes it; whoever comes later hears who did. */
export function comes(file: MatterFile, by: By, context: Context): Effect[] {
  const { number } = file.matter;
  const taken = file.history.find((line) => line.event.type === 'owned');
  if (taken && taken.by.person !== by.person) return [answer(say('alert-taken-already', { number, who: nameOf(context, taken.by.person) }))];
  const line = answer(say('alert-taken-line', { number, who: nameOf(context, by.person) }), { matter: number });
  if (taken) return [line];
  const decision = decide(file.matter, { kind: 'own' }, by, context.now);
  if (!decision.ok) return [line];
  const text = say('alert-taken', { alert: `紧急 ${number}`, who: nameOf(context, by.person), moment: momentForPeople(context.now) });
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    { effect: 'rewrite', which: { pressed: true }, text },
    line,
  ];
}
