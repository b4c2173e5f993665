// Announcements to many: who gets them and how often, by pages and by day, stopped, grown old, counted.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import type { BroadcastScope, Subscription } from '../../src/flows/broadcast-contract.ts';
import type { Effect, Event } from '../../src/flows/flow.ts';
import type { OpenFlow } from '../../src/flows/route.ts';
import { stores } from '../support/databases.ts';
import { openHouse, workUntilStill, type House } from '../support/house.ts';
import { createPaper, type Paper } from '../support/paper.ts';
import { restfulRoster } from '../support/rosters.ts';
import { count, query, said, write } from './desk.ts';

const officer = '99';
const lamp = '明天上午停水，请提前接水';

/** `subscribe all BM`, `mute`, `send <id> <studio or district>`, `tell-others …` (all but himself), `stop <number>`. */
function turnOf({ body, actor }: Event): Effect[] {
  const words = body.kind === 'message' ? body.text.split(' ') : body.kind === 'press' ? ['pressed', ...body.args] : [];
  const [verb, first = '', second = ''] = words;
  const by = { person: actor.person, role: 'officer' as const };
  switch (verb) {
    case 'subscribe':
      return [{ effect: 'remember', subscribed: first as Subscription, studio: second }];
    case 'mute':
      return [{ effect: 'remember', muted: true }];
    case 'send':
    case 'tell':
      return [{ effect: 'broadcast', id: first, kind: verb === 'send' ? 'news' : 'reception', ...scopeIn(second), text: lamp, by }];
    case 'tell-others':
      return [{ effect: 'broadcast', id: first, kind: 'reception', ...scopeIn(second), text: lamp, told: actor.person === null ? [] : [actor.person], by }];
    case 'pressed':
      return [{ effect: 'stop-broadcast', number: Number(first) }];
    default:
      return [];
  }
}

function scopeIn(code: string): BroadcastScope {
  return code === 'HX' ? { district: code } : { studio: code };
}

const flow: OpenFlow = { name: 'tiny', needs: () => [], turn: (_, event) => ({ effects: turnOf(event) }) };

