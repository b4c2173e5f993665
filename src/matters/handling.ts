// What the life of a matter has besides where a department handles it (转办), or where what was given to somebody is taken back.

import type { Matter, PersonId, Promised, Status } from './matter.ts';

/** Who has the leading matter, told with what reaches one that is merged into it. */
export interface Along {
  representative: PersonId | null;
  department: string | null;
}

export type HandlingCommand =
  | { kind: 'return-referral'; text: string | null; promise: Promised }
  | { kind: 'recall-referral' }
  /** `representative`: who had the matter before, if anybody had. */
  | { kind: 'recall-assignment'; representative: PersonId | null }
  | { kind: 'submit-reply'; text: string }
  | { kind: 'send-back'; text: string }
  | { kind: 'ask-extension'; text: string; promise: Promised }
  /** `granted`: the department asked for it, in these words. */
  | { kind: 'extend'; text: string; promise: Promised; granted: boolean }
  /** Of a merged matter: the leading one was extended. */
  | { kind: 'extend-merged'; text: string; promise: Promised; granted: boolean; along: Along }
  | { kind: 'refuse-extension' }
  | { kind: 'ask-contact'; text: string }
  | { kind: 'give-contact'; text: string }
  | { kind: 'refuse-contact' };

export type HandlingEvent =
  | { type: 'referral-returned'; department: string; text: string | null; promise: Promised }
  | { type: 'referral-recalled'; department: string }
  | { type: 'assignment-recalled'; representative: PersonId | null }
  | { type: 'reply-submitted'; text: string }
  | { type: 'sent-back'; text: string }
  | { type: 'extension-asked'; text: string; promise: Promised }
  | { type: 'extended'; text: string; promise: Promised; granted?: true; along?: Along }
  | { type: 'extension-refused' }
  | { type: 'contact-asked'; text: string }
  | { type: 'contact-given'; text: string }
  | { type: 'contact-refused' };

const referred: readonly Status[] = ['referred'];
const assigned: readonly Status[] = ['accepted', 'referred'];

/** Rows of the one table of a matter's life (lifecycle.ts). */
export const handlingLife = {
  'return-referral': { from: referred, by: ['officer', 'district', 'handler'], event: 'referral-returned', to: 'accepted' },
  'recall-referral': { from: referred, by: ['officer', 'district'], event: 'referral-recalled', to: 'accepted' },
  'recall-assignment': { from: assigned, by: ['officer', 'district'], event: 'assignment-recalled', to: 'stays' },
  'submit-reply': { from: referred, by: ['handler'], event: 'reply-submitted', to: 'stays' },
  'send-back': { from: referred, by: ['officer', 'representative', 'district'], event: 'sent-back', to: 'stays' },
  'ask-extension': { from: referred, by: ['handler'], event: 'extension-asked', to: 'stays' },
  extend: { from: assigned, by: ['officer', 'representative', 'district'], event: 'extended', to: 'stays' },
  'extend-merged': { from: ['merged'], by: ['officer', 'representative', 'district'], event: 'extended', to: 'stays' },
  'refuse-extension': { from: referred, by: ['officer', 'representative', 'district'], event: 'extension-refused', to: 'stays' },
  'ask-contact': { from: referred, by: ['handler'], event: 'contact-asked', to: 'stays' },
  'give-contact': { from: referred, by: ['resident'], event: 'contact-given', to: 'stays' },
  'refuse-contact': { from: referred, by: ['resident'], event: 'contact-refused', to: 'stays' },
} as const;

export function isHandlingCommand<Command extends { kind: string }>(command: Command): command is Extract<Command, HandlingCommand> {
  return command.kind in handlingLife;
}

const eventTypes: ReadonlySet<string> = new Set(Object.values(handlingLife).map(({ event }) => event));

export function isHandlingEvent<Event extends { type: string }>(event: Event): event is Extract<Event, HandlingEvent> {
  return eventTypes.has(event.type);
}

type Decided = { ok: true; events: HandlingEvent[] } | { ok: false; refusal: { why: 'extended-once' } };

/** What such a command does; status and role were looked at before. A promise is extended once. */
export function decideHandling(command: HandlingCommand, matter: Matter): Decided {
  const isExtension = command.kind === 'ask-extension' || command.kind === 'extend';
  return isExtension && matter.extended ? { ok: false, refusal: { why: 'extended-once' } } : { ok: true, events: [eventOf(command, matter)] };
}

function eventOf(command: HandlingCommand, { department }: Matter): HandlingEvent {
  switch (command.kind) {
    case 'return-referral':
      return { type: 'referral-returned', department: department ?? '', text: command.text, promise: command.promise };
    case 'recall-referral':
      return { type: 'referral-recalled', department: department ?? '' };
    case 'recall-assignment':
      return { type: 'assignment-recalled', representative: command.representative };
    case 'submit-reply':
      return { type: 'reply-submitted', text: command.text };
    case 'send-back':
      return { type: 'sent-back', text: command.text };
    case 'ask-extension':
      return { type: 'extension-asked', text: command.text, promise: command.promise };
    case 'extend':
    case 'extend-merged': {
      const along = command.kind === 'extend-merged' ? { along: command.along } : {};
      return { type: 'extended', text: command.text, promise: command.promise, ...(command.granted ? { granted: true } : {}), ...along };
    }
    case 'refuse-extension':
      return { type: 'extension-refused' };
    case 'ask-contact':
      return { type: 'contact-asked', text: command.text };
    case 'give-contact':
      return { type: 'contact-given', text: command.text };
    case 'refuse-contact':
      return { type: 'contact-refused' };
  }
}

/** What such an event changes besides the status. */
export function changedByHandling(event: HandlingEvent, by: PersonId | null): Partial<Matter> {
  switch (event.type) {
    case 'referral-returned':
      return { department: null, promise: event.promise };
    case 'referral-recalled':
      return { department: null };
    case 'assignment-recalled':
      return { representative: event.representative, owner: event.representative ?? by };
    case 'extended':
      // What is merged has an extension of its own left, should it be parted again.
      return { promise: event.promise, ...(event.along ? {} : { extended: true }) };
    default:
      return {};
  }
}
