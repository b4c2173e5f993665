// From what a turn says to deliveries: who gets it on which chat, signed buttons or numbered lines, long texts split.

import type { Abilities, Dispatch } from '../bots/channel.ts';
import type { Audience, Choice, Context, Effect, Event, Purpose, Say } from '../flows/flow.ts';
import { districtOfficersOf, officersOf } from '../matters/roster.ts';
import { say as sentence } from '../texts/say.ts';
import { deliveryClasses, type NewDelivery } from '../store/deliveries.ts';
import type { Changes } from '../store/record.ts';
import type { OfferedChoice } from '../store/schema/mail.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import { packPress, pressOf } from './press.ts';
import { splitText } from './split.ts';

/** A delivery's sealed body: a dispatch, or a change to a message whose platform id is not yet known. */
export type DeliveryBody = Dispatch | LateBody;

/** What only the moment of sending decides. */
export type LateBody =
  | { kind: 'edit-card'; matter: string; text: string; buttons: { label: string; press: string }[][] }
  /** Removes what this delivery showed, if it was ever sent. */
  | { kind: 'erase-said'; delivery: number }
  /** Taken back before it left: nothing is sent. */
  | { kind: 'recalled' };

interface Posted {
  class?: Say['class'];
  matter?: string | null;
  purpose?: Purpose;
  person?: string | null;
  choices?: OfferedChoice[] | null;
}

/** The turn whose words are being written. */
export interface Writing {
  event: Event;
  context: Context;
  letter: number;
  changes: Changes;
  post: Post;
}

/** Whose changes a delivery joins. */
type Posting = Pick<Writing, 'changes' | 'letter'> & { context: Pick<Context, 'now'> };

/** Puts deliveries into the changes of a batch. */
export interface Post {
  abilities(account: string): Abilities | null;
  seal: Seal;
  dispatch(lane: string, body: DeliveryBody, posting: Posting, posted?: Posted): void;
}

/** @param abilitiesOf what the channel of an account can; null for an account that is not configured here */
export function createPost(seal: Seal, abilitiesOf: (account: string) => Abilities | null): Post {
  return {
    abilities: abilitiesOf,
    seal,
    dispatch(lane, body, { changes, letter, context }, posted = {}) {
      const delivery: NewDelivery = {
        lane,
        account: accountOf(lane),
        class: deliveryClasses.indexOf(posted.class ?? 'answer'),
        body: seal.close('delivery', body),
        matter: posted.matter ?? null,
        purpose: posted.purpose ?? 'answer',
        person: posted.person ?? null,
        letter,
        createdAt: context.now,
        choices: posted.choices ?? null,
      };
      changes.deliveries.push(delivery);
    },
  };
}

/** Where a person or group is reached now; empty when nowhere. */
export function chatsFor(audience: Audience, { event, context }: Writing): string[] {
  switch (audience.to) {
    case 'here':
      return [event.chat.key];
    case 'chat':
      return [audience.key];
    case 'person':
      return context.roster.staff.get(audience.person)?.chats.slice(0, 1) ?? [];
    case 'staff': {
      const group = context.roster.studios.get(audience.studio)?.staffGroup;
      if (group != null) return [group];
      return officersOf(context.roster, audience.studio, context.now).flatMap((officer) => officer.chats.slice(0, 1));
    }
    case 'district':
      return districtOfficersOf(context.roster, audience.district, context.now).flatMap((officer) => officer.chats.slice(0, 1));
  }
}

export function writeSay(say: Say, writing: Writing): void {
  for (const lane of new Set(chatsFor(say.to, writing))) writeTo(lane, say, writing);
}

function writeTo(lane: string, say: Say, writing: Writing): void {
  const { post, event } = writing;
  const can = post.abilities(accountOf(lane));
  const rows = say.choices ?? [];
  const posted: Posted = {
    class: say.class,
    matter: say.matter ?? null,
    purpose: say.purpose,
    person: say.to.to === 'person' ? say.to.person : null,
  };
  const here = (say.attachments ?? []).filter((attachment) => attachment.ref.startsWith(`${accountOf(lane)}|`));
  const elsewhere = (say.attachments?.length ?? 0) - here.length;
  // A file that only another account can fetch is named: staff know that it is there, and can ask for it.
  const words = elsewhere > 0 ? `${say.text}\n${sentence('attachments-elsewhere', { count: String(elsewhere) })}` : say.text;
  const text = can && !can.buttons ? withNumberedLines(words, rows) : words;
  const parts = splitText(text, can?.maxChars ?? 4000);
  const quote = say.quoting === true && event.chat.key === lane && can?.quotes === true ? event.messageId : null;
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    const buttons = last && can?.buttons !== false ? buttonsOf(lane, rows, post.seal) : [];
    post.dispatch(lane, { kind: 'text', text: part, buttons, ...(quote !== null && index === 0 ? { quote } : {}) }, writing, {
      ...posted,
      choices: last && rows.length > 0 ? offered(rows) : null,
    });
  });
  for (const attachment of here)
    post.dispatch(lane, { kind: 'file', attachment: { ...attachment, ref: attachment.ref.slice(accountOf(lane).length + 1) } }, writing, { ...posted });
  for (const pin of say.pins ?? []) post.dispatch(lane, { kind: 'pin', pin }, writing, { ...posted });
}

function offered(rows: readonly (readonly Choice[])[]): OfferedChoice[] {
  return rows.flat().map((choice) => ({ label: choice.label, press: [...pressOf(choice)] }));
}

function buttonsOf(lane: string, rows: readonly (readonly Choice[])[], seal: Seal) {
  return rows.map((row) => row.map((choice) => ({ label: choice.label, press: packPress(seal, lane, pressOf(choice)) })));
}

/** For channels without buttons: `1 说完了`. */
function withNumberedLines(text: string, rows: readonly (readonly Choice[])[]): string {
  const lines = rows.flat().map((choice, index) => `${index + 1} ${choice.label}`);
  return [text, ...lines].join('\n');
}

/** Rewrites the pressed message, or the card of a matter wherever its staff see it. Without the ability nothing is rewritten. */
export function writeRewrite(effect: Extract<Effect, { effect: 'rewrite' }>, writing: Writing): void {
  const { event, post } = writing;
  const rows = effect.choices ?? [];
  if ('pressed' in effect.which) {
    const lane = event.chat.key;
    if (event.messageId === null || post.abilities(accountOf(lane))?.edit !== true) return;
    const body: DeliveryBody = { kind: 'edit', messageId: event.messageId, text: effect.text, buttons: buttonsOf(lane, rows, post.seal) };
    post.dispatch(lane, body, writing);
    return;
  }
  for (const lane of chatsFor({ to: 'staff', studio: effect.which.studio }, writing)) {
    if (post.abilities(accountOf(lane))?.edit !== true) continue;
    const buttons = buttonsOf(lane, rows, post.seal);
    post.dispatch(lane, { kind: 'edit-card', matter: effect.which.card, text: effect.text, buttons }, writing, { class: 'notice' });
  }
}
