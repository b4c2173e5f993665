// The way out: leases lanes, sends one message per chat at a time, writes what became of it. At least once, in order.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Dispatch, SendFailure, Sent } from '../bots/channel.ts';
import type { Clock } from '../calendar/clock.ts';
import { quietForAnyUntil, usualQuietHours } from '../calendar/quiet-hours.ts';
import { keptFile } from '../flows/page-form.ts';
import { noEcho } from '../flows/staff/undelivered.ts';
import { factsOf, type Log } from '../log.ts';
import { isQuietAnywhere } from '../matters/quiet.ts';
import type { Roster } from '../matters/roster.ts';
import { progressMessage } from '../store/broadcasts.ts';
import type { Db } from '../store/db.ts';
import { deliveryClasses, lastMessage, lease, settle, type LeasedDelivery, type Outcome } from '../store/deliveries.ts';
import { markShown } from '../store/offered-lists.ts';
import { openFile } from '../store/referrals.ts';
import { leaseInTurn, takePlace } from '../store/pacing.ts';
import { newClaim } from '../store/process-mark.ts';
import { messageIdOf } from '../store/recall.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf, addressOf } from './address.ts';
import { backlogInWords, foldBacklog } from './backlog.ts';
import { openBody, type DeliveryBody, type LateBody } from './post.ts';
import type { Inbox } from './inbox.ts';
import { quietHoursOfChats } from './quiet-chats.ts';
import { accountsAtOnce, canSend, paceOfMinute, paceOfNotices, turnsOf } from './pace.ts';

/** Messages under way at once in this process. */
const underWayLimit = 64;

/** What comes back from the platforms meanwhile is written with one statement. */
const gatherMs = 2;

/** A failed message is tried again after 0.5 s, then 1, 2, 4 … up to this. */
const longestWaitMs = 60_000;

/** What rests for this is woken by alerts alone. */
const alertOnly = deliveryClasses.indexOf('answer');

export interface OutboxDeps {
  db: Db;
  seal: Seal;
  channels: ReadonlyMap<string, Channel>;
  inbox: Inbox;
  clock: Clock;
  log: Log;
  /** More waits in a chat that became free: look again. */
  again: () => void;
  /** Chats that are staff groups are paced (DESIGN §4). */
  staffGroups: () => ReadonlySet<string>;
  /** Who is who, with the quiet hours of each studio, as this process knows it. */
  known: () => Promise<{ roster: Roster }>;
  /** The studio whose account this is. */
  studioOf: (account: string) => string | null;
}

export interface Outbox {
  /** Starts sends of what was leased with the commit that wrote it. */
  send(leased: readonly LeasedDelivery[]): void;
  /** Starts sends for what else may leave; resolves with how many were started. */
  sendSome(): Promise<number>;
  /** Resolves when nothing is under way and every outcome is written. */
  idle(): Promise<void>;
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const underWay = new Set<Promise<void>>();
  const outcomes: Outcome[] = [];
  let settling: Promise<void> | null = null;

  /** Outcomes that come in while one statement is written gather for the next. */
  async function settleAll(): Promise<void> {
    while (outcomes.length > 0) {
      const batch = outcomes.splice(0);
      try {
        if (await settle(deps.db, batch)) deps.again();
      } catch (error) {
        // Until it is written the lane stays leased, then the message is repeated: at least once.
        deps.log.error({ count: batch.length, ...factsOf(error) }, 'outcomes could not be written');
        outcomes.unshift(...batch);
        await sleep(200);
      }
    }
    settling = null;
  }

  function finish(outcome: Outcome): void {
    outcomes.push(outcome);
    settling ??= sleep(gatherMs).then(settleAll);
  }

  async function deliver(delivery: LeasedDelivery): Promise<void> {
    try {
      const outcome = await sendOne(deps, delivery);
      if (outcome) finish(outcome);
    } catch (error) {
      deps.log.error({ delivery: delivery.id, ...factsOf(error) }, 'a delivery could not be sent');
      finish(tryAgain(delivery, factsOf(error).class));
    }
  }

