// Errands: asked once, run by one process at a time, answered by one letter at most, whatever the model and the processes do.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAssist, type Assist, type Outcome } from '../../src/assist/assist.ts';
import type { ErrandAnswered } from '../../src/flows/errand-contract.ts';
import type { Effect, Flow } from '../../src/flows/flow.ts';
import { route as productRoute, type OpenFlow } from '../../src/flows/route.ts';
import { count, openDesk, query, said, staffChat, write } from '../mailroom/desk.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { workUntilStill, type House } from '../support/house.ts';
import { openModelServer, saying, sending, type ModelServer } from '../support/model-server.ts';
import { createPaper } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindMember, castOf, type CastMember } from '../support/transcript-cast.ts';

const opinion: Outcome = { ok: true, answer: { what: 'second-opinion', exclusion: 'judicial', category: '教育' } };
const later = (retryAfterMs: number | null = null): Outcome => ({ ok: false, why: 'later', code: 'http-503', retryAfterMs });

/** A model that says what a test wants, and what it was asked. */
function modelOf(answers: (nth: number) => Outcome | Promise<Outcome> = () => opinion) {
  const asked: string[] = [];
  const assist: Assist = {
    timeoutMs: 1_000,
    room: (wanted) => wanted,
    ask: async (_, text) => answers(asked.push(text)),
  };
  return { asked, assist };
}

const mixed = '邻居起诉我，法院下周开庭；另外圭峰路44号门口垃圾没人扫';
const hour = 60 * 60_000;

