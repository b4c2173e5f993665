// The staff group becomes a supergroup while the house is at work: cards, quotes and buttons go on, as Telegram shows it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBotApi } from './support/bot-api/bot-api.ts';
import { usedDataDir } from './support/databases.ts';
import { createWorkdayClock, firstLineOf, freePort, officerName, spawnServer, testDataKey, webhookEnv, writeRoster } from './support/load-server.ts';
import { numberOf, playResident } from './support/load.ts';

const patienceMs = 30_000;
const [oldGroup, newGroup] = [-500, -1_000_500];

test('a staff group becomes a supergroup', { timeout: 120_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-moved-'));
  const api = await startBotApi();
  const fixed = { ...webhookEnv(await freePort(), api), TELEGRAM_MODE: 'polling', DATA_DIR: usedDataDir(directory), DATA_KEY: testDataKey };
  const clock = createWorkdayClock();
  const env = { ...fixed, ROSTER: await writeRoster(directory, 6), LOG_LEVEL: 'warn', CLOCK: clock() };
  const server = spawnServer(env);
  try {
    await server.ready;
    const officer = api.person(7, officerName);
    officer.writes(`/bind ${await firstLineOf(['invite', 'BM', officerName], { ...env, CLOCK: clock() })}`);
    await api.chat(officer.id).next(({ text }) => text.includes(officerName), patienceMs);
    const group = api.group(oldGroup, '值班群');
    officer.writes('绑定本群', { in: oldGroup });
    await api.chat(oldGroup).next(({ text }) => text.includes('值班群'), patienceMs);
    await playResident(api, api.person(100, '居民'), { timeoutMs: patienceMs });
    const oldCard = await api.chat(oldGroup).next((message) => numberOf(message) === 'BM26-0001', patienceMs);
    // Nobody tells it: the next card finds it out, and comes where it can be read.
    group.migrates(newGroup, { silently: true });
    await playResident(api, api.person(101, '居民'), { timeoutMs: patienceMs });
    const card = await api.chat(newGroup).next((message) => numberOf(message) === 'BM26-0002', patienceMs);
    officer.quotes(card, '师傅明天来换灯');
    expect(await api.chat(newGroup).next(() => true, patienceMs)).toMatchObject({ text: expect.stringMatching(/^BM26-0002[^]*师傅明天来换灯/) as unknown });
    // A button of a card from before comes from the old chat, and is answered in the new one.
    officer.presses(oldCard, '问居民');
    expect(await api.chat(newGroup).next(() => true, patienceMs)).toMatchObject({ text: expect.stringContaining('BM26-0001') as unknown });
    expect(api.chat(newGroup).messages.filter((message) => numberOf(message) === 'BM26-0002' && message.text === card.text)).toHaveLength(1);
    await server.stop();
    expect(server.said()).not.toMatch(/"level":(50|60)/);
  } finally {
    await server.kill();
    await api.close();
    await rm(directory, { recursive: true, force: true });
  }
});
