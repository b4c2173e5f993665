// Importing a year's holidays, on both stores: once or twice, with what was promised, by command, and what nobody imported.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importHolidays } from '../../src/admin/import-holidays.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { runCommand } from '../../src/cli.ts';
import { isWorkday } from '../../src/calendar/working-days.ts';
import { createNightly } from '../../src/jobs/nightly.ts';
import { createLog } from '../../src/log.ts';
import type { Promised } from '../../src/matters/matter.ts';
import { noChanges, record } from '../../src/store/record.ts';
import { defaultRetention } from '../../src/store/retention.ts';
import { loadRoster, rosterVersionOf } from '../../src/store/roster.ts';
import { putNotice } from '../../src/store/holiday-notices.ts';
import { count, query } from '../mailroom/desk.ts';
import { addMatter, conversation, raisedEvent } from '../store/cast-of-rows.ts';
import { commandDeps } from '../support/commands.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { openHouse } from '../support/house.ts';
import { invented2027, notice2027 } from '../support/notice-2027.ts';
import { exampleRoster, testSeal } from '../support/rosters.ts';

const now = Date.parse('2026-12-28T10:00:00+08:00');
const seal = testSeal();

/** A promise of late December, counted by the calendar of then. */
const provisional = (on: string): Promised => ({ what: 'reply', on, provisional: true });
const confirmed = 'BM26-0001';
const moved = 'BM26-0002';

