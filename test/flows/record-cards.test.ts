// Record cards over time: the feedback clock, answers on line, a standstill; whose a walk-in is, and who may see a card.

import { afterEach, describe, expect, test } from 'vitest';
import { loadRoster } from '../../src/store/roster.ts';
import { receptions } from '../../src/store/schema/receptions.ts';
import { query, staffChat } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { tick } from '../support/tick.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';

let house: House;
afterEach(() => house.close());

async function open(settings: Record<string, unknown> = {}): Promise<void> {
  const roster = await exampleRoster();
  const studios = roster.studios.map((studio) => (studio.code === 'BM' ? { ...studio, settings: { ...studio.settings, ...settings } } : studio));
  house = await openHouse({ at: '2026年12月10日 09:10', roster: { ...roster, studios }, papers: [createPaper({ groups: [staffChat] })], sendsAtOnce: true });
  await bindMember(house, { name: '陈国栋', code: 'BM', role: 'representative' }, 'chen');
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, 'yang');
  await bindGroup(house, 'BM', staffChat);
}

async function writes(user: string, text: string, chat = user): Promise<void> {
  house.tickOn();
  await house.paper.writes({ user, chat, text });
  await house.settle({ patienceMs: 600_000 });
}

async function presses(user: string, label: string, chat = user): Promise<void> {
  house.tickOn();
  const button = house.paper.chat(chat).flatMap((message) => message.buttons.flat()).findLast((one) => one.label === label);
  await house.paper.presses({ user, chat, press: button?.press ?? '' });
  await house.settle({ patienceMs: 600_000 });
}

const said = (chat: string): string[] => house.paper.chat(chat).map(({ text }) => text);
const about = (chat: string, words: string): string[] => said(chat).filter((text) => text.includes(words));
const cards = () => query<{ form: string; due: string | null; outcome: string }>(house.db, 'select form, outcome, due_on::text as due from record_cards order by opened_at, id');

describe('the feedback clock', () => {
  test('begins when the person was answered, and reminds then', async () => {
    await open({ recordCardClock: 'feedback' });
    await writes('chen', '#接待 王桂花 13800000013 圭峰路44号楼道的灯坏了');
    await presses('chen', '记成事项');
    expect(await cards()).toEqual([{ form: 'studio', outcome: 'matter', due: null }]);
    expect(said('chen').at(-1)).toContain('有了结果、告诉了本人以后再算交的日子');
    await house.turn('12月16日 10:00');
    expect(about('chen', '今天要交')).toStrictEqual([]);
    await writes('yang', '#1 答复 师傅今天下午来换灯，12月17日前换好。', staffChat);
    await presses('yang', '发送', staffChat);
    await house.turn('12月16日 10:01');
    // He has no chat: until somebody has called him he knows nothing of it.
    expect((await cards())[0]?.due).toBeNull();
    await presses('yang', '已电话告知', staffChat);
    await house.turn('12月16日 10:02');
    expect(await cards()).toEqual([{ form: 'studio', outcome: 'matter', due: '2026-12-21' }]);
    await house.turn('12月21日 09:01');
    expect(about('chen', '今天要交')).toHaveLength(1);
  });
});

describe('answers on line', () => {
  async function answeredOnLine(): Promise<void> {
    await writes('resident', '/start BM');
    await writes('resident', '圭峰路44号门口的路灯坏了三天，我叫王小明');
    await presses('resident', '说完了');
    await presses('resident', '同意并提交');
    await writes('yang', '#1 分派 陈国栋', staffChat);
    await writes('chen', '#1 答复 师傅今天下午来换灯，12月11日前换好。');
    await presses('chen', '发送');
    await house.turn('12月10日 09:12');
  }

  test('have a card where the studio wants one, with what is masked', async () => {
    await open({ recordCardForAnswers: true });
    await answeredOnLine();
    expect(await cards()).toEqual([{ form: 'net', outcome: 'answered', due: '2026-12-15' }]);
    await presses('chen', '看一看');
    expect(said('chen').at(-1)).toMatch(/网上答复[^]*反映：[^]*〔姓名〕[^]*处理：网上答复（BM26-0001）：师傅今天下午来换灯/);
    expect(said('chen').at(-1)).not.toContain('王小明');
  });

  test('have none where it does not', async () => {
    await open();
    await answeredOnLine();
    expect(await cards()).toHaveLength(0);
  });
});

