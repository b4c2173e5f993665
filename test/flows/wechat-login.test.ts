// 微信登录: who gets the link and who hears whom to ask, in private alone; the link is known to nobody else, and to the store by its hash.

import { afterEach, describe, expect, test } from 'vitest';
import { createAccountRecord } from '../../src/store/channel-accounts.ts';
import { count, query, said, staffChat, write } from '../mailroom/desk.ts';
import { openHouse, type House, type HouseOptions } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { exampleRoster } from '../support/rosters.ts';
import { bindGroup, bindMember, castOf, memberNamed } from '../support/transcript-cast.ts';

const account = 'wechat:main';
let house: House;
afterEach(() => house.close());

async function open(login?: HouseOptions['login']): Promise<void> {
  house = await openHouse({ papers: [createPaper({ groups: [staffChat] })], ...(login ? { login } : {}) });
  const cast = castOf(await exampleRoster());
  for (const [name, user] of [['杨小敏', 'yang'], ['傅敏', 'fu'], ['陈国栋', 'chen'], ['吴刚', 'wu']] as const) {
    const member = memberNamed(cast, name);
    if (member) await bindMember(house, member, user);
  }
  await bindGroup(house, 'BM', staffChat);
}

async function asks(user: string, chat = user): Promise<string> {
  house.tickOn();
  await house.paper.writes({ user, chat, text: '微信登录' });
  await house.settle();
  expect(house.bugs).toEqual([]);
  return said(house.paper, chat).at(-1) ?? '';
}

describe('an account of a studio', () => {
  test('its officer and the district\'s get a link each; it lasts ten minutes, and only its hash is kept', async () => {
    await open({ account, studio: 'BM' });
    const links = [await asks('yang'), await asks('fu')].map((text) => /https:\/\/huiyin\.example\/wechat\/([\w-]{32})$/m.exec(text)?.[1]);
    expect(new Set(links).size).toBe(2);
    expect(links).not.toContain(undefined);
    const rows = await query<{ row: string }>(house.db, 'select to_jsonb(login_links)::text as row from login_links');
    for (const link of links) expect(rows.map(({ row }) => row).join()).not.toContain(link);
    const [row] = await query<{ minutes: number }>(house.db, `select extract(epoch from expires_at - timestamptz '${new Date(house.clock.now()).toISOString()}')::int / 60 as minutes from login_links limit 1`);
    expect(row?.minutes).toBeGreaterThanOrEqual(9);
    await house.turn('11月24日 09:11');
    await asks('yang');
    expect(await count(house.db, 'login_links')).toBe(1);
    expect(house.logLines.join()).not.toContain('/wechat/');
  });

  test('others hear who may; in a group nobody gets it; a resident is told that it is not for him', async () => {
    await open({ account, studio: 'BM' });
    for (const user of ['chen', 'wu']) expect(await asks(user)).toBe('微信由杨小敏、傅敏来登录。');
    expect(await asks('yang', staffChat)).toBe('「微信登录」请在私聊里发给我，别发在群里。');
    expect(await asks('resident')).toContain('工作人员用的写法');
    expect(await count(house.db, 'login_links')).toBe(0);
    expect(await query(house.db, 'select reason from refusals')).toHaveLength(3);
  });

  test('of another studio: its officers and the district\'s', async () => {
    await open({ account, studio: 'DZ' });
    expect(await asks('yang')).toMatch(/^微信由.*傅敏来登录。$/);
    expect(await asks('fu')).toContain('/wechat/');
  });

  test('logged in already: since when, and no link; a process that died is not taken for one', async () => {
    await open({ account, studio: 'BM' });
    const record = createAccountRecord(house.db, house.seal, house.clock, account);
    await record.showLogin({ state: 'up', qr: null, at: house.clock.now() });
    await house.turn('11月24日 09:30');
    await record.seen(house.clock.now());
    expect(await asks('yang')).toBe('微信登录着，从11月24日 09:00起一直在用，不用再扫。');
    await house.turn('11月24日 09:35');
    expect(await asks('yang')).toContain('/wechat/');
  });
});

test('an account of the district is its officers\'', async () => {
  await open({ account, studio: null });
  expect(await asks('fu')).toContain('/wechat/');
  expect(await asks('yang')).toBe('微信由傅敏来登录。');
});

test('without WeChat it says so', async () => {
  await open();
  expect(await asks('yang')).toBe('这里没有接微信，不用登录。要接微信，请找管这台机器的人。');
  await write(house, 'yang', '微信登录不了怎么办');
  await house.settle();
  expect(said(house.paper, 'yang').at(-1)).not.toContain('没有接微信');
});
