// The session: connected, watched, cleared away, and connected again, with a puppet in our own process.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pauseMs, usualSessionTimes } from '../../../src/bots/wechat/session.ts';
import { createWeChat } from '../../support/wechat/wechat.ts';
import { PATIENCE, inProcess, wechatStage, type WechatStage } from './stage.ts';

let stage: WechatStage;
const isUp = () => stage.channel.health().up;
const detail = () => stage.channel.health().detail ?? '';

afterEach(() => stage.close());

describe('a login', () => {
  beforeEach(async () => {
    stage = await wechatStage();
  });

  test('stands, and nothing can leave before it does', async () => {
    expect(detail()).toContain('没有启动');
    expect(stage.channel.canSend?.()).toBe(false);
    await stage.channel.start(stage.taker.receive);
    await expect.poll(isUp, PATIENCE).toBe(true);
    expect(stage.channel.canSend?.()).toBe(true);
    await expect.poll(() => stage.record.logins.at(-1)?.state, PATIENCE).toBe('up');
    await stage.channel.stop();
    expect(stage.channel.health()).toMatchObject({ up: false });
    expect(stage.channel.canSend?.()).toBe(false);
    expect(stage.record.logins.at(-1)?.state).toBe('down');
  });
});

describe('what ends a connection', () => {
  test('silence', async () => {
    stage = await wechatStage({ times: { silenceMs: 300 } });
    await stage.channel.start(stage.taker.receive);
    await expect.poll(isUp, PATIENCE).toBe(true);
    stage.wechat.heart(false);
    await expect.poll(detail, PATIENCE).toContain('没有回音');
    stage.wechat.heart(true);
    await expect.poll(isUp, PATIENCE).toBe(true);
  });
});

test('the pauses between connections double up to the longest, and no two are alike', () => {
  const times = usualSessionTimes;
  expect([1, 2, 3, 4, 5, 6, 99].map((failures) => pauseMs(failures, times, 1))).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  expect([pauseMs(1, times, 0), pauseMs(9, times, 0)]).toEqual([375, 3_750]);
});
void createWeChat; void inProcess;
