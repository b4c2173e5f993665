// The environment: defaults, every problem at once and in words, no secret shown.

import * as fc from 'fast-check';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const otherKey = Buffer.alloc(32, 9).toString('base64');

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('with nothing configured: embedded store, demo, on this machine alone', () => {
  expect(readConfig({})).toStrictEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    databaseUrl: null,
    dataDir: './data',
    dataKeys: null,
    roster: null,
    demo: true,
    telegram: null,
    wechat: null,
    model: null,
    clock: null,
    logLevel: 'info',
    byNpm: false,
    toJournal: false,
    metricsToken: null,
    retention: { letters: 30, chatLog: 180, matterMessages: 400, parkedLetters: 90, refusals: 90, screenings: 1100, invitations: 30 },
  });
});

test('what is set to nothing is not set', () => {
  const names = ['HOST', 'PORT', 'PUBLIC_URL', 'DATABASE_URL', 'DATA_DIR', 'DATA_KEY', 'ROSTER', 'DEMO', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_MODE', 'WECHATY_PUPPET', 'WECHAT_STUDIO', 'WECHAT_PER_MINUTE', 'CLOCK', 'LOG_LEVEL'];
  expect(readConfig(Object.fromEntries(names.map((name) => [name, ' '])))).toStrictEqual(readConfig({}));
});

test('everything configured', () => {
  const config = readConfig({
    HOST: '0.0.0.0',
    PORT: '0',
    PUBLIC_URL: 'https://huiyin.example.cn/desk/',
    DATABASE_URL: 'postgres://huiyin:secret@db:5432/huiyin',
    DATA_KEY: `${key},${otherKey}`,
    ROSTER: 'roster.yaml',
    TELEGRAM_BOT_TOKEN: '123456:ABC-def_1',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'Aa0_-',
    CLOCK: '2026-12-08T23:59:00+08:00',
    LOG_LEVEL: 'debug',
    METRICS_TOKEN: 'figures-for-us',
    RETAIN_CHAT_LOG_DAYS: '60',
    RETAIN_MATTER_MESSAGES_DAYS: '366',
  });
  expect(config).toMatchObject({
    port: 0,
    publicUrl: 'https://huiyin.example.cn/desk',
    demo: false,
    telegram: { token: '123456:ABC-def_1', apiRoot: 'http://127.0.0.1:8081', mode: 'webhook', webhookSecret: 'Aa0_-' },
    clock: Date.parse('2026-12-08T15:59:00Z'),
    logLevel: 'debug',
    metricsToken: 'figures-for-us',
    retention: { letters: 30, chatLog: 60, matterMessages: 366 },
  });
  expect(config.dataKeys).toStrictEqual([Buffer.alloc(32, 7), Buffer.alloc(32, 9)]);
});

test('an account of WeChat, with what its puppet reads by itself', () => {
  const variables = { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_1', WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788' };
  const { wechat, demo } = readConfig({ WECHATY_PUPPET: 'wechaty-puppet-service', WECHAT_STUDIO: 'BM', WECHAT_PER_MINUTE: '20', PATH: '/bin', ...variables });
  expect(wechat).toStrictEqual({
    puppet: 'wechaty-puppet-service',
    variables,
    studio: 'BM',
    pace: { chatEveryMs: 1_000, otherChatEveryMs: 3_000, perMinute: 20 },
    friendsPerHour: 20,
  });
  expect(demo).toBe(false);
  expect(readConfig({ WECHATY_PUPPET: '/opt/puppets/ours.js' }).wechat?.puppet).toBe('/opt/puppets/ours.js');
  // Alone it opens nothing.
  expect(readConfig(variables).wechat).toBeNull();
  expect(readConfig({ JOURNAL_STREAM: '8:1' }).toJournal).toBe(true);
});

test('a model, with or without a key', () => {
  const given = { LLM_BASE_URL: 'http://127.0.0.1:11434/v1/', LLM_MODEL: 'qwen3:8b' };
  expect(readConfig(given).model).toStrictEqual({ baseUrl: 'http://127.0.0.1:11434/v1', key: null, model: 'qwen3:8b', timeoutMs: 20_000, dailyCalls: 500 });
  expect(readConfig({ ...given, LLM_API_KEY: 'sk-1', LLM_TIMEOUT_SECONDS: '5', LLM_DAILY_CALLS: '20' }).model).toMatchObject({ key: 'sk-1', timeoutMs: 5_000, dailyCalls: 20 });
  // It is no channel: the demo may have one.
  expect(readConfig(given).demo).toBe(true);
});

test('the demo exists where nothing real does, or where it is asked for', () => {
  expect(readConfig({ ROSTER: 'r.yaml' }).demo).toBe(false);
  expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:a' }).demo).toBe(false);
  expect(readConfig({ ROSTER: 'r.yaml', DEMO: '1' }).demo).toBe(true);
  expect(readConfig({ DEMO: '0' }).demo).toBe(false);
});

describe('a problem names the variable and what is wanted', () => {
  test.each([
    [{ PORT: '70000' }, /^PORT=70000 不对：应为 0 至 65535/],
    [{ PORT: 'http' }, /^PORT=http 不对/],
    [{ HOST: 'a b' }, /^HOST=a b 不对/],
    [{ PUBLIC_URL: 'huiyin.example.cn' }, /^PUBLIC_URL=.*应为从外面访问的网址/],
    [{ PUBLIC_URL: 'ftp://huiyin.example.cn' }, /^PUBLIC_URL=/],
    [{ DATABASE_URL: 'mysql://a', DATA_KEY: key }, /^DATABASE_URL 的值不对：应为 PostgreSQL 的地址/],
    [{ DATABASE_URL: 'postgres://db/huiyin' }, /^缺少 DATA_KEY：/],
    [{ DATA_KEY: 'c2hvcnQ=' }, /^DATA_KEY 的值不对：应为32字节的 base64/],
    [{ DATA_KEY: `${key},` }, /^DATA_KEY 的值不对/],
    [{ DEMO: 'yes' }, /^DEMO=yes 不对：应为 1/],
    [{ TELEGRAM_BOT_TOKEN: 'abc' }, /^TELEGRAM_BOT_TOKEN 的值不对/],
    [{ TELEGRAM_MODE: 'push' }, /^TELEGRAM_MODE=push 不对：应为 polling 或 webhook/],
    [{ TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: 'x' }, /^缺少 PUBLIC_URL/],
    [{ TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: '1:a', PUBLIC_URL: 'https://a.cn' }, /^缺少 TELEGRAM_WEBHOOK_SECRET/],
    [{ TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://a.cn', TELEGRAM_WEBHOOK_SECRET: 'x' }, /^缺少 TELEGRAM_BOT_TOKEN/],
    [{ TELEGRAM_WEBHOOK_SECRET: 'no spaces' }, /^TELEGRAM_WEBHOOK_SECRET 的值不对/],
    [{ TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(257) }, /^TELEGRAM_WEBHOOK_SECRET 的值不对/],
    [{ WECHATY_PUPPET: 'puppet service' }, /^WECHATY_PUPPET=puppet service 不对：应为 puppet 的包名/],
    [{ WECHAT_STUDIO: '北门' }, /^WECHAT_STUDIO=北门 不对/],
    [{ WECHAT_PER_MINUTE: '0' }, /^WECHAT_PER_MINUTE=0 不对：应为 1 至 600/],
    [{ WECHAT_CHAT_EVERY_MS: '-1' }, /^WECHAT_CHAT_EVERY_MS=-1 不对/],
    [{ CLOCK: '2026-12-08T23:59:00' }, /^CLOCK=.*应为带时区的时刻/],
    [{ CLOCK: '2026-13-08T23:59:00+08:00' }, /^CLOCK=/],
    [{ CLOCK: '2026-02-31T09:00:00+08:00' }, /^CLOCK=2026-02-31.*应为带时区的时刻/],
    [{ CLOCK: 'tomorrow' }, /^CLOCK=tomorrow/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud 不对：应为 fatal、/],
    [{ METRICS_TOKEN: 'two words' }, /^METRICS_TOKEN 的值不对/],
    [{ LLM_BASE_URL: 'localhost:11434', LLM_MODEL: 'm' }, /^LLM_BASE_URL=localhost:11434 不对：应为 OpenAI 兼容接口的网址/],
    [{ LLM_BASE_URL: 'https://a.cn/v1' }, /^缺少 LLM_MODEL/],
    [{ LLM_MODEL: 'm' }, /^缺少 LLM_BASE_URL/],
    [{ LLM_BASE_URL: 'https://a.cn/v1', LLM_MODEL: 'm', LLM_API_KEY: 'two words' }, /^LLM_API_KEY 的值不对/],
    [{ LLM_BASE_URL: 'https://a.cn/v1', LLM_MODEL: 'm', LLM_DAILY_CALLS: '0' }, /^LLM_DAILY_CALLS=0 不对：应为 1 至 100000/],
    [{ LLM_BASE_URL: 'https://a.cn/v1', LLM_MODEL: 'm', LLM_TIMEOUT_SECONDS: '600' }, /^LLM_TIMEOUT_SECONDS=600 不对/],
    [{ RETAIN_CHAT_LOG_DAYS: '29' }, /^RETAIN_CHAT_LOG_DAYS=29 不对：应为天数，至少 30/],
    [{ RETAIN_MATTER_MESSAGES_DAYS: '一年' }, /^RETAIN_MATTER_MESSAGES_DAYS=.*至少 366/],
  ])('%o', (env, told) => {
    expect(problems(env as Record<string, string>)).toStrictEqual([expect.stringMatching(told)]);
  });

  test('all at once', () => {
    const told = problems({ PORT: 'x', LOG_LEVEL: 'x', TELEGRAM_MODE: 'webhook' });
    expect(told.map((problem) => /[A-Z_]+/.exec(problem)?.[0])).toStrictEqual([
      'PORT', 'LOG_LEVEL', 'TELEGRAM_BOT_TOKEN', 'PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET',
    ]);
  });

  test('no secret is shown, whatever it is', () => {
    const names = ['DATABASE_URL', 'DATA_KEY', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'LLM_API_KEY', 'METRICS_TOKEN'];
    fc.assert(fc.property(fc.constantFrom(...names), fc.string({ minLength: 12, unit: 'grapheme' }), (name, value) => {
      fc.pre(value.trim().length >= 12);
      expect(problems({ [name]: value }).join('\n')).not.toContain(value.trim());
    }));
  });

  test('any values give a config or the named error', () => {
    const names = ['HOST', 'PORT', 'PUBLIC_URL', 'DATABASE_URL', 'DATA_KEY', 'DEMO', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT', 'WECHATY_PUPPET', 'WECHAT_STUDIO', 'WECHAT_PER_MINUTE', 'LLM_BASE_URL', 'LLM_MODEL', 'LLM_DAILY_CALLS', 'CLOCK', 'LOG_LEVEL'];
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (env) => {
      expect(Array.isArray(problems(env))).toBe(true);
    }));
  });
});

test('.env.example names every variable, is a valid environment, and has no secret in it', async () => {
  const lines = (await readFile(new URL('../.env.example', import.meta.url), 'utf8')).split('\n').filter((line) => /^[A-Z]/.test(line));
  const env = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  expect(readConfig(env)).toStrictEqual(readConfig({}));
  expect(Object.keys(env).toSorted()).toStrictEqual(
    ['CLOCK', 'DATABASE_URL', 'DATA_DIR', 'DATA_KEY', 'DEMO', 'HOST', 'LLM_API_KEY', 'LLM_BASE_URL', 'LLM_DAILY_CALLS', 'LLM_MODEL', 'LLM_TIMEOUT_SECONDS', 'LOG_LEVEL', 'METRICS_TOKEN', 'PORT', 'PUBLIC_URL', 'RETAIN_CHAT_LOG_DAYS', 'RETAIN_MATTER_MESSAGES_DAYS', 'ROSTER', 'TELEGRAM_API_ROOT', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_MODE', 'TELEGRAM_WEBHOOK_SECRET', 'WECHATY_PUPPET', 'WECHAT_CHAT_EVERY_MS', 'WECHAT_FRIENDS_PER_HOUR', 'WECHAT_OTHER_CHAT_EVERY_MS', 'WECHAT_PER_MINUTE', 'WECHAT_STUDIO'].toSorted(),
  );
  expect(env).toMatchObject({ METRICS_TOKEN: '', DATA_KEY: '', TELEGRAM_BOT_TOKEN: '', TELEGRAM_WEBHOOK_SECRET: '', DATABASE_URL: '' });
});

test.each([
  ['a script of npm reads .env where it runs, and what is set already stays', { npm_lifecycle_event: 'start', HOST: '127.0.0.2' }, '127.0.0.2 4711'],
  ['whoever starts the program by himself sets what he wants', {}, '127.0.0.1 3000'],
])('%s', async (_, env, told) => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-env-'));
  await writeFile(join(directory, '.env'), 'PORT=4711\nHOST=127.0.0.3\n');
  const program = `const { readConfig, readEnvironmentFile } = await import(${JSON.stringify(join(import.meta.dirname, '../src/config.ts'))});
    readEnvironmentFile();
    const { host, port } = readConfig();
    console.log(host, port);`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: directory, env });
  await rm(directory, { recursive: true });
  expect({ stdout, stderr }).toEqual({ stdout: `${told}\n`, stderr: '' });
});
