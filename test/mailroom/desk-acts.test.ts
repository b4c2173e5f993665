// What the desk's rarer acts leave in the store: of a recognised secret nothing, of a code its hash, of a name and phone what is sealed.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stores } from '../support/databases.ts';
import { openHouse, type House } from '../support/house.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindGroup, bindMember, castOf, type CastMember } from '../support/transcript-cast.ts';
import { count, said } from './desk.ts';
import { everything, linesWith } from './raw-store.ts';

/** A word that stands nowhere else, and is no secret by itself. */
const mark = '青鸾七号';
const officer = '9';
const group = '-500';

describe.each(stores)('the desk ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    const roster = await exampleRoster();
    house = await openHouse({ store: await open(), roster, sendsAtOnce: true });
    await bindMember(house, castOf(roster).find(({ name }) => name === '杨小敏') as CastMember, officer);
    await bindGroup(house, 'BM', group);
  });
  afterEach(() => house.close());

  async function writes(user: string, chat: string, text: string): Promise<void> {
    house.tickOn();
    await house.paper.writes({ user, chat, text });
    await house.settle();
  }

  async function presses(user: string, chat: string, label: string): Promise<void> {
    house.tickOn();
    const message = house.paper.chat(chat).findLast((one) => one.buttons.some((button) => button.label === label));
    const press = message?.buttons.find((button) => button.label === label)?.press;
    if (!message || press === undefined) throw new Error(`no button ${label}`);
    await house.paper.presses({ user, chat, messageId: message.id, press });
    await house.settle();
  }

  async function raise(user: string, text: string): Promise<void> {
    await writes(user, user, text);
    await presses(user, user, '说完了');
    await presses(user, user, '同意并提交');
  }

  async function found(): Promise<string[]> {
    const { clear, opened } = await everything(house);
    return linesWith(mark, [...clear, ...opened, ...house.logLines]);
  }

  test('leaves nothing of a secret that staff recognised: not in texts, search, cards, what waits, what was begun', async () => {
    await raise('1', `北门社区圭峰路44号有个${mark}的车队天天进出`);
    await writes(officer, group, `#1 备注 ${mark}要请示`);
    await writes(officer, group, `#1 答复 ${mark}的事我们去问`);
    await writes(officer, officer, `BM26-0001 进展 ${mark}在看`);
    house.paper.failAlways('1', { ok: false, why: 'later' });
    await writes(officer, group, `#1 问 ${mark}是哪天看到的？`);
    expect((await found()).length).toBeGreaterThan(5);
    await writes(officer, group, '#1 涉密');
    house.paper.failAlways('1', null);
    await house.settle({ patienceMs: 600_000 });
    expect(await found()).toEqual([]);
    expect(house.paper.chat('1').filter((message) => !message.erased && message.text.includes(mark))).toEqual([]);
    expect(house.paper.chat(group).filter((message) => message.from === null && !message.erased && message.text.includes(mark))).toEqual([]);
    expect(said(house.paper, group).join('\n')).toContain('请马上告诉本单位保密办');
  });

  test('gives a matter to whoever has its code, and to nobody who guesses', async () => {
    await writes(officer, officer, '代录 来电 圭峰路44号楼道的灯坏了');
    await writes(officer, officer, '王桂花');
    await writes(officer, officer, '13800000013');
    await presses(officer, officer, '同意');
    await presses(officer, officer, '登记');
    const code = /查询码([2-9A-HJ-NP-Z]{8})/.exec(said(house.paper, officer).at(-1) ?? '')?.[1] ?? '';
    const { clear } = await everything(house);
    for (const secret of [code, '王桂花', '13800000013']) expect(linesWith(secret, clear)).toEqual([]);
    for (let time = 0; time < 5; time += 1) await writes('2', '2', '查询 BM26-0001 AAAA2222');
    await writes('2', '2', `查询 BM26-0001 ${code}`);
    expect(said(house.paper, '2').at(-1)).toContain('试了太多次');
    await writes('3', '3', `查询 bm26-0001 ${code.toLowerCase()}`);
    expect(said(house.paper, '3').at(-1)).toContain('BM26-0001 找到了');
    await writes(officer, group, '#1 答复 师傅明天上午来修。');
    await presses(officer, group, '发送');
    expect(said(house.paper, '3').at(-1)).toContain('BM26-0001 有答复了');
    expect(await count(house.db, 'query_codes')).toBe(1);
  });

  test('keeps who was shown the phone of a resident', async () => {
    await writes(officer, officer, '代录 来访 圭峰路44号楼道的灯坏了');
    await writes(officer, officer, '王桂花');
    await presses(officer, officer, '跳过');
    await presses(officer, officer, '同意');
    await presses(officer, officer, '登记');
    await writes(officer, group, '#1 问 哪个单元？');
    await presses(officer, group, '看电话');
    expect(said(house.paper, officer).at(-1)).toContain('王桂花，没留电话');
    expect(said(house.paper, group).join('\n')).not.toContain('王桂花');
    expect(await count(house.db, 'access_log')).toBe(1);
  });

  test('ends what its representative heard to be solved on the phone', async () => {
    await bindMember(house, castOf(await exampleRoster()).find(({ name }) => name === '陈国栋') as CastMember, '8');
    await writes(officer, officer, '代录 来电 圭峰路44号楼道的灯坏了');
    for (const label of ['跳过', '跳过', '登记']) await presses(officer, officer, label);
    await writes(officer, group, '#1 分派 陈国栋');
    await writes(officer, group, '#1 答复 师傅今天修好了。');
    await presses(officer, group, '发送');
    await presses('8', group, '已电话告知');
    await presses('8', group, '已解决');
    expect(await count(house.db, `matters where status = 'closed'`)).toBe(1);
  });

  test('says what the limit is when a note is too long, and keeps nothing of it', async () => {
    await raise('1', '北门社区圭峰路44号门口的路灯坏了三天');
    await writes(officer, group, `#1 备注 ${mark.repeat(1250)}`);
    expect(said(house.paper, group).at(-1)).toContain('5000字），最多3000字。没有发也没有记');
    expect(await found()).toEqual([]);
    await writes(officer, group, `#1 部分不办 司法 ${mark.repeat(1250)}`);
    expect(said(house.paper, group).at(-1)).toContain('最多3000字');
    await writes(officer, officer, `代录 来电 ${mark.repeat(1250)}`);
    expect(said(house.paper, officer).at(-1)).toContain('没有记');
    expect(await found()).toEqual([]);
  });
});
