// Our server beside the smallest possible one, in interleaved rounds of one run: messages a second, latency, CPU, memory.

import { median, percentile, show, showTable } from './figures.ts';
import { memoryMbOf } from './process.ts';
import { onStage, type Contender, type Measured, type Stage } from './stage.ts';

export interface CompareOptions {
  rounds: number;
  residents: number;
  /** Of each round at the most that a server does; the round at half of it is as long. */
  seconds: number;
  program?: string;
  nodeFlags?: readonly string[];
}

interface Rounds {
  full: Measured[];
  half: Measured[];
}

const warmUpSeconds = 3;

export async function compare(options: CompareOptions): Promise<void> {
  await onStage(async (stage) => {
    const contenders = [await stage.smallest(await stage.database('smallest')), await stage.ours('huiyin', await stage.database('huiyin'), options)];
    const rounds = new Map<Contender, Rounds>(contenders.map((contender) => [contender, { full: [], half: [] }]));
    for (const contender of contenders) await run(stage, contender, options.residents, warmUpSeconds);
    for (let round = 1; round <= options.rounds; round += 1) {
      for (const [contender, { full, half }] of rounds) {
        full.push(await run(stage, contender, options.residents, options.seconds));
        const { perSecond } = full.at(-1) ?? { perSecond: 0 };
        half.push(await stage.measure(contender, { order: 'open-loop', double: contender.double, perSecond: perSecond / 2, seconds: options.seconds }));
        show(`round ${round} ${contender.name}: ${perSecond.toFixed(0)} messages/s, p99 at half of it ${percentile(half.at(-1)?.latencies ?? [], 99).toFixed(1)} ms`);
      }
    }
    await report(rounds, options);
  });
}

function run(stage: Stage, contender: Contender, residents: number, seconds: number): Promise<Measured> {
  return stage.measure(contender, { order: 'closed', double: contender.double, residents, seconds });
}

async function report(rounds: ReadonlyMap<Contender, Rounds>, { residents, seconds }: CompareOptions): Promise<void> {
  const head = ['server', 'messages/s', 'ratio', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms/msg', 'PostgreSQL ms/msg', 'driver ms/msg', 'peak RSS MB'];
  const rows: (string | number)[][] = [];
  let smallest: number | null = null;
  for (const [{ name, process: { pid } }, { full, half }] of rounds) {
    const perSecond = median(full.map((round) => round.perSecond));
    smallest ??= perSecond;
    const at = (share: number): number => median(half.map((round) => percentile(round.latencies, share)));
    const each = (cost: (round: Measured) => number): number => median(full.map((round) => cost(round) / round.messages));
    rows.push([
      name,
      perSecond,
      perSecond / smallest,
      at(50),
      at(95),
      at(99),
      each((round) => round.serverMs),
      each((round) => round.postgresMs),
      each((round) => round.cpuMs),
      (await memoryMbOf(pid)).peak,
    ]);
  }
  showTable(`${residents} residents at once, rounds of ${seconds} s, medians; latency at half of the server's own maximum`, [head, ...rows]);
}
