// From the start of the process to its ready line: on PostgreSQL, and with an embedded store that is made on the way.

import { join } from 'node:path';
import { spawnServer } from '../test/support/load-server.ts';
import { median, showTable } from './figures.ts';
import { onStage, type Stage } from './stage.ts';

export async function start({ times }: { times: number }): Promise<void> {
  await onStage(async (stage) => {
    const database = await stage.database('started');
    const first = await once(await stage.env(database));
    const again: number[] = [];
    const fresh: number[] = [];
    const known: number[] = [];
    for (let time = 1; time <= times; time += 1) {
      again.push(await once(await stage.env(database)));
      fresh.push(await embedded(stage, time));
      known.push(await embedded(stage, time));
    }
    showTable(`from start to ready, medians of ${times}`, [
      ['store', 'ms'],
      ['PostgreSQL, empty (once)', first],
      ['PostgreSQL', median(again)],
      ['embedded, fresh', median(fresh)],
      ['embedded, there already', median(known)],
    ]);
  });
}

async function embedded(stage: Stage, time: number): Promise<number> {
  return once({ ...(await stage.env(null)), DATA_DIR: join(stage.directory, `data-${time}`) });
}

async function once(env: Record<string, string>): Promise<number> {
  const begun = performance.now();
  const server = spawnServer({ ...env, PORT: '0' });
  try {
    await server.ready;
    return performance.now() - begun;
  } finally {
    await server.stop();
  }
}
