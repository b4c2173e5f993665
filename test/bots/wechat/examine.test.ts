// What the doctor finds out about an account: before it is started, and of one that is logged in.

import { chmod } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Channel, Examination } from '../../../src/bots/channel.ts';
import { PATIENCE, wechatStage, type WechatStage } from './stage.ts';

let stage: WechatStage;
beforeEach(async () => {
  stage = await wechatStage();
});
afterEach(() => stage.close());

const token = { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_1', WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788' };
const settings = { puppet: 'wechaty-puppet-service', variables: token, studio: null, pace: { chatEveryMs: 0, otherChatEveryMs: 0, perMinute: 60 }, friendsPerHour: 1 };

async function found(channel: Channel, asked: Partial<Examination> = {}): Promise<string[]> {
  const findings = (await channel.examine?.({ staffGroups: [], studios: ['BM'], serving: false, ...asked })) ?? [];
  return findings.map(({ how, words }) => `${how} ${words}`);
}

test('what is missing, before anything is started', async () => {
  expect(await found(stage.another({ settings }))).toEqual(['well puppet 是 wechaty-puppet-service']);
  expect(await found(stage.another({ settings: { ...settings, variables: {} } }))).toEqual([expect.stringMatching(/^bad 缺少 WECHATY_PUPPET_SERVICE_TOKEN/)]);
  const { WECHATY_PUPPET_SERVICE_TOKEN } = token;
  expect(await found(stage.another({ settings: { ...settings, variables: { WECHATY_PUPPET_SERVICE_TOKEN } } }))).toContainEqual(expect.stringMatching(/^hint .*WECHATY_PUPPET_SERVICE_ENDPOINT/));
  expect(await found(stage.another({ settings: { ...settings, puppet: 'wechaty-puppet-padlocal' } }))).toEqual([expect.stringMatching(/^bad .*npm install/)]);
});

test('a directory that others may look into', async () => {
  await chmod(stage.directory, 0o755);
  expect(await found(stage.another({ settings }))).toContainEqual(expect.stringMatching(/^bad .*chmod 700/));
});

test('a studio that nobody knows', async () => {
  const channel = stage.another({ settings: { ...settings, studio: 'XX' } });
  expect(await found(channel)).toContainEqual(expect.stringMatching(/^bad .*XX/));
  expect(await found(channel, { studios: null })).not.toContainEqual(expect.stringMatching(/XX/));
});

test('the staff groups of an account that is logged in', async () => {
  const { wechat, channel, taker } = stage;
  const xiaoyang = wechat.person('wxid_yang', '小杨');
  const { id } = wechat.room('1@chatroom', '值班群', [xiaoyang]);
  await channel.start(taker.receive);
  await expect.poll(() => channel.health().up, PATIENCE).toBe(true);
  const inGroup = (chat: string) => ({ staffGroups: [{ studio: 'BM', address: { account: channel.account, chat } }] });
  expect(await found(channel, inGroup(id))).toContain('well 1 个值班群都在');
  expect(await found(channel, inGroup('none@chatroom'))).toContainEqual(expect.stringMatching(/^hint .*BM/));
});