describe.each(stores)('holidays ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
    await importRoster({ db: store.db, seal }, await exampleRoster(), now);
  });
  afterEach(() => store.close());

  async function promised(promises: Record<string, Promised>): Promise<void> {
    const changes = noChanges();
    for (const [number, promise] of Object.entries(promises)) {
      const chat = `paper:1/${number}`;
      changes.conversations.set(chat, conversation(chat));
      addMatter(changes, number, raisedEvent({ promise, conversation: chat }), now);
    }
    await record(store.db, seal, changes, now);
  }
  const promisesNow = () => query<{ number: string; on: string; provisional: boolean }>(store.db, `select number, promise ->> 'on' as on, promise -> 'provisional' as provisional from matters order by number`);
  const imported = (at = now) => importHolidays(store.db, notice2027, at);

  test('every process knows them by the version of the roster', async () => {
    const before = await loadRoster(store.db, seal);
    expect(before.calendar.publishedThrough).toBe(2026);
    expect(await imported()).toEqual({ changed: true, confirmed: 0, moved: 0 });
    const after = await loadRoster(store.db, seal);
    expect(after.version).toBe(before.version + 1);
    expect(after.calendar.publishedThrough).toBe(2027);
    expect([isWorkday(before.calendar, '2027-02-09'), isWorkday(after.calendar, '2027-02-09')]).toEqual([true, false]);
  });

  test('twice changes nothing, a corrected notice takes the place of the first', async () => {
    await promised({ [confirmed]: provisional('2027-01-19'), [moved]: provisional('2027-02-09'), 'BM26-0003': { what: 'reply', on: '2026-12-31', provisional: false } });
    expect(await imported()).toEqual({ changed: true, confirmed: 1, moved: 1 });
    const version = await rosterVersionOf(store.db);
    const dues = await query(store.db, 'select * from dues order by id');
    expect(dues).toHaveLength(2);
    expect(await imported(now + 60_000)).toEqual({ changed: false, confirmed: 0, moved: 0 });
    expect(await rosterVersionOf(store.db)).toBe(version);
    expect(await query(store.db, 'select * from dues order by id')).toEqual(dues);
    expect(await importHolidays(store.db, { ...notice2027, workdays: [] }, now)).toEqual({ changed: true, confirmed: 0, moved: 0 });
    expect(isWorkday((await loadRoster(store.db, seal)).calendar, '2027-02-13')).toBe(false);
    expect(await count(store.db, 'holiday_notices')).toBe(1);
  });

  test('the history says what the program did, a deadline comes on the new day, and nothing is left to look at', async () => {
    await promised({ [confirmed]: provisional('2027-01-19'), [moved]: provisional('2027-02-09') });
    await imported();
    const house = await openHouse({ store: { ...store, close: () => Promise.resolve() }, at: '2026年12月28日 10:00', roster: null });
    await house.turn('+1分钟');
    expect(house.bugs).toEqual([]);
    expect(await promisesNow()).toEqual([
      { number: confirmed, on: '2027-01-19', provisional: false },
      { number: moved, on: '2027-02-15', provisional: false },
    ]);
    expect(await query(store.db, `select matter, by, event from matter_events where event ->> 'type' = 'dated' order by matter`)).toEqual([
      { matter: confirmed, by: { person: null, role: 'desk' }, event: { type: 'dated', promise: { what: 'reply', on: '2027-01-19', provisional: false }, from: '2027-01-19' } },
      { matter: moved, by: { person: null, role: 'desk' }, event: { type: 'dated', promise: { what: 'reply', on: '2027-02-15', provisional: false }, from: '2027-02-09' } },
    ]);
    expect(await query(store.db, `select id from dues where what = 'notices:deadline'`)).toEqual([{ id: `deadline:${moved}:2027-02-15` }]);
    expect(await query(store.db, 'select extended from matters')).toEqual([{ extended: false }, { extended: false }]);
    expect(await imported()).toEqual({ changed: false, confirmed: 0, moved: 0 });
    await house.close();
  });

  test('what the file missed is found at night: a promise of a moment before, or a year that came with the program', async () => {
    await promised({ [confirmed]: provisional('2027-01-19'), 'BM26-0003': provisional('2028-01-19') });
    await putNotice(store.db, notice2027);
    let at = Date.parse('2026-12-29T03:00:00+08:00');
    const nightly = createNightly({ db: store.db, clock: { now: () => at }, retention: defaultRetention, log: createLog('fatal', { write: () => undefined }) });
    await nightly.look();
    const ids = () => query<{ id: string }>(store.db, 'select id from dues order by id');
    expect(await ids()).toEqual([{ id: `calendar:${confirmed}:2027` }]);
    at += 60_000;
    await nightly.look();
    expect(await ids()).toHaveLength(1);
  });

  describe('by command', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'huiyin-holidays-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    async function run(source: string): Promise<{ status: number; out: string[]; err: string[] }> {
      const file = join(folder, '2027.yaml');
      await writeFile(file, source);
      const [out, err]: [string[], string[]] = [[], []];
      const status = await runCommand(['holidays', file], {
        ...commandDeps,
        clock: { now: () => now },
        print: (line, to) => (to === 'err' ? err : out).push(line),
        withStore: (_, __, work) => work({ kind: store.kind, db: store.db, seal }),
      });
      return { status, out, err: err.map((line) => line.replaceAll(`${folder}/`, '')) };
    }

    test('what was taken, and what it means', async () => {
      await promised({ [confirmed]: provisional('2027-01-19'), [moved]: provisional('2027-02-09') });
      expect(await run(invented2027)).toEqual({
        status: 0,
        err: [],
        out: [
          '2027年放假安排已导入。',
          '假期：元旦、春节、清明、五一、端午、中秋、国庆，共28天',
          '调休上班：2027-01-30、2027-02-13、2027-05-08、2027-09-26、2027-10-09，共5天',
          '答应居民的日子：照旧 1 件，改期 1 件，服务开着就会告诉居民和办的人，夜里等到早上',
        ],
      });
      expect((await run(invented2027)).out).toEqual(['2027年放假安排没有变化。', expect.any(String), expect.any(String), '答应居民的日子：照旧 0 件，改期 0 件']);
    });

    test('a file with overlaps is refused with its line, and nothing is kept', async () => {
      const { status, out, err } = await run(invented2027.replace('from: 2027-05-01', 'from: 2027-04-04'));
      expect({ status, out }).toEqual({ status: 2, out: [] });
      expect(err[0]).toContain('放假安排有误：\n2027.yaml 第 7 行：');
      expect(await count(store.db, 'holiday_notices')).toBe(0);
    });

    test('years come one after the other', async () => {
      await run(invented2027);
      const { err } = await run(invented2027.replaceAll('2027', '2029'));
      expect(err[0]).toContain('还没有2028年的');
    });
  });
});
