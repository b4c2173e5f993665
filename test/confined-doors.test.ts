// Side doors of a confined matter (DESIGN §1, FIELD F2): waiting cards, lists of a backlog, old buttons, refused messages, logs, other people's drafts.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { count, query } from './mailroom/desk.ts';
import { stores } from './support/databases.ts';
import { openHouse, type House } from './support/house.ts';
import { createPaper, type PaperOptions } from './support/paper.ts';
import { exampleRoster } from './support/rosters.ts';
import { bindGroup, bindMember, castOf, endRights, memberNamed } from './support/transcript-cast.ts';

const group = '-500';
const officer = '2';
const district = '3';
const supervisor = '5';
const lamp = '北门社区圭峰路44号门口的路灯坏了三天';
const complaint = '北门社区的，陈国栋把修路的钱拿走了';

describe.each(stores)('nothing leads to a confined matter ($kind)', ({ open }) => {
  let house: House;
  const paperOf = (options: PaperOptions = {}) => createPaper({ groups: [group], ...options });

  async function openDesk(options: PaperOptions = {}, ...changes: (readonly [string, string])[]): Promise<void> {
    const roster = await exampleRoster(...changes);
    house = await openHouse({ store: await open(), papers: [paperOf(options)], roster });
    const cast = castOf(roster);
    for (const [name, user] of [['杨小敏', officer], ['傅敏', district], ['林正', supervisor]] as const) {
      const member = memberNamed(cast, name);
      if (member) await bindMember(house, member, user);
    }
    await bindGroup(house, 'BM', group);
  }
  beforeEach(() => openDesk());
  afterEach(() => house.close());

  async function write(user: string, text: string, chat = user): Promise<void> {
    house.tickOn();
    await house.paper.writes({ user, chat, text });
    await house.settle({ patienceMs: 600_000 });
  }

  async function press(user: string, label: string, chat = user, patienceMs = 600_000): Promise<void> {
    house.tickOn();
    const shown = house.paper.chat(chat).flatMap(({ id, everButtons }) => everButtons.map((button) => ({ id, button })));
    const found = shown.findLast(({ button }) => button.label === label);
    if (!found) throw new Error(`no button ${label}`);
    await house.paper.presses({ user, chat, messageId: found.id, press: found.button.press });
    await house.settle({ patienceMs });
  }

  const shownIn = (chat: string): string[] => house.paper.chat(chat).flatMap(({ from, text, erased }) => (from === null && !erased ? [text] : []));

  async function report(user: string, text: string, ...labels: string[]): Promise<void> {
    await write(user, text);
    for (const label of ['说完了', ...labels]) await press(user, label);
  }

  const complain = (user: string) => report(user, complaint, '是，别让他们看到', '同意并提交');

  test('an old button in the group answers like one for a matter that does not exist', async () => {
    await report('1', lamp, '同意并提交');
    await write('1', '别让村里知道');
    await press(officer, '分派代表', group);
    expect(shownIn(group).at(-1)).toBe('没有找到BM26-0001。请核对编号。');
    expect(house.paper.chat(group).filter(({ text, erased }) => text.includes('路灯') && !erased)).toEqual([]);
  });

  test.each([{ erase: true }, { erase: false }])('a rewritten card that waits does not bring the words back ($erase)', async (can) => {
    await house.close();
    await openDesk({ can });
    await report('1', lamp, '同意并提交');
    house.paper.failAlways(group, { ok: false, why: 'later' });
    await press(officer, '更多', group, 0);
    house.tickOn();
    await house.paper.writes({ user: officer, chat: officer, text: 'BM26-0001 分派 陈国栋' });
    await house.settle();
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text: '别让村里知道' });
    await house.settle();
    house.paper.failAlways(group, null);
    await house.settle({ patienceMs: 600_000 });
    expect(shownIn(group)).toEqual(can.erase ? [] : ['（这条已收回）']);
  });

  test('what colleagues say of it in the same moment never leaves', async () => {
    await report('1', lamp, '同意并提交');
    house.tickOn();
    await house.paper.writes({ user: officer, chat: group, text: '#1 分派 陈国栋' });
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text: '别让村里知道' });
    await house.settle({ patienceMs: 600_000 });
    expect(shownIn(group)).toEqual([]);
    expect(await query(house.db, `select 1 from deliveries where matter = 'BM26-0001' and lane like '%${group}' and status = 'waiting'`)).toEqual([]);
  });

  test('a card that is too old to be erased is emptied', async () => {
    await report('1', lamp, '同意并提交');
    await house.turn('11月28日 10:00');
    const before = house.paper.deeds.length;
    await write('1', '别让村里知道');
    const done = house.paper.deeds.slice(before).filter(({ chat }) => chat === group).map(({ dispatch }) => dispatch.kind);
    expect(new Set(done)).toEqual(new Set(['edit', 'erase']));
    expect(done.indexOf('edit')).toBeLessThan(done.indexOf('erase'));
  });

  test('it is rated and closed by the days of the studio that its resident turned to', async () => {
    await house.close();
    await openDesk({}, ['closeAfterDays: 10', 'closeAfterDays: 20']);
    await complain('1');
    await write(district, '#1 答复 已经在查，查清了告诉您。');
    await press(district, '发送');
    await house.turn('11月27日 10:00');
    expect(shownIn('1').at(-1)).toContain('12月14日');
  });

  test('where nothing can be erased the card is emptied', async () => {
    await house.close();
    await openDesk({ can: { erase: false } });
    await report('1', lamp, '同意并提交');
    await write('1', '别让村里知道');
    expect(shownIn(group)).toEqual(['（这条已收回）']);
    expect(house.paper.chat(group).flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  test('a card that waits never leaves, and no list of what waits names it', async () => {
    house.paper.failAlways(group, { ok: false, why: 'later' });
    for (let user = 11; user <= 20; user += 1) {
      house.tickOn();
      await house.paper.writes({ user: String(user), chat: String(user), text: lamp });
      await house.settle();
      await press(String(user), '说完了', String(user), 0);
      await press(String(user), '同意并提交', String(user), 0);
    }
    await write('12', '别让村里知道');
    house.paper.failAlways(group, null);
    await house.settle({ patienceMs: 600_000 });
    const said = house.paper.deeds.filter(({ chat }) => chat === group).map(({ dispatch }) => JSON.stringify(dispatch));
    expect(said.some((text) => text.includes('BM26-0001'))).toBe(true);
    expect(said.filter((text) => text.includes('BM26-0002'))).toEqual([]);
  });

  test('what was not delivered is told to those alone who have it', async () => {
    await complain('1');
    const before = shownIn(group).length;
    house.paper.failAlways('1', { ok: false, why: 'blocked' });
    await write(district, '#1 问 大概多少钱？');
    expect(shownIn(district).at(-1)).toContain('HX26-0001 的消息没送到居民那里');
    // The last one who has it is not reached himself: it goes to nobody else.
    house.paper.failAlways(district, { ok: false, why: 'blocked' });
    house.paper.failAlways('1', null);
    await write('1', '还有，收了三万');
    expect(shownIn(group)).toHaveLength(before);
    expect(shownIn(officer)).toEqual([]);
    expect(await count(house.db, `refusals where reason = 'undelivered'`)).toBeGreaterThan(1);
  });

  test('what the group refused of a matter that is confined by now is told to no officer', async () => {
    await report('1', lamp, '同意并提交');
    house.paper.fail(group, { ok: false, why: 'invalid' });
    house.tickOn();
    await house.paper.writes({ user: '1', chat: '1', text: '再说一句，是左边那盏' });
    await house.handler.handleSome();
    await house.outbox.sendSome();
    await house.outbox.idle();
    const waiting = await query<{ id: number }>(house.db, `select id from letters where status = 'waiting'`);
    expect(waiting).toHaveLength(1);
    // Its letter waits while the resident changes his mind.
    await house.db.execute(`update conversations set retry_at = now() + interval '1 minute' where key like '%${group}'`);
    await write('1', '别让村里知道');
    await house.settle({ patienceMs: 600_000 });
    expect(shownIn(officer)).toEqual([]);
  });

  test('somebody who came to be a district officer sees it, somebody who no longer is does not', async () => {
    await complain('1');
    const member = memberNamed(castOf(await exampleRoster()), '傅敏');
    if (member) await endRights(house, member);
    await write(district, 'HX26-0001');
    expect(shownIn(district).at(-1)).toBe('您现在没有办事的权限了，刚才什么也没发生。要恢复，请联系联络员。');
  });

  test('a resident finds only his own: by number, supplement, or the draft that it came from', async () => {
    await complain('1');
    await write('4', 'HX26-0001 我也补充一句');
    await write('4', 'HX26-0099 我也补充一句');
    const [first, second] = shownIn('4');
    expect(first?.replace('0001', '0099')).toBe(second);
    await press('1', '同意并提交');
    expect(await count(house.db, 'matters')).toBe(1);
  });

  test('neither log nor the clear columns hold what was said or of whom', async () => {
    await complain('1');
    await write('1', '别让村里知道');
    expect(house.logLines.filter((line) => line.includes('陈国栋') || line.includes('修路') || line.includes('HX26'))).toEqual([]);
    const events = await query<{ event: unknown }>(house.db, 'select event from matter_events');
    expect(JSON.stringify(events)).not.toContain('陈国栋');
  });

  test('the reason of an opening is sealed, and who opened it is recorded', async () => {
    await complain('1');
    await write(district, 'HX26-0001 看原文 要打电话核对');
    const [row] = await query<{ by: { role: string }; reason: Uint8Array }>(house.db, 'select by, reason from access_log');
    expect(row?.by.role).toBe('district');
    expect(house.seal.open('reason', row?.reason ?? new Uint8Array())).toBe('要打电话核对');
  });

  test('the setting says who has it: a supervisor of the district alone, who then does all that is to be done', async () => {
    await house.close();
    await openDesk({}, ['confinedTo: [district, supervisor]', 'confinedTo: [supervisor]'], ['{ studio: BM, name: 林正, unit: 北门街道纪工委 }', '{ district: HX, name: 林正 }']);
    await complain('1');
    expect(shownIn('1').at(-1)).toContain('监督员林正来看、来办');
    expect(shownIn(supervisor).at(-1)).toMatch(/^HX26-0001 /);
    expect(shownIn(district)).toEqual([]);
    await write(district, '待办');
    await write(district, 'HX26-0001');
    expect(shownIn(district)).toEqual(['现在没有待办。', '没有找到HX26-0001。请核对编号。']);
    await write(supervisor, '待办');
    expect(shownIn(supervisor).at(-1)).toContain('待办1件');
    await write(supervisor, '#1 答复 已经查实，钱12月5日前退回。');
    await press(supervisor, '发送');
    expect(shownIn('1').at(-1)).toContain('监督员林正，11月24日（周二）');
  });
});
