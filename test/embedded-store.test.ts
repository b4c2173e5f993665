// The program on its embedded store: one process holds the directory, and whatever way it ends, the next one goes on.

import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usedDataDir } from './support/databases.ts';
import { exampleSource } from './support/rosters.ts';
import { endsInOrder, openSite, readyAt, run, visitor, type Program, type Site } from './support/serving.ts';

/** One directory for all, in this order. */
describe('on the embedded store', { timeout: 60_000 }, () => {
  let site: Site;
  let env: Record<string, string>;
  let program: Program;
  beforeAll(async () => {
    site = await openSite();
    env = { DATA_DIR: usedDataDir(site.directory) };
  });
  afterAll(() => site.close());

  test('a port that is taken is told, and nothing is left behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const refused = await run({ ...env, PORT: port });
    expect(refused).toMatchObject({ status: 1, out: '', err: expect.stringContaining(port) });
    other.close();
    program = site.serve(env);
    await readyAt(program);
  });

  test('a second one names the holder and ends with status 3, and the first goes on', async () => {
    const second = await run(env);
    expect(second).toMatchObject({ status: 3, out: '' });
    expect(second.err).toContain(String(program.child.pid));
    expect((await fetch(`${await readyAt(program)}/readyz`)).status).toBe(200);
  });

  test('killed without warning, it is back with what it had: nothing stands in the way of a new start', async () => {
    const resident = visitor(await readyAt(program));
    await resident.sends('和平路的路灯坏了三天了');
    await resident.sees(/"from":"desk"/);
    program.child.kill('SIGKILL');
    expect(await program.ended).toBe(-1);
    program = site.serve(env);
    await readyAt(program);
    expect((await stat(join(site.directory, 'data/key'))).mode & 0o777).toBe(0o600);
  });

  test('a command that is under way when the end is asked for is carried out to its end', async () => {
    const people = Array.from({ length: 2_000 }, (_, index) => `  - { studio: BM, name: 代表${index}, unit: 北门小学, post: 教师, delegation: 第一代表团, area: 圭峰路 }\n`);
    await writeFile(join(site.directory, 'large.yaml'), (await exampleSource()).replace('representatives:\n', `representatives:\n${people.join('')}`));
    const importing = run(env, 'import', join(site.directory, 'large.yaml'));
    await expect.poll(() => program.err(), { timeout: 20_000, interval: 5 }).toContain('a command of another process');
    await endsInOrder(program, 'SIGTERM');
    expect(await importing).toMatchObject({ status: 0, err: '' });
    expect(program.err()).not.toMatch(/"level":40/);
  });

  test('a signal while it starts ends it too', async () => {
    program = site.serve(env);
    await expect.poll(() => stat(join(site.directory, 'data/holder.json')).then(() => true, () => false), { timeout: 20_000, interval: 5 }).toBe(true);
    program.child.kill('SIGTERM');
    // Before the listener stands, the signal itself ends the process; after it, the process does.
    expect([0, -1]).toContain(await program.ended);
  });
});
