// The private page of a referral: who opens it, what it shows, what becomes of its forms, and all that may be wrong with them.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { count } from '../mailroom/desk.ts';
import { nonceIn, officer, openStage, resident, staffChat, type ReferralStage } from './referral-stage.ts';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const photo = (name: string) => new File([jpeg], name);

let stage: ReferralStage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

describe('the link', () => {
  test('shows the masked matter, until when, and nothing of who wrote', async () => {
    const page = await stage.get(stage.link());
    expect(page.status).toBe(200);
    for (const words of ['BM26-0001', '市政设施', '圭峰路44号门口', '12月1日（周二）', '〔姓名〕', '照片', '办结答复', '申请延期', '不属我单位', '需要联系居民']) expect(page.text).toContain(words);
    for (const words of ['陈小明', '13800000012', '09:00']) expect(page.text).not.toContain(words);
    expect(page.text).not.toMatch(/<script|<style| style=| on[a-z]+=/);
  });

  test('is kept by no cache, index or referrer, and runs nothing', async () => {
    const { headers } = await stage.get(stage.link());
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'none'", "form-action 'self'", "base-uri 'none'"]) expect(policy).toContain(rule);
  });

  test('opened ten times by a preview changes nothing', async () => {
    const before = await Promise.all(['letters', 'matter_events', 'deliveries', 'referrals'].map((table) => count(stage.house.db, table)));
    for (let times = 0; times < 10; times += 1) await stage.get(`${stage.link()}?done=finish`);
    await stage.house.settle();
    expect(await Promise.all(['letters', 'matter_events', 'deliveries', 'referrals'].map((table) => count(stage.house.db, table)))).toEqual(before);
  });

  test('a wrong one is as a page that does not exist, whatever is wrong with it', async () => {
    const nowhere = await stage.get(`${new URL(stage.link()).origin}/nowhere`);
    const wrong = [`${stage.link().slice(0, -1)}!`, `${stage.link().slice(0, -32)}${'A'.repeat(32)}`, `${new URL(stage.link()).origin}/r/1`, `${stage.link()}x`];
    for (const url of wrong) {
      const page = await stage.get(url);
      expect([page.status, page.text]).toEqual([nowhere.status, nowhere.text]);
    }
  });

  test('one address that tries at random is no longer looked up; others notice nothing', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    for (let tries = 0; tries < 30; tries += 1) await stage.get(`${stage.link().slice(0, -32)}${String(tries).padStart(32, 'A')}`, from('203.0.113.9'));
    expect((await stage.get(stage.link(), from('203.0.113.9'))).status).toBe(404);
    expect((await stage.get(stage.link(), from('203.0.113.10'))).status).toBe(200);
    expect((await stage.get(stage.link())).status).toBe(200);
  });

  test('is dead after a recall, after the answer, and after 30 days', async () => {
    const first = stage.link();
    await stage.group('#1 撤回');
    expect((await stage.get(first)).status).toBe(404);
    for (const body of ['{', new FormData()]) expect((await fetch(first, { method: 'POST', body })).status).toBe(404);
    await stage.group('#1 转办 城管办 5日');
    const second = stage.link();
    expect(second).not.toBe(first);
    expect((await stage.get(first)).status).toBe(404);
    await stage.house.turn('12月24日 10:00');
    expect((await stage.get(second)).status).toBe(404);
  });

  test('is dead once its matter is confined; a form that was open does nothing', async () => {
    await stage.sends('contact', { text: '要上门看，想约个时间' });
    await stage.presses(resident, resident, '同意');
    await stage.says(resident, '王先生，13800000012');
    const nonce = nonceIn((await stage.get(stage.link())).text);
    await stage.says(resident, '别让村里知道');
    expect((await stage.get(stage.link())).status).toBe(404);
    expect((await stage.posts(stage.link(), { act: 'finish', nonce, text: '灯已经换好，昨晚亮了。' })).status).toBe(404);
    expect(await count(stage.house.db, `matter_texts where kind = 'submission'`)).toBe(0);
    expect(stage.said(resident).at(-1)).toContain('城管办的人可能看过您写的（遮住了姓名、电话，但您同意给的联系方式办事单位也看过）');
    expect(stage.house.paper.chat(officer).filter((message) => message.text.includes('/r/') && !message.erased)).toEqual([]);
    expect(stage.house.paper.chat(staffChat).filter((message) => message.from === null && !message.erased && message.text.includes('BM26-0001'))).toEqual([]);
  });

  test('neither store nor log has it', async () => {
    const token = stage.link().split('/r/')[1] ?? '';
    await stage.get(stage.link());
    await stage.sends('progress', { text: '' });
    expect([...stage.logged, ...stage.house.logLines].filter((line) => line.includes(token))).toEqual([]);
    expect(await count(stage.house.db, `referrals where link_hash = '${token}'`)).toBe(0);
  });
});

