// `npm run bench`: measures our server on this machine; everything on 127.0.0.1, bounded in time, and ended with it.

import { parseArgs } from 'node:util';
import { announce } from './announce.ts';
import { compare } from './compare.ts';
import { show } from './figures.ts';
import { latency } from './latency.ts';
import { lists } from './lists.ts';
import { matters } from './matters.ts';
import { soak } from './soak.ts';
import { start } from './start.ts';
import { wechat } from './wechat.ts';

const usage = `npm run bench -- [what] [flags]
  (nothing)  ours beside the smallest possible server   --rounds 3 --seconds 8 --residents 50
  matters    a message with few and with many matters   --rounds 5 --seconds 3 --many 1000000
  lists      each list and search of a district        --matters 200000 --studios 247 --times 200
  soak       memory over many messages                  --messages 200000
  latency    answers of an idle server                  --times 200
  announce   to very many, while some of them chat     --residents 10000
  start      from start to ready                        --times 5
  wechat     answers there, and a crowd at once         --times 100 --residents 50 --each 20
  to look closer: --program <another src/main.ts> --cpu-prof <directory>`;

const flags = {
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  residents: { type: 'string' },
  messages: { type: 'string', default: '200000' },
  many: { type: 'string', default: '1000000' },
  matters: { type: 'string', default: '200000' },
  studios: { type: 'string', default: '247' },
  times: { type: 'string' },
  each: { type: 'string', default: '20' },
  program: { type: 'string' },
  'cpu-prof': { type: 'string' },
} as const;

const { values, positionals } = parseArgs({ options: flags, allowPositionals: true });
const [what = 'compare'] = positionals;

const number = (text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new Error(`a number above 0 is wanted, not ${text}`);
  return value;
};
const residents = number(values.residents, 50);
const closer = {
  ...(values.program === undefined ? {} : { program: values.program }),
  ...(values['cpu-prof'] === undefined ? {} : { nodeFlags: ['--cpu-prof', `--cpu-prof-dir=${values['cpu-prof']}`] }),
};

const benchmarks: Record<string, () => Promise<void>> = {
  compare: () => compare({ rounds: number(values.rounds, 3), seconds: number(values.seconds, 8), residents, ...closer }),
  matters: () => matters({ rounds: number(values.rounds, 5), seconds: number(values.seconds, 3), residents, many: number(values.many, 1_000_000) }),
  lists: () => lists({ many: number(values.matters, 200_000), studios: number(values.studios, 247), times: number(values.times, 200) }),
  soak: () => soak({ messages: number(values.messages, 200_000), residents }),
  latency: () => latency({ times: number(values.times, 200) }),
  announce: () => announce({ subscribers: number(values.residents, 10_000) }),
  start: () => start({ times: number(values.times, 5) }),
  wechat: () => wechat({ times: number(values.times, 100), people: residents, each: number(values.each, 20) }),
};

// An interrupted run takes its children with it: they end when this process does.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const benchmark = Object.hasOwn(benchmarks, what) ? benchmarks[what] : undefined;
if (!benchmark) {
  show(usage);
  process.exit(2);
}
const startedAt = performance.now();
await benchmark();
show(`\nin ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
