// The figures: their names, who is answered, and how little it costs the store.

import { afterEach, describe, expect, test } from 'vitest';
import { createMetrics, type MetricsOptions } from '../../src/web/metrics.ts';
import { studio } from './studio.ts';

const open: ReturnType<typeof studio>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((front) => front.close()));
});

function metricsOf(options: Partial<MetricsOptions> = {}) {
  return createMetrics({
    token: null,
    classes: ['alert', 'answer', 'notice', 'broadcast'],
    waiting: async () => ({ inbox: 3, parked: 1, outbox: [{ class: 'notice', count: 7 }] }),
    ...options,
  });
}

const ask = (headers: Record<string, string> = {}) => new Request('http://127.0.0.1/metrics', { headers });

test('what waits, what was put aside and refused, and the process itself', async () => {
  const metrics = metricsOf();
  metrics.refused(['flood', 'flood', 'bad-code']);
  const answer = await metrics.answer(ask(), '127.0.0.1');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  const lines = (await answer.text()).split('\n');
  for (const line of [
    'huiyin_inbox_waiting 3',
    'huiyin_letters_parked 1',
    'huiyin_store_up 1',
    'huiyin_outbox_waiting{class="alert"} 0',
    'huiyin_outbox_waiting{class="notice"} 7',
    'huiyin_refusals_total{reason="flood"} 2',
    'huiyin_refusals_total{reason="bad-code"} 1',
  ]) {
    expect(lines).toContain(line);
  }
  for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'process_start_time_seconds', 'nodejs_eventloop_lag_seconds']) {
    expect(lines.some((line) => line.startsWith(`${name} `))).toBe(true);
  }
});

test('without the store the process is still told', async () => {
  for (const waiting of [async () => null, () => Promise.reject(new Error('names and phones'))]) {
    const text = await (await metricsOf({ waiting }).answer(ask(), '::1')).text();
    expect(text).toContain('huiyin_store_up 0');
    expect(text).toContain('huiyin_inbox_waiting Nan');
    expect(text).not.toContain('names');
  }
});

test('many who ask at once are one question to the store', async () => {
  let asked = 0;
  const metrics = metricsOf({
    waiting: async () => {
      asked += 1;
      return { inbox: 0, parked: 0, outbox: [] };
    },
  });
  await Promise.all(Array.from({ length: 20 }, () => metrics.answer(ask(), '127.0.0.1')));
  expect(asked).toBe(1);
});

describe('who is answered', () => {
  test.each([
    ['127.0.0.1', {}, 200],
    ['::ffff:127.0.0.1', {}, 200],
    ['::1', {}, 200],
    ['192.168.1.5', {}, 404],
    ['::ffff:10.0.0.1', {}, 404],
    [undefined, {}, 404],
    ['127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, 404],
    ['127.0.0.1', { forwarded: 'for=203.0.113.9' }, 404],
    ['127.0.0.1', { 'x-real-ip': '203.0.113.9' }, 404],
  ])('without a token: %s %j: %i', async (remote, headers, status) => {
    expect((await metricsOf().answer(ask(headers), remote)).status).toBe(status);
  });

  test.each([
    ['127.0.0.1', {}, 401],
    ['127.0.0.1', { authorization: 'Bearer wrong' }, 401],
    ['127.0.0.1', { authorization: 'secret-token' }, 401],
    ['203.0.113.9', { authorization: 'Bearer secret-token' }, 200],
    ['127.0.0.1', { authorization: 'bearer secret-token', 'x-forwarded-for': '203.0.113.9' }, 200],
  ])('with one: %s %j: %i', async (remote, headers, status) => {
    expect((await metricsOf({ token: 'secret-token' }).answer(ask(headers), remote)).status).toBe(status);
  });

  test('the web server knows who asks', async () => {
    const front = studio({ metrics: metricsOf() });
    open.push(front);
    const url = await front.open();
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('huiyin_inbox_waiting 3');
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  });
});