describe('forms', () => {
  test('办结答复 with a photo goes to the officer, who releases it; the resident gets both', async () => {
    const page = await stage.sends('finish', { text: '灯已经换好，昨晚亮了。' }, [photo('灯.jpg')]);
    expect([page.status, page.headers.get('location')]).toEqual([303, '?done=finish']);
    const after = await stage.get(`${stage.link()}?done=finish`);
    expect(after.text).toContain('联络员最晚11月25日（周三）看完');
    expect(stage.said(staffChat).at(-2)).toContain('城管办交来办结答复：\n灯已经换好，昨晚亮了。');
    await stage.presses(staffChat, officer, '发给居民');
    expect(stage.said(resident).at(-2)).toContain('灯已经换好，昨晚亮了。\n城管办、联络员杨小敏');
    const sent = stage.house.paper.deeds.findLast(({ dispatch }) => dispatch.kind === 'file')?.dispatch;
    expect(sent).toMatchObject({ kind: 'file', attachment: { kind: 'photo', name: '灯.jpg', mimeType: 'image/jpeg' } });
    expect(sent?.kind === 'file' && [...(sent.bytes ?? [])]).toEqual([...jpeg]);
    expect((await stage.get(stage.link())).status).toBe(404);
  });

  test('what the officer sends back stands on the page', async () => {
    await stage.sends('finish', { text: '灯已经换好。' });
    await stage.group('#1 退回重写 请写清哪天换的');
    const page = await stage.get(stage.link());
    expect(page.text).toContain('请写清哪天换的');
    expect(page.text).not.toContain('联络员在看');
  });

  test('sent twice, at once and later, is one', async () => {
    const nonce = nonceIn((await stage.get(stage.link())).text);
    const fields = { act: 'finish', nonce, text: '灯已经换好，昨晚亮了。' };
    const pages = await Promise.all([stage.posts(stage.link(), fields), stage.posts(stage.link(), fields)]);
    expect([...pages, await stage.posts(stage.link(), fields)].map((page) => page.status)).toEqual([303, 303, 303]);
    expect(await count(stage.house.db, `matter_texts where kind = 'submission'`)).toBe(1);
  });

  test('进展 is shown once before it goes to the resident', async () => {
    const preview = await stage.sends('progress', { text: '师傅明天上午来。' });
    expect(preview.status).toBe(200);
    expect(stage.said(resident).join()).not.toContain('师傅明天上午来。');
    expect(preview.text).not.toContain('看不明白');
    const edited = await stage.posts(stage.link(), { act: 'progress', nonce: nonceIn(preview.text), text: '师傅明天上午来。', step: 'edit' });
    expect(edited.text).toContain('师傅明天上午来。</textarea>');
    const sent = await stage.posts(stage.link(), { act: 'progress', nonce: nonceIn(preview.text), text: '师傅明天上午来。', step: 'send' });
    expect(sent.headers.get('location')).toBe('?done=progress');
    expect(stage.said(resident).at(-1)).toContain('师傅明天上午来。\n城管办');
  });

  test('what the resident would not understand of a 进展 is hinted at there, and may be sent', async () => {
    const preview = await stage.sends('progress', { text: '将尽快统筹推进，妥善处理<b>。' });
    expect(preview.text).toContain('居民可能看不明白，不改也能发：');
    expect(preview.text).toContain('只说「尽快」');
    await stage.posts(stage.link(), { act: 'progress', nonce: nonceIn(preview.text), text: '将尽快统筹推进，妥善处理。', step: 'send' });
    expect(stage.said(resident).at(-1)).toContain('将尽快统筹推进');
  });

  test('不属我单位 ends it, and pressing twice says the same', async () => {
    const nonce = nonceIn((await stage.get(stage.link())).text);
    const fields = { act: 'return', nonce, text: '这段路归交通办管' };
    for (let times = 0; times < 2; times += 1) {
      const page = await stage.posts(stage.link(), fields);
      expect([page.status, page.text.includes('已退回工作室')]).toEqual([200, true]);
    }
    expect((await stage.get(stage.link())).status).toBe(404);
    expect(stage.said(staffChat).join('\n')).toContain('城管办退回：这段路归交通办管');
  });

  test('申请延期 is decided in chat and stands on the page', async () => {
    expect((await stage.sends('extend', { text: '灯杆要从厂里调货', until: '10日' })).status).toBe(303);
    expect((await stage.get(stage.link())).text).toContain('还在等决定');
    await stage.presses(staffChat, officer, '同意延期');
    const page = await stage.get(stage.link());
    expect(page.text).toContain('请最晚12月15日（周二）答复');
    expect(page.text).not.toContain('<summary>申请延期');
    expect(stage.said(resident).at(-1)).toContain('现在最晚12月15日（周二）给您答复');
  });

  test('what the resident gives stands on the page and nowhere else', async () => {
    await stage.sends('contact', { text: '要上门看，想约个时间' });
    await stage.presses(resident, resident, '同意');
    await stage.house.paper.writes({ user: resident, chat: resident, text: '王先生，13800000012' });
    await stage.house.settle();
    expect((await stage.get(stage.link())).text).toContain('王先生，13800000012');
    expect([...stage.said(staffChat), ...stage.said(officer)].join()).not.toContain('13800000012');
    await stage.group('#1 撤回');
    await stage.group('#1 转办 城管办 5日');
    expect((await stage.get(stage.link())).text).not.toContain('王先生');
  });
});

