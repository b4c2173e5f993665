// Workers on lanes for a property test: they lease, send, fail, vanish; each step is checked against the rows.

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { lease, settle, type LeasedDelivery, type Outcome } from '../../src/store/deliveries.ts';
import { enqueue, type NewDelivery } from '../../src/store/enqueue.ts';

const laneCount = 3;
const waitMs = 10_000;
/** What a lease is longer than; see leaseSeconds. */
const leaseMs = 15_000;

/** `asked`: the platform itself named the time to wait. */
type Ending = Outcome['result'] | 'asked';

export type Step =
  | { do: 'enqueue'; items: readonly { lane: number; class: number }[]; leasing: boolean }
  | { do: 'lease'; limit: number }
  | { do: 'finish'; pick: number; result: Ending }
  /** The worker is gone, before or after the platform had the message. */
  | { do: 'crash'; pick: number; sent: boolean }
  /** Never a sum that hits the end of a lease or a wait exactly. */
  | { do: 'elapse'; ms: number };

const item = fc.record({ lane: fc.nat(laneCount - 1), class: fc.nat(3) });
const pick = fc.nat(20);
/** One thing that happens. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('enqueue' as const), items: fc.array(item, { minLength: 1, maxLength: 4 }), leasing: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('lease' as const), limit: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('finish' as const), pick, result: fc.constantFrom('sent' as const, 'sent' as const, 'wait' as const, 'doubtful' as const, 'asked' as const, 'held' as const, 'refused' as const, 'paced' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), pick, sent: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('elapse' as const), ms: fc.constantFrom(4000, 8000, 16_000) }) },
);

export function delivery(lane: string, account: string, more: Partial<NewDelivery> = {}): NewDelivery {
  return {
    lane, account, class: 1, body: new Uint8Array([1]), matter: null, purpose: 'answer', person: null, letter: null, createdAt: 0, choices: null, list: null, ...more,
  };
}

export interface DeliveryRow {
  id: number;
  lane: string;
  class: number;
  status: string;
  held: boolean;
  blank: boolean;
}

export interface Run {
  take(step: Step): Promise<void>;
  /** A worker that does its work: everything leaves. */
  drain(): Promise<void>;
  rows(): Promise<DeliveryRow[]>;
  /** Every send that reached the platform, in order. */
  readonly sent: readonly { id: number; lane: string; class: number }[];
}

/** One run of the property, in lanes of its own. Its promises reject when something is not as it has to be. */
export function createRun(db: Db): Run {
  const account = `run:${randomUUID()}`;
  const inHand: { delivery: LeasedDelivery; atMs: number }[] = [];
  const sent: { id: number; lane: string; class: number }[] = [];
  let nowMs = 0;

  async function rows(): Promise<DeliveryRow[]> {
    return rowsOf<DeliveryRow>(
      await db.execute(sql`
        select id::int as id, lane, class, status, coalesce(not_before > now(), false) as held, body is null as blank
        from deliveries where starts_with(lane, ${account}) order by class, id`),
    );
  }

  async function leaseSome(limit: number): Promise<number> {
    const waiting = (await rows()).filter(({ status }) => status === 'waiting');
    const leased = await lease(db, randomUUID(), [account], limit);
    takeInHand(leased, waiting);
    return leased.length;
  }

  function takeInHand(leased: readonly LeasedDelivery[], waiting: readonly DeliveryRow[]): void {
    for (const one of leased) {
      if (inHand.some((other) => other.delivery.lane === one.lane && nowMs - other.atMs < leaseMs)) throw new Error('a lane was leased twice');
      const heads = [0, 1, 2, 3].flatMap((urgency) => waiting.find((row) => row.lane === one.lane && row.class === urgency) ?? []);
      if (heads.find((head) => !head.held)?.id !== one.id) throw new Error('not the earliest of the most urgent class that may leave');
      inHand.push({ delivery: one, atMs: nowMs });
    }
  }

  async function finish({ id, lane, claim, class: urgency }: LeasedDelivery, result: Ending): Promise<void> {
    const settled = { id, lane, claim };
    if (result === 'sent') sent.push({ id, lane, class: urgency });
    const outcomes: Record<Ending, Outcome> = {
      sent: { ...settled, result: 'sent', messageId: `m${id}` },
      wait: { ...settled, result: 'wait', waitMs, wakesBelow: urgency, failure: 'later' },
      doubtful: { ...settled, result: 'doubtful', waitMs, wakesBelow: 1, failure: 'ambiguous' },
      asked: { ...settled, result: 'wait', waitMs, wakesBelow: 0, failure: 'later 429' },
      held: { ...settled, result: 'held', waitMs, failure: 'window' },
      paced: { ...settled, result: 'paced', waitMs, wakesBelow: urgency },
      refused: { ...settled, result: 'refused', failure: 'blocked' },
    };
    await settle(db, [outcomes[result]]);
  }

  async function elapse(ms: number): Promise<void> {
    nowMs += ms;
    const by = sql`${ms}::float8 * interval '1 millisecond'`;
    await db.execute(sql`update lanes set next_at = next_at - ${by}, lease_until = lease_until - ${by} where account = ${account}`);
    await db.execute(sql`update deliveries set not_before = not_before - ${by} where starts_with(lane, ${account})`);
  }

  /** Every lane counts what waits in it. */
  async function checkCounts(): Promise<void> {
    const wrong = rowsOf(
      await db.execute(sql`
        select key from lanes where account = ${account}
          and pending <> (select count(*) from deliveries where lane = key and status = 'waiting')`),
    );
    if (wrong.length > 0) throw new Error('a lane counts wrongly');
  }

  /** No class waits for a later one: what is more urgent than what a lane rests for has woken it. */
  async function checkWaits(): Promise<void> {
    const waiting = rowsOf(
      await db.execute(sql`
        select key from lanes where account = ${account} and next_at > now() and coalesce(lease_until < now(), true) and exists (
          select 1 from (select distinct on (class) class, not_before from deliveries where lane = key and status = 'waiting' order by class, id) head
          where class < wakes_below and coalesce(not_before < now(), true))`),
    );
    if (waiting.length > 0) throw new Error('a class waits for a later one');
  }

  async function act(one: Step): Promise<void> {
    const [picked] = 'pick' in one ? inHand.splice(one.pick % Math.max(1, inHand.length), 1) : [];
    if (one.do === 'enqueue') {
      const items = one.items.map((each) => delivery(`${account}/${each.lane}`, account, { class: each.class }));
      const { leased } = await db.transaction((tx) => enqueue(tx, items, one.leasing ? [account] : []));
      takeInHand(leased, (await rows()).filter(({ status }) => status === 'waiting'));
    } else if (one.do === 'lease') await leaseSome(one.limit);
    else if (one.do === 'elapse') await elapse(one.ms);
    else if (one.do === 'finish' && picked) await finish(picked.delivery, one.result);
    else if (one.do === 'crash' && one.sent && picked) sent.push(picked.delivery);
  }

  return {
    sent,
    rows,
    async take(one) {
      await act(one);
      await checkCounts();
      await checkWaits();
    },
    async drain() {
      inHand.length = 0;
      for (let round = 0; (await rows()).some(({ status }) => status === 'waiting'); round += 1) {
        if (round > 1000) throw new Error('a lane is stuck');
        if ((await leaseSome(laneCount)) === 0) await elapse(16_000);
        for (const { delivery: one } of inHand.splice(0)) await finish(one, 'sent');
      }
      await checkCounts();
    },
  };
}
