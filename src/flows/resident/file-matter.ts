// Filing: a draft becomes a matter with a number, a promise, a receipt and a card for the staff.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { begin, type By } from '../../matters/lifecycle.ts';
import { mask } from '../../matters/masking.ts';
import type { Matter, Promised } from '../../matters/matter.ts';
import { officersOf, type Studio } from '../../matters/roster.ts';
import { screen, type Danger } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Effect, Event, MatterFile, Say, Turn } from '../flow.ts';
import { postCard } from '../staff/card.ts';
import { watchPromise } from '../staff/promise.ts';
import { answer, marked, filesInWords, newText, officerName, pinsInWords } from '../words.ts';
import { attachmentsOf, endOf, pinsOf, placeOf, textOf } from './draft.ts';
import { after, type Raising } from './raising.ts';

/** Makes the draft a matter. */
export function file(draft: Draft, studio: Studio, event: Event, context: Context): Turn<Raising> {
  const { matter, effects } = raise(draft, studio, event, context, null);
  return { state: after('after', matter.number, context.now), effects: [...effects, receipt(matter, matter.promise, context)] };
}

/** The effects that raise a matter: its record, its card, its deadline. The answer to the resident is the caller's. */
export function raise(
  draft: Draft,
  studio: Studio,
  event: Event,
  context: Context,
  danger: Danger | null,
): { matter: Matter; effects: Effect[] } {
  const number = context.nextNumber;
  if (number === null || event.actor.person === null) throw new Error('a matter needs a number and a person');
  const text = textOf(draft);
  const attachments = attachmentsOf(draft);
  const screening = screen(text);
  const by: By = { person: event.actor.person, role: 'resident' };
  const place = placeOf(draft);
  const pins = pinsOf(draft);
  const original = newText(event.id, 0, 'original', [text, pinsInWords(pins)].filter(Boolean).join('\n'), attachments);
  const raised = {
    type: 'raised' as const,
    studio: studio.code,
    resident: event.actor.person,
    conversation: event.chat.key,
    draft: draft.id,
    category: screening.category,
    place: place === null ? null : mask(place),
    masked: mask(text) || say('summary-files', { files: filesInWords(attachments, pins.length) }),
    attachmentCount: attachments.length,
    urgent: danger !== null,
    suspicion: danger === null ? (draft.forked?.ground ?? screening.ground) : null,
    owner: officersOf(context.roster, studio.code, context.now)[0]?.person ?? null,
    promise: promised(draft.forked?.by === 'insisting', studio, context),
    text: original.id,
  };
  const matter = begin(number, raised, context.now);
  return {
    matter,
    effects: [
      ...(event.chat.consented || danger ? [] : [{ effect: 'remember' as const, consented: true }]),
      { effect: 'record', matter: number, events: [raised], by, texts: [original] },
      ...endOf(event),
      ...watchPromise(matter),
      postCard(matter, studio, context, { attachments, pins, danger }),
    ],
  };
}

/** Within how many working days somebody hears: of the sorting, or of the second look after a fork (RULES D5). */
function promised(insisted: boolean, studio: Studio, context: Context): Promised {
  const today = civilDate(context.now);
  return insisted
    ? { what: 'review', ...workdaysAfter(context.calendar, today, 1) }
    : { what: 'triage', ...workdaysAfter(context.calendar, today, studio.settings.triageWorkdays) };
}

/** Number first, who looks at it, by when (FIELD E1). One date only. */
function receipt(matter: Matter, promise: Promised | null, context: Context): Say {
  const text = say(promise?.what === 'review' ? 'receipt-review' : 'receipt', {
    number: matter.number,
    studio: context.roster.studios.get(matter.studio)?.name ?? '',
    officer: officerName(context, matter.studio),
    date: dateForPeople(promise?.on ?? civilDate(matter.raisedAt)),
  });
  return answer(marked(text, promise), { matter: matter.number, purpose: 'receipt' });
}

/** The receipt once more, with what was promised then. */
export function receiptOf(filed: MatterFile, context: Context): Say {
  const raised = filed.history.find((line) => line.event.type === 'raised')?.event;
  return receipt(filed.matter, raised?.type === 'raised' ? raised.promise : filed.matter.promise, context);
}
