// What a turn of raising has to know beforehand: the matters that it may be about, and a number where one may be given.

import type { AtHand, Draft, Event, Message, Need } from '../flow.ts';
import { needsToConfine } from '../confined/before-adding.ts';
import { seriesOf } from '../confined/keeping.ts';
import { wishesSecrecy } from '../../matters/screening/conduct.ts';
import { needToCompare } from '../staff/same-incident.ts';
import { numberNamed } from './add-to-matter.ts';
import { dangerIn } from './danger.ts';
import { newDraft, withMessage } from './draft.ts';
import { studioForHuman } from './human-looks.ts';
import { isAboutOwn } from './meant.ts';
import { followed, isIdle, scopeOf, type Raising } from './raising.ts';
import { isYes } from './small-talk.ts';

/** Matters of his that are looked at to ask which one is meant. */
const ownMatters = 10;

/** What is said alone confines a matter that stands already. */
const confining: readonly Need[] = [{ need: 'personal-data' }, { need: 'same-matter' }];

/** Presses that may come after the draft has become a matter. */
const afterFiling: ReadonlySet<string> = new Set([
  'submit', 'agree', 'disagree', 'change', 'drop', 'insist', 'rewrite', 'understood', 'fork-yes', 'fork-no',
]);

const filing: ReadonlySet<string> = new Set(['submit', 'agree', 'insist']);

export function needsOf(raising: Raising | null, event: Event, atHand: AtHand): Need[] {
  const { body } = event;
  const needs = body.kind === 'press' ? ofPress(body.choice, body.args, event, atHand) : body.kind === 'message' ? ofMessage(raising, event, body, atHand) : [];
  if (!needs.some(isFiling)) return [...needs, ...ofDanger(event, atHand)];
  // Who may be a stranger to us tomorrow gets something to be found by.
  return event.chat.lasting ? needs : [...needs, { need: 'query-code', letter: event.id }];
}

function isFiling({ need }: Need): boolean {
  return need === 'next-number';
}

function ofPress(name: string, [first = '', second]: readonly string[], event: Event, atHand: AtHand): Need[] {
  if (name === 'confine-matter') return [{ need: 'matter', number: first }, ...confining];
  if (name === 'not-confine' && second !== undefined) return [{ need: 'matter', number: second }];
  if (name === 'supplement-to' || name === 'supplement') return [{ need: 'matter', number: first }, ...confining];
  if (name === 'set-apart') return [{ need: 'matter', number: first }, { need: 'personal-data' }];
  if (name === 'human') {
    const studio = studioForHuman(event.chat.studio, atHand);
    return [{ need: 'matter-of-draft', draft: first }, ...(studio ? filingIn(studio.code, event) : [])];
  }
  if (!afterFiling.has(name)) return [];
  return [{ need: 'matter-of-draft', draft: first }, ...(filing.has(name) ? nextNumber(event, atHand) : [])];
}

function ofMessage(raising: Raising | null, event: Event, message: Message, atHand: AtHand): Need[] {
  const { draft } = atHand;
  const named = numberNamed(event) ?? followed(raising, event);
  const needs: Need[] = named === null ? [] : [{ need: 'matter', number: named }];
  if (numberNamed(event) === null && (isIdle(raising) || raising?.step === 'which')) needs.push({ need: 'my-matters', limit: ownMatters, ...orWhich(message) });
  needs.push(...(wishesSecrecy(message.text) === 'alone' ? confining : needsToConfine(draftThen(event, atHand))));
  if (raising?.step === 'summary' && draft && isYes(message.text)) needs.push({ need: 'matter-of-draft', draft: draft.id }, ...nextNumber(event, atHand));
  return needs;
}

/** Which of them is given whole, where none waits for an answer. */
function orWhich(message: Message): { orOnlyOpen: true } | { orMeant: string } | null {
  if (wishesSecrecy(message.text) === 'alone') return { orOnlyOpen: true };
  return isAboutOwn(message) ? { orMeant: message.text } : null;
}

function nextNumber(event: Event, { draft, roster }: AtHand): Need[] {
  const studio = roster.studios.get(event.chat.studio ?? '');
  return studio ? filingIn(seriesOf(draft, studio, roster), event) : [];
}

/** A number of this series, and what there is like it; of a district's series, which is confined, there is nothing. */
function filingIn(series: string, { at }: Event): Need[] {
  return [{ need: 'next-number', scope: scopeOf(series, at) }, needToCompare(series, at)];
}

/** Danger is filed at once, also when it shows only now that the parts lie side by side, or the studio is known. */
function ofDanger(event: Event, atHand: AtHand): Need[] {
  const draft = draftThen(event, atHand);
  const studio = draft && dangerIn(draft, event, atHand.roster)?.studio;
  return studio ? filingIn(seriesOf(draft, studio, atHand.roster), event) : [];
}

/** The draft as this event leaves it. */
function draftThen(event: Event, { draft, now }: AtHand): Draft | null {
  if (event.body.kind !== 'message') return draft;
  return withMessage(draft ?? newDraft(event, now), event.messageId, event.body, now) ?? draft;
}
