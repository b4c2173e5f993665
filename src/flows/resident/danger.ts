// Danger (DESIGN §3): at once and before anything else one number, one safe act, where are you; the staff are alerted.

import type { Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Message, Turn } from '../flow.ts';
import { alertChoices, alertText } from '../staff/alert.ts';
import { answer } from '../words.ts';
import { newDraft, withMessage } from './draft.ts';
import { raise } from './file-matter.ts';
import { after, at, type Raising } from './raising.ts';
import { studioChoices } from './studio.ts';

/** @param message null when the danger stands in the draft already */
export function dangerTurn(danger: Danger, event: Event, message: Message | null, context: Context): Turn<Raising> {
  const started = context.draft ?? newDraft(event, context.now);
  const draft = message ? (withMessage(started, event.messageId ?? event.id, message, context.now) ?? started) : started;
  const { studio } = context;
  if (!studio || context.nextNumber === null) return withoutStudio(danger, draft, context);
  const { matter, effects } = raise(draft, studio, event, context, danger);
  return {
    state: after('danger', matter.number, context.now),
    effects: [
      first(danger, [say('danger-where'), say('danger-number', { number: matter.number }), say('danger-more')]),
      alert(studio.code, matter.number, danger),
      ...effects,
    ],
  };
}

/** The number to call comes first, whatever else is not known. */
function first(danger: Danger, lines: readonly string[]) {
  return answer([say(`danger-${danger.kind}`), ...lines].join('\n'), { class: 'alert' });
}

function alert(studio: string, number: string, danger: Danger): Effect {
  return {
    effect: 'say',
    to: { to: 'staff', studio },
    class: 'alert',
    purpose: 'alert',
    matter: number,
    text: alertText(number, danger),
    choices: alertChoices(number),
  };
}

/** No studio yet: help first, the district hears of it, and the place is asked for in the same breath. */
function withoutStudio(danger: Danger, draft: NonNullable<Context['draft']>, context: Context): Turn<Raising> {
  const districts = [...context.roster.districts.keys()].map(
    (district): Effect => ({
      effect: 'say',
      to: { to: 'district', district },
      class: 'alert',
      purpose: 'alert',
      text: say('alert-nowhere', { danger: say(`danger-name-${danger.kind}`), call: danger.phone }),
    }),
  );
  const choices = studioChoices([...context.roster.studios.values()]);
  const told = first(danger, [say('danger-where'), say('danger-more')]);
  return { state: at('studio', context.now), effects: [{ ...told, choices }, ...districts, { effect: 'keep-draft', draft }] };
}
