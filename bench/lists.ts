// How long each list and search takes with very many matters in the studios of a whole district, on a real PostgreSQL.

import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { openPostgres } from '../src/store/open.ts';
import { lateMatters, mattersHeld, openByStudio, openMatters, referredMatters, relatedMatters, searchMatters, weekCounts } from '../src/store/desk-lists.ts';
import { mattersByRunningNumber, mattersOfResidents } from '../src/store/matters.ts';
import type { Db } from '../src/store/db.ts';
import { percentile, show, showTable } from './figures.ts';
import { fillDistrict, representativeOf, residentOf, studioCode } from './fill-district.ts';
import { cpuMsOfFamily, parentOf } from './process.ts';
import { onStage } from './stage.ts';

const today = '2026-12-01';

/** The first ones plan and read what is not yet in memory. */
const warming = 5;

export async function lists({ many, studios, times }: { many: number; studios: number; times: number }): Promise<void> {
  await onStage(async (stage) => {
    const database = await stage.database('lists');
    const store = await openPostgres(database, { connections: 2 });
    const { db } = store;
    const sql = postgres(database, { max: 1, onnotice: () => undefined });
    try {
      const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const postmaster = await parentOf(backend?.pid ?? 0);
      const begun = performance.now();
      await fillDistrict(sql, many, studios);
      show(`${many} matters in ${studios} studios were written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      const rows: (string | number)[][] = [['list', 'times', 'p50 ms', 'p95 ms', 'max ms', 'PostgreSQL CPU ms']];
      for (const [name, ask] of asked(studios, many)) {
        const took: number[] = [];
        let before = 0;
        for (let time = 0; time < times + warming; time += 1) {
          if (time === warming) before = await cpuMsOfFamily(postmaster);
          const start = performance.now();
          await ask(db, time);
          if (time >= warming) took.push(performance.now() - start);
        }
        const cpu = ((await cpuMsOfFamily(postmaster)) - before) / times;
        rows.push([name, took.length, percentile(took, 50), percentile(took, 95), Math.max(...took), cpu]);
      }
      showTable('one after the other, on one connection', rows);
    } finally {
      await sql.end();
      await store.close();
    }
  });
}

type Ask = (db: Db, time: number) => Promise<unknown>;

function asked(studios: number, many: number): [string, Ask][] {
  const all = Array.from({ length: studios }, (_, index) => studioCode(index));
  const one = (time: number): string[] => [studioCode((time * 7) % studios)];
  const byStudio = { today, studioLimit: 6, each: 3 };
  return [
    ['待办, one studio', (db, time) => openMatters(db, { studios: one(time) }, 20)],
    ['待办, district', (db) => openByStudio(db, { studios: all }, { ...byStudio, onlyLate: false })],
    ['超期, one studio', (db, time) => lateMatters(db, { studios: one(time) }, today, 20)],
    ['超期, district', (db) => openByStudio(db, { studios: all }, { ...byStudio, onlyLate: true })],
    ['查找 often (路灯), one studio', (db, time) => searchMatters(db, { studios: one(time) }, '路灯', 10)],
    ['查找 often (路灯), district', (db) => searchMatters(db, { studios: all }, '路灯', 10)],
    ['查找 sometimes (凤凰), one studio', (db, time) => searchMatters(db, { studios: one(time) }, '凤凰', 10)],
    ['查找 sometimes (凤凰), district', (db) => searchMatters(db, { studios: all }, '凤凰', 10)],
    ['查找 once (石狮子), one studio', (db, time) => searchMatters(db, { studios: one(time) }, '石狮子', 10)],
    ['查找 once (石狮子), district', (db) => searchMatters(db, { studios: all }, '石狮子', 10)],
    ['查找 never (独角兽), district', (db) => searchMatters(db, { studios: all }, '独角兽', 10)],
    ['查找 all pairs often, no match (坏灯路), district', (db) => searchMatters(db, { studios: all }, '灯坏了路灯', 10)],
    ['查找 two words (路灯 电梯), district', (db) => searchMatters(db, { studios: all }, '路灯 电梯', 10)],
    ['查找 a road with number (圭峰路17号), district', (db) => searchMatters(db, { studios: all }, '圭峰路17号', 10)],
    ['查找 one letter (灯), district', (db) => searchMatters(db, { studios: all }, '灯', 10)],
    ['查找 one letter, no match (鑫), one studio', (db, time) => searchMatters(db, { studios: one(time) }, '鑫', 10)],
    ['查找 one letter, no match (鑫), district', (db) => searchMatters(db, { studios: all }, '鑫', 10)],
    ['#1, one studio', (db, time) => mattersByRunningNumber(db, { studios: one(time) }, null, 1 + (time % 300))],
    ['#1, district', (db, time) => mattersByRunningNumber(db, { studios: all }, null, 1 + (time % 300))],
    ['待办, a department', (db) => referredMatters(db, { departments: ['CG'], studios: all }, 20)],
    ['我的待办', (db, time) => mattersHeld(db, [representativeOf(time % studios)], all, 20)],
    ['the week, one studio', (db, time) => weekCounts(db, one(time), Date.parse('2026-11-23T00:00+08:00'), today)],
    ['the week, district', (db) => weekCounts(db, all, Date.parse('2026-11-23T00:00+08:00'), today)],
    ['/my', (db, time) => mattersOfResidents(db, [residentOf((time * 997) % (many / 3)) ?? randomUUID()], 11)],
    ['what is merged with a matter', (db, time) => relatedMatters(db, [`${studioCode(time % studios)}26-0001`])],
  ];
}
