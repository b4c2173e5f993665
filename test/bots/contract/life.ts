// The contract's tests of what goes wrong and of starting and stopping.

import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/bots/channel.ts';
import { createTaker, text } from './hands.ts';
import type { Hands } from './hands.ts';

const WHYS = new Set(['later', 'blocked', 'invalid', 'ambiguous', 'window']);
const STOP_LIMIT_MS = 5_000;
const HANGING_STOP_TEST_MS = STOP_LIMIT_MS + 1_000;

/** Every failure has its name, and `send` never throws. */
export function failureTests({ stage, opened }: Hands): void {
  describe('failures', () => {
    test.for(['later', 'blocked', 'invalid', 'ambiguous', 'window'] as const)('%s has its name', async (why, context) => {
      const { address } = await opened();
      context.skip(stage().faults[why] === undefined, 'the platform has no such failure');
      const special = await stage().faults[why]?.(address);
      const outcome = await stage().channel.send(special ?? { id: `fault-${why}`, address, dispatch: text('未必送达') });
      expect(outcome).toMatchObject({ ok: false, why });
    });

    test('whatever is sent, send answers and does not throw', async () => {
      const { address } = await opened();
      const strange: Delivery[] = [
        { id: 's1', address: { ...address, chat: 'nobody' }, dispatch: text('a') },
        { id: 's2', address: { ...address, chat: '' }, dispatch: text('a') },
        { id: 's3', address, dispatch: text('') },
        { id: 's4', address, dispatch: text('\u0000 \uD800') },
        { id: 's5', address, dispatch: text('a', [[{ label: '', press: '' }], []]) },
        { id: 's6', address, dispatch: text('a', [[{ label: 'b', press: 'y'.repeat(500) }]]) },
        { id: 's7', address, dispatch: { kind: 'edit', messageId: 'none', text: 'a', buttons: [] } },
        { id: 's8', address, dispatch: { kind: 'erase', messageId: '99999999' } },
        { id: 's9', address, dispatch: { kind: 'text', text: 'a', buttons: [], quote: 'none' } },
        { id: 's10', address, dispatch: { kind: 'file', attachment: { kind: 'photo', ref: '' } } },
        { id: 's11', address, dispatch: { kind: 'pin', pin: { latitude: Number.NaN, longitude: 999 } } },
        { id: 's12', address: { ...address, thread: 'x' }, dispatch: text('a') },
        { id: 's13', address, dispatch: text('超'.repeat(stage().channel.can.maxChars + 1)) },
      ];
      for (const delivery of strange) {
        const outcome = await stage().channel.send(delivery);
        expect({ id: delivery.id, named: outcome.ok || WHYS.has(outcome.why) }).toEqual({ id: delivery.id, named: true });
      }
    });

    test('a failure does not spoil what is sent after it', async () => {
      const { address } = await opened();
      const special = await stage().faults.invalid?.(address);
      if (special !== undefined) await stage().channel.send(special);
      expect(await stage().channel.send({ id: 'after', address, dispatch: text('还在') })).toMatchObject({ ok: true });
    });
  });
}

/** Start, stop and health. */
export function lifeTests({ stage, taker, opened }: Hands): void {
  describe('life', () => {
    test('starting twice and stopping twice changes nothing', async () => {
      await opened();
      await stage().channel.start(taker().receive);
      await stage().writes('一次');
      expect(await taker().arrivals.next()).toMatchObject({ body: { text: '一次' } });
      await stage().channel.stop();
      await stage().channel.stop();
      expect(taker().arrivals.all().filter((one) => one.body.kind === 'message' && one.body.text === '一次')).toHaveLength(1);
    });

    test('a stopped channel can be started again', async () => {
      await opened();
      await stage().channel.stop();
      const later = createTaker();
      await stage().channel.start(later.receive);
      await stage().writes('又来了');
      expect(await later.arrivals.next((one) => one.body.kind === 'message' && one.body.text === '又来了')).toBeDefined();
    });

    test('stops before it was started', async () => {
      await stage().channel.stop();
      expect(stage().channel.health().up).toBe(false);
    });

    // The limit is the test's own: whoever hangs, stop returns.
    test('stop returns although the store hangs', { timeout: HANGING_STOP_TEST_MS }, async () => {
      await stage().channel.start(taker().receive);
      taker().hang();
      const writing = stage().writes('没人收').catch(() => null);
      await taker().offered.next((batch) => batch.length > 0);
      await stage().channel.stop();
      void writing;
      expect(taker().arrivals.all()).toEqual([]);
    });

    test('health tells whether it runs', async () => {
      expect(stage().channel.health().up).toBe(false);
      await opened();
      await expect.poll(() => stage().channel.health().up, { timeout: 4_000 }).toBe(true);
      await stage().channel.stop();
      const stopped = stage().channel.health();
      expect(stopped.up).toBe(false);
      expect(stopped.detail).not.toBe('');
    });
  });
}