describe.each(stores)('errands ($kind)', ({ open }) => {
  let store: FreshStore;
  let house: House | null = null;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await (house ?? store).close();
    house = null;
  });

  async function openHouse(assist: Assist, { dailyCalls = 100, route = productRoute }: { dailyCalls?: number; route?: typeof productRoute } = {}): Promise<House> {
    house = await openDesk(store, { route, papers: [createPaper({ groups: [staffChat] })], roster: await exampleRoster(), model: { assist, dailyCalls } });
    return house;
  }
  const errands = () => query<{ status: string; attempts: number; body: unknown; failure: string | null }>(store.db, 'select status, attempts, body, failure from errands order by created_at, id');
  const opinions = (one: House) => said(one.paper, staffChat).filter((text) => text.includes('助手看法'));

  /** Files a matter of which screening is not sure; the model is only asked when the house settles. */
  async function fileMixed(one: House, user = '7'): Promise<void> {
    await write(one, user, '/start BM');
    await one.settle();
    await write(one, user, mixed);
    await one.settle();
    await one.turn('+10秒');
    const message = one.paper.chat(user).findLast(({ buttons }) => buttons.some(({ label }) => label === '同意并提交'));
    const press = message?.buttons.find(({ label }) => label === '同意并提交')?.press;
    if (!message || press === undefined) throw new Error('no summary');
    await one.paper.presses({ user, chat: user, messageId: message.id, press });
  }

  test('a resident hears nothing of it, the staff one line', async () => {
    const { asked, assist } = modelOf();
    const one = await openHouse(assist);
    await fileMixed(one);
    await one.settle();
    expect(asked).toStrictEqual([mixed]);
    expect(opinions(one)).toStrictEqual(['BM26-0001 助手看法（仅供参考）：像是法院在办的案子，办不办由您定。\n类别更像「教育」。']);
    expect(said(one.paper, '7').join()).not.toContain('助手看法');
    expect(await errands()).toMatchObject([{ status: 'answered', attempts: 1, body: null, failure: null }]);
    expect(one.bugs).toStrictEqual([]);
    expect(one.logLines.join()).not.toMatch(/圭峰路|起诉/);
  });

  test('without a model, nothing is written', async () => {
    house = await openDesk(store, { route: productRoute, papers: [createPaper({ groups: [staffChat] })] });
    await fileMixed(house);
    await house.settle();
    expect(await count(store.db, 'errands')).toBe(0);
    expect(said(house.paper, '7').at(-1)).toContain('BM26-0001');
  });

  test('a server that is away is asked again at its own time, and given up after five tries', async () => {
    const { asked, assist } = modelOf((nth) => (nth === 1 ? later(90_000) : later()));
    const one = await openHouse(assist);
    await fileMixed(one);
    await one.settle();
    expect(asked).toHaveLength(1);
    await one.elapse(80_000);
    await one.settle();
    expect(asked).toHaveLength(1);
    await one.elapse(11_000);
    await one.settle();
    expect(asked).toHaveLength(2);
    await one.settle({ patienceMs: 900_000 });
    expect(asked).toHaveLength(5);
    expect(await errands()).toMatchObject([{ status: 'given-up', attempts: 5, body: null, failure: 'http-503' }]);
    expect(opinions(one)).toStrictEqual([]);
  });

  test('what cannot be used is not asked again', async () => {
    const { asked, assist } = modelOf(() => ({ ok: false, why: 'never', code: 'no-answer', retryAfterMs: null }));
    const one = await openHouse(assist);
    await fileMixed(one);
    await one.settle({ patienceMs: 900_000 });
    expect(asked).toHaveLength(1);
    expect(await errands()).toMatchObject([{ status: 'given-up', body: null, failure: 'no-answer' }]);
  });

  test('the calls of a day are counted for all processes, and begin anew at midnight in China', async () => {
    const { asked, assist } = modelOf();
    const one = await openHouse(assist, { dailyCalls: 2 });
    for (const user of ['7', '8', '9']) await fileMixed(one, user);
    await one.settle({ patienceMs: 900_000 });
    await workUntilStill(one.anotherWorker());
    expect(asked).toHaveLength(2);
    expect(await query(store.db, 'select * from errand_calls')).toEqual([{ day: '2026-11-24', calls: 2 }]);
    expect((await errands()).map(({ status }) => status)).toStrictEqual(['answered', 'answered', 'waiting']);
    await query(store.db, `update errands set expires_at = expires_at + interval '1 day'`);
    await one.jump('2026年11月25日 00:00');
    await one.settle();
    expect(asked).toHaveLength(3);
  });

  test('what is an hour old nobody needs', async () => {
    let isAway = true;
    const { asked, assist } = modelOf();
    const one = await openHouse({ ...assist, room: (wanted) => (isAway ? 0 : wanted) });
    await fileMixed(one);
    await one.settle();
    isAway = false;
    await one.jump(`+${hour / 60_000}分钟`);
    await one.settle();
    expect(asked).toStrictEqual([]);
  });

  test('of several processes one asks, and what one holds that died comes to another when its lease ends', async () => {
    let release: (outcome: Outcome) => void = () => undefined;
    const { asked, assist } = modelOf((nth) => (nth === 1 ? new Promise((resolve) => (release = resolve)) : opinion));
    const one = await openHouse(assist);
    const other = one.anotherWorker();
    await fileMixed(one);
    await one.handler.handleSome();
    // It hangs in the hands of one, which is taken for dead.
    const dead = one.errands?.runSome();
    while (asked.length === 0) await new Promise(setImmediate);
    expect(await other.errands?.runSome()).toBe(0);
    await one.elapse(17_000);
    expect(await other.errands?.runSome()).toBe(1);
    expect(asked).toHaveLength(2);
    // Whoever was taken for dead comes too late.
    release({ ok: true, answer: { what: 'second-opinion', exclusion: null, category: '其他' } });
    await dead;
    await one.settle();
    expect(opinions(one)).toHaveLength(1);
    expect(opinions(one)[0]).toContain('法院在办的案子');
    expect(await errands()).toMatchObject([{ status: 'answered', attempts: 2 }]);
  });

  test('many workers at once: each is asked once, answered once', async () => {
    let isAway = true;
    const { asked, assist } = modelOf();
    const one = await openHouse({ ...assist, room: (wanted) => (isAway ? 0 : wanted) });
    for (const user of ['7', '8', '9', '10', '11', '12']) await fileMixed(one, user);
    await one.handler.handleSome();
    isAway = false;
    const workers = [one, one.anotherWorker(), one.anotherWorker()];
    for (let round = 0; round < 3; round += 1) await Promise.all(workers.map(async (worker) => worker.errands?.runSome()));
    await one.settle({ patienceMs: hour });
    expect(asked).toHaveLength(6);
    expect(opinions(one).toSorted()).toHaveLength(6);
    expect(new Set(opinions(one)).size).toBe(6);
  });

  test('what ends its process each time is given up after five tries', async () => {
    const { asked, assist } = modelOf(() => new Promise(() => undefined));
    const one = await openHouse(assist);
    await fileMixed(one);
    await one.handler.handleSome();
    for (let tries = 1; tries <= 7; tries += 1) {
      let isOver = false;
      void one.anotherWorker().errands?.runSome().then(() => (isOver = true));
      while (asked.length < tries && !isOver) await new Promise(setImmediate);
      await one.elapse(17_000);
    }
    expect(asked).toHaveLength(5);
  });

  test('a process that ends puts back what it has under way', async () => {
    let isAsked: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (isAsked = resolve));
    const outcome: Outcome = { ok: false, why: 'later', code: 'stopped', retryAfterMs: null };
    const hanging: Assist = {
      ...modelOf().assist,
      ask: (_, __, signal) => {
        isAsked();
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(outcome)));
      },
    };
    const one = await openHouse(hanging);
    await fileMixed(one);
    await one.handler.handleSome();
    const running = one.errands?.runSome();
    await underWay;
    one.errands?.stop();
    await running;
    expect(await errands()).toMatchObject([{ status: 'waiting', attempts: 0, failure: 'stopped' }]);
    expect(await one.errands?.runSome()).toBe(0);
  });

  test('words that were taken out (涉密), and what is kept from others, are not asked about any more', async () => {
    let isAway = true;
    const { asked, assist } = modelOf();
    const one = await openHouse({ ...assist, room: (wanted) => (isAway ? 0 : wanted) });
    await bindMember(one, castOf(await exampleRoster()).find(({ name }) => name === '杨小敏') as CastMember, 'yang');
    await fileMixed(one, '7');
    await fileMixed(one, '8');
    await fileMixed(one, '9');
    await one.settle();
    expect(await count(store.db, 'errands')).toBe(3);
    await one.paper.writes({ user: 'yang', chat: staffChat, text: '#1 涉密' });
    await one.paper.writes({ user: '8', chat: '8', text: 'BM26-0002 别让村里知道' });
    await one.settle();
    expect(await query(store.db, 'select matter from errands')).toEqual([{ matter: 'BM26-0003' }]);
    await query(store.db, `update matters set confined = '{"people":[],"departments":[]}' where number = 'BM26-0003'`);
    isAway = false;
    expect(await one.errands?.runSome()).toBe(0);
    expect(asked).toStrictEqual([]);
  });

  test('a real server that breaks off, then answers', async () => {
    const server: ModelServer = await openModelServer();
    const one = await openHouse(createAssist({ baseUrl: server.baseUrl, key: null, model: 'small', timeoutMs: 500 }));
    server.answers((_, response) => response.destroy());
    await fileMixed(one);
    await one.settle();
    server.answers(sending(429, '{"error": "slow down"}', { 'retry-after': '30' }));
    await one.settle({ patienceMs: 6_000 });
    server.answers(saying('{"exclusion": "none", "category": "环境卫生"}'));
    await one.settle({ patienceMs: 31_000 });
    expect(server.asked).toHaveLength(3);
    expect(opinions(one)).toStrictEqual(['BM26-0001 助手看法（仅供参考）：不像不予登记的事。']);
    await server.close();
  });

  test('a late answer to what is decided changes nothing', async () => {
    let isAway = true;
    const { assist } = modelOf();
    const one = await openHouse({ ...assist, room: (wanted) => (isAway ? 0 : wanted) });
    await fileMixed(one);
    await one.settle();
    const before = said(one.paper, staffChat);
    await query(store.db, `update matters set status = 'declined'`);
    isAway = false;
    await one.settle();
    expect(await errands()).toMatchObject([{ status: 'answered' }]);
    expect(said(one.paper, staffChat)).toStrictEqual(before);
  });

  test('a flow gets the three lines that it asked for, in its own dialogue', async () => {
    const { assist } = modelOf(() => ({ ok: true, answer: { what: 'plain-reply', lines: ['路灯12月10日前修好。'] } }));
    const heard: { state: unknown; answered: ErrandAnswered }[] = [];
    const one = await openHouse(assist, { route: () => asking(heard) });
    await query(store.db, matterByHand);
    await write(one, '7', '于12月10日前予以修复');
    await one.settle();
    expect(heard).toStrictEqual([{ state: 'waiting', answered: { kind: 'errand', flow: 'asking', args: ['a', 'b'], answer: { what: 'plain-reply', lines: ['路灯12月10日前修好。'] } } }]);
  });
});

const matterByHand = `
  insert into matters (number, running, studio, resident, conversation, draft, status, category, text, attachment_count, urgent, contested, round, raised_at)
  values ('BM26-0001', 1, 'BM', gen_random_uuid(), 'paper:1/1', '1', 'raised', '其他', '', 0, false, false, 0, now())`;

/** A flow of a test: asks for a plain version of whatever is written, and goes on when it has it. */
function asking(heard: { state: unknown; answered: ErrandAnswered }[]): OpenFlow {
  const flow: Flow<string> = {
    name: 'asking',
    state: z.string(),
    needs: () => [],
    turn(state, { id, body }, { now }) {
      if (body.kind === 'errand') heard.push({ state, answered: body });
      if (body.kind !== 'message') return { effects: [] };
      const errand: Effect = { effect: 'errand', id: `plain:${id}`, what: 'plain-reply', matter: 'BM26-0001', text: body.text, back: { flow: 'asking', args: ['a', 'b'] }, until: now + hour };
      return { state: 'waiting', effects: [errand] };
    },
  };
  return { ...flow, needs: () => [], turn: (data, event, context) => flow.turn(typeof data === 'string' ? data : null, event, context) };
}
