// A long run: whether memory stays flat, and below its limit, over very many messages.

import { show, showTable } from './figures.ts';
import { memoryMbOf } from './process.ts';
import { onStage } from './stage.ts';

const limitMb = 250;
/** The memory is looked at after each of these parts. */
const parts = 20;
/** By then everything that is loaded once is loaded. */
const settledParts = 5;
/** Growth from the settled quarter to the last one that is still noise. */
const flatMb = 15;

export async function soak({ messages, residents }: { messages: number; residents: number }): Promise<void> {
  await onStage(async (stage) => {
    const contender = await stage.ours('huiyin', await stage.database('soak'));
    const samples: { messages: number; mb: number }[] = [];
    let done = 0;
    for (let part = 1; part <= parts; part += 1) {
      const outcome = await stage.town({ order: 'count', double: contender.double, residents, messages: messages / parts });
      done += outcome.messages;
      const { now } = await memoryMbOf(contender.process.pid);
      samples.push({ messages: done, mb: now });
      show(`${done} messages: ${now.toFixed(0)} MB, ${outcome.perSecond.toFixed(0)} messages/s`);
    }
    const { peak } = await memoryMbOf(contender.process.pid);
    const highest = (of: typeof samples): number => Math.max(...of.map((sample) => sample.mb));
    const early = highest(samples.slice(settledParts, settledParts * 2));
    const late = highest(samples.slice(-settledParts));
    const verdict = peak < limitMb && late - early < flatMb ? 'flat, below its limit' : 'NOT flat, or above its limit';
    showTable(`memory over ${done} messages, limit ${limitMb} MB: ${verdict}`, [
      ['', 'second quarter', 'last quarter', 'peak'],
      ['RSS MB', early, late, peak],
    ]);
    if (peak >= limitMb || late - early >= flatMb) process.exitCode = 1;
  });
}
