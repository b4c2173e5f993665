// The program while PostgreSQL is away: it says so, comes back by itself, and ends when told to.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshPostgres } from './support/databases.ts';
import { endLimitMs, openSite, readyAt, visitor } from './support/serving.ts';
import { severable } from './support/severable.ts';

test('while PostgreSQL is away it says so, comes back by itself, and ends when told to', { timeout: 60_000 }, async ({ onTestFinished }) => {
  const site = await openSite();
  const { url: databaseUrl, drop } = await freshPostgres();
  const wire = await severable(databaseUrl);
  onTestFinished(async () => {
    await site.close();
    await wire.close();
    await drop();
  });
  const program = site.serve({ DATABASE_URL: wire.url, DATA_KEY: randomBytes(32).toString('base64'), DEMO: '1' });
  const url = await readyAt(program);
  const readyStatus = async () => (await fetch(`${url}/readyz`)).status;
  const resident = visitor(url);
  await resident.sends('和平路的路灯坏了');
  // More than once: what a lost connection leaves behind shows when it is used again.
  for (let round = 1; round <= 4; round += 1) {
    wire.cut();
    await expect.poll(readyStatus, { timeout: 10_000 }).toBe(503);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: false, store: 'postgresql' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await expect(resident.sends('还在吗')).rejects.toThrow('503');
    wire.mend();
    await expect.poll(readyStatus, { timeout: 10_000 }).toBe(200);
  }
  await resident.sends('又来了');
  expect(await resident.sees(/又来了[\s\S]*"from":"desk"/)).not.toContain('还在吗');
  wire.cut();
  const asked = performance.now();
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(endLimitMs);
  expect(program.err()).not.toContain('路灯');
  expect(program.err()).not.toContain('nobody caught');
});
