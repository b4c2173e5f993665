// What `doctor` finds at Telegram: token, the way messages come in, and the bot's rights in each staff group.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Examination, Finding } from '../../../src/bots/channel.ts';
import type { TelegramStage } from './stage.ts';
import { telegramStage } from './stage.ts';

const GROUP = -1_001_234_567;
let stage: TelegramStage;

afterEach(async () => {
  await stage.channel.stop();
  await stage.close();
});

async function found(asked: Partial<Examination> = {}): Promise<string[]> {
  const findings = (await stage.channel.examine?.({ staffGroups: [], studios: [], serving: true, ...asked })) ?? [];
  return findings.map(({ how, words }: Finding) => `${how} ${words}`);
}

describe('polling', () => {
  beforeEach(async () => {
    stage = await telegramStage('polling');
  });
  const group = () => {
    stage.api.group(GROUP, '值班群');
    return { staffGroups: [{ studio: 'BM', address: { account: stage.channel.account, chat: String(GROUP) } }] };
  };

  test('all is well, also before it is started', async () => {
    expect(await found(group())).toStrictEqual([expect.stringMatching(/^well .*@huiyin_test_bot/), expect.stringMatching(/^well .*polling/), expect.stringMatching(/^well 1 个值班群/)]);
  });

  test('a token that is not known, a Telegram that is away, a bot that may not join groups', async () => {
    stage.api.settings.joinsGroups = false;
    expect(await found()).toContainEqual(expect.stringMatching(/^hint .*setjoingroups/));
    stage.api.faults.next('getMe', { fault: 'refuse', code: 401, words: 'Unauthorized' });
    expect(await found()).toStrictEqual([expect.stringMatching(/^bad .*TELEGRAM_BOT_TOKEN/)]);
    stage.api.faults.next('getMe', { fault: 'reset-before' });
    expect(await found()).toStrictEqual([expect.stringMatching(/^bad .*连不上/)]);
  });

  test('a webhook that somebody else has registered', async () => {
    stage.api.updates.setWebhook({ url: 'https://other.example.cn/hook/with-a-secret', secret: '', maxConnections: 1 });
    expect(await found()).toContainEqual(expect.stringMatching(/^bad .*other\.example\.cn，本程序收不到/));
    expect(await found({ serving: false })).toContainEqual(expect.stringMatching(/^hint .*other\.example\.cn/));
    expect((await found()).join()).not.toContain('with-a-secret');
  });

  test.each([
    ['group privacy, and no administrator', { reads: false, admin: false }, /^bad .*BM.*群隐私/],
    ['no administrator', { reads: true, admin: false }, /^hint .*BM.*删不掉/],
    ['an administrator with group privacy', { reads: false, admin: true }, /^well 1 个值班群/],
    ['an administrator without the right to delete', { reads: false, admin: true, deletes: false }, /^hint .*BM.*「删除消息」/],
    ['a group in which only administrators write', { reads: true, admin: false, silent: true }, /^bad .*BM.*不能发言/],
    ['not in the group', { reads: true, admin: true, gone: true }, /^bad .*不在 BM/],
  ])('%s', async (_, { reads, admin, deletes = true, silent = false, gone = false }: { reads: boolean; admin: boolean; deletes?: boolean; silent?: boolean; gone?: boolean }, words) => {
    const asked = group();
    stage.api.settings.readsAllGroups = reads;
    Object.assign(stage.api.chat(GROUP), { botIsAdmin: admin, botDeletes: deletes, isSilent: silent, closed: gone ? 'kicked' : null });
    expect(await found(asked)).toContainEqual(expect.stringMatching(words));
  });

  test('a group that nobody knows, or that has moved', async () => {
    const asked = group();
    expect(await found({ staffGroups: [{ studio: 'DZ', address: { account: stage.channel.account, chat: '-5' } }] })).toContainEqual(expect.stringMatching(/^bad .*DZ/));
    stage.api.chat(GROUP).migratedTo = -100_777;
    expect(await found(asked)).toContainEqual(expect.stringMatching(/^hint .*超级群/));
  });
});

describe('webhook', () => {
  beforeEach(async () => {
    stage = await telegramStage('webhook');
  });

  test('registered with the start, and what Telegram last could not deliver', async () => {
    expect(await found({ serving: false })).toContainEqual(expect.stringMatching(/^hint 还没有登记/));
    await stage.channel.start(() => Promise.resolve());
    await expect.poll(() => found()).toContainEqual(expect.stringMatching(/^well .*webhook/));
    const nowSeconds = Math.floor(Date.now() / 1000);
    stage.api.settings.webhookFailure = { atSeconds: nowSeconds - 90, words: 'SSL error' };
    expect(await found()).toContainEqual(expect.stringMatching(/^hint 2 分钟前.*SSL error/));
    stage.api.settings.webhookFailure = { atSeconds: nowSeconds - 7200, words: 'SSL error' };
    expect((await found()).join()).not.toContain('SSL error');
    stage.api.updates.setWebhook({ url: 'https://other.example.cn/telegram', secret: '', maxConnections: 1 });
    expect(await found()).toContainEqual(expect.stringMatching(/^bad .*other\.example\.cn，不是 PUBLIC_URL/));
  });
});
