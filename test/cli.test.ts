// The command line: what is understood, what is answered, and with which exit status.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../src/cli.ts';
import type { CommandDeps } from '../src/commands/command.ts';
import { HolderGoneError, type RunCommand } from '../src/store/holder.ts';
import { SealError } from '../src/store/seal.ts';
import { commandDeps } from './support/commands.ts';
import { stores, type FreshStore } from './support/databases.ts';
import { exampleSource, testSeal } from './support/rosters.ts';

interface Ran {
  status: number;
  out: string[];
  err: string[];
}

/** Runs a command with what it needs; what is not given is not expected to be asked for. */
async function run(argv: string[], deps: Partial<CommandDeps>): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand(argv, {
    ...commandDeps,
    print: (line, to) => (to === 'err' ? err : out).push(line),
    inviteLinks: (code) => [`https://t.me/huiyin_bot?start=bind_${code}`],
    ...deps,
  });
  return { status, out, err };
}

describe('what cannot be understood is answered with the usage', () => {
  test.each([
    [['fly'], '没有「fly」这个命令'],
    [['constructor'], '没有「constructor」这个命令'],
    [['import'], 'import 后面要写：<名册.yaml>'],
    [['import', 'a', 'b'], 'import 后面要写：<名册.yaml>'],
    [['invite', 'BM'], 'invite 后面要写：<代号> <姓名>'],
    [['invite', 'BM', ' '], 'invite 后面要写：<代号> <姓名>'],
    [['invite', 'BM', '陈国栋', '--revok'], 'invite 没有 --revok 这个选项'],
    [['invite', 'BM', '陈国栋', '--id'], 'invite 的选项写得不对'],
    [['migrate', 'now'], 'migrate 后面不写别的'],
    [['--port=1'], 'serve 没有 --port 这个选项'],
    [['doctor', 'now'], 'doctor 后面不写别的'],
    [['backup'], 'backup 后面要写：<文件>'],
    [['restore', 'a.gz', '--force'], 'restore 没有 --force 这个选项'],
    [['held', '--send', '--drop'], 'held 的 --send 和 --drop 只能写一个'],
    [['purge', '--older-than', '6'], 'purge 的 --older-than 要写天数，至少 7'],
    [['days'], 'days 后面要写：<工作室代号>'],
    [['holidays'], 'holidays 后面要写：<放假安排.yaml>'],
    [['days', 'BM', '--from', '2026-02-31'], '没有 2026-02-31 这一天，日期要写成 2026-01-31'],
    [['days', 'BM', '--to', '3月1日'], '没有 3月1日 这一天，日期要写成 2026-01-31'],
    [['days', 'BM', '--from', '2026-03-01', '--to', '2026-02-01'], 'days 的 --from 2026-03-01 在 --to 2026-02-01 之后'],
    [['purge', '--older-than', '30天'], 'purge 的 --older-than 要写天数，至少 7'],
  ])('%j', async (argv, told) => {
    const { status, out, err } = await run(argv, {});
    expect({ status, out }).toStrictEqual({ status: 2, out: [] });
    expect(err.join('\n').split('\n')[0]).toBe(told);
    expect(err.join('\n')).toContain('用法：');
  });

  test('who asks for help gets it', async () => {
    for (const argv of [['help'], ['--help'], ['-h']]) await expect(run(argv, {})).resolves.toMatchObject({ status: 0, err: [] });
  });
});

test('serve is meant when nothing is said, and hands on its status', async () => {
  const asked: unknown[] = [];
  const serve: CommandDeps['serve'] = (options) => {
    asked.push(options);
    return Promise.resolve(3);
  };
  for (const argv of [[], ['serve'], ['--terminal'], ['serve', '--terminal']]) await expect(run(argv, { serve })).resolves.toMatchObject({ status: 3 });
  expect(asked).toStrictEqual([{ terminal: false }, { terminal: false }, { terminal: true }, { terminal: true }]);
});

