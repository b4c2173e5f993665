// The session on a real puppet server on loopback: killed, late, silent, given to another; and back without a hand.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWeChat, type WeChat } from '../../support/wechat/wechat.ts';
import type { PuppetServer } from '../../support/wechat/puppet-server.ts';
import { remote, serveFar, serveHere, serverPlace, type FarServer, type Place } from './server.ts';
import { PATIENCE, wechatStage, type WechatStage } from './stage.ts';

let place: Place;
let wechat: WeChat;
let stage: WechatStage;
let servers: { stop(): Promise<void> }[];

/** Processes begin and end in them, beside everything else. */
vi.setConfig({ testTimeout: 60_000 });

const isUp = () => stage.channel.health().up;
const detail = () => stage.channel.health().detail ?? '';

beforeEach(async () => {
  place = await serverPlace();
  wechat = createWeChat();
  servers = [];
  // A gap of any length is told.
  stage = await wechatStage({ openPuppet: remote(place.variables), times: { gapMs: 0 } });
});
afterEach(async () => {
  await stage.close();
  for (const server of servers) await server.stop();
  vi.unstubAllEnvs();
});

async function servingFar(): Promise<FarServer> {
  const server = await serveFar(place);
  servers.push({ stop: () => server.kill() });
  return server;
}
async function serving(): Promise<PuppetServer> {
  const server = await serveHere(place, wechat);
  servers.push(server);
  return server;
}
function failures(): number {
  return stage.log.lines.reduce((most, { fields }) => Math.max(most, Number(Reflect.get(fields, 'failures') ?? 0)), 0);
}

test('killed in the middle, it is missed at once; back, it is found, and the gap is told', async () => {
  const first = await servingFar();
  await stage.channel.start(stage.taker.receive);
  await expect.poll(isUp, PATIENCE).toBe(true);
  await first.far.person('wxid_wang', '王桂兰').writes('路灯坏了', {});
  expect(await stage.taker.arrivals.next(({ body }) => body.kind === 'message')).toMatchObject({ user: { id: 'wxid_wang' }, body: { text: '路灯坏了' } });
  await first.kill();
  await expect.poll(detail, PATIENCE).toContain('连不上');
  expect(stage.channel.canSend?.()).toBe(false);
  const second = await servingFar();
  await expect.poll(isUp, PATIENCE).toBe(true);
  expect(await stage.taker.arrivals.next(({ body }) => body.kind === 'gap')).toMatchObject({ body: { unfetched: 0 } });
  await second.far.person('wxid_wang', '王桂兰').writes('修好了吗', {});
  expect(await stage.taker.arrivals.next(({ body }) => body.kind === 'message')).toMatchObject({ body: { text: '修好了吗' } });
  // A server that hangs keeps nobody who wants to stop.
  second.process.kill('SIGSTOP');
  const began = performance.now();
  await stage.channel.stop();
  expect(performance.now() - began).toBeLessThan(4_000);
});

describe('it is back without a hand', () => {
  test('although it came later than we', async () => {
    await stage.channel.start(stage.taker.receive);
    await expect.poll(detail, PATIENCE).toContain('连不上');
    await serving();
    await expect.poll(isUp, PATIENCE).toBe(true);
  });

  test('however long it was away', async () => {
    await stage.close();
    // Even a login that stood for long has its pauses grow.
    stage = await wechatStage({ openPuppet: remote(place.variables), times: { steadyMs: 1 } });
    const server = await serving();
    await stage.channel.start(stage.taker.receive);
    await expect.poll(isUp, PATIENCE).toBe(true);
    await server.stop();
    // The pauses have long been the longest by then.
    await expect.poll(failures, PATIENCE).toBeGreaterThanOrEqual(8);
    await serving();
    await expect.poll(isUp, PATIENCE).toBe(true);
  });
});

describe('a server that is there', () => {
  test('but silent is left, and taken again', async () => {
    vi.unstubAllEnvs();
    await stage.close();
    stage = await wechatStage({ openPuppet: remote(place.variables), times: { silenceMs: 400 } });
    await serving();
    await stage.channel.start(stage.taker.receive);
    await expect.poll(isUp, PATIENCE).toBe(true);
    wechat.heart(false);
    await expect.poll(detail, PATIENCE).toContain('没有回音');
    wechat.heart(true);
    await expect.poll(isUp, PATIENCE).toBe(true);
    // The puppet behind it never knew.
    expect(wechat.lost()).toEqual([]);
  });

  test('and has no heartbeats of its own is kept, for it answers', async () => {
    wechat = createWeChat({ heartbeatMs: 3_600_000 });
    await stage.close();
    stage = await wechatStage({ openPuppet: remote(place.variables), times: { silenceMs: 400 } });
    await serving();
    await stage.channel.start(stage.taker.receive);
    await expect.poll(isUp, PATIENCE).toBe(true);
    const began = performance.now();
    await vi.waitUntil(() => performance.now() - began > 1_000, PATIENCE);
    expect(isUp()).toBe(true);
    expect(stage.log.lines.filter(({ message }) => message.includes('not connected'))).toEqual([]);
  });

  test('and does not know our token', async () => {
    await serving();
    vi.stubEnv('WECHATY_PUPPET_SERVICE_TOKEN', 'insecure_another');
    await stage.channel.start(stage.taker.receive);
    await expect.poll(detail, PATIENCE).toContain('WECHATY_PUPPET_SERVICE_TOKEN');
  });

  test('and serves another program', async () => {
    await serving();
    await stage.channel.start(stage.taker.receive);
    await expect.poll(isUp, PATIENCE).toBe(true);
    const other = stage.another({ times: { startMs: 600 } });
    await other.start(stage.taker.receive);
    await expect.poll(() => other.health().detail, PATIENCE).toContain('另一个程序');
    expect(isUp()).toBe(true);
    await stage.channel.stop();
    await expect.poll(() => other.health().up, PATIENCE).toBe(true);
    await other.stop();
  });
});
