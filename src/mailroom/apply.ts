// From effects to rows: one exhaustive switch over everything that a turn can cause.

import type { Instant } from '../calendar/clock.ts';
import { keepsItsWords, staysBehind, type Context, type Effect, type MatterFile, type MatterText, type NewText, type Say } from '../flows/flow.ts';
import type { ErrandEffect } from '../flows/errand-contract.ts';
import type { Purpose } from '../flows/purpose.ts';
import { begin } from '../matters/begin.ts';
import { apply as applyEvent, type By, type Erasure } from '../matters/lifecycle.ts';
import { referralAfter } from '../matters/referral.ts';
import { callerFor, numberIn, runningOf, type MatterNumber } from '../matters/matter.ts';
import { blankChanges, speaksOf } from './blank.ts';
import { applyRecordCard } from './record-card-context.ts';
import type { Hand } from './context.ts';
import { writeRewriteCard, writeRewritePressed, writeSay, type Writing } from './compose.ts';
import { applyReception } from './reception-context.ts';
import { applyRota } from './rota-context.ts';

/** What applying needs to know of the letter whose turn it is. */
export interface Applying extends Writing {
  /** The counter whose next number the turn was shown. */
  counter: string | null;
}

/** Effects that change who may do what. */
export type RightsEffect = Extract<Effect, { effect: 'invite' | 'end-rights' | 'stand-in' | 'end-stand-in' }>;

/** Rare effects that are statements of their own: done at once, inside the transaction. */
export type Deed =
  | { deed: 'bind'; person: string; code: string }
  | { deed: 'bind-group'; studio: string }
  | { deed: 'copy-texts'; from: MatterNumber; to: MatterNumber }
  | { deed: 'blank'; matter: MatterNumber }
  /** `keep`: chats in which it stays. */
  | { deed: 'withdraw-said'; matter: string; keep: readonly string[]; text: string }
  | { deed: 'recall'; purpose: Purpose; since: Instant }
  | { deed: 'erase-matter'; matter: MatterNumber; how: Erasure }
  | { deed: 'forget-person'; person: string; except: MatterNumber | null }
  | { deed: 'blank-bookings'; person: string }
  | { deed: 'rights'; effect: RightsEffect }
  | { deed: 'link-paper'; effect: Extract<Effect, { effect: 'link-paper' }> }
  | { deed: 'stop-broadcast'; number: number }
  | { deed: 'unsubscribe' }
  | { deed: 'open-login'; effect: Extract<Effect, { effect: 'open-login' }> };

/** Adds the effects of one turn to the changes of the batch. */
export function applyEffects(effects: readonly Effect[], applying: Applying): Deed[] {
  return effects.flatMap((effect) => applyEffect(effect, applying));
}

