// 【另一件事】 under what was taken for a supplement: its words become a draft of their own; the staff keep them and are told.

import { decide } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterText, NewText, Turn } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, brief, choice } from '../words.ts';
import { newDraft, withMessage } from './draft.ts';
import { listen } from './listen.ts';
import type { Raising } from './raising.ts';

/** @param letter by which the supplement came */
export function setApartChoice(number: string, letter: string): Choice {
  return choice('another', 'raise', 'set-apart', number, letter);
}

/** Pressed again it changes nothing: the note that the staff got tells. */
export function setApart(letter: string, event: Event, context: Context): Turn<Raising> {
  const id = `${letter}.0`;
  const { matter: file, personal, draft } = context;
  const supplement = file?.texts.find((one) => one.id === id && (one.kind === 'supplement' || one.kind === 'answer'));
  if (!file || !supplement || file.matter.resident !== event.actor.person) return { effects: [answer(say('draft-gone'))] };
  if (file.texts.some((one) => one.id === noteId(id))) return { effects: [answer(say('set-apart-already', { number: file.matter.number }))] };
  const words = personal?.texts.find((one) => one.id === id)?.original ?? '';
  const message = { kind: 'message' as const, text: words, attachments: [...supplement.attachments], pin: null, edited: false };
  const begun = withMessage(draft ?? newDraft(event, context.now), null, message, context.now);
  if (!begun) return { effects: [answer(say('draft-full'))] };
  const listening = listen(null, begun, event, context);
  return { ...listening, effects: [...noted(supplement, event, context), ...listening.effects] };
}

function noteId(id: string): string {
  return `${id}.apart`;
}

/** Nothing is taken from the staff: they hear that it comes with a number of its own. */
function noted({ id, masked }: MatterText, event: Event, context: Context): Effect[] {
  const matter = context.matter?.matter;
  if (!matter) return [];
  const note = say('set-apart-note', { text: brief(masked) });
  const text: NewText = { id: noteId(id), kind: 'supplement', original: note, masked: note, attachments: [] };
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'supplement', text: text.id, correction: true }, by, context.now);
  if (!decision.ok) return [];
  const { number } = matter;
  return [{ effect: 'record', matter: number, events: decision.events, by, texts: [text] }, ...tellStaff(matter, say('staff-set-apart', { number, text: brief(masked) }))];
}
