// What the contract of channels works with: the stage that each channel builds, and a mailroom in ten lines.

import type { Address, Arrival, Channel, Delivery, Dispatch, Receive, SendFailure } from '../../../src/bots/channel.ts';
import { createJournal } from '../../support/bot-api/journal.ts';
import type { Journal } from '../../support/bot-api/journal.ts';

/** A message of ours as the person sees it now, after edits. Absent `messageId`: the platform tells none. */
export interface Shown {
  messageId?: string;
  text: string;
  buttons: readonly { label: string; press: string }[];
  /** Platform id of the message that it quotes. */
  quotes?: string;
}

/** What a person did, as the platform names it. */
export interface Deed {
  address: Address;
  user: string;
  messageId?: string;
}

/** A channel on its platform (or the platform's double), with hands and eyes on the other side. */
export interface Stage {
  channel: Channel;
  /** One and the same person each time, in a private chat. Resolves when the platform has it, not when we have. */
  writes: (text: string) => Promise<Deed>;
  /** Presses a button that he sees. Needed where the channel can buttons. */
  presses?: (shown: Shown, label: string) => Promise<void>;
  /** Answers by quoting a message of ours. Needed where the channel can quotes. */
  quotes?: (shown: Shown, text: string) => Promise<Deed>;
  /** The platform hands over its latest event once more; absent where no platform does. */
  repeats?: () => Promise<void>;
  /** Does the platform hand over again what could not be stored? */
  redelivers: boolean;
  /** What the person sees of ours in this chat, oldest first. */
  shown: (chat: string) => Promise<readonly Shown[]>;
  /** For each failure that the platform can produce: brings it about for the next send to `address`, and gives that send if it is a special one. */
  faults: Partial<Record<SendFailure['why'], (address: Address) => Promise<Delivery | undefined>>>;
  close: () => Promise<void>;
}

/** Takes arrivals like the mailroom does, and can be told to refuse them. */
export interface Taker {
  receive: Receive;
  arrivals: Journal<Arrival>;
  /** Every batch handed over, also the refused. */
  offered: Journal<readonly Arrival[]>;
  /** The store is down for the next `times` batches. */
  refuse: (times: number) => void;
  /** The store takes for ever. */
  hang: () => void;
}

/** A mailroom in ten lines. */
export function createTaker(): Taker {
  const arrivals = createJournal<Arrival>('arrivals');
  const offered = createJournal<readonly Arrival[]>('batches offered');
  let refusals = 0;
  let hanging = false;
  return {
    arrivals,
    offered,
    refuse: (times) => (refusals = times),
    hang: () => (hanging = true),
    async receive(batch) {
      offered.add(batch);
      if (hanging) await new Promise<void>(() => undefined);
      if (refusals > 0 && batch.length > 0) {
        refusals -= 1;
        throw new Error('the store is down');
      }
      for (const arrival of batch) arrivals.add(arrival);
    },
  };
}

/** What every test of the contract has in hand. */
export interface Hands {
  stage: () => Stage;
  taker: () => Taker;
  /** Starts the channel and lets the person write, so that his chat exists. */
  opened: () => Promise<Deed>;
  /** Sends and gives what the person now sees; fails the test if the send failed. */
  say: (address: Address, dispatch: Dispatch) => Promise<{ messageId: string | undefined; seen: readonly Shown[] }>;
}

/** What a stage must have for the abilities that its channel claims. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the stage lacks ${what}, which the channel's abilities call for`);
  return value;
}

/** A plain message. */
export function text(words: string, buttons: { label: string; press: string }[][] = []): Dispatch {
  return { kind: 'text', text: words, buttons };
}
