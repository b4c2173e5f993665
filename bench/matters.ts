// What a message costs with few and with very many matters in the store.

import postgres from 'postgres';
import { fillMatters } from './fill.ts';
import { median, percentile, show, showTable } from './figures.ts';
import { onStage, type Contender, type Measured } from './stage.ts';

const few = 1_000;

export async function matters({ rounds, seconds, residents, many }: { rounds: number; seconds: number; residents: number; many: number }): Promise<void> {
  await onStage(async (stage) => {
    const measured = new Map<Contender, Measured[]>();
    for (const count of [few, many]) {
      const database = await stage.database(`with_${count}`);
      const contender = await stage.ours(`${count} matters`, database);
      const begun = performance.now();
      const sql = postgres(database, { max: 1, onnotice: () => undefined });
      try {
        await fillMatters(sql, count);
      } finally {
        await sql.end();
      }
      show(`${count} matters were written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      measured.set(contender, []);
    }
    const order = { order: 'closed', double: 0, residents } as const;
    for (const contender of measured.keys()) await stage.measure(contender, { ...order, seconds });
    for (let round = 1; round <= rounds; round += 1)
      for (const [contender, list] of measured) list.push(await stage.measure(contender, { ...order, seconds }));
    const rows: (string | number)[][] = [['store', 'messages/s', 'p50 ms', 'p99 ms', 'CPU ms/msg', 'PostgreSQL ms/msg']];
    for (const [{ name }, list] of measured) {
      const of = (figure: (round: Measured) => number): number => median(list.map(figure));
      rows.push([
        name,
        of((round) => round.perSecond),
        of((round) => percentile(round.latencies, 50)),
        of((round) => percentile(round.latencies, 99)),
        of((round) => round.serverMs / round.messages),
        of((round) => round.postgresMs / round.messages),
      ]);
    }
    showTable(`${residents} residents at once, medians of ${rounds} interleaved rounds of ${seconds} s`, rows);
  });
}
