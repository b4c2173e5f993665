// The program from outside, on either store: it says when it is ready, answers, takes commands while it serves, and ends in order.

import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPostgres } from './support/databases.ts';
import { exampleSource } from './support/rosters.ts';
import { endsInOrder, openSite, readyAt, run, visitor, type Program, type Site } from './support/serving.ts';

interface Place {
  env: Record<string, string>;
  drop: () => Promise<void>;
}

const places: readonly { kind: string; open: (directory: string) => Promise<Place> }[] = [
  { kind: 'embedded', open: async (directory) => ({ env: { DATA_DIR: join(directory, 'data'), DEMO: '1' }, drop: async () => undefined }) },
  {
    kind: 'postgresql',
    async open() {
      const { url, drop } = await freshPostgres();
      return { env: { DATABASE_URL: url, DATA_KEY: randomBytes(32).toString('base64'), DEMO: '1' }, drop };
    },
  },
];

/** One program for all: started from nothing, and ended by the last test. */
describe.each(places)('serving ($kind)', { timeout: 60_000 }, ({ kind, open }) => {
  let site: Site;
  let place: Place;
  let program: Program;
  let url: string;
  beforeAll(async () => {
    site = await openSite();
    place = await open(site.directory);
    program = site.serve(place.env);
    url = await readyAt(program);
  });
  afterAll(async () => {
    await site.close();
    await place.drop();
  });

  test('ready and healthy', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toStrictEqual([200, { ready: true, store: kind, channels: { web: 'up' } }]);
    expect(await (await fetch(url)).text()).toContain('北门社区党代表工作室');
  });

  test.concurrent('a resident who writes is answered', async () => {
    const resident = visitor(url);
    await resident.sends('和平路的路灯坏了三天了，晚上看不见');
    // The pause that ends a report is no longer than some seconds, and is answered without anybody asking.
    expect(await resident.sees(/提交/)).toContain('和平路');
  });

  test.concurrent('the demo says how to be an officer, and its code works beside the resident', async () => {
    const [, code = ''] = await program.says(/绑定 ([2-9A-HJ-NP-Z]{8})/);
    expect(program.out().split('\n')[0]).toBe(`huiyin ready ${url}`);
    const officer = visitor(url);
    await officer.sends(`绑定 ${code}`);
    expect(await officer.sees(/"from":"desk"/)).toMatch(/杨小敏/);
  });

  test('commands are carried out while it serves, with lines and status of their own', async () => {
    const invited = await run(place.env, 'invite', 'BM', '陈国栋');
    expect(invited).toMatchObject({ status: 0, err: '' });
    const code = invited.out.split('\n')[0] ?? '';
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const representative = visitor(url);
    await representative.sends(`/bind ${code}`);
    expect(await representative.sees(/"from":"desk"/)).toMatch(/陈国栋/);
    expect(await run(place.env, 'invite', 'BM', '没有这个人')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('杨小敏') });
    await writeFile(join(site.directory, 'roster.yaml'), await exampleSource());
    expect(await run(place.env, 'import', join(site.directory, 'roster.yaml'))).toMatchObject({ status: 0, err: '' });
    await writeFile(join(site.directory, 'wrong.yaml'), 'studios: 1');
    expect(await run(place.env, 'import', join(site.directory, 'wrong.yaml'))).toMatchObject({ status: 2, out: '' });
    // What was imported elsewhere shows here without a restart.
    await expect.poll(async () => (await fetch(url)).text(), { timeout: 10_000 }).toContain('大泽镇');
  });

  test('SIGTERM ends it, and a restart goes on', async () => {
    await endsInOrder(program, 'SIGTERM');
    const second = site.serve(place.env);
    expect(await readyAt(second)).toMatch(/^http:/);
    await endsInOrder(second, 'SIGINT');
  });
});