  function send(heads: readonly LeasedDelivery[]): void {
    for (const head of heads) {
      const sending: Promise<void> = deliver(head).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
  }

  /** One after the other: a place that is not there is asked for again with the next look. */
  async function sendInTurn(channel: Channel): Promise<number> {
    const turns = turnsOf(channel);
    const groups = [...deps.staffGroups()].filter((lane) => accountOf(lane) === channel.account);
    let started = 0;
    while (turns && canSend(channel) && underWay.size < underWayLimit) {
      const head = await leaseInTurn(deps.db, newClaim(), channel.account, turns, groups);
      if (!head) break;
      send([head]);
      started += 1;
    }
    return started;
  }

  return {
    send,
    async sendSome() {
      const channels = [...deps.channels.values()];
      const heads = await lease(deps.db, newClaim(), accountsAtOnce(channels), underWayLimit - underWay.size);
      send(heads);
      let started = heads.length;
      for (const channel of channels) if (channel.can.pace) started += await sendInTurn(channel);
      return started;
    },
    async idle() {
      while (underWay.size > 0 || settling) await Promise.all([...underWay, settling]);
    },
  };
}

function settled(delivery: LeasedDelivery) {
  return { id: delivery.id, lane: delivery.lane, claim: delivery.claim };
}

/** After a moment, later each time; what is more urgent does not wait for it (DESIGN §6.4). */
function tryAgain(delivery: LeasedDelivery, failure: string) {
  return { ...settled(delivery), result: 'wait' as const, waitMs: waitFor(delivery.attempts), wakesBelow: delivery.class, failure };
}

/** @returns null when the lane was changed instead (a backlog became one list) */
async function sendOne(deps: OutboxDeps, delivery: LeasedDelivery): Promise<Outcome | null> {
  const channel = deps.channels.get(accountOf(delivery.lane));
  if (!channel) return { ...tryAgain(delivery, 'no channel'), waitMs: longestWaitMs };
  const quietMs = mayWait(delivery, deps.clock) ? await msOfQuiet(deps, delivery.lane) : 0;
  if (quietMs > 0) return { ...settled(delivery), result: 'held', waitMs: quietMs, failure: 'quiet hours' };
  if (delivery.purpose === 'card' && (await foldBacklog(deps, delivery))) return null;
  const pausedMs = await pace(deps, channel, delivery);
  if (pausedMs > 0) return { ...settled(delivery), result: 'paced', waitMs: pausedMs, wakesBelow: delivery.class };
  const body = openBody(deps.seal, delivery.body);
  const dispatch = isLate(body) ? await dispatchOf(deps, delivery, body) : isKept(body) ? await withBytes(deps, body) : body;
  if (!dispatch) return { ...settled(delivery), result: 'refused', failure: `nothing to ${body.kind}` };
  const offers = dispatch.kind === 'text' && !channel.can.buttons;
  // Before it leaves: whoever is quick answers before we know that it has arrived.
  if (offers) await markShown(deps.db, delivery.id, deps.clock.now());
  const result = await channel.send({ id: String(delivery.id), address: addressOf(delivery.lane), dispatch });
  if (offers && !result.ok && result.why !== 'ambiguous') await markShown(deps.db, delivery.id, null);
  return outcomeOf(deps, delivery, dispatch, result);
}

/** Whoever was to read it an hour ago is not waiting for it any more. */
const longAgoMs = 3_600_000;

/**
 * An announcement that was written by day and is still here in the quiet hours of its chat waits, and so does whatever else could not
 * leave for long: a process that was down starts by night as well. Alerts pass, and of what leaves at once nothing is looked up.
 */
function mayWait({ class: urgency, createdAt }: LeasedDelivery, clock: Clock): boolean {
  const kind = deliveryClasses[urgency];
  return kind === 'broadcast' || (kind !== 'alert' && clock.now() - createdAt > longAgoMs);
}

/** The clock may be turned meanwhile: it is asked again. */
async function msOfQuiet({ db, clock, known, studioOf }: OutboxDeps, lane: string): Promise<number> {
  const now = clock.now();
  const { roster } = await known();
  if (!isQuietAnywhere(roster, now)) return 0;
  const hours = await quietHoursOfChats(db, [lane], { roster, studioOf, now });
  return Math.min((quietForAnyUntil(now, hours.get(lane) ?? [usualQuietHours]) ?? now) - now, longestWaitMs);
}

/** What changes a message that had no platform id yet finds it now: it left before, in the same lane. Null: there is none. */
async function dispatchOf({ db }: OutboxDeps, { lane }: LeasedDelivery, body: LateBody): Promise<Dispatch | null> {
  switch (body.kind) {
    case 'edit-card': {
      const messageId = await lastMessage(db, lane, body.matter, 'card');
      return messageId === null ? null : { kind: 'edit', messageId, text: body.text, buttons: body.buttons };
    }
    case 'erase-said': {
      const messageId = await messageIdOf(db, body.delivery);
      return messageId === null ? null : { kind: 'erase', messageId };
    }
    case 'empty-said': {
      const messageId = await messageIdOf(db, body.delivery);
      return messageId === null ? null : { kind: 'edit', messageId, text: body.text, buttons: [] };
    }
    case 'edit-progress': {
      const messageId = await progressMessage(db, body.broadcast);
      return messageId === null ? null : { kind: 'edit', messageId, text: body.text, buttons: body.buttons };
    }
    case 'backlog':
      return { kind: 'text', text: await backlogInWords(db, body), buttons: [] };
    case 'recalled':
      return null;
  }
}

type KeptFile = Extract<Dispatch, { kind: 'file' }>;

function isKept(dispatch: Dispatch): dispatch is KeptFile {
  return dispatch.kind === 'file' && dispatch.attachment.ref.startsWith(keptFile);
}

/** A file that we hold is read when it leaves. Null: it is no longer there. */
async function withBytes({ db, seal }: OutboxDeps, dispatch: KeptFile): Promise<Dispatch | null> {
  const file = await openFile(db, seal, dispatch.attachment.ref.slice(keptFile.length));
  return file && { ...dispatch, bytes: file.bytes };
}

const lateKinds: ReadonlySet<string> = new Set(['edit-card', 'erase-said', 'empty-said', 'edit-progress', 'backlog', 'recalled'] satisfies LateBody['kind'][]);

function isLate(body: DeliveryBody): body is LateBody {
  return lateKinds.has(body.kind);
}

/**
 * Alerts pass. Groups have a pace of their own; notices and broadcasts share the account's (DESIGN §6.5). A message of an account that
 * paces all it says took its places when it was leased.
 */
async function pace(deps: OutboxDeps, { account, can }: Channel, { lane, class: urgency, purpose, attempts }: LeasedDelivery): Promise<number> {
  if (urgency === 0 || can.pace) return 0;
  // It was only written when there was a place for it (broadcasts.ts).
  if (purpose === 'broadcast' && attempts === 0) return 0;
  if (can.groupPerMinute !== undefined && deps.staffGroups().has(lane)) return takePlace(deps.db, lane, paceOfMinute(can.groupPerMinute));
  return urgency < 2 ? 0 : takePlace(deps.db, account, paceOfNotices(can));
}

async function outcomeOf(deps: OutboxDeps, delivery: LeasedDelivery, { kind }: Dispatch, result: Sent | SendFailure): Promise<Outcome> {
  if (result.ok) return { ...settled(delivery), result: 'sent', messageId: result.messageId ?? null };
  const failure = [result.why, result.code].filter(Boolean).join(' ');
  deps.log.warn({ delivery: delivery.id, deliveryClass: delivery.class, attempts: delivery.attempts, why: result.why, code: result.code }, 'not delivered');
  switch (result.why) {
    case 'later':
      if (result.retryAfterMs === undefined) return tryAgain(delivery, failure);
      // The platform takes nothing for this chat until then: an alert would be refused as well.
      return { ...settled(delivery), result: 'wait', waitMs: result.retryAfterMs, wakesBelow: 0, failure };
    case 'ambiguous':
      // It may have arrived. Once more is better than never: nothing may be lost. Where the channel wants to look for it first, its chat
      // rests; an alert passes, for it is no worse for being there before a message that it does not answer.
      if (result.retryAfterMs === undefined) return tryAgain(delivery, failure);
      return { ...settled(delivery), result: 'doubtful', waitMs: result.retryAfterMs, wakesBelow: alertOnly, failure };
    case 'window':
      return { ...settled(delivery), result: 'held', waitMs: result.retryAfterMs ?? longestWaitMs, failure };
    case 'blocked':
    case 'invalid':
      // A message that stays as it was has been read before.
      if (kind !== 'edit' && kind !== 'erase') await tellOfRefusal(deps, delivery, result.code === noEcho ? noEcho : result.why);
      return { ...settled(delivery), result: 'refused', failure };
  }
}

/** A final refusal becomes a letter of the chat that it was meant for; its flow tells a person (DESIGN §2). */
async function tellOfRefusal(deps: OutboxDeps, delivery: LeasedDelivery, why: string): Promise<void> {
  await deps.inbox.post(deps.db, [
    {
      id: `undelivered:${delivery.id}`,
      conversation: delivery.lane,
      user: '',
      body: { kind: 'undelivered', matter: delivery.matter, person: delivery.person, purpose: delivery.purpose, why },
    },
  ]);
}

function waitFor(attempts: number): number {
  return Math.min(longestWaitMs, 500 * 2 ** Math.min(attempts, 10));
}
