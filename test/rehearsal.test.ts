// A rehearsal of the demo's studio: who gets what and when, written on pages; nobody is disturbed at night, nothing leaves the machine.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDemoRoster } from '../src/admin/demo.ts';
import { runCommand } from '../src/cli.ts';
import { createLog } from '../src/log.ts';
import { rehearse } from '../src/rehearsal/rehearse.ts';
import { commandDeps } from './support/commands.ts';

let folder: string;
const days: string[] = [];
const page = (name: string) => readFile(join(folder, `${name}.txt`), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  const log = createLog('warn', { write: (line) => expect.unreachable(line) });
  await rehearse({ roster: await readDemoRoster(), studio: 'BM', from: '2026-12-01', days: 9, folder, log, progress: (day) => days.push(day) });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('each day is told as it is over, and everybody has a page', async () => {
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-12-01', '2026-12-09', 9]);
  const files = await readdir(folder);
  expect(files).toEqual(expect.arrayContaining(['概览.txt', '按时间.txt', '值班群.txt', '杨小敏（联络员）.txt', '吴刚（城管办经办人）.txt', '林正（监督员）.txt', '居民01.txt', '居民20.txt']));
});

test('a resident reads his whole way, from the first word to the rating', async () => {
  const resident = await page('居民01');
  expect(resident).toContain('  09:12 居民01：圭峰路1号门口的路灯坏了三天了，晚上看不见路');
  expect(resident).toContain('BM26-0001 记下来了。');
  expect(resident).toMatch(/12月1日（周二）[\s\S]+转给城管办了，陈国栋代表跟到底/);
});

test('who is slow is reminded: the group reads of a representative to be phoned, and of what is late', async () => {
  const group = await page('值班群');
  expect(group).toContain('BM26-0002 请打电话给陈国栋');
  expect(group).toMatch(/BM26-\d{4} 应在12月8日（周二）答复居民，还没有。/);
});

test('at night the desk only answers who has just written', async () => {
  const lines = (await page('按时间')).split('\n');
  const atNight = lines.filter((line) => /^ {2}(?:2[23]|0[0-7]):\d\d 回音→居民/.test(line));
  const said = lines.filter((line) => /^ {2}(?:2[23]|0[0-7]):\d\d 居民/.test(line)).map((line) => line.slice(2, 4));
  expect(atNight.length).toBeGreaterThan(0);
  for (const line of atNight) expect(said).toContain(line.slice(2, 4));
});

test('a studio that is not there, or not named, is asked for', async () => {
  const told: string[] = [];
  const run = (...argv: string[]) => runCommand(argv, { ...commandDeps, print: (line) => told.push(line) });
  expect(await run('rehearse', '--studio', 'XX')).toBe(1);
  expect(await run('rehearse', 'test/support/roster.example.yaml')).toBe(1);
  expect(await run('rehearse', '--days', '0')).toBe(2);
  expect(await run('rehearse', '--from', '2026-02-31')).toBe(2);
  expect(told.map((line) => line.split('\n')[0])).toEqual([
    '没有代号为 XX 的工作室；有的是 BM',
    '名册里有几个工作室，请用 --studio 写明演练哪一个；有的是 BM、DZ',
    'rehearse 的 --days 要写天数，1 到 366',
    '没有 2026-02-31 这一天，日期要写成 2026-01-31',
  ]);
});
