// The program with an account of WeChat, from outside: the code to scan, a first message, the doctor, an end in order; and without one.

import { join } from 'node:path';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usedDataDir } from './support/databases.ts';
import { endsInOrder, openSite, readyAt, run, type Program, type Site } from './support/serving.ts';
import { driveWeChat } from './support/wechat/control.ts';

/** Names every module of wechaty that is loaded. */
const tellsLoaded = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (/node_modules.(wechaty|brolog)/.test(url)) process.stderr.write('LOADED ' + url + '\\n');
    return next(url, context);
  } });`)}`;

let site: Site;
/** As nearly everybody has it; it starts beside the other. */
let withoutAccount: Program;
beforeAll(async () => {
  site = await openSite();
  withoutAccount = site.serve({ DATA_DIR: join(site.directory, 'other'), DEMO: '1', NODE_OPTIONS: `--import=${tellsLoaded}` });
});
afterAll(() => site.close());

describe('with an account', { timeout: 60_000 }, () => {
  let program: Program;
  let env: Record<string, string>;
  let url: string;
  let controlPort: number;
  beforeAll(async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    controlPort = (free.address() as AddressInfo).port;
    free.close();
    await once(free, 'close');
    env = {
      DATA_DIR: usedDataDir(site.directory),
      DEMO: '1',
      WECHATY_PUPPET: join(import.meta.dirname, 'support/wechat/puppet-module.ts'),
      WECHAT_DOUBLE_PORT: String(controlPort),
      WECHAT_DOUBLE_SIGNED_IN: 'no',
      WECHAT_STUDIO: 'BM',
      WECHAT_CHAT_EVERY_MS: '0',
      WECHAT_OTHER_CHAT_EVERY_MS: '0',
      // Not even then does wechaty print what it sees.
      WECHATY_LOG: 'silly',
      NODE_OPTIONS: `--import=${tellsLoaded}`,
    };
    program = site.serve(env);
    url = await readyAt(program);
  });

  test('it shows the code in the terminal, is logged in, and answers', async () => {
    await program.says(/▀/);
    await program.says(/扫上面的码/);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ channels: { wechat: expect.stringContaining('扫码') } });
    const far = driveWeChat(controlPort);
    await far.does('scansQr');
    await expect.poll(async () => (await fetch(`${url}/readyz`)).json(), { timeout: 10_000 }).toMatchObject({ channels: { wechat: 'up' } });
    const wang = far.person('wxid_wang', '王桂兰');
    await wang.writes('麻石巷口的井盖翘起来了，车过不去');
    await wang.writes('说完了');
    await expect.poll(async () => (await far.sent()).map(({ text }) => text).join('\n'), { timeout: 20_000 }).toContain('麻石巷');
  });

  test('its login lies where nobody else looks', async () => {
    const modeOf = async (path: string) => (await stat(join(site.directory, 'data/wechat', path))).mode & 0o777;
    expect([await modeOf('.'), await modeOf('home'), await modeOf('login.memory-card.json')]).toEqual([0o700, 0o700, 0o600]);
  });

  test('the doctor knows it', async () => {
    const told = await run(env, 'doctor');
    expect(told.out).toMatch(/微信：puppet 是/);
    expect(told.out).toMatch(/微信：已经登录/);
  });

  test('it ends in order, and neither texts, names nor codes are in its log', async () => {
    await endsInOrder(program, 'SIGTERM');
    const log = program.err();
    expect(log).toContain('LOADED');
    for (const secret of ['login.weixin', '麻石巷', '王桂兰', '▀', 'wxid_', 'PuppetMock', 'Wechaty ']) expect({ secret, isTold: log.includes(secret) }).toEqual({ secret, isTold: false });
    for (const secret of ['login.weixin', '麻石巷', '王桂兰', 'wxid_']) expect({ secret, isTold: program.out().includes(secret) }).toEqual({ secret, isTold: false });
  });
});

test('without one nothing of wechaty is loaded', { timeout: 60_000 }, async () => {
  await readyAt(withoutAccount);
  await endsInOrder(withoutAccount, 'SIGTERM');
  expect(withoutAccount.err()).not.toContain('LOADED');
});
