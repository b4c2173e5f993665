// The doctor: one line for each thing, with what to do; red ones end with status 1.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendarFindings } from '../../src/admin/doctor/doctor.ts';
import { machineFindings } from '../../src/admin/doctor/machine.ts';
import { modelFindings } from '../../src/admin/doctor/model.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { bad, verdict, well } from '../../src/admin/doctor/finding.ts';
import type { Channel } from '../../src/bots/channel.ts';
import { runCommand } from '../../src/cli.ts';
import type { CommandDeps } from '../../src/commands/command.ts';
import { knownMigrations } from '../../src/store/migrate.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { commandDeps } from '../support/commands.ts';
import { openModelServer, sending } from '../support/model-server.ts';
import { createPaper } from '../support/paper.ts';
import { exampleRoster, testSeal } from '../support/rosters.ts';

const now = Date.parse('2026-12-01T09:00:00+08:00');
const seal = testSeal();

async function doctor(deps: Partial<CommandDeps>): Promise<{ status: number; lines: string[] }> {
  const lines: string[] = [];
  const status = await runCommand(['doctor'], { ...commandDeps, print: (line) => lines.push(line), clock: { now: () => now }, ...deps });
  return { status, lines };
}

describe.each(stores)('the doctor ($kind)', ({ open }) => {
  let store: FreshStore;
  let channel: Channel;
  beforeEach(async () => {
    store = await open();
    channel = createPaper();
    await channel.start(() => Promise.resolve());
    await importRoster({ db: store.db, seal }, await exampleRoster(), now - 1);
  });
  afterEach(() => store.close());
  const look = (deps: Partial<CommandDeps> = {}, opener = seal) =>
    doctor({ inServer: true, withStore: (_, _use, work) => work({ kind: store.kind, db: store.db, seal: opener }), channels: async () => [channel], ...deps });
  const run = (statement: ReturnType<typeof sql>) => store.db.execute(statement);

  test('a roster that nobody has bound is red; who is bound and grouped is well', async () => {
    const before = await look();
    expect(before.status).toBe(1);
    expect(before.lines).toContainEqual(expect.stringMatching(/^\[不行\] 名册：联络员都还没绑定的工作室：BM、DZ，.*invite BM \S+ 会给出邀请码/));
    expect(before.lines).toContainEqual(expect.stringMatching(/^\[注意\] 名册：没有值班群的工作室：BM、DZ/));
    expect(before.lines.at(-1)).toMatch(/^有 \d+ 处不行/);
    await run(sql`update studios set staff_group = ${`${channel.account}/-1`}`);
    await run(sql`insert into accounts (account, user_id, person, conversation, used_at) select ${channel.account}, id::text, id, ${channel.account} || '/' || id, now() from people`);
    await run(sql`update roster_version set version = version + 1`);
    const after = await look();
    expect(after.lines.filter((line) => line.startsWith('[不行]'))).toStrictEqual([]);
    expect(after.lines).toContainEqual('[好] 名册：2 个工作室，联络员和党代表都绑定了，都有值班群');
    expect(after.status).toBe(0);
  });

  test('without ROSTER, a real roster in the store is no demo', async () => {
    const { lines } = await look({ settings: { ...commandDeps.settings, demo: true } });
    expect(lines).toContainEqual(expect.stringMatching(/^\[注意\] 设置：没有设置 ROSTER，用的是库里已有的名册/));
    expect(lines.filter((line) => line.includes('写的内容没有人办理'))).toStrictEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^\[不行\] 名册：联络员都还没绑定/));
  });

  test('what waits too long, what was put aside, what nobody can send', async () => {
    const old = new Date(now - 600_000).toISOString();
    await run(sql`insert into letters (account, event_id, conversation, status, received_at) values ('paper:1', '1', 'paper:1/1', 'waiting', ${old}), ('paper:1', '2', 'paper:1/1', 'parked', ${old})`);
    await run(sql`insert into dues (id, at, what, args, conversation, user_id) values ('x', ${old}, 'notices:deadline', '[]', 'paper:1/1', '1')`);
    await run(sql`insert into lanes (key, account, pending, next_at) values ('gone:1/1', 'gone:1', 2, now() - interval '1 hour'), (${`${channel.account}/1`}, ${channel.account}, 1, now() - interval '1 hour')`);
    await run(sql`insert into deliveries (lane, class, status, attempts, purpose, created_at) values ('gone:1/1', 1, 'refused', 1, 'answer', ${old}), ('gone:1/1', 1, 'waiting', 5, 'answer', ${old}), ('gone:1/1', 1, 'held', 0, 'answer', ${old})`);
    const { lines } = await look();
    for (const line of [
      /^\[不行\] 来信：有 1 封没有处理，最早的从 12月1日 08:50/,
      /^\[不行\] 到期：12月1日 08:50/,
      /^\[注意\] 来信：有 1 封试了五次.*letter 是 \d+/,
      /^\[不行\] 发信：有消息要从没有设置的账号发：gone:1 2 条/,
      /^\[不行\] 发信：有消息没有人发：\S+ 1 条/,
      /^\[注意\] 发信：有 1 条试了五次以上/,
      /^\[注意\] 发信：近七天有 1 条送不到/,
      /^\[注意\] 发信：恢复备份时扣下了 1 条/,
      /^\[注意\] 备份：没有用 backup/,
    ]) {
      expect(lines).toContainEqual(expect.stringMatching(line));
    }
    const resting = await look({ inServer: false });
    expect(resting.lines).toContainEqual(expect.stringMatching(/^\[注意\] (服务：没有在运行|来信：有 1 封等着)/));
  });

  test('a key that is missing is named, and nobody; one that is not used any more may go', async () => {
    const { status, lines } = await look({}, testSeal(2));
    expect(status).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^\\[不行\\] 密钥：有资料要用密钥 ${seal.keyIds[0]}`)));
    expect((await look({}, testSeal(1, 2))).lines).toContainEqual(expect.stringMatching(/^\[注意\] 密钥：旧密钥 .*可以从 DATA_KEY/));
    expect((await look({}, testSeal(2, 1))).lines).toContainEqual(expect.stringMatching(/^\[好\] 密钥：.*旧密钥还在用/));
  });

  test('a schema that is behind is red and left alone', async () => {
    await run(sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
    const { status, lines } = await look();
    expect(status).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^\[不行\] 数据库：结构比本程序旧/));
    await run(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('again', ${(await knownMigrations()).at(-1)?.when ?? 0})`);
  });

  test('a channel tells for itself, and its condition in the server', async () => {
    const examined: unknown[] = [];
    await run(sql`update studios set staff_group = ${`${channel.account}/-1#7`} where code = 'BM'`);
    const asking: Channel = {
      ...channel,
      health: () => ({ up: false, detail: '连不上' }),
      examine: async (asked) => {
        examined.push(asked);
        return [{ how: 'well', about: '纸', words: '够用' }];
      },
    };
    const { lines } = await look({ channels: async () => [asking] });
    expect(lines).toContain('[好] 纸：够用');
    expect(lines).toContain(`[不行] ${channel.name}：现在不通：连不上`);
    expect(examined).toStrictEqual([{ staffGroups: [{ studio: 'BM', address: { account: channel.account, chat: '-1', thread: '7' } }], studios: ['BM', 'DZ'], serving: true }]);
  });
});

