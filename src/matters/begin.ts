// The beginning of a matter: the row that a `raised` event makes.

import type { Instant } from '../calendar/clock.ts';
import type { Behalf, Category, Confinement, DeclinedPart, Ground, Matter, MatterKind, MatterNumber, PersonId, Promised } from './matter.ts';

/** How a matter comes to be, as it is kept for ever. */
export interface Raised {
  type: 'raised';
  studio: string;
  resident: PersonId;
  conversation: string;
  draft: string;
  category: Category;
  place: string | null;
  masked: string;
  attachmentCount: number;
  urgent: boolean;
  suspicion: Ground | null;
  owner: PersonId | null;
  /** The representative to whom it was told. */
  receivedBy?: PersonId;
  promise: Promised;
  text: string;
  confined?: Confinement;
  kind?: MatterKind;
  behalf?: Behalf | null;
  /** Its number in the studio that handed it over. */
  from?: MatterNumber;
  /** What was left out of it there. */
  declinedPart?: DeclinedPart | null;
}

/** The matter that a `raised` event begins. */
export function begin(number: MatterNumber, event: Raised, at: Instant): Matter {
  return {
    number,
    studio: event.studio,
    confined: event.confined ?? null,
    resident: event.resident,
    conversation: event.conversation,
    draft: event.draft,
    status: 'raised',
    category: event.category,
    place: event.place,
    text: event.masked,
    attachmentCount: event.attachmentCount,
    urgent: event.urgent,
    suspicion: event.suspicion,
    declinedBy: null,
    contested: false,
    owner: event.owner,
    receivedBy: event.receivedBy ?? null,
    representative: null,
    department: null,
    promise: event.promise,
    extended: false,
    question: null,
    round: 0,
    merged: null,
    joined: 0,
    declinedPart: event.declinedPart ?? null,
    handedFrom: event.from ?? null,
    handedTo: null,
    raisedAt: at,
    acceptedAt: null,
    repliedAt: null,
    closedAt: null,
    kind: event.kind ?? 'request',
    behalf: event.behalf ?? null,
    promisedOn: null,
    unclear: false,
    erasureUntil: null,
  };
}

/** It is registered: from now on somebody answers for it. */
export interface Accepted {
  type: 'accepted';
  representative: PersonId | null;
  promise: Promised;
}

/** What is referred, assigned or answered is accepted by it, where it was not yet (DESIGN §2). */
export function acceptanceOf({ acceptedAt }: Pick<Matter, 'acceptedAt'>, representative: PersonId | null, promise: Promised): Accepted[] {
  return acceptedAt === null ? [{ type: 'accepted', representative, promise }] : [];
}
