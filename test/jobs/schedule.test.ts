// The schedule: each job comes at its time, alone, and again after a failure, which is told once and without words.

import { expect, test } from 'vitest';
import { jobsOf, startSchedule } from '../../src/jobs/schedule.ts';

const everySecond = '* * * * * *';

function listening() {
  const lines: [string, object][] = [];
  const at = (level: string) => (fields: object) => void lines.push([level, fields]);
  return { lines, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } };
}

test('the list says what it does', () => {
  const done = () => Promise.resolve();
  const jobs = jobsOf({ turnDues: done, giveOutBroadcasts: done, refreshRoster: done, lookInTheMorning: done, lookAtNight: done });
  expect(new Set(jobs.map((job) => job.name)).size).toBe(jobs.length);
  expect(jobs.find((job) => job.name.includes('due'))?.when).toBe(everySecond);
});

test('a job that fails is told once, and comes again', async () => {
  const { lines, log } = listening();
  let runs = 0;
  const schedule = startSchedule(
    [
      {
        name: 'failing',
        when: everySecond,
        what: () => {
          runs += 1;
          return runs < 3 ? Promise.reject(new Error('name and phone of somebody')) : Promise.resolve();
        },
      },
    ],
    log,
  );
  await expect.poll(() => lines.map(([level]) => level), { timeout: 6_000, interval: 20 }).toStrictEqual(['error', 'info']);
  expect(JSON.stringify(lines)).not.toContain('somebody');
  await schedule.stop();
});

test('a slow job does not overlap itself, and the end waits for it', { timeout: 10_000 }, async () => {
  const { log } = listening();
  let running = 0;
  let most = 0;
  let runs = 0;
  const gate = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  const what = async () => {
    runs += 1;
    running += 1;
    most = Math.max(most, running);
    if (runs === 1) await gate.promise;
    else second.resolve(undefined);
    running -= 1;
  };
  let others = 0;
  const other = async () => {
    others += 1;
    if (others === 2) gate.resolve(undefined);
  };
  const schedule = startSchedule([{ name: 'slow', when: everySecond, what }, { name: 'other', when: everySecond, what: other }], log);
  await second.promise;
  expect(most).toBe(1);
  await schedule.stop();
  expect(running).toBe(0);
  const after = runs;
  expect(after).toBeGreaterThanOrEqual(2);
});