test('what the holder is asked has absolute paths', async () => {
  const asked: (readonly string[])[] = [];
  const withStore: CommandDeps['withStore'] = (argv) => {
    asked.push(argv);
    return Promise.resolve(0);
  };
  await run(['import', 'roster.yaml'], { withStore });
  await run(['invite', 'BM', '陈国栋', '--revoke'], { withStore });
  await run(['backup', 'b.gz'], { withStore });
  await run(['restore', '--send', 'b.gz'], { withStore });
  expect(asked).toStrictEqual([
    ['import', join(process.cwd(), 'roster.yaml')],
    ['invite', 'BM', '陈国栋', '--revoke'],
    ['backup', join(process.cwd(), 'b.gz')],
    ['restore', join(process.cwd(), 'b.gz'), '--send'],
  ]);
});

test('errors that are no mistake of the program are told, others thrown', async () => {
  const failing = (failure: Error): Partial<CommandDeps> => ({ withStore: () => Promise.reject(failure) });
  await expect(run(['migrate'], failing(new SealError('x')))).resolves.toMatchObject({ status: 2, err: [expect.stringContaining('DATA_KEY')] });
  await expect(run(['migrate'], failing(new HolderGoneError('x')))).resolves.toMatchObject({ status: 3 });
  await expect(run(['migrate'], failing(new Error('a bug')))).rejects.toThrow('a bug');
});

describe.each(stores)('with a store ($kind)', ({ open }) => {
  let store: FreshStore;
  let directory: string;
  let withStore: CommandDeps['withStore'];
  beforeAll(async () => {
    store = await open();
    directory = await mkdtemp(join(tmpdir(), 'huiyin-cli-'));
    await writeFile(join(directory, 'roster.yaml'), await exampleSource());
    await writeFile(join(directory, 'wrong.yaml'), 'district: 1');
    withStore = (_, _use, work) => work({ kind: store.kind, db: store.db, seal: testSeal() });
  });
  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  test('import, twice, then invitations and their refusals', async () => {
    const file = join(directory, 'roster.yaml');
    expect(await run(['import', file], { withStore })).toStrictEqual({
      status: 0,
      out: ['名册已导入。', '工作室：2 个，新增 2，更改 0，停用 0', '承办单位：3 个，新增 3，更改 0，停用 0', '人员：10 人，新增 10，更改 0，停用 0'],
      err: [],
    });
    await expect(run(['import', file], { withStore })).resolves.toMatchObject({ status: 0, out: ['名册没有变化。', expect.any(String), expect.any(String), expect.any(String)] });
    const invited = await run(['invite', 'BM', '陈国栋'], { withStore });
    expect(invited).toMatchObject({ status: 0, err: [] });
    expect(invited.out[0]).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(invited.out[1]).toBe(`https://t.me/huiyin_bot?start=bind_${invited.out[0]}`);
    await expect(run(['invite', 'BM', '陈国梁'], { withStore })).resolves.toMatchObject({ status: 1, out: [] });
    await expect(run(['invite', 'BM', '陈国栋', '--revoke'], { withStore })).resolves.toMatchObject({
      status: 0,
      out: ['陈国栋：作废了1个未用的邀请码，没有绑定的账号。'],
    });
    await expect(run(['migrate'], { withStore })).resolves.toMatchObject({ status: 0 });
  });

  test('days of a studio, each with the reason of its shift', async () => {
    await run(['import', join(directory, 'roster.yaml')], { withStore });
    const printed = await run(['days', 'BM', '--from', '2026-10-01', '--to', '2026-12-31'], { withStore });
    const hours = { from: '09:00', to: '11:30', place: '北门社区党群服务中心一楼' };
    expect(printed.out.map((line) => JSON.parse(line) as object)).toStrictEqual([
      { date: '2026-10-10', ...hours, planned: '2026-10-10', reason: '本来是10月10日（周六），国庆调休上班，照常' },
      { date: '2026-10-20', ...hours, planned: '2026-10-20', reason: null },
      { date: '2026-11-10', ...hours, planned: '2026-11-10', reason: null },
      { date: '2026-11-20', ...hours, planned: '2026-11-20', reason: null },
      { date: '2026-12-10', ...hours, planned: '2026-12-10', reason: null },
      { date: '2026-12-21', ...hours, planned: '2026-12-20', reason: '12月20日（周日）休息，顺延到12月21日（周一）' },
    ]);
    expect(Object.keys(JSON.parse(printed.out[0] ?? '{}') as object)).toStrictEqual(['date', 'from', 'to', 'place', 'planned', 'reason']);
    const weekly = await run(['days', 'DZ', '--from', '2026-10-01', '--to', '2026-10-09'], { withStore });
    expect(weekly.out.map((line) => JSON.parse(line) as object)).toMatchObject([{ date: '2026-10-08', place: '河溪区大泽镇北路1号', reason: '10月5日国庆放假，顺延到10月8日（周四）' }]);
    await expect(run(['days', 'DZ', '--from', '2026-10-09', '--to', '2026-10-10'], { withStore })).resolves.toMatchObject({ status: 0, out: [], err: [expect.stringContaining('没有接待日')] });
    const unsure = await run(['days', 'BM', '--from', '2031-01-01', '--to', '2031-01-31'], { withStore });
    expect([unsure.out.length, unsure.err]).toStrictEqual([2, [expect.stringMatching(/^2031年怎么放假还没公布/)]]);
    await expect(run(['days', 'XX'], { withStore })).resolves.toMatchObject({ status: 1, out: [], err: ['没有代号为 XX 的工作室；有的是 BM、DZ'] });
  });

  test('a wrong roster and a missing one end with status 2', async () => {
    for (const name of ['wrong.yaml', 'missing.yaml']) {
      const { status, out, err } = await run(['import', join(directory, name)], { withStore });
      expect({ status, out }).toStrictEqual({ status: 2, out: [] });
      expect(err[0]).toMatch(new RegExp(`^名册有误：\n.*${name}`));
    }
  });
});

