// Letters: the same event twice, order in a chat, forged buttons, floods, and a letter that nobody can handle.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stores } from '../support/databases.ts';
import type { House } from '../support/house.ts';
import { arrived, count, openDesk, query, said, staffChat, write } from './desk.ts';

describe.each(stores)('letters ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openDesk(await open());
  });
  afterEach(() => house.close());

  describe('the same event twice', () => {
    test('after it was handled', async () => {
      const arrival = await write(house, '1', 'raise the lamp');
      await house.settle();
      await house.paper.repeats([arrival]);
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['receipt BM26-0001']);
      expect(await count(house.db, 'matters')).toBe(1);
    });

    test('at once, in one batch, and before it was handled', async () => {
      const arrival = await write(house, '1', 'hello');
      await Promise.all([house.paper.repeats([arrival, arrival]), house.paper.repeats([arrival]), house.paper.repeats([arrival])]);
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['1 hello']);
      expect(await count(house.db, 'letters')).toBe(1);
    });

    test('the same id on another account is another event', async () => {
      const arrival = await write(house, '1', 'hello');
      await house.paper.repeats([{ ...arrival, address: { account: 'paper:2', chat: '1' } }]);
      await house.settle();
      expect(await count(house.db, `letters where status = 'done'`)).toBe(2);
    });

    test('the house posts the same letter twice', async () => {
      const letter = { id: 'deadline:BM26-0001:2026-12-09', conversation: 'paper:1/1', user: '1', body: { kind: 'due' as const, what: 'late', args: [] } };
      await house.inbox.post(house.db, [letter, letter]);
      await house.inbox.post(house.db, [letter]);
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['1 due late']);
    });
  });

  test('a chat is answered in the order in which it was written; chats share transactions', async () => {
    const people = ['1', '2', '3', '4', '5'];
    const words = Array.from({ length: 12 }, (_, index) => `word${index + 1}`);
    for (const word of words) for (const user of people) await write(house, user, word);
    expect(await house.handler.handleSome()).toBe(people.length);
    await house.settle();
    for (const user of people) expect(arrived(house.paper, user)).toEqual(words.map((word, index) => `${index + 1} ${word}`));
    expect(await count(house.db, `letters where body is not null`)).toBe(0);
  });

  test('who wrote first comes first, whatever the chats are called', async () => {
    for (const user of ['30', '4', '100']) await write(house, user, 'raise it');
    await house.settle();
    expect(['30', '4', '100'].map((user) => said(house.paper, user))).toEqual([['receipt BM26-0001'], ['receipt BM26-0002'], ['receipt BM26-0003']]);
  });

  test('in a group everybody has a dialogue of his own', async () => {
    for (const user of ['7', '8', '7']) await house.paper.writes({ user, chat: staffChat, text: 'hi' });
    await house.settle();
    expect(said(house.paper, staffChat)).toEqual(['1 hi', '1 hi', '2 hi']);
  });

  test('what the store refuses is not acknowledged, and nobody else suffers', async () => {
    const arrival = await write(house, '1', 'one');
    const outcomes = await Promise.allSettled([
      house.paper.repeats([{ ...arrival, eventId: 'e-2' }]),
      house.paper.repeats([{ ...arrival, eventId: 'no\0good' }]),
      house.paper.repeats([{ ...arrival, eventId: 'e-3' }]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await house.settle();
    expect(said(house.paper, '1')).toHaveLength(3);
  });

  describe('quotes', () => {
    async function quoting(quote: { messageId?: string; text?: string }): Promise<string | undefined> {
      const arrival = await write(house, '9', 'bare');
      await house.paper.repeats([{ ...arrival, eventId: JSON.stringify(quote), quote, body: { kind: 'message', text: 'quoting', attachments: [], edited: false } }]);
      await house.settle();
      return said(house.paper, '9').at(-1);
    }

    test('lead to the matter by the message, else by the number in its first line', async () => {
      await write(house, '9', 'raise the lamp');
      await house.settle();
      const receipt = house.paper.chat('9').at(-1)?.id ?? '';
      expect(await quoting({ messageId: receipt, text: 'BM26-0007 something else' })).toBe('quoted BM26-0001');
      expect(await quoting({ messageId: 'unknown', text: 'BM26-0007 市政设施\n路灯坏了' })).toBe('quoted BM26-0007');
      expect(await quoting({ text: '紧急！BM26-0012：可能是火情' })).toBe('quoted BM26-0012');
      expect(await quoting({ text: '路灯坏了\nBM26-0007' })).toBe('quoted nothing');
      expect(await quoting({ messageId: 'unknown' })).toBe('quoted nothing');
    });
  });

  describe('presses', () => {
    async function pressOf(user: string): Promise<string> {
      await write(house, user, 'hello');
      await house.settle();
      const press = house.paper.chat(user).at(-1)?.buttons[0]?.press;
      if (press === undefined) throw new Error('no button');
      return press;
    }

    test('one of ours is heard, also twice', async () => {
      const press = await pressOf('1');
      await house.paper.presses({ user: '1', chat: '1', press });
      await house.paper.presses({ user: '1', chat: '1', press });
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['1 hello', '2 pressed yes 1', '3 pressed yes 1']);
    });

    test('forged, changed and foreign ones are refused and counted, and whoever pressed is told that they are of no use', async () => {
      const press = await pressOf('1');
      await pressOf('2');
      const [payload = '', signature = ''] = press.split('~');
      const bad = ['', '~', 'tiny.yes.1', `tiny.yes.2~${signature}`, `${payload}~AAAAAAAAAAAA`, `${payload}~${signature}x`, 'x'.repeat(5000), '\0', '🏮~🏮'];
      for (const one of bad) await house.paper.presses({ user: '1', chat: '1', press: one });
      // A button of somebody else's chat.
      await house.paper.presses({ user: '2', chat: '2', press });
      await house.settle();
      const stale = expect.stringContaining('这个选项已经用不上了') as string;
      expect(said(house.paper, '1')).toEqual(['1 hello', ...bad.map(() => stale)]);
      expect(said(house.paper, '2')).toEqual(['1 hello', stale]);
      expect(await query(house.db, 'select reason, conversation, count(*)::int as count from refusals group by 1, 2 order by 2')).toEqual([
        { reason: 'forged-press', conversation: 'paper:1/1', count: bad.length },
        { reason: 'forged-press', conversation: 'paper:1/2', count: 1 },
      ]);
    });

    test('a typed label stands for the button, the number only where it was shown', async () => {
      await pressOf('1');
      await write(house, '1', '【yes】');
      await write(house, '1', '1');
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['1 hello', '2 pressed yes 1', '3 1']);
    });
  });

  describe('floods', () => {
    test('more than forty letters in a minute: said once, counted, an emergency passes', async () => {
      for (let sent = 0; sent < 45; sent += 1) await write(house, '1', 'again');
      await write(house, '1', '家里着火了');
      await write(house, '2', 'me too');
      await house.settle();
      const answers = said(house.paper, '1');
      expect(answers).toHaveLength(42);
      expect(answers[39]).toBe('40 again');
      expect(answers[40]).toContain('110');
      expect(answers[41]).toBe('41 家里着火了');
      expect(said(house.paper, '2')).toEqual(['1 me too']);
      expect(await count(house.db, `refusals where reason = 'flood'`)).toBe(5);
    });

    test('a minute later all is well again, and a group has no such limit', async () => {
      for (let sent = 0; sent < 45; sent += 1) {
        await write(house, '1', 'again');
        await house.paper.writes({ user: '1', chat: '-501', text: 'bare' });
      }
      await house.settle();
      await house.turn('+1分钟');
      await write(house, '1', 'better');
      await house.settle();
      expect(said(house.paper, '1').at(-1)).toBe('41 better');
      expect(await count(house.db, `refusals where conversation like '%-501'`)).toBe(0);
    });
  });

  describe('letters that the house writes to itself', () => {
    const due = (user: string) => ({ id: `due:${user}`, conversation: `paper:1/${user}`, user, body: { kind: 'due' as const, what: 'late', args: [] } });

    test('make a person of nobody, and know whom the chat belongs to', async () => {
      await house.inbox.post(house.db, [due('77')]);
      await house.paper.happens({ user: '78', chat: '78' }, { kind: 'reachable', reachable: false });
      await house.settle();
      expect(said(house.paper, '77')).toEqual(['1 due late']);
      expect(await count(house.db, 'people where roster_key is null')).toBe(0);
      await write(house, '77', 'hello');
      await house.settle();
      const [person] = await query<{ id: string }>(house.db, `select id from people where roster_key is null`);
      await house.inbox.post(house.db, [{ ...due('77'), id: 'again' }]);
      await house.settle();
      expect(await query(house.db, `select account, person from accounts`)).toEqual([{ account: 'paper:1', person: person?.id }]);
      expect(await query(house.db, `select person from conversations where key = 'paper:1/77'`)).toEqual([{ person: person?.id }]);
    });

    test('count against nobody, and are never held back', async () => {
      const undelivered = { kind: 'undelivered' as const, matter: null, person: null, purpose: 'notice', why: 'blocked' };
      await house.inbox.post(house.db, Array.from({ length: 45 }, (_, index) => ({ id: `undelivered:${index}`, conversation: 'paper:1/1', user: '', body: undelivered })));
      await house.settle();
      await write(house, '1', 'hello');
      await house.settle();
      expect(said(house.paper, '1')).toEqual(['1 hello']);
      for (let sent = 0; sent < 45; sent += 1) await write(house, '1', 'again');
      await house.inbox.post(house.db, [{ id: 'undelivered:more', conversation: 'paper:1/1', user: '', body: undelivered }]);
      await house.paper.happens({ user: '1', chat: '1' }, { kind: 'reachable', reachable: true });
      await house.settle({ patienceMs: 600_000 });
      expect(said(house.paper, '1').at(-1)).toBe('41 reachable');
      expect(await count(house.db, `refusals where reason = 'flood'`)).toBe(6);
      expect(arrived(house.paper, staffChat)).toHaveLength(46);
    });
  });

  describe('a letter that cannot be handled', () => {
    test('is repeated alone, parked after five tries and told of; its chat and all others go on', async () => {
      await write(house, '1', 'hello');
      await write(house, '1', 'boom the lamp');
      await write(house, '1', 'after');
      await write(house, '2', 'good');
      await house.settle();
      expect(said(house.paper, '2')).toEqual(['1 good']);
      expect(said(house.paper, '1')).toEqual(['1 hello']);
      // A chat that waits for a repeat keeps its order; the others do not wait with it.
      await write(house, '3', 'good as well');
      await house.settle();
      expect(said(house.paper, '3')).toEqual(['1 good as well']);
      expect(await query(house.db, `select status, attempts from letters where status <> 'done' order by id`)).toEqual([
        { status: 'waiting', attempts: 1 },
        { status: 'waiting', attempts: 0 },
      ]);
      await house.settle({ patienceMs: 600_000 });
      expect(await query(house.db, `select status, attempts, failure from letters where status <> 'done'`)).toEqual([
        { status: 'parked', attempts: 5, failure: 'TinyFlowError' },
      ]);
      const [, apology, after] = said(house.paper, '1');
      expect(apology).toContain('再发一次');
      expect(after).toBe('2 after');
      expect(said(house.paper, staffChat)).toHaveLength(1);
    });

    test('its letter says nothing to the log but what kind of failure it was', async () => {
      await write(house, '1', 'boom 王小明的电话13800000000');
      await house.settle({ patienceMs: 600_000 });
      const log = house.logLines.join('\n');
      expect(log).toContain('TinyFlowError');
      expect(log).not.toMatch(/王小明|13800000000/);
    });
  });
});
