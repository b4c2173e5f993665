// Filing: a draft becomes a matter with a number, a promise, a receipt and a card for the staff.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { begin } from '../../matters/begin.ts';
import type { By } from '../../matters/lifecycle.ts';
import { mask } from '../../matters/masking.ts';
import type { Behalf, Matter, Promised } from '../../matters/matter.ts';
import { officersOf, type Studio } from '../../matters/roster.ts';
import { screen, suspectedIn, type Danger, type Screening } from '../../matters/screening.ts';
import { kindOf } from '../../matters/screening/inquiry.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Effect, Event, MatterFile, Say, Turn } from '../flow.ts';
import { isKept, keepingOf, nobodyFree, wordsOf, type Keeping } from '../confined/keeping.ts';
import { postCard } from '../staff/card.ts';
import { askSecondOpinion } from '../staff/second-opinion.ts';
import { watchPromise } from '../staff/promise.ts';
import { suggestSame } from '../staff/same-incident.ts';
import { answer, confidantsInWords, filesInWords, marked, newText, officerName, pinsInWords } from '../words.ts';
import { attachmentsOf, endOf, pinsOf, placeOf, textOf } from './draft.ts';
import { answeredInWords } from './fork.ts';
import { after, type Raising } from './raising.ts';

/** Makes the draft a matter. */
export function file(draft: Draft, studio: Studio, event: Event, context: Context): Turn<Raising> {
  const keeping = keepingOfDraft(draft, studio, event, context);
  if (keeping?.confidants.length === 0) return { state: null, effects: [...endOf(event), ...nobodyFree(event, context, keeping.district)] };
  const { matter, effects } = raise(draft, studio, event, context, null, keeping);
  const { queryCode: code } = context;
  const given: Effect[] = code === null ? [] : [{ effect: 'give-code', matter: matter.number, code }];
  return { state: after('after', matter.number, context.now), effects: [...effects, ...given, receipt(matter, matter.promise, context, code)] };
}

/** From whom the matter of a draft is kept; null: from nobody. */
export function keepingOfDraft(draft: Draft, studio: Studio, event: Event, context: Context): Keeping | null {
  return isKept(draft, studio, context.roster) ? keepingOf(wordsOf(draft), studio, event, context) : null;
}

/** The effects that raise a matter: its record, its card, its deadline. The answer to the resident is the caller's. */
export function raise(
  draft: Draft,
  studio: Studio,
  event: Event,
  context: Context,
  danger: Danger | null,
  keeping: Keeping | null = null,
): { matter: Matter; effects: Effect[] } {
  const number = context.nextNumber;
  if (number === null || event.actor.person === null) throw new Error('a matter needs a number and a person');
  const text = textOf(draft);
  const attachments = attachmentsOf(draft);
  const screening = screen(text);
  const by: By = { person: event.actor.person, role: 'resident' };
  const place = placeOf(draft);
  const pins = pinsOf(draft);
  const words = newText(event.id, 0, 'original', [text, pinsInWords(pins)].filter(Boolean).join('\n'), attachments);
  const original = { ...words, messages: { lane: event.chat.key, ids: draft.parts.flatMap((part) => part.messageId ?? []) } };
  const raised = {
    type: 'raised' as const,
    studio: keeping?.district ?? studio.code,
    ...(keeping ? { confined: keeping.confined } : {}),
    resident: event.actor.person,
    conversation: event.chat.key,
    draft: draft.id,
    category: screening.category,
    place: place === null ? null : mask(place),
    masked: mask(text) || say('summary-files', { files: filesInWords(attachments, pins.length) }),
    attachmentCount: attachments.length,
    urgent: danger !== null,
    suspicion: danger === null ? (draft.forked?.ground ?? suspectedIn(screening)) : null,
    owner: keeping ? (keeping.confidants[0]?.person ?? null) : officersOf(context.roster, studio.code, context.now)[0]?.person ?? null,
    promise: promised(draft.forked?.by === 'insisting' || draft.unclear === true, studio, context),
    text: original.id,
    kind: kindOf(text),
    behalf: behalfOf(draft),
  };
  const matter = begin(number, raised, context.now);
  return {
    matter,
    effects: [
      ...(event.chat.consented || danger ? [] : [{ effect: 'remember' as const, consented: true }]),
      { effect: 'record', matter: number, events: [raised], by, texts: [original] },
      ...endOf(event),
      ...watchPromise(matter),
      ...(raised.suspicion !== null && raised.suspicion === screening.part ? [{ effect: 'count-screening' as const, ground: raised.suspicion, outcome: 'part-shown' as const }] : []),
      postCard(matter, context, { attachments, pins, danger, lead: leadOf(draft, screening) }),
      ...suggestSame(matter, context),
      ...askSecondOpinion(matter, screening, context),
    ],
  };
}

/** How it came to a person: not understood, the resident insists, or what he answered. */
function leadOf(draft: Draft, screening: Screening): string {
  if (draft.unclear === true) return say('card-unclear');
  if (draft.forked?.by === 'insisting') return say('card-insisted');
  const said = answeredInWords(draft, screening);
  return said === null ? '' : say('card-answered', { said });
}

/** For whom it is told, as far as he said. His own matter is nobody else's. */
function behalfOf({ behalf }: Draft): Behalf | null {
  return behalf && behalf.whose !== null ? { whose: behalf.whose, agrees: behalf.agrees } : null;
}

/** Within how many working days somebody hears: of the sorting, or of the second look after a fork (RULES D5). */
function promised(insisted: boolean, studio: Studio, context: Context): Promised {
  const today = civilDate(context.now);
  return insisted
    ? { what: 'review', ...workdaysAfter(context.calendar, today, 1) }
    : { what: 'triage', ...workdaysAfter(context.calendar, today, studio.settings.triageWorkdays) };
}

/** Number first, who looks at it, by when (FIELD E1). One date only. @param code by which he finds it again where accounts do not last */
function receipt(matter: Matter, promise: Promised | null, context: Context, code: string | null = null): Say {
  const { number, confined } = matter;
  const date = dateForPeople(promise?.on ?? civilDate(matter.raisedAt));
  const found = code === null ? [] : [say('receipt-code', { number, code })];
  if (confined) {
    const kept = say('receipt-confined', { number, who: confidantsInWords(context, matter.studio, confined), date });
    return answer([marked(kept, promise), ...found].join('\n'), { matter: number, purpose: 'receipt' });
  }
  const isReview = promise?.what === 'review';
  const text = say(isReview ? 'receipt-review' : 'receipt', {
    number,
    studio: context.roster.studios.get(matter.studio)?.name ?? '',
    officer: officerName(context, matter.studio),
    date,
  });
  const later = found.length > 0 || isReview ? found : [say('receipt-progress')];
  return answer([marked(text, promise), ...later].join('\n'), { matter: number, purpose: 'receipt' });
}

/** The receipt once more, with what was promised then. Its 查询码 was said once and is nowhere kept. */
export function receiptOf(filed: MatterFile, context: Context): Say {
  const raised = filed.history.find((line) => line.event.type === 'raised')?.event;
  return receipt(filed.matter, raised?.type === 'raised' ? raised.promise : filed.matter.promise, context);
}