test('a store that cannot be opened is one red line, and the rest is looked at', async () => {
  const away = Object.assign(new Error('连不上 PostgreSQL'), { code: 'STORE_AWAY' });
  const { status, lines } = await doctor({ withStore: () => Promise.reject(away) });
  expect(status).toBe(1);
  expect(lines[0]).toBe('[不行] 数据库：连不上 PostgreSQL');
  expect(lines).toContainEqual(expect.stringContaining('日历'));
});

test('the last line says how it is altogether', () => {
  expect(verdict([well('a', 'b')])).toBe('都好。');
  expect(verdict([well('a', 'b'), bad('a', 'b')])).toMatch(/^有 1 处不行/);
});

test('the calendar: the coming year is missed from November on, the present one always', () => {
  const at = (moment: string) => calendarFindings(Date.parse(moment), { publishedThrough: 2026 }).map(({ how }) => how);
  expect([at('2026-10-31T23:59:00+08:00'), at('2026-11-01T00:00:00+08:00'), at('2025-12-01T00:00:00+08:00'), at('2037-01-01T00:00:00+08:00')]).toStrictEqual([['well'], ['hint'], ['well'], ['bad']]);
});

test('the machine: a turned clock, a key that others read, an address without https, a weak token', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'huiyin-doctor-'));
  await writeFile(join(dataDir, 'key'), 'x', { mode: 0o644 });
  const settings = { ...commandDeps.settings, dataDir, embedded: true, keyFile: true, publicUrl: 'http://127.0.0.1:9', metricsToken: 'short', demo: true };
  const words = (await machineFindings(settings, { now: () => now }, true)).map(({ how, about, words: said }) => `${how} ${about} ${said}`);
  for (const line of [/^hint 时钟 .*12月1日 09:00/, /^(well|hint|bad) 磁盘 .*还剩/, /^hint 密钥 .*chmod 600/, /^hint 网址 .*不是 https/, /^hint 网址 从本机打不开/, /^hint 指标 .*太短/, /^hint 设置 演示/]) {
    expect(words).toContainEqual(expect.stringMatching(line));
  }
  await rm(dataDir, { recursive: true });
});

test('the model: reached, refused, unknown there, away; never red', async () => {
  const server = await openModelServer();
  const look = async (status: number, body: object) => {
    server.answers(sending(status, JSON.stringify(body)));
    return modelFindings({ baseUrl: server.baseUrl, key: 'sk-secret', model: 'small', dailyCalls: 10 });
  };
  expect(await look(200, { data: [{ id: 'small' }] })).toMatchObject([{ how: 'well', words: '接得上 small' }]);
  expect(server.asked[0]).toMatchObject({ path: '/v1/models', authorization: 'Bearer sk-secret' });
  expect(await look(404, {})).toMatchObject([{ how: 'well' }]);
  expect(await look(200, { data: [{ id: 'large' }] })).toMatchObject([{ how: 'hint', words: expect.stringContaining('LLM_MODEL') }]);
  expect(await look(401, {})).toMatchObject([{ how: 'hint', words: expect.stringContaining('LLM_API_KEY') }]);
  expect(await look(503, {})).toMatchObject([{ how: 'hint' }]);
  await server.close();
  expect(await look(200, {})).toMatchObject([{ how: 'hint', words: expect.stringContaining('没有回应') }]);
});

test('the model: the calls of the day are shown with the store', async () => {
  const store = await stores[0]?.open();
  if (!store) return;
  await store.db.execute(sql`insert into errand_calls (day, calls) values ('2026-12-01', 10)`);
  const model = { baseUrl: 'http://127.0.0.1:9/v1', key: null, model: 'small', dailyCalls: 10 };
  const { lines } = await doctor({ settings: { ...commandDeps.settings, model }, withStore: (_, _use, work) => work({ kind: store.kind, db: store.db, seal }), channels: async () => [] });
  expect(lines).toContainEqual(expect.stringMatching(/^\[注意\] 助手：今天问了助手 10 次，上限 10，今天不再问.*LLM_DAILY_CALLS/));
  await store.close();
});
