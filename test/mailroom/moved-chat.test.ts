// A group that became a supergroup: everything goes on under its new id, and what still comes from the old one is not lost.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stores } from '../support/databases.ts';
import { workUntilStill, type House } from '../support/house.ts';
import { arrived, count, openDesk, query, said, staffChat, write } from './desk.ts';

const newChat = '-501';
const toSupergroup = { kind: 'moved', toChat: newChat } as const;

describe.each(stores)('a chat that moved ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openDesk(await open());
  });
  afterEach(() => house.close());

  async function moves(): Promise<void> {
    await house.paper.happens({ user: '', chat: staffChat }, toSupergroup);
  }

  /** Handles all letters and sends nothing. */
  async function handleOnly(): Promise<void> {
    await workUntilStill({ handler: house.handler, outbox: { sendSome: () => Promise.resolve(0), idle: () => Promise.resolve() } });
  }

  /** A card in the old chat. */
  async function card(): Promise<{ id: string; press: string }> {
    await write(house, '1', 'raise the lamp');
    await house.settle();
    const message = house.paper.chat(staffChat).at(-1);
    return { id: message?.id ?? '', press: message?.buttons[0]?.press ?? '' };
  }

  test('takes along what waits for it and what it is bound to', async () => {
    house.paper.fail(staffChat, { ok: false, why: 'later', retryAfterMs: 60_000 });
    await write(house, '1', 'raise the lamp');
    await house.settle();
    await moves();
    await house.settle();
    await write(house, '1', 'staff news');
    await house.settle();
    expect(arrived(house.paper, staffChat)).toEqual([]);
    expect(arrived(house.paper, newChat)).toEqual(['BM26-0001 the lamp', 'news']);
    expect(await query(house.db, `select staff_group from studios where code = 'BM'`)).toEqual([{ staff_group: 'paper:1/-501' }]);
    expect(await count(house.db, `deliveries where status = 'waiting'`)).toBe(0);
    expect(await count(house.db, `lanes where pending <> 0 or claim is not null`)).toBe(0);
  });

  test('waits for the message that is under way, and nobody else waits with it', async () => {
    house.paper.fail(staffChat, 'hangs');
    for (const text of ['staff one', 'staff two']) await write(house, '1', text);
    await handleOnly();
    await house.outbox.sendSome();
    await house.paper.hanging(staffChat);
    await moves();
    await write(house, '2', 'other');
    for (let round = 0; round < 3; round += 1) {
      await house.handler.handleSome();
      await house.elapse(1_000);
    }
    expect(await query(house.db, `select status, attempts from letters order by id desc limit 2`)).toEqual([
      { status: 'done', attempts: 0 },
      { status: 'waiting', attempts: 0 },
    ]);
    house.paper.letGo();
    await house.outbox.idle();
    await house.settle({ patienceMs: 60_000 });
    await write(house, '1', 'staff three');
    await house.settle();
    expect(arrived(house.paper, staffChat)).toEqual(['one']);
    expect(arrived(house.paper, newChat)).toEqual(['two', 'three']);
    expect(said(house.paper, '2')).toEqual(['1 other']);
    expect(house.logLines.join('')).not.toContain('"level":50');
  });

  test('does not wait for a process that died while it sent', async () => {
    house.paper.fail(staffChat, 'hangs');
    for (const text of ['staff one', 'staff two']) await write(house, '1', text);
    await handleOnly();
    const dead = house.anotherWorker();
    await dead.outbox.sendSome();
    await house.paper.hanging(staffChat);
    await house.elapse(16_000);
    await moves();
    await house.settle();
    expect(arrived(house.paper, newChat)).toEqual(['one', 'two']);
    // It was only slow: what it settles now changes nothing.
    house.paper.letGo();
    await dead.outbox.idle();
    expect(await count(house.db, 'lanes where pending <> 0 or claim is not null')).toBe(0);
  });

  test('its dialogues go on', async () => {
    await house.paper.writes({ user: '7', chat: staffChat, text: 'hi' });
    await house.settle();
    await moves();
    await house.settle();
    await house.paper.writes({ user: '7', chat: newChat, text: 'hi' });
    await house.settle();
    expect(said(house.paper, newChat)).toEqual(['2 hi']);
  });

  test('told twice, or of the id that it has, changes nothing more', async () => {
    await moves();
    await moves();
    await house.paper.happens({ user: '', chat: newChat }, toSupergroup);
    await house.settle();
    await write(house, '1', 'staff news');
    await house.settle();
    expect(arrived(house.paper, newChat)).toEqual(['news']);
    expect(await count(house.db, `letters where status <> 'done'`)).toBe(0);
  });

  test('there and back again: no letter goes round in circles', async () => {
    await moves();
    await house.settle();
    await house.paper.happens({ user: '', chat: newChat }, { kind: 'moved', toChat: staffChat });
    await house.settle();
    await house.paper.writes({ user: '7', chat: newChat, text: 'hi' });
    await house.settle();
    expect(arrived(house.paper, staffChat)).toEqual(['1 hi']);
  });

  describe('what was sent before', () => {
    test('a button of an old card acts, from the old chat and from the new one, and no message is mistaken for it', async () => {
      const { id, press } = await card();
      await moves();
      await house.settle();
      await write(house, '1', 'staff news');
      await house.settle();
      // In the new chat the id of the old card belongs to another message of ours.
      const other = house.paper.chat(newChat).at(-1);
      await house.paper.presses({ user: '7', chat: staffChat, messageId: other?.id ?? '', press });
      await house.paper.presses({ user: '7', chat: newChat, messageId: other?.id ?? '', press });
      await house.settle();
      expect(said(house.paper, newChat)).toEqual(['news', 'taken BM26-0001', 'taken BM26-0001']);
      expect(house.paper.chat(staffChat).find((message) => message.id === id)?.text).toBe('BM26-0001 the lamp');
      expect(await count(house.db, 'refusals')).toBe(0);
    });

    test('a button of a new card rewrites that card', async () => {
      await moves();
      await house.settle();
      await write(house, '1', 'raise the lamp');
      await house.settle();
      const message = house.paper.chat(newChat).at(-1);
      await house.paper.presses({ user: '7', chat: newChat, messageId: message?.id ?? '', press: message?.buttons[0]?.press ?? '' });
      await house.settle();
      expect(said(house.paper, newChat)).toEqual(['BM26-0001 taken', 'taken BM26-0001']);
    });

    test('what was to be changed of it stays as it is: in the new chat the same id is another message', async () => {
      const { id, press } = await card();
      house.paper.fail(staffChat, { ok: false, why: 'later', retryAfterMs: 60_000 });
      await house.paper.presses({ user: '7', chat: staffChat, messageId: id, press });
      await house.settle();
      await moves();
      await house.settle({ patienceMs: 600_000 });
      expect(arrived(house.paper, newChat)).toEqual(['taken BM26-0001']);
      expect(await query(house.db, `select status, failure from deliveries where status <> 'sent'`)).toEqual([{ status: 'refused', failure: 'moved' }]);
      expect(await count(house.db, `letters where event_id like 'undelivered%'`)).toBe(0);
      expect(await count(house.db, 'lanes where pending <> 0')).toBe(0);
    });

    test('a forged button is refused there as well', async () => {
      const { press } = await card();
      await moves();
      await house.settle();
      const forged = press.replace('0001', '0002');
      await house.paper.presses({ user: '7', chat: staffChat, press: forged });
      await house.paper.presses({ user: '7', chat: newChat, press: forged });
      // Only the chat that it was is trusted, not any other.
      await house.paper.presses({ user: '2', chat: '2', press });
      await house.settle();
      expect(said(house.paper, newChat)).toEqual([]);
      expect(await count(house.db, `refusals where reason = 'forged-press'`)).toBe(3);
    });

    test('an old card that is quoted is known; a new message of the same id comes first', async () => {
      const { id } = await card();
      await moves();
      await house.settle();
      await house.paper.writes({ user: '7', chat: newChat, text: 'quoting', quote: id });
      await house.settle();
      await write(house, '1', 'raise the drain');
      await house.settle();
      await query(house.db, `update deliveries set message_id = '${id}' where lane = 'paper:1/-501' and matter = 'BM26-0002'`);
      await house.paper.writes({ user: '7', chat: newChat, text: 'quoting', quote: id });
      await house.settle();
      expect(said(house.paper, newChat).filter((text) => text.startsWith('quoted'))).toEqual(['quoted BM26-0001', 'quoted BM26-0002']);
    });
  });

  test('what falls due for the old id is said in the new chat', async () => {
    await moves();
    await house.settle();
    await house.inbox.post(house.db, [{ id: 'deadline:x', conversation: `paper:1/${staffChat}`, user: '7', body: { kind: 'due', what: 'late', args: ['x'] } }]);
    await house.settle();
    expect(arrived(house.paper, newChat)).toEqual(['1 due late x']);
    expect(arrived(house.paper, staffChat)).toEqual([]);
  });
});
