// What an announcement to many (群发) asks to know and can cause besides the rest of the contract (flow.ts).

import type { By } from '../matters/lifecycle.ts';
import type { PersonId } from '../matters/matter.ts';

/** `news`: what an officer has to announce (通知); `reception`: when the next reception days are (接待日). */
export const broadcastKinds = ['news', 'reception'] as const;
export type BroadcastKind = (typeof broadcastKinds)[number];

/** What a resident wants to be told besides his own matters: everything, or the reception days alone. Who wants nothing has none. */
export const subscriptions = ['all', 'reception'] as const;
export type Subscription = (typeof subscriptions)[number];

/** The residents of a studio, or of all studios of a district. */
export type BroadcastScope = { studio: string } | { district: string };

export type BroadcastNeed =
  /** How many people have subscribed to it. */
  | { need: 'audience'; scope: BroadcastScope; kind: BroadcastKind }
  /** Locked. */
  | { need: 'broadcast'; number: number };

/** The answers to them. */
export interface BroadcastKnown {
  audience?: number;
  broadcast?: Broadcast;
}

/** An announcement as far as it has come. */
export interface Broadcast {
  number: number;
  scope: BroadcastScope;
  /** Nothing more of it leaves. */
  isOver: boolean;
}

export type BroadcastEffect<Choice> =
  /**
   * Goes to all who have subscribed to its kind, to each person once, at the pace of each account and by day. The same id again changes
   * nothing. Where a person caused it, his chat is shown how far it has come. Its choices are for whoever quotes it or presses them: a
   * bare number stays what it was in the dialogue under way. `told`: who hears the same in words of his own.
   */
  | ({ effect: 'broadcast'; id: string; kind: BroadcastKind; text: string; choices?: readonly (readonly Choice[])[]; told?: readonly PersonId[]; by: By } & BroadcastScope)
  /** What has not left never leaves. */
  | { effect: 'stop-broadcast'; number: number };