function applyEffect(effect: Effect, applying: Applying): Deed[] {
  const { event, context, changes, hand } = applying;
  const key = event.chat.key;
  switch (effect.effect) {
    case 'say':
      noteWhoHears(effect, applying);
      writeSay(effect, applying);
      return [];
    case 'rewrite-card':
      writeRewriteCard(effect, applying);
      return [];
    case 'rewrite-pressed':
      writeRewritePressed(effect, applying);
      return [];
    case 'erase':
      if (event.chat.canErase) eraseMessages(effect.messageIds ?? [event.messageId], applying);
      return [];
    case 'introduce':
      changes.newcomers.push(effect);
      return [];
    case 'give-code':
      changes.queryCodes.push(effect);
      return [];
    case 'copy-texts':
      copyNewTexts(effect, applying);
      return [{ deed: 'copy-texts', from: effect.from, to: effect.to }];
    case 'blank':
      blankChanges(changes, effect.matter, applying.post.seal.close('delivery', { kind: 'recalled' }));
      return [{ deed: 'blank', matter: effect.matter }];
    case 'recall':
      return [{ deed: 'recall', purpose: effect.purpose, since: effect.since }];
    case 'withdraw-said': {
      const keep = keptChats(effect, applying);
      // What turns of the same batch were about to say.
      changes.deliveries = changes.deliveries.filter((delivery) => !speaksOf(delivery, effect.matter) || keep.includes(delivery.lane));
      return [{ deed: 'withdraw-said', matter: effect.matter, keep, text: effect.text }];
    }
    case 'log-opening':
      changes.openings.push({ matter: effect.matter, at: context.now, by: effect.by, what: effect.what, reason: effect.reason });
      return [];
    case 'record':
      recordEvents(effect, applying);
      return [];
    case 'open-referral': {
      const file = hand.files.get(effect.referral.matter);
      if (file) hand.files.set(file.matter.number, { ...file, referral: effect.referral });
      changes.referrals.set(effect.referral.id, effect.referral);
      return [];
    }
    case 'rate':
      rate(effect, applying);
      if (effect.reason) keepText(effect.matter, effect.reason, { person: event.actor.person, role: 'resident' }, applying);
      return [];
    case 'keep-draft':
      changes.drafts.set(key, effect.draft);
      return [];
    case 'drop-draft':
      changes.drafts.set(key, null);
      return [];
    case 'due':
      changes.dues.set(effect.id, { at: effect.at, what: effect.what, args: [...effect.args], conversation: key, user: event.actor.user });
      return [];
    case 'no-longer-due':
      changes.dues.set(effect.id, null);
      return [];
    case 'remember': {
      const conversation = changes.conversations.get(key);
      if (conversation)
        changes.conversations.set(key, {
          ...conversation,
          studio: effect.studio ?? conversation.studio,
          consented: effect.consented ?? conversation.consented,
          muted: effect.muted ?? conversation.muted,
          subscribed: effect.subscribed === undefined ? conversation.subscribed : effect.subscribed,
        });
      return effect.subscribed === null ? [{ deed: 'unsubscribe' }] : [];
    }
    case 'erase-matter':
      return [{ deed: 'erase-matter', matter: effect.matter, how: effect.how }];
    case 'forget-person':
      return [{ deed: 'forget-person', person: effect.person, except: effect.except }];
    case 'blank-bookings':
      return [{ deed: 'blank-bookings', person: effect.person }];
    case 'bind':
      return [{ deed: 'bind', person: effect.person, code: effect.code }];
    case 'bind-group':
      return [{ deed: 'bind-group', studio: effect.studio }];
    case 'keep-document':
      if (effect.isNew) takeNumber(effect.document.number, applying);
      changes.documents.set(effect.document.number, effect.document);
      return [];
    case 'invite':
    case 'end-rights':
    case 'stand-in':
    case 'end-stand-in':
      return [{ deed: 'rights', effect }];
    case 'link-paper':
      return [{ deed: 'link-paper', effect }];
    case 'open-login':
      return [{ deed: 'open-login', effect }];
    case 'keep-record-card':
    case 'log-record-card-opening':
    case 'keep-contact-person':
      applyRecordCard(effect, changes, context.now);
      return [];
    case 'keep-reception':
    case 'keep-booking':
    case 'keep-invitation':
      applyReception(effect, changes);
      return [];
    case 'keep-away':
    case 'drop-away':
    case 'keep-swap':
    case 'keep-calendar-link':
      applyRota(effect, changes);
      return [];
    case 'broadcast':
      // What the program announces by itself nobody waits for.
      changes.broadcasts.push({ effect, conversation: effect.by.role === 'desk' ? null : key, at: context.now });
      return [];
    case 'errand':
      takeErrand(effect, applying);
      return [];
    case 'stop-broadcast':
      return [{ deed: 'stop-broadcast', number: effect.number }];
    case 'reachable':
      changes.reachable.push({ conversation: key, reachable: effect.reachable });
      return [];
    case 'count-screening':
      changes.screenings.push({ at: context.now, studio: effect.studio ?? context.studio?.code ?? null, ground: effect.ground, outcome: effect.outcome });
      return [];
    case 'refuse':
      changes.refusals.push({ at: context.now, reason: effect.reason, conversation: key });
      return [];
  }
}

/** Only where somebody runs it; of a confined matter nothing is ever asked. */
function takeErrand(effect: ErrandEffect, { event, context, changes, hand }: Applying): void {
  const isKept = hand.files.get(effect.matter)?.matter.confined ?? null;
  if (context.assisted && isKept === null) changes.errands.push({ effect, conversation: event.chat.key, user: event.actor.user, at: context.now });
}

/** The chat of its resident, and every chat of those who go on with it. */
function keptChats({ matter, keep }: Extract<Effect, { effect: 'withdraw-said' }>, { context, hand }: Applying): string[] {
  const conversation = hand.files.get(matter)?.matter.conversation;
  return [...(conversation === undefined ? [] : [conversation]), ...keep.flatMap((person) => context.roster.staff.get(person)?.chats ?? [])];
}