describe('what is wrong with a form is told, and what was typed stays', () => {
  const good = '灯已经换好，昨晚亮了。';

  test.each([
    ['nothing written', 'finish', { text: '  ' }, [], '还没写办得怎么样'],
    ['a courtesy', 'finish', { text: '收到' }, [], '「收到」居民看了不知道怎么办'],
    ['5,000 characters', 'finish', { text: '长'.repeat(5000) }, [], '太长了（5000字）'],
    ['no date', 'extend', { text: '要调货', until: '过几天' }, [], '没看懂要延到哪天'],
    ['an earlier date', 'extend', { text: '要调货', until: '11月25日' }, [], '现在的期限是12月1日'],
    ['too far away', 'extend', { text: '要调货', until: '30日' }, [], '最晚只能延到12月22日'],
    ['a program', 'finish', { text: good }, [new File([new Uint8Array([0x4d, 0x5a, 0x90])], '照片.jpg')], '打开看不是照片'],
    ['a photo that says it is a paper', 'finish', { text: good }, [photo('说明.pdf')], '内容和名字对不上'],
    ['too many files', 'finish', { text: good }, ['1', '2', '3', '4'].map((name) => photo(`${name}.jpg`)), '最多传3个文件'],
    ['a large file', 'finish', { text: good }, [new File([jpeg, new Uint8Array(5 * 1024 * 1024)], '大.jpg')], '「大.jpg」太大了'],
  ])('%s', async (_, act, fields: Record<string, string>, files, problem) => {
    const before = await count(stage.house.db, 'letters');
    const page = await stage.sends(act, fields, files);
    expect(page.status).toBe(422);
    expect(page.text).toContain(problem);
    expect(page.text).toContain(`${fields['text']?.trim()}</textarea>`);
    expect(await count(stage.house.db, 'letters')).toBe(before);
    expect(await count(stage.house.db, 'kept_files')).toBe(0);
  });

  test('a secret is neither stored nor shown again', async () => {
    const page = await stage.sends('finish', { text: '机密★10年 关于部队调动的内部文件我这里有一份' });
    expect(page.text).toContain('可能涉密');
    expect(page.text).not.toContain('部队调动');
  });

  test('a form that is not ours, or of another site, does nothing', async () => {
    expect((await stage.posts(stage.link(), { act: 'finish', nonce: 'AAAAAAAAAAAAAAAA.AAAAAAAAAAAA', text: good })).text).toContain('页面放得太久了');
    expect((await stage.posts(stage.link(), { act: 'close', text: good })).status).toBe(400);
    const json = await fetch(stage.link(), { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    expect(json.status).toBe(400);
    const foreign = await fetch(stage.link(), { method: 'POST', body: new FormData(), headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(404);
    expect(await count(stage.house.db, `matter_texts where kind = 'submission'`)).toBe(0);
  });

  test('what is far too large is refused before it is read', async () => {
    const page = await stage.sends('finish', { text: good }, [new File([new Uint8Array(17 * 1024 * 1024)], '大.jpg')]);
    expect([page.status, page.text.includes('传的东西太大了')]).toEqual([413, true]);
  });
});

describe('a slip that lies with the department', () => {
  const slipLink = () => stage.said(officer).findLast((text) => text.includes('/r/') && text.includes('督26-'))?.split('/r/')[1] ?? '';

  /** Late, and the officer issues for the representative, whom nobody reaches. */
  async function issued(command: string): Promise<void> {
    await stage.says(officer, command);
    await stage.presses(officer, officer, '发送');
  }

  beforeEach(async () => {
    await stage.house.turn('12月2日 09:00');
    await stage.presses(resident, resident, '很不满意');
  });

  test('is read and answered by a new link that the officer forwards; the old one opens nothing', async () => {
    const before = stage.link();
    await issued('#1 黄色督办单 3日');
    expect(stage.link()).toMatch(new RegExp(`${slipLink()}$`));
    expect((await stage.get(before)).status).toBe(404);
    const page = await stage.get(stage.link());
    for (const words of ['黄色督办单（B级黄单）', 'BM督26-0001', '12月7日（周一）前办好并答复', '群众：很不满意']) expect(page.text).toContain(words);
    for (const words of ['陈小明', '13800000012']) expect(page.text).not.toContain(words);
    expect(page.text).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    const done = await stage.sends('answer', { document: 'BM督26-0001', text: '师傅明天去修' });
    expect([done.status, done.headers.get('location')]).toEqual([303, '?done=answer']);
    expect(stage.said(staffChat).concat(stage.said(officer)).join('\n')).toContain('BM督26-0001 城管办回复了（城管办）：\n师傅明天去修');
    expect((await stage.get(stage.link())).text).toContain('已经回复了');
    expect((await stage.sends('answer', { document: 'BM督26-0001', text: '再说一次' })).text).toContain('已经回复过了');
  });

  test('a red one wants the head of the unit; what was typed stays', async () => {
    await issued('#1 黄色督办单 1日');
    await stage.house.turn('12月4日 09:00');
    await issued('#1 红色督办单');
    const asked = await stage.sends('answer', { document: 'BM督26-0002', head: '', text: '灯杆要从厂里调货' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('还没写单位负责人');
    expect(asked.text).toContain('灯杆要从厂里调货</textarea>');
    expect((await stage.sends('answer', { document: 'BM督26-0002', head: '王强局长', text: '灯杆要从厂里调货' })).status).toBe(303);
    expect(stage.said(officer).join('\n')).toContain('BM督26-0002 收到书面说明，负责人王强局长（城管办）：\n灯杆要从厂里调货');
  });

  test('one of another matter, or of none, cannot be answered here', async () => {
    await issued('#1 催办');
    for (const document of ['BM督26-0009', '', 'x']) expect((await stage.sends('answer', { document, text: '好的，明天去' })).status).toBe(422);
    expect(await count(stage.house.db, 'supervision_documents where answered_at is not null')).toBe(0);
  });
});