describe.each(stores)('announcements ($kind)', ({ open }) => {
  let house: House;
  /** An account that is not logged in. */
  let away: Paper;
  beforeEach(async () => {
    away = createPaper({ account: 'away:1' });
    away.isReady(false);
    const papers = [createPaper({ can: { perSecond: 2 } }), away];
    house = await openHouse({ route: () => flow, store: await open(), papers });
  });
  afterEach(() => house.close());

  async function residents(from: number, to: number, words = 'subscribe all BM'): Promise<void> {
    for (let user = from; user <= to; user += 1) await write(house, String(user), words);
    await house.settle();
  }

  /** Handles without giving anything out. */
  async function handleOnly(): Promise<void> {
    await workUntilStill({ handler: house.handler, outbox: house.outbox });
  }

  async function patiently(): Promise<void> {
    await house.settle({ patienceMs: 600_000 });
  }

  function stopButton(): string {
    return house.paper.chat(officer).flatMap(({ everButtons }) => everButtons).find(({ label }) => label === '停止')?.press ?? '';
  }

  const got = (user: number): number => said(house.paper, String(user)).filter((text) => text.includes(lamp)).length;
  const reached = (from: number, to: number): number => Array.from({ length: to - from + 1 }, (_, index) => got(from + index)).reduce((sum, times) => sum + times, 0);
  const progress = (): string[] => said(house.paper, officer).filter((text) => text.startsWith('「'));

  test('who has heard it in words of his own gets none and is not counted', async () => {
    await residents(1, 3);
    await write(house, '1', 'tell-others moved BM');
    await patiently();
    // His own message is the progress of what he caused.
    expect(said(house.paper, '1').filter((text) => text.includes(lamp) && !text.startsWith('「'))).toEqual([]);
    expect([got(2), got(3)]).toEqual([1, 1]);
    expect(await query(house.db, 'select recipients, sent from broadcasts')).toEqual([{ recipients: 2, sent: 2 }]);
  });

  test('whoever has subscribed gets it, once; the same again changes nothing', async () => {
    await residents(1, 3);
    await residents(4, 4, 'subscribe reception BM');
    await residents(5, 5, 'subscribe all DZ');
    await residents(6, 6);
    await residents(6, 6, 'mute');
    await residents(7, 7, 'hello');
    await write(house, officer, 'send a BM');
    await patiently();
    await write(house, officer, 'send a BM');
    await patiently();
    expect([1, 2, 3, 4, 5, 6, 7].map(got)).toEqual([1, 1, 1, 0, 0, 0, 0]);
    expect(progress()).toEqual([expect.stringMatching(/发完了：送到3人。$/)]);
    await write(house, officer, 'tell b BM');
    await patiently();
    expect([1, 2, 3, 4, 5, 6, 7].map(got)).toEqual([2, 2, 2, 1, 0, 0, 0]);
  });

  test('of a district each person has it once, in however many chats he wrote to however many studios', async () => {
    await residents(1, 2);
    await residents(3, 3, 'subscribe all DZ');
    await query(house.db, `insert into conversations (key, kind, studio, person, subscribed)
      select key || '#2', 'private', 'DZ', person, 'all' from conversations where subscribed is not null`);
    await write(house, officer, 'send a HX');
    await patiently();
    expect(await count(house.db, `deliveries where purpose = 'broadcast' and status = 'sent'`)).toBe(3);
    expect(progress()).toEqual([expect.stringMatching(/送到3人。$/)]);
  });

  test('little of it lies in the outbox at a time, and what is stopped has not left yet never leaves', async () => {
    await residents(1, 30);
    await write(house, officer, 'send a BM');
    await handleOnly();
    for (let look = 0; look < 3; look += 1) {
      await house.broadcasts.goOn();
      expect(await count(house.db, `deliveries where status = 'waiting' and class = 3`)).toBeLessThanOrEqual(4);
    }
    await house.settle();
    const before = reached(1, 30);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(30);
    await house.paper.presses({ user: officer, chat: officer, press: stopButton() });
    await patiently();
    expect(reached(1, 30)).toBe(before);
    expect(progress()).toEqual([`「${lamp}」停了：已送到${before}人，剩下${30 - before}人没有发。`]);
    expect(await count(house.db, `lanes where pending <> 0`)).toBe(0);
  });

  test('what is under way when it is stopped is not tried again', async () => {
    await residents(2, 2);
    house.paper.failAlways('2', { ok: false, why: 'later', hangs: true });
    await write(house, officer, 'send a BM');
    await handleOnly();
    await house.broadcasts.goOn();
    await house.outbox.sendSome();
    await house.paper.hanging('2');
    await house.paper.presses({ user: officer, chat: officer, press: stopButton() });
    while ((await house.handler.handleSome()) > 0);
    house.paper.letGo();
    house.paper.failAlways('2', null);
    await patiently();
    expect(got(2)).toBe(0);
    expect(await count(house.db, `lanes where pending <> 0`)).toBe(0);
    expect(progress()).toEqual([expect.stringMatching(/停了：已送到0人，剩下1人没有发/)]);
  });

  test('an account that is away keeps what is for its people, for a day', async () => {
    await residents(1, 1);
    await away.writes({ user: '50', chat: '50', text: 'subscribe all BM' });
    await house.settle();
    await write(house, officer, 'send a BM');
    await patiently();
    expect([got(1), ...progress()]).toEqual([1, expect.stringMatching(/正在发/)]);
    away.isReady(true);
    await house.turn('11月24日 09:01');
    expect(said(away, '50')).toHaveLength(1);
    expect(progress()).toEqual([expect.stringMatching(/发完了：送到2人。$/)]);
  });

  test('two processes give it to everybody once', async () => {
    await residents(1, 12);
    await write(house, officer, 'send a BM');
    await handleOnly();
    const other = house.anotherWorker();
    await Promise.all([house.broadcasts.goOn(), other.broadcasts.goOn()]);
    await Promise.all([house.broadcasts.goOn(), other.broadcasts.goOn()]);
    await patiently();
    expect(reached(1, 12)).toBe(12);
  });

  test('whom it does not reach is counted, and whoever has blocked us is not asked for again', async () => {
    await residents(1, 4);
    house.paper.failAlways('2', { ok: false, why: 'blocked' });
    await write(house, officer, 'send a BM');
    await patiently();
    expect(progress()).toEqual([expect.stringMatching(/送到3人，1人没送到/)]);
    expect(await count(house.db, `broadcasts where sent = 3 and failed = 1 and ended_at is not null and text is null`)).toBe(1);
  });

  test('nothing of it leaves by night, neither what is still to be written nor what already waits', async () => {
    await residents(1, 8);
    await house.turn('11月24日 21:59');
    await write(house, officer, 'send a BM');
    await handleOnly();
    await house.broadcasts.goOn();
    await house.turn('11月24日 22:00');
    const before = reached(1, 8);
    await house.turn('11月25日 07:58');
    expect(reached(1, 8)).toBe(before);
    expect(before).toBeLessThan(8);
    await house.turn('11月25日 08:01');
    await patiently();
    expect(reached(1, 8)).toBe(8);
  });

  test('of a district it waits as long as it is quiet in any studio of it; of a studio, by its own hours', async () => {
    await importRoster(house, await restfulRoster(), house.clock.now());
    await residents(1, 2);
    await residents(3, 4, 'subscribe all DZ');
    await house.turn('11月24日 21:30');
    for (const scope of ['HX', 'BM', 'DZ']) await write(house, officer, `send ${scope} ${scope}`);
    await patiently();
    expect([1, 2, 3, 4].map(got)).toEqual([1, 1, 0, 0]);
    expect(progress()).toEqual([expect.stringMatching(/11月25日 09:00开始发，一共4人/), expect.stringMatching(/发完了：送到2人/), expect.stringMatching(/11月25日 09:00开始发，一共2人/)]);
    await house.turn('11月25日 08:59');
    expect([1, 2, 3, 4].map(got)).toEqual([1, 1, 0, 0]);
    await house.turn('11月25日 09:01');
    await patiently();
    expect([1, 2, 3, 4].map(got)).toEqual([2, 2, 2, 2]);
  });

  test('what has not moved for a day is no news any more', async () => {
    await residents(1, 8);
    await write(house, officer, 'send a BM');
    await handleOnly();
    await house.broadcasts.goOn();
    house.paper.isReady(false);
    await house.turn('11月26日 09:00');
    house.paper.isReady(true);
    await patiently();
    expect(reached(1, 8)).toBe(0);
    expect(progress()).toEqual([expect.stringMatching(/剩下8人不再发了/)]);
  });
});
