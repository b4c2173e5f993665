// Very long texts, markup, other scripts and torn characters in whatever people write of receptions, slips, cards and announcements: kept whole or refused in words.

import { expect, test } from 'vitest';
import { count } from './mailroom/desk.ts';
import { openHouse } from './support/house.ts';
import { createPaper } from './support/paper.ts';
import { exampleRoster } from './support/rosters.ts';
import { bindGroup, bindMember, castOf, memberNamed } from './support/transcript-cast.ts';

const group = '-500';
/** An emoji is two characters for the machine: whatever is cut is cut amid one, of the one parity or the other. */
const emoji = '😀'.repeat(700);
const hostile: readonly (readonly [string, string])[] = [
  ['markup, placeables, other scripts, marks and lines', `<script>alert(1)</script>'; drop table -- \${x} { $y } &amp; \u202Eمرحبا नमस्ते 𠀀\u200B\u0000\uFEFF\ud800\n\n第二行\r\n第三行\t完`],
  ['very long', '路灯坏了。'.repeat(1800)],
  ['cut amid a character', emoji],
  ['cut amid the next one', `字${emoji}`],
];

test.each(hostile)('%s', async (_, words) => {
  const roster = await exampleRoster();
  const house = await openHouse({ sendsAtOnce: true, mornings: true, papers: [createPaper({ groups: [group] })], roster, at: '2026年12月3日 09:00' });
  for (const name of ['杨小敏', '吴刚', '陈国栋', '梁秀英']) {
    const member = memberNamed(castOf(roster), name);
    if (member) await bindMember(house, member, name);
  }
  await bindGroup(house, 'BM', group);
  await house.morning();
  const patient = () => house.settle({ patienceMs: 600_000 });
  const writes = async (user: string, text: string, chat = user): Promise<void> => {
    house.tickOn();
    await house.paper.writes({ user, chat, text });
    await patient();
  };
  /** What is offered for the words, if anything is. */
  const presses = async (user: string, label: string, chat = user): Promise<void> => {
    house.tickOn();
    const message = house.paper.chat(chat).findLast(({ buttons }) => buttons.some((one) => one.label === label));
    const press = message?.buttons.find((one) => one.label === label)?.press;
    if (message && press !== undefined) await house.paper.presses({ user, chat, messageId: message.id, press });
    await patient();
  };
  await writes('王', '/start BM');
  await writes('王', '订阅');
  await writes('王', '圭峰路44号门口的路灯坏了');
  for (const label of ['说完了', '同意并提交']) await presses('王', label);
  await writes('杨小敏', '#1 转办 城管办 1日', group);
  for (const what of ['主题', '地点', '停开']) {
    await writes('杨小敏', `接待日 12月10日 ${what} ${words}`, group);
    await presses('杨小敏', '不改了', group);
  }
  for (const typed of [`#1 约见 12月11日 15:00 ${words}`, `排班 12月21日 ${words}`, `邀请 ${words.slice(0, 9)} 参加 12月10日 ${words}`]) await writes('杨小敏', typed, group);
  await writes('杨小敏', `群发 ${words}`);
  await presses('杨小敏', '发出');
  await writes('李', '/start BM');
  await writes('李', '/book');
  for (const label of ['12月10日（周四）', '都可以']) await presses('李', label);
  await writes('李', words);
  for (const typed of [`走访 12月9日 9:00 ${words}`, `走访 12月9日 9:00 翠湖花园 ${words.slice(0, 40)} 陈国栋`, `走访 12月8日 ${words.slice(0, 9)} 改到 ${words}`]) {
    await writes('杨小敏', typed, group);
    await presses('杨小敏', '定下', group);
  }
  await house.turn('12月3日 09:10');
  for (const what of ['主题', '地点', '停开']) {
    await writes('杨小敏', `走访 12月9日 ${what} ${words}`, group);
    await presses('杨小敏', '不改了', group);
  }
  await writes('王', '走访安排');
  await presses('王', '约上门');
  await writes('王', words);
  await writes('陈国栋', `加联系对象 王桂花 13800000013 ${words}`);
  await presses('陈国栋', '约个时间');
  await writes('陈国栋', words);
  await writes('陈国栋', `12月12日 ${words}`);
  for (const typed of [`#接待 ${words}`, '走访 王桂花 13800000013 想装扶手']) await writes('陈国栋', typed);
  await presses('陈国栋', '当场答复');
  await writes('陈国栋', words);
  await writes('陈国栋', '看过了');
  await presses('陈国栋', '填缺的');
  for (let field = 0; field < 3; field += 1) await writes('陈国栋', words);
  await presses('陈国栋', '以后再填');
  await house.turn('2026年12月8日 09:00');
  for (const typed of [`#1 催办 ${words}`, '#1 催办 请抓紧']) {
    await writes('陈国栋', typed);
    await presses('陈国栋', '发送');
  }
  await writes('吴刚', `BM督26-0001 回复 ${words}`);
  await house.turn('2026年12月10日 12:00');
  expect(house.bugs).toEqual([]);
  expect(await count(house.db, `letters where status <> 'done'`)).toBe(0);
  expect(house.logLines.filter((line) => line.includes('could not be handled'))).toEqual([]);
  const texts = house.paper.deeds.flatMap(({ dispatch }) => ('text' in dispatch ? [dispatch.text] : []));
  expect(texts.filter((text) => text.length > 4096)).toEqual([]);
  // Nobody gets a stranger's flood back: what is refused is named, not repeated.
  expect(texts.filter((text) => text.includes('路灯坏了。'.repeat(700)))).toEqual([]);
  expect(texts.filter((text) => !text.isWellFormed())).toEqual([]);
  await house.close();
});
