// How long the daily look over all that is owed takes in a large district, on a real PostgreSQL, and whether memory stays flat meanwhile.

import postgres from 'postgres';
import { lookForSilence } from '../src/jobs/silence.ts';
import { openPostgres } from '../src/store/open.ts';
import { show, showTable } from './figures.ts';
import { fillDistrict } from './fill-district.ts';
import { onStage } from './stage.ts';

const day = Date.parse('2026-12-01T02:00:00+08:00');
const sampleMs = 20;

/** @param open so many are owed, and as many closed; nearly all of them without a word for long */
export async function check({ open, studios }: { open: number; studios: number }): Promise<void> {
  await onStage(async (stage) => {
    const database = await stage.database('looked');
    const store = await openPostgres(database, { connections: 2 });
    const sql = postgres(database, { max: 1, onnotice: () => undefined });
    try {
      await fillDistrict(sql, open * 2, studios);
      await sql`update matters set status = 'accepted' where substring(draft from 7)::int <= ${open}`;
      await sql`update matters set status = 'closed' where substring(draft from 7)::int > ${open}`;
      await sql`vacuum analyze matters`;
      const rows: (string | number)[][] = [['look', 'looked at', 'reminded', 'seconds', 'MB at the start', 'MB at most']];
      for (const [name, days] of [['all are noted', 0], ['the same day again', 0], ['nobody is due', 1], ['after a month of standstill', 30]] as const)
        rows.push([name, ...(await measured(() => lookForSilence(store.db, day + days * 86_400_000, new AbortController().signal)))]);
      showTable(`${open} matters are owed in ${studios} studios`, rows);
    } finally {
      await sql.end();
      await store.close();
    }
  });
  show('to reach: below 10 seconds, and memory that does not grow with what is owed');
}

async function measured(look: () => Promise<{ looked: number; reminded: number }>): Promise<number[]> {
  const mb = (): number => process.memoryUsage().rss / 1024 / 1024;
  const first = mb();
  let most = first;
  const sampling = setInterval(() => (most = Math.max(most, mb())), sampleMs);
  const begun = performance.now();
  const { looked, reminded } = await look();
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(sampling);
  return [looked, reminded, seconds, first, most];
}
