// Plain lines of the optional model for what others release, besides the transcripts: of an answer from a department's page, in private where it has personal data, and of what nobody is asked about.

import { afterEach, expect, test } from 'vitest';
import type { Assist } from '../../src/assist/assist.ts';
import { askPlainVersion, askVersionToRelease } from '../../src/flows/staff/plain-version.ts';
import { aContext, repliedMatter } from '../flows/cast.ts';
import { count, query } from '../mailroom/desk.ts';
import { officer, openStage, resident, staffChat, type ReferralStage } from './referral-stage.ts';

let stage: ReferralStage;
afterEach(() => stage?.close());

function saying(...lines: string[]): { assist: Assist; dailyCalls: number; asked: string[] } {
  const asked: string[] = [];
  const ask: Assist['ask'] = async (what, text) => {
    asked.push(text);
    return what === 'plain-reply' ? { ok: true, answer: { what, lines } } : { ok: false, why: 'never', code: 'no-answer', retryAfterMs: null };
  };
  return { asked, dailyCalls: 100, assist: { timeoutMs: 1_000, room: (wanted) => wanted, ask } };
}

const lead = 'BM26-0001 简单说法（助手写的，供参考）：\n';

test('an answer from the page: plain lines for the officers, sent as the department\'s', async () => {
  stage = await openStage({ model: saying('12月1日前换好灯。') });
  await stage.sends('finish', { text: '经研究，将于12月1日前予以更换，敬请谅解。' });
  expect(stage.said(staffChat).at(-1)).toBe(`${lead}12月1日前换好灯。`);
  await stage.presses(staffChat, officer, '用这个');
  expect(stage.said(staffChat).at(-1)).toBe('BM26-0001 居民会收到下面这条，发吗？\n12月1日前换好灯。');
  await stage.presses(staffChat, officer, '发送');
  expect(stage.said(resident).at(-1)).toContain('12月1日前换好灯。\n城管办、联络员杨小敏');
  expect(await query(stage.house.db, `select event ->> 'released' as released from matter_events where event ->> 'type' = 'replied'`)).toEqual([{ released: 'true' }]);
  expect(stage.house.bugs).toEqual([]);
});

test('taken, then sent back before it is sent: nothing leaves', async () => {
  stage = await openStage({ model: saying('12月1日前换好灯。') });
  await stage.sends('finish', { text: '经研究，将于12月1日前予以更换，敬请谅解。' });
  await stage.presses(staffChat, officer, '用这个');
  await stage.says(officer, '#1 退回重写 请写清谁来换');
  const before = stage.said(resident);
  await stage.presses(staffChat, officer, '发送');
  expect(stage.said(staffChat).at(-1)).toContain('这份答复已经不等着了');
  expect(stage.said(resident)).toEqual(before);
});

test('with personal data in them they are for private chats alone, and go with the words when those are a secret', async () => {
  stage = await openStage({ model: saying('有事打13800000012。') });
  await stage.sends('finish', { text: '经研究，将于12月1日前予以更换，敬请谅解，请拨打13800000012。' });
  expect(stage.said(officer).at(-1)).toBe(`${lead}有事打13800000012。`);
  expect(stage.said(staffChat).join()).not.toContain('13800000012');
  await stage.presses(officer, officer, '用这个');
  expect(stage.said(officer).at(-1)).toContain('有事打13800000012。');
  await stage.group('#1 查看');
  expect(stage.said(staffChat).at(-1)).not.toContain('有事打');
  await stage.group('#1 涉密');
  expect(await count(stage.house.db, `matter_texts where kind = 'version' and (original is not null or masked is not null)`)).toBe(0);
  expect(stage.said(officer).join()).not.toContain('13800000012');
  expect(stage.said(resident).join()).not.toContain('13800000012');
});

test('a process that dies while it asks: another one brings the lines, once, and the draft waits as it was', async () => {
  const { assist, dailyCalls, asked } = saying('12月1日前换好灯。');
  let isAway = true;
  const ask: Assist['ask'] = async (...args) => (asked.length === 0 ? new Promise(() => asked.push('dead')) : assist.ask(...args));
  stage = await openStage({ model: { dailyCalls, assist: { ...assist, ask, room: (wanted) => (isAway ? 0 : wanted) } } });
  const { house } = stage;
  await stage.says(officer, '#1 进展 高度重视，将于12月1日前统筹推进');
  isAway = false;
  void house.errands?.runSome();
  while (asked.length === 0) await new Promise(setImmediate);
  await house.elapse(17_000);
  expect(await house.anotherWorker().errands?.runSome()).toBe(1);
  await house.settle();
  expect(stage.said(officer).filter((text) => text.includes('简单说法'))).toEqual([`${lead}12月1日前换好灯。`]);
  await stage.presses(officer, officer, '发送');
  expect(stage.said(officer).at(-1)).toMatch(/^BM26-0001 (?:进展已发给居民|记好了)/);
});

test('whose words were taken out meanwhile: nothing of them comes back', async () => {
  const { assist, dailyCalls } = saying('12月1日前换好灯。');
  let isAway = true;
  stage = await openStage({ model: { dailyCalls, assist: { ...assist, room: (wanted) => (isAway ? 0 : wanted) } } });
  await stage.sends('finish', { text: '经研究，将于12月1日前予以更换，敬请谅解。' });
  isAway = false;
  expect(await stage.house.errands?.runSome()).toBe(1);
  await query(stage.house.db, 'update matter_texts set original = null, masked = null');
  await stage.house.settle();
  expect(stage.said(staffChat).at(-1)).not.toContain('简单说法');
  expect(await count(stage.house.db, `matter_texts where kind = 'version'`)).toBe(0);
});

test('nothing is asked of what is plain, confined or may be secret, nor without a model', () => {
  const { matter } = repliedMatter('BM26-0001');
  const context = aContext({ assisted: true });
  const asked = (text: string, hints: string[], about = matter, known = context) => [
    ...askPlainVersion(about, { text }, hints, '7', known),
    ...askVersionToRelease(about, text, hints, ['submission', '7'], '7', known),
  ].length;
  expect(asked('将统筹推进', ['·'])).toBe(2);
  expect(asked('12月1日修好', [])).toBe(0);
  expect(asked('将统筹推进', ['·'], { ...matter, confined: { people: [], departments: [], studio: 'BM', withdrawal: null } })).toBe(0);
  expect(asked('我有一份机密文件的内容要给你们看：部队演习的时间', ['·'])).toBe(0);
  expect(asked('将统筹推进', ['·'], { ...matter, text: '我有一份机密文件的内容要给你们看：部队演习的时间' })).toBe(0);
  expect(asked('将统筹推进', ['·'], matter, aContext())).toBe(0);
});