test('inside the server the same command has the same lines and status', async () => {
  const store = await stores[0]?.open();
  if (!store) throw new Error('no kind of store');
  const inServer: RunCommand = (argv, print) =>
    runCommand(argv, { ...commandDeps, print, inServer: true, withStore: (_, _use, work) => work({ kind: store.kind, db: store.db, seal: testSeal() }) });
  const viaHolder = await run(['invite', 'XX', '陈国栋'], {
    withStore: (argv) => inServer([...argv], (line, to) => lines.push([line, to])),
  });
  const direct = await run(['invite', 'XX', '陈国栋'], { withStore: (_, _use, work) => work({ kind: store.kind, db: store.db, seal: testSeal() }) });
  expect(viaHolder.status).toBe(direct.status);
  expect(lines).toStrictEqual(direct.err.map((line) => [line, 'err']));
  await store.close();
});

const lines: [string, string | undefined][] = [];

describe('screen', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-screen-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('answers each message in a line of its own; a line that cannot be read is named, and loses nothing else', async () => {
    const file = join(directory, 'messages.jsonl');
    const rows = [{ id: 'a', text: '东街路口的路灯坏了三天，我的电话13800000012' }, { id: 7, text: '我的官司下周二开庭，请代表跟法官打个招呼' }];
    await writeFile(file, [JSON.stringify(rows[0]), '', '{"id":"b"}', '路灯', JSON.stringify(rows[1])].join('\n'));
    const { status, out, err } = await run(['screen', file], {});
    expect(status).toBe(1);
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'a', exclusion: 'none', action: 'accept', category: '市政设施', urgent: false, pii: [{ type: 'phone', span: '13800000012' }], intent: 'report' },
      { id: 7, exclusion: 'judicial', action: 'decline_with_guidance', category: '其他', urgent: false, pii: [], intent: 'report' },
    ]);
    expect(err).toHaveLength(2);
    expect(err[0]).toContain('第3行读不了');
    expect(err[1]).toContain('第4行读不了');
  });

  test('--pairs names the message before it that tells of the same incident', async () => {
    const file = join(directory, 'pairs.jsonl');
    const texts = ['圭峰路44号门口的路灯坏了三天', '圭峰路46号门口的路灯坏了三天', '圭峰路44号门口黑得很，路灯不亮', '谢谢你们'];
    await writeFile(file, texts.map((text, index) => JSON.stringify({ id: `m${index}`, text })).join('\n'));
    const { status, out } = await run(['screen', file, '--pairs'], {});
    expect(status).toBe(0);
    expect(out.map((line) => (JSON.parse(line) as { duplicate_of: string | null }).duplicate_of)).toEqual([null, null, 'm0', null]);
  });

  test('a file that is not there is named', async () => {
    const { status, err } = await run(['screen', join(directory, 'nothing.jsonl')], {});
    expect({ status, err: err.join() }).toEqual({ status: 1, err: `${join(directory, 'nothing.jsonl')}：没有这个文件，或者读不了` });
  });
});
