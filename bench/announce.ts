// An announcement to very many over the Bot API, while some of them chat: how long their answers take, and whether each has it once.

import { percentile, show, showTable } from './figures.ts';
import { memoryMbOf } from './process.ts';
import { onStage } from './stage.ts';

/** A chatting resident's answer leaves within this. */
const limitMs = 1_000;
/** Of the platform, over the whole account. */
const perSecond = 30;
const chatting = 10;

export async function announce({ subscribers }: { subscribers: number }): Promise<void> {
  await onStage(async (stage) => {
    const contender = await stage.ours('huiyin', await stage.database('announce'));
    await stage.town({ order: 'subscribe', double: contender.double, subscribers });
    show(`${subscribers} residents have subscribed; at 25 a second it takes ${(subscribers / 25).toFixed(0)} s`);
    const { latencies, announced, serverMs, postgresMs } = await stage.measure(contender, { order: 'announce', double: contender.double, subscribers, chatting });
    if (!announced) throw new Error('nothing was announced');
    const { tookMs, busiest, once, never, often, lastSaid } = announced;
    const slowest = Math.max(...latencies);
    const holds = slowest <= limitMs && busiest <= perSecond && once === subscribers;
    showTable(`an announcement to ${subscribers}, of whom ${chatting} chat; limits ${limitMs} ms and ${perSecond} a second: ${holds ? 'kept' : 'NOT kept'}`, [
      ['', 'seconds', 'a second', 'busiest second', 'once', 'never', 'more often', 'CPU s', 'PostgreSQL CPU s', 'peak RSS MB'],
      ['the announcement', tookMs / 1000, (once / tookMs) * 1000, busiest, once, never, often, serverMs / 1000, postgresMs / 1000, (await memoryMbOf(contender.process.pid)).peak],
    ]);
    showTable('meanwhile', [['answers', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'], [latencies.length, percentile(latencies, 50), percentile(latencies, 95), percentile(latencies, 99), slowest]]);
    show(`the officer read at the end: ${lastSaid}`);
    if (!holds) process.exitCode = 1;
  });
}