describe('time', () => {
  async function opened(): Promise<void> {
    await open();
    await writes('chen', '#接待 圭峰路44号楼道的灯坏了');
    await presses('chen', '当场答复');
    await writes('chen', '今天换。');
  }

  test('after a standstill of a month only the delay is told, in the morning, once', async () => {
    await opened();
    // Nothing ran in between: the process of that morning finds it all at once.
    house = await openHouse({ store: house.store, at: '2027年1月20日 03:00', roster: null, papers: house.papers, sendsAtOnce: true });
    await tick(house);
    await house.settle();
    expect(about('chen', '记录卡今天要交')).toStrictEqual([]);
    await house.turn('2027年1月20日 08:01');
    expect(about('chen', '记录卡今天要交')).toStrictEqual([]);
    expect(about('chen', '过了日子还没交')).toHaveLength(1);
    expect(about('yang', '过了日子还没交')).toHaveLength(1);
  });

  test('who handed it in is not reminded', async () => {
    await opened();
    await presses('chen', '就这样交');
    await house.turn('12月20日 10:00');
    expect([...about('chen', '今天要交'), ...about('yang', '还没交')]).toStrictEqual([]);
  });
});

describe('whose it is', () => {
  test('a walk-in that an officer notes is of the only representative on duty; of several he is asked', async () => {
    await open();
    const { roster } = await loadRoster(house.db, house.seal);
    const person = (name: string): string => [...roster.staff.values()].find((one) => one.name === name)?.person ?? '';
    const reception = { id: 'BM-20261210-0900', studio: 'BM', kind: 'reception', planned: '2026-12-10', date: '2026-12-10', from: '09:00', to: '11:30', provisional: false, capacity: 20, byHand: false } as const;
    await house.db.insert(receptions).values({ ...reception, representatives: [person('梁秀英')] });
    await writes('yang', '#接待 路灯坏了');
    expect(said('yang').at(-1)).toContain('代表：梁秀英');
    await presses('yang', '不记了');
    await house.db.update(receptions).set({ representatives: [person('梁秀英'), person('陈国栋')] });
    await writes('yang', '#接待 路灯坏了');
    expect(house.paper.chat('yang').at(-1)?.buttons.flat().map(({ label }) => label)).toStrictEqual(['陈国栋', '梁秀英', '不记了']);
    await writes('yang', '陈国栋代表');
    expect(said('yang').at(-1)).toContain('代表：陈国栋');
  });

  test('who stands in fills it in and is reminded, others neither see nor open it', async () => {
    await open();
    await bindMember(house, { name: '梁秀英', code: 'BM', role: 'representative' }, 'liang');
    await bindMember(house, { name: '周志远', code: 'BM', role: 'representative' }, 'zhou');
    await bindMember(house, { name: '黄立', code: 'DZ', role: 'officer' }, 'huang');
    await writes('chen', '#接待 圭峰路44号楼道的灯坏了');
    await presses('chen', '当场答复');
    await writes('chen', '今天换。');
    await writes('chen', '我12月11号到20号不在，梁秀英代');
    await presses('chen', '对');
    await house.turn('12月15日 09:01');
    expect(about('liang', '记录卡今天要交')).toHaveLength(1);
    for (const user of ['zhou', 'huang']) {
      await writes(user, '记录卡');
      expect(said(user).at(-1)).toContain('现在没有要交的记录卡');
    }
    await presses('liang', '就这样交');
    expect(said('liang').at(-1)).toContain('交好了');
  });
});

describe('settings', () => {
  test('how long a contact may be without a word', async () => {
    await open({ contactDays: 7 });
    await writes('chen', '加联系对象 王桂花 13800000013');
    await house.turn('12月16日 09:01');
    expect(about('chen', '该联系王桂花了')).toHaveLength(0);
    await house.turn('12月17日 09:01');
    expect(about('chen', '该联系王桂花了')).toHaveLength(1);
  });

  test('0: nobody is reminded of a contact', async () => {
    await open({ contactDays: 0 });
    await writes('chen', '加联系对象 王桂花 13800000013');
    await house.turn('2027年12月31日 12:00');
    expect(about('chen', '该联系王桂花了')).toHaveLength(0);
  });

  test.each([
    [12, '走访一年至少12户'],
    [0, null],
  ])('%s households a year', async (visitsPerYear, goal) => {
    await open({ visitsPerYear });
    await writes('yang', '记录卡');
    expect(said('yang').at(-1)?.includes(goal ?? '走访一年至少')).toBe(goal !== null);
  });
});
