// Record cards over time: the feedback clock, answers on line, a standstill, a clock that jumps back.

import { afterEach, describe, expect, test } from 'vitest';
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
