// A secret that shows only when the parts of a draft lie side by side leaves nothing behind: not in the store, the chat, the web chat's log, or a message that has not left.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../src/bots/channel.ts';
import { stores } from '../support/databases.ts';
import { openHouse, type House } from '../support/house.ts';
import { everything, linesWith } from './raw-store.ts';

/** A word that stands nowhere else, and is no secret by itself. */
const mark = '青鸾七号';
const first = `北门社区的，我有一份${mark}的材料要发给你`;
const second = '标题是国家秘密';

/** Posts like the page does; the answer carries the cookie of the session. */
async function post(web: Channel, cookie: string, body: Record<string, string>): Promise<string> {
  const route = web.routes?.find(({ path }) => path === '/chat/messages');
  const response = await route?.handle(
    new Request('http://127.0.0.1/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1', host: '127.0.0.1', cookie },
      body: JSON.stringify(body),
    }),
  );
  expect(response?.status).toBe(202);
  return response?.headers.get('set-cookie')?.split(';')[0] ?? cookie;
}

describe.each(stores)('a secret in parts ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ store: await open(), web: true });
  });
  afterEach(() => house.close());

  async function found(): Promise<string[]> {
    const { clear, opened } = await everything(house);
    return linesWith(mark, [...clear, ...opened, ...house.logLines]);
  }

  function writes(text: string): Promise<unknown> {
    house.tickOn();
    return house.paper.writes({ user: '1', chat: '1', text });
  }

  test('goes with the parts before it and with the summary that repeated them', async () => {
    await writes(first);
    await house.settle();
    await house.turn('2026年11月24日 09:01');
    expect(house.paper.chat('1').filter((message) => message.text.includes(mark))).toHaveLength(2);
    expect(await found()).not.toEqual([]);
    await writes(second);
    await house.settle();
    expect(await found()).toEqual([]);
    expect(house.paper.chat('1').filter((message) => message.text.includes(mark))).toEqual([]);
    expect(house.paper.chat('1').filter((message) => message.erased)).toHaveLength(3);
  });

  test('goes before a summary leaves that was written already', async () => {
    await writes(first);
    await house.settle();
    house.paper.failAlways('1', { ok: false, why: 'later' });
    await house.turn('2026年11月24日 09:01');
    expect((await found()).map((line) => line.split(':')[0])).toContain('deliveries.body');
    await writes(second);
    await house.settle();
    expect(await found()).toEqual([]);
    house.paper.failAlways('1', null);
    await house.settle({ patienceMs: 600_000 });
    expect(house.paper.deeds.filter(({ dispatch }) => 'text' in dispatch && dispatch.text.includes(mark))).toEqual([]);
    expect(house.paper.chat('1').findLast((message) => message.from === null && message.text !== '')?.text).toContain('一个字也没留');
  });

  test('goes although the summary is under way when it shows', async () => {
    await writes(first);
    await house.settle();
    house.paper.fail('1', 'hangs');
    const sent = house.paper.hanging('1');
    await house.paper.writes({ user: '1', chat: '1', text: '说完了' });
    await house.handler.handleSome();
    await house.outbox.sendSome();
    expect(JSON.stringify(await sent)).toContain(mark);
    await writes(second);
    await house.handler.handleSome();
    house.paper.letGo();
    await house.settle({ patienceMs: 600_000 });
    expect(await found()).toEqual([]);
    expect(house.paper.chat('1').filter((message) => message.text.includes(mark))).toEqual([]);
  });

  test('goes from the log of the web chat', async () => {
    const { web } = house;
    if (!web) throw new Error('no web chat');
    const cookie = await post(web, '', { id: 'a', text: first });
    await house.settle();
    await house.turn('2026年11月24日 09:01');
    const chatLog = (await found()).filter((line) => line.startsWith('chat_log'));
    expect(chatLog).toHaveLength(2);
    await post(web, cookie, { id: 'b', text: second });
    await house.settle();
    expect(await found()).toEqual([]);
  });

  test('goes with 不同意, too: what was written is deleted', async () => {
    await writes(first);
    await house.settle();
    await writes('说完了');
    await house.settle();
    await writes('不同意');
    await house.settle();
    expect(await found()).toEqual([]);
  });
});
