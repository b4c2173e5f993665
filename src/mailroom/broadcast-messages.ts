// The messages of an announcement: to each who gets it, in his tongue and with his buttons, and how far it is for whoever waits for it.

import type { Abilities } from '../bots/channel.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Choice } from '../flows/flow.ts';
import { inTongue } from '../flows/in-tongue.ts';
import { progressChoices, progressInWords } from '../flows/staff/broadcast-progress.ts';
import { say } from '../texts/say.ts';
import { withoutButtons } from '../texts/without-buttons.ts';
import type { Recipient, RunningBroadcast } from '../store/broadcasts.ts';
import { deliveryClasses } from '../store/deliveries.ts';
import type { NewDelivery } from '../store/enqueue.ts';
import type { OfferedChoice } from '../store/schema/mail.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import type { DeliveryBody } from './post.ts';
import { everybody, newList, numbered } from './offered.ts';
import { packPress, pressOf } from './press.ts';

/**
 * One message to one person. Its choices do not take the place of those last offered to him, and its numbered lines have to be quoted:
 * he may be in the middle of something else.
 */
export function recipientsMessage(seal: Seal, can: Abilities, running: RunningBroadcast, { person, key, tongue }: Recipient, now: Instant): NewDelivery {
  const said = inTongue({ effect: 'say', to: { to: 'chat', key }, class: 'broadcast', purpose: 'notice', text: say('broadcast', { from: running.from, text: running.text }), choices: running.choices }, tongue);
  const rows = said.choices ?? [];
  const choices = offered(rows);
  const text = can.buttons || choices.length === 0 ? said.text : [withoutButtons(said.text), say('choose-by-quoting'), ...numbered(choices)].join('\n');
  return {
    ...deliveryOf(seal, key, { kind: 'text', text, buttons: can.buttons ? buttonsOf(seal, key, rows) : [] }, running.number, now),
    class: deliveryClasses.indexOf('broadcast'),
    purpose: 'broadcast',
    person,
    list: can.buttons || choices.length === 0 ? null : newList(seal, text, choices, null),
  };
}

/** How far it is: the first time a message, then what rewrites it; where nothing is rewritten, a message at the end. */
export function progressFor(seal: Seal, can: Abilities, running: RunningBroadcast & { conversation: string }, counts: { sent: number; failed: number }, now: Instant, quietUntil: Instant | null): NewDelivery {
  const { conversation, number } = running;
  const words = progressInWords(running, counts, quietUntil);
  const rows = progressChoices(running);
  const isFirst = running.shownAt === null || !can.edit;
  const text = can.buttons || rows.length === 0 ? words : [words, ...numbered(offered(rows))].join('\n');
  const buttons = can.buttons ? buttonsOf(seal, conversation, rows) : [];
  const said = isFirst ? { kind: 'text' as const, text, buttons } : { kind: 'edit-progress' as const, broadcast: number, text, buttons };
  return {
    ...deliveryOf(seal, conversation, said, number, now),
    class: deliveryClasses.indexOf('answer'),
    purpose: 'progress',
    choices: isFirst && can.buttons && rows.length > 0 ? offered(rows) : null,
    list: isFirst && !can.buttons && rows.length > 0 ? newList(seal, text, offered(rows), everybody) : null,
  };
}

function deliveryOf(seal: Seal, lane: string, body: DeliveryBody, broadcast: number, createdAt: Instant): Omit<NewDelivery, 'class' | 'purpose'> {
  return { lane, account: accountOf(lane), body: seal.close('delivery', body), matter: null, person: null, letter: null, broadcast, createdAt, choices: null, list: null };
}

function offered(rows: readonly (readonly Choice[])[]): OfferedChoice[] {
  return rows.flat().map((choice) => ({ label: choice.label, press: [...pressOf(choice)] }));
}

function buttonsOf(seal: Seal, lane: string, rows: readonly (readonly Choice[])[]): { label: string; press: string }[][] {
  return rows.map((row) => row.map((choice) => ({ label: choice.label, press: packPress(seal, lane, pressOf(choice)) })));
}
