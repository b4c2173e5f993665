// How long a resident waits for an idle server: for a command, a press, and the summary at the end of his pause.

import { percentile, showTable } from './figures.ts';
import { onStage } from './stage.ts';

const quietSeconds = 1;

export async function latency({ times }: { times: number }): Promise<void> {
  await onStage(async (stage) => {
    const { double } = await stage.ours('huiyin', await stage.database('latency'), { quietSeconds });
    const rows: (string | number)[][] = [['answer to', 'times', 'p50 ms', 'p95 ms']];
    // The first answers of a process compile it.
    await stage.town({ order: 'one-by-one', double, what: 'press', times: 20 });
    for (const what of ['command', 'press', 'pause'] as const) {
      const { latencies } = await stage.town({ order: 'one-by-one', double, what, times });
      const pausedMs = what === 'pause' ? quietSeconds * 1000 : 0;
      const waited = latencies.map((ms) => ms - pausedMs);
      rows.push([what === 'pause' ? `the end of a pause (after its ${quietSeconds} s)` : `a ${what}`, waited.length, percentile(waited, 50), percentile(waited, 95)]);
    }
    showTable('an idle server, one resident at a time', rows);
  });
}