/** One delivery is one change to one message. */
function eraseMessages(messageIds: readonly (string | null)[], applying: Applying): void {
  for (const messageId of new Set(messageIds)) if (messageId !== null) applying.post.dispatch(applying.event.chat.key, { kind: 'erase', messageId }, applying);
}

/** What comes to a resident's chat without his asking is a word to him; what he is answered at once is not, nor what has to be told by phone. */
function noteWhoHears({ to, matter, class: kind }: Say, { changes, hand, context }: Applying): void {
  const isNotice = matter !== undefined && kind === 'notice' && to.to === 'chat' && callerFor(to.key) === null;
  if (isNotice && hand.files.get(matter)?.matter.conversation === to.key) changes.told.set(matter, context.now);
}

/** Folds events into the projection; the number shown to the turn is taken from its counter when a matter was raised with it. */
function recordEvents(effect: Extract<Effect, { effect: 'record' }>, applying: Applying): void {
  const { hand, changes, context, letter } = applying;
  let file = hand.files.get(effect.matter) ?? null;
  for (const event of effect.events) {
    if (event.type === 'raised') {
      file = { matter: begin(effect.matter, event, context.now), texts: [], history: [], rating: null, referral: null };
      changes.raised.add(effect.matter);
      takeNumber(effect.matter, applying);
    }
    if (event.type === 'recorded') changes.reworded.add(effect.matter);
    // By phone or in person, as somebody noted it.
    if (event.type === 'told' || event.type === 'stance-noted') changes.told.set(effect.matter, context.now);
    if (!file) throw new Error('an event for a matter that is not in hand');
    file = {
      ...file,
      matter: event.type === 'raised' ? file.matter : applyEvent(file.matter, event, effect.by, context.now),
      history: [...file.history, { at: context.now, event, by: effect.by }],
    };
    changes.events.push({ matter: effect.matter, at: context.now, by: effect.by, event, letter });
  }
  if (!file) return;
  file = { ...file, referral: settledReferral(file, applying) };
  hand.files.set(effect.matter, withTexts(file, effect, context));
  changes.matters.set(effect.matter, file.matter);
  for (const text of effect.texts) keepText(effect.matter, text, effect.by, applying);
}

/** Who rates after him in the same batch sees it. */
function rate({ matter, rating }: Extract<Effect, { effect: 'rate' }>, { hand, changes, context }: Applying): void {
  const file = hand.files.get(matter);
  if (file) hand.files.set(matter, { ...file, rating });
  changes.ratings.push({ matter, rating, at: context.now });
}

/** What earlier turns of the batch have said of it is not yet in the store; what this one notes of the move stays where it is noted. */
function copyNewTexts({ from, to }: Extract<Effect, { effect: 'copy-texts' }>, { event, changes }: Applying): void {
  const said = changes.texts.filter(({ matter, kind, id }) => matter === from && kind !== staysBehind && !id.startsWith(`${event.id}.`));
  changes.texts.push(...said.map((text) => ({ ...text, id: `${to}/${text.id}`, matter: to })));
}

/** A referral follows its matter: nothing but the matter's life ends it. */
function settledReferral({ matter, referral }: MatterFile, { changes, context }: Applying): MatterFile['referral'] {
  const after = referral && referralAfter(referral, matter, context.now);
  if (after && after !== referral) changes.referrals.set(after.id, after);
  return after;
}

function withTexts(file: MatterFile, effect: Extract<Effect, { effect: 'record' }>, context: Context): MatterFile {
  const texts = effect.texts.map(
    ({ original, ...text }): MatterText => ({ ...text, at: context.now, by: effect.by, ...(keepsItsWords(text.kind) ? { delivered: original } : {}) }),
  );
  return { ...file, texts: [...file.texts, ...texts] };
}

function keepText(
  matter: string,
  text: NewText,
  by: By,
  { changes, context }: Applying,
): void {
  changes.texts.push({ ...text, matter, by, at: context.now });
}

function takeNumber(number: string, { hand, changes, counter }: Applying): void {
  if (counter === null) throw new Error('a matter was raised without asking for its number');
  const last = runningOf(number);
  hand.counters.set(counter, last);
  changes.counters.set(counter, last);
}

/** The number after the last one given: `BM26-0001`. */
export function nextNumber(hand: Hand, counter: string): string {
  return numberIn(counter, (hand.counters.get(counter) ?? 0) + 1);
}
