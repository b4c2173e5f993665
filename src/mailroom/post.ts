// Puts what is to be said, sealed, into the changes of a batch: a delivery for each message of a platform.

import type { Abilities, Dispatch } from '../bots/channel.ts';
import type { Context, Say } from '../flows/flow.ts';
import type { Purpose } from '../flows/purpose.ts';
import { deliveryClasses } from '../store/deliveries.ts';
import type { NewDelivery } from '../store/enqueue.ts';
import type { NewList } from '../store/offered-lists.ts';
import type { Changes } from '../store/record.ts';
import type { OfferedChoice } from '../store/schema/mail.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';

/** A delivery's sealed body: a dispatch, or a change to a message whose platform id is not yet known. */
export type DeliveryBody = Dispatch | LateBody;

/** What only the moment of sending decides. */
export type LateBody =
  | { kind: 'edit-card'; matter: string; text: string; buttons: { label: string; press: string }[][] }
  /** Removes what this delivery showed, if it was ever sent. */
  | { kind: 'erase-said'; delivery: number }
  /** Leaves only this in the place of what this delivery showed, if it was ever sent. */
  | { kind: 'empty-said'; delivery: number; text: string }
  /** Rewrites the message that shows how far an announcement has come. */
  | { kind: 'edit-progress'; broadcast: number; text: string; buttons: { label: string; press: string }[][] }
  /** Instead of cards that waited too long: their numbers, and of how many others. */
  | { kind: 'backlog'; numbers: string[]; more: number }
  /** Taken back before it left: nothing is sent. */
  | { kind: 'recalled' };

/** What is known of a delivery besides its words. */
export interface Posted {
  class?: Say['class'];
  matter?: string | null;
  alsoAbout?: readonly string[];
  purpose?: Purpose;
  person?: string | null;
  choices?: OfferedChoice[] | null;
  list?: NewList | null;
}

/** Whose changes a delivery joins. */
interface Posting {
  changes: Changes;
  letter: number;
  context: Pick<Context, 'now'>;
}

/** Puts deliveries into the changes of a batch. */
export interface Post {
  abilities(account: string): Abilities | null;
  seal: Seal;
  dispatch(lane: string, body: DeliveryBody, posting: Posting, posted?: Posted): void;
}

/** What was sealed here and is still in memory: a message that leaves with its commit is not opened again. */
const sealedHere = new WeakMap<Uint8Array, DeliveryBody>();

/** @throws SealError when no key opens it */
export function openBody(seal: Seal, bytes: Uint8Array): DeliveryBody {
  return sealedHere.get(bytes) ?? (seal.open('delivery', bytes) as DeliveryBody);
}

/** @param abilitiesOf what the channel of an account can; null for an account that is not configured here */
export function createPost(seal: Seal, abilitiesOf: (account: string) => Abilities | null): Post {
  return {
    abilities: abilitiesOf,
    seal,
    dispatch(lane, body, { changes, letter, context }, posted = {}) {
      const sealed = seal.close('delivery', body);
      sealedHere.set(sealed, body);
      const delivery: NewDelivery = {
        lane,
        account: accountOf(lane),
        class: deliveryClasses.indexOf(posted.class ?? 'answer'),
        body: sealed,
        matter: posted.matter ?? null,
        alsoAbout: posted.alsoAbout && posted.alsoAbout.length > 0 ? posted.alsoAbout : null,
        purpose: posted.purpose ?? 'answer',
        person: posted.person ?? null,
        letter,
        createdAt: context.now,
        choices: posted.choices ?? null,
        list: posted.list ?? null,
      };
      changes.deliveries.push(delivery);
    },
  };
}
