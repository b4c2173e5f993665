// Deadlines, supervision and who is told of lateness, as a studio's roster file has them (RULES D1–D7, FIELD D6, D10).

import { describe, expect, test } from 'vitest';
import { group, openStage, type Stage } from './stage.ts';

const lamp = '圭峰路44号门口的路灯坏了三天';
const plain = 'hours: 周一至周五 9:00-17:30';

const settings = (...lines: string[]): string => `settings: { ${lines.join(', ')} }`;

/** Reported, and given to somebody by the officer. */
async function inHand(stage: Stage, command: string, at?: string): Promise<void> {
  if (at !== undefined) await stage.turn(at);
  await stage.reports('居民', lamp);
  await stage.writes('杨小敏', command, { in: group });
}

const all = (stage: Stage, who: string, words: string): string[] => stage.said(who).filter((text) => text.includes(words));

describe('D5 working days until …', () => {
  test.each([
    ['sorting: one', plain, '最晚11月25日（周三）告诉您由谁来办'],
    ['sorting: two', settings('triageWorkdays: 2'), '最晚11月26日（周四）告诉您由谁来办'],
  ])('%s', async (_, rules, words) => {
    await using stage = await openStage(rules);
    await stage.reports('居民', lamp);
    expect(stage.last('居民')).toContain(words);
  });

  test.each([
    ['a reply: fifteen', plain, '#1 分派 陈国栋', '最晚12月15日（周二）给您答复'],
    ['a reply: ten', settings('referralWorkdays: 10'), '#1 分派 陈国栋', '最晚12月8日（周二）给您答复'],
    ['a reply of a department that has five', plain, '#1 转办 城管办', '最晚12月1日（周二）给您答复'],
    ['a reply by a day that was typed', plain, '#1 转办 城管办 12月9日', '最晚12月9日（周三）给您答复'],
  ])('%s', async (_, rules, command, words) => {
    await using stage = await openStage(rules);
    await inHand(stage, command);
    expect(stage.last('居民')).toContain(words);
  });

  test.each([
    ['one', plain, '11月26日 09:00', '11月27日（周五）早上还没回'],
    ['two', settings('acknowledgeWorkdays: 2'), '11月27日 09:00', '12月1日（周二）早上还没回'],
  ])('a representative’s acknowledgement: %s, then he is reminded and the officer has it back', async (_, rules, then, words) => {
    await using stage = await openStage(rules);
    await inHand(stage, '#1 分派 陈国栋');
    await stage.turn(then);
    expect(stage.last('陈国栋')).toContain(words);
  });

  test('D7 a Sunday on which people work in exchange counts, a holiday does not', async () => {
    await using september = await openStage(plain, { at: '2026年9月18日 10:00' });
    await september.reports('居民', lamp);
    expect(september.last('居民')).toContain('最晚9月20日（周日）告诉您由谁来办');
    await using eve = await openStage(plain, { at: '2026年9月30日 10:00' });
    await eve.reports('居民', lamp);
    expect(eve.last('居民')).toContain('最晚10月8日（周四）告诉您由谁来办');
  });
});

describe('D5 what is late is told before anybody asks, with who is late', () => {
  test('sorting, and a reply', async () => {
    await using stage = await openStage(plain);
    await stage.reports('居民', lamp);
    await stage.turn('11月26日 09:00');
    expect(stage.last('居民')).toMatch(/本来11月25日（周三）该告诉您由谁来办，联络员杨小敏还没办好/);
    await stage.writes('杨小敏', '#1 转办 城管办', { in: group });
    await stage.turn('12月4日 09:00');
    expect(all(stage, '居民', '本来12月3日（周四）该给您答复，城管办还没办好')).toHaveLength(1);
  });

  test('an extension: once, by as many days as the studio gives, with the reason; then it is late again', async () => {
    await using stage = await openStage(settings('extensionWorkdays: 3'));
    await inHand(stage, '#1 转办 城管办');
    await stage.writes('杨小敏', '#1 延期 9日 灯杆没到货', { in: group });
    expect(stage.last(group)).toContain('3');
    expect(all(stage, '居民', '要晚几天')).toEqual([]);
    await stage.writes('杨小敏', '#1 延期 3日 灯杆没到货', { in: group });
    expect(stage.last('居民')).toMatch(/灯杆没到货[\s\S]*原来说12月1日（周二），现在最晚12月4日（周五）给您答复/);
    await stage.writes('杨小敏', '#1 延期 2日 还没到货', { in: group });
    expect(all(stage, '居民', '要晚几天')).toHaveLength(1);
    await stage.turn('12月7日 09:00');
    expect(stage.last('居民')).toMatch(/本来12月4日（周五）该给您答复，城管办还没办好/);
  });

  test('a matter that was taken up again', async () => {
    await using stage = await openStage(plain);
    await inHand(stage, '#1 转办 城管办');
    await stage.writes('杨小敏', '#1 答复 灯已经换好，昨晚亮了。', { in: group });
    await stage.presses('杨小敏', '发送', { in: group });
    await stage.presses('居民', '没解决');
    for (const label of ['没有', '不满意', '跳过']) if (stage.house.paper.chat('居民').some(({ buttons }) => buttons.some((button) => button.label === label))) await stage.presses('居民', label);
    await stage.presses('居民', '再办一次');
    const promised = /最晚(\d+月\d+日（周.）)/.exec(stage.last('居民'))?.[1] ?? '';
    expect(promised).not.toBe('');
    await stage.turn('12月20日 09:00');
    expect(all(stage, '居民', `本来${promised}`).length).toBeGreaterThan(0);
  });

  test('a look by a person at what was screened', async () => {
    await using stage = await openStage(plain);
    await stage.writes('居民', '/start BM');
    await stage.writes('居民', '邻居起诉我，法院下周开庭，能不能帮我说说');
    for (const label of ['说完了', '我不同意，请人看', '同意并提交']) await stage.presses('居民', label);
    expect(stage.last('居民')).toContain('最晚11月25日（周三）');
    await stage.turn('11月26日 09:00');
    expect(all(stage, '居民', '本来11月25日（周三）')).toHaveLength(1);
  });

  test('a record card, to whoever owes it and then to the officer', async () => {
    await using stage = await openStage(settings('recordCardWorkdays: 2'));
    await stage.writes('陈国栋', '#接待 圭峰路44号楼道的灯坏了');
    await stage.presses('陈国栋', '当场答复');
    await stage.writes('陈国栋', '今天下午就换。');
    expect(stage.last('陈国栋')).toContain('最晚11月26日（周四）交');
    await stage.turn('11月26日 10:00');
    expect(stage.last('陈国栋')).toContain('今天要交');
    await stage.turn('11月27日 10:00');
    expect(stage.last('陈国栋')).toContain('过了日子还没交');
    expect(stage.last('杨小敏')).toContain('过了日子还没交');
  });

  test('who can no longer be told of it in chat is called', async () => {
    await using stage = await openStage(plain);
    await stage.writes('杨小敏', '代录 来电 圭峰路44号楼道的灯坏了');
    for (const text of ['王桂花', '13800000013']) await stage.writes('杨小敏', text);
    for (const label of ['同意', '登记']) await stage.presses('杨小敏', label);
    await stage.turn('11月26日 09:00');
    expect([...stage.said(group), ...stage.said('杨小敏')].some((text) => text.includes('打电话') && text.includes('BM26-0001'))).toBe(true);
  });
});

describe('settings of who is asked and told when', () => {
  test.each([
    ['three working days before its date, as usual', plain, '12月10日', '12月9日'],
    ['five', settings('remindWorkdays: 5'), '12月8日', '12月7日'],
    ['never', settings('remindWorkdays: 0'), null, '12月15日'],
  ])('a department is reminded: %s', async (_, rules, on, before) => {
    await using stage = await openStage(rules);
    await inHand(stage, '#1 转办 城管办 12月15日');
    const reminded = (): number => all(stage, '吴刚', '请最晚12月15日（周二）答复。办不完可以申请延期').length;
    await stage.turn(`${before} 18:00`);
    expect(reminded()).toBe(0);
    if (on === null) return;
    await stage.turn(`${on} 09:00`);
    expect(reminded()).toBe(1);
  });

  test.each([
    ['twenty working days, as usual', plain, '12月23日', '12月22日'],
    ['two', settings('handedOverAskWorkdays: 2'), '11月27日', '11月26日'],
  ])('who was sent to the level above is asked whether that door opened: after %s', async (_, rules, on, before) => {
    await using stage = await openStage(rules);
    await inHand(stage, '#1 报上级 街道办事处 要跨部门协调');
    const asked = (): number => all(stage, '居民', '有回音了吗').length;
    await stage.turn(`${before} 18:00`);
    expect(asked()).toBe(0);
    await stage.turn(`${on} 09:00`);
    expect(asked()).toBe(1);
  });

  test.each([
    ['本单位保密办', plain],
    ['街道保密办 0000-5550303', settings('secretReportTo: 街道保密办 0000-5550303')],
  ])('of a secret that came in by mistake %s is told', async (reportTo, rules) => {
    await using stage = await openStage(rules);
    await stage.reports('居民', lamp);
    await stage.writes('杨小敏', '#1 涉密', { in: group });
    expect(all(stage, group, reportTo)).toHaveLength(1);
  });
});

describe('the silence alarm', () => {
  test.each([
    ['ten working days, as usual', settings('referralWorkdays: 60'), '12月9日 09:30', true],
    ['five', settings('referralWorkdays: 60', 'silenceWorkdays: 5'), '12月2日 09:30', true],
    ['never', settings('referralWorkdays: 60', 'silenceWorkdays: 0'), '2027年1月20日 09:30', false],
  ])('%s', async (_, rules, then, isReminded) => {
    await using stage = await openStage(rules);
    await inHand(stage, '#1 分派 陈国栋');
    await stage.presses('陈国栋', '收到，我来跟');
    await stage.turn(then);
    expect(all(stage, '陈国栋', '个工作日没给居民消息了').length > 0).toBe(isReminded);
  });
});

describe('D1–D3, D6 three levels', () => {
  /** Late since 2 December; the resident says what he thinks of it. */
  async function late(rules: string, stance: string | null): Promise<Stage> {
    const stage = await openStage(rules);
    await inHand(stage, '#1 转办 城管办');
    await stage.presses('陈国栋', '收到，我来跟');
    await stage.turn('12月2日 09:00');
    if (stance !== null) await stage.presses('居民', stance);
    return stage;
  }

  test('C: as soon as it is late, whatever he thinks; the representative sends it', async () => {
    await using stage = await late(plain, null);
    expect(stage.said('陈国栋').findLast((text) => text.includes('要发哪一种'))).toContain('群众：未表态');
    await stage.presses('陈国栋', '催办');
    expect(all(stage, '吴刚', 'C级提醒')).toEqual([]);
    await stage.presses('陈国栋', '发送');
    expect(stage.last('吴刚')).toContain('催办（C级提醒）');
  });

  test.each([
    ['three', plain, '12月7日 09:00'],
    ['one', settings('yellowAfterWorkdays: 1'), '12月2日 09:30'],
  ])('B: %s working days later, where he is dissatisfied', async (_, rules, then) => {
    await using stage = await late(rules, '我不满意');
    await stage.turn(then);
    await stage.writes('陈国栋', '#1 黄色督办单');
    expect(stage.last('陈国栋')).toContain('黄色督办单（B级黄单），发给城管办');
  });

  test('B: where nothing was said, and where he can wait, there is none', async () => {
    await using silent = await late(plain, null);
    await silent.turn('12月9日 09:00');
    await silent.writes('陈国栋', '#1 黄色督办单');
    expect(silent.last('陈国栋')).toContain('还没有记下居民不满意');
    await using waiting = await late(plain, '可以再等');
    await waiting.turn('12月9日 09:00');
    await waiting.writes('陈国栋', '#1 黄色督办单');
    expect(waiting.last('陈国栋')).toContain('还没有记下居民不满意');
  });

  test.each([
    ['催一下 after the date', async (stage: Stage) => stage.writes('居民', '催一下')],
    ['a call that somebody noted', async (stage: Stage) => stage.writes('杨小敏', '#1 回访 不满意', { in: group })],
  ])('B: by %s as well', async (_, sign) => {
    await using stage = await late(plain, null);
    await sign(stage);
    await stage.writes('陈国栋', '#1 黄色督办单');
    expect(stage.last('陈国栋')).toContain('黄色督办单（B级黄单），发给城管办');
  });

  test.each([
    ['as usual', plain, '12月14日（周一）', '12月21日（周一）', '12月15日 09:00'],
    ['other limits', settings('slipWorkdays: 2', 'explanationWorkdays: 5', 'redAfterWorkdays: 3'), '12月9日（周三）', '12月17日（周四）', '12月10日 09:00'],
  ])('A: the new limit has passed and he is very dissatisfied; a written explanation is demanded and kept (%s)', async (_, rules, limit, explained, then) => {
    await using stage = await late(rules, '很不满意');
    await stage.turn('12月7日 09:00');
    await stage.writes('陈国栋', '#1 红色督办单');
    expect(stage.last('陈国栋')).not.toContain('发吗？');
    await stage.writes('陈国栋', '#1 黄色督办单');
    expect(stage.last('陈国栋')).toContain(`期限${limit}`);
    await stage.presses('陈国栋', '发送');
    await stage.turn(then);
    await stage.writes('陈国栋', '#1 红色督办单');
    expect(stage.last('陈国栋')).toContain(`期限${explained === '12月21日（周一）' ? '12月18日（周五）' : explained}`);
    await stage.presses('陈国栋', '发送');
    expect(stage.last('吴刚')).toContain('单位负责人的书面说明');
    await stage.writes('吴刚', 'BM督26-0002 说明 在办了');
    expect(stage.last('吴刚')).toContain('第一行写姓名职务');
    await stage.writes('吴刚', 'BM督26-0002 说明 王强局长\n车辆年检，12月18日清完。');
    expect(stage.last('陈国栋')).toContain('收到书面说明，负责人王强局长');
    await stage.writes('陈国栋', '#1 问责建议 两次督办都没有清，建议约谈负责人。');
    await stage.presses('陈国栋', '发送');
    expect(stage.last('林正')).toContain('两次督办都没有清，建议约谈负责人。');
  });

  test('D6.14 the machine sends none of itself, however late it is', async () => {
    await using stage = await late(plain, '很不满意');
    await stage.turn('2027年2月20日 09:00');
    expect(stage.said('吴刚').filter((text) => text.includes('BM督'))).toEqual([]);
  });
});

describe('D4, D6.15, D6.17 the level above', () => {
  test('the supervisor sees what is late, what was issued, who does not act, and what screening did', async () => {
    await using stage = await openStage(plain);
    await inHand(stage, '#1 转办 城管办');
    await stage.turn('12月2日 09:00');
    await stage.writes('林正', '超期');
    expect(stage.last('林正')).toContain('BM26-0001');
    await stage.writes('陈国栋', '#1 催办');
    await stage.presses('陈国栋', '发送');
    await stage.writes('林正', '督办');
    expect(stage.last('林正')).toContain('BM督26-0001 催办 BM26-0001 · 城管办');
    await stage.writes('林正', '筛查统计');
    expect(stage.last('林正')).toContain('没有筛查到什么');
  });

  test('a representative who does not act is written to, and answers', async () => {
    await using stage = await openStage(plain);
    await inHand(stage, '#1 分派 陈国栋');
    await stage.turn('11月26日 09:00');
    await stage.writes('林正', '督办');
    expect(stage.last('林正')).toContain('陈国栋代表：1件没确认收到');
    await stage.writes('林正', '书面提醒 陈国栋 手上的事请这周内联系居民。');
    await stage.presses('林正', '发送');
    expect(stage.last('陈国栋')).toContain('BM督26-0001 书面提醒');
    await stage.writes('陈国栋', 'BM督26-0001 回复 今天下午就去看。');
    expect(stage.last('林正')).toContain('今天下午就去看');
  });

  test('what is urgent goes up at once, by night as well, by an officer’s decision', async () => {
    await using stage = await openStage(plain, { at: '2026年11月24日 23:30' });
    await stage.reports('居民', '圭峰路工地欠了三十个人的工资，明天一早大家要去堵路，我叫王小明');
    expect(stage.said('林正')).toEqual([]);
    await stage.writes('杨小敏', '#1 紧急上报 明早要去堵路', { in: group });
    for (const who of ['林正', '傅敏']) {
      expect(stage.last(who)).toContain('紧急上报 BM26-0001');
      expect(stage.last(who)).not.toContain('王小明');
    }
  });
});

describe('D6 handling', () => {
  const answersHimself = async (stage: Stage): Promise<void> => {
    await inHand(stage, '#1 分派 陈国栋');
    await stage.writes('陈国栋', '#1 答复 灯已经换好，昨晚亮了。');
    await stage.presses('陈国栋', '发送');
  };

  test('D6.1 a representative answers on the spot', async () => {
    await using stage = await openStage(plain);
    await answersHimself(stage);
    expect(all(stage, '居民', '灯已经换好，昨晚亮了')).toHaveLength(1);
  });

  test('D6.3 or he proposes, and the officer answers', async () => {
    await using stage = await openStage(settings('representativeAnswersOnTheSpot: false'));
    await answersHimself(stage);
    expect(all(stage, '居民', '灯已经换好，昨晚亮了')).toEqual([]);
    expect([...stage.said(group), ...stage.said('杨小敏')].some((text) => text.includes('灯已经换好，昨晚亮了'))).toBe(true);
  });

  test('L3, D6.2 a referral that awaits the representative’s opinion', async () => {
    await using stage = await openStage(settings('referralNeedsRepresentative: true'));
    await inHand(stage, '#1 转办 城管办');
    expect(all(stage, '吴刚', 'BM26-0001')).toEqual([]);
    expect(stage.last('陈国栋')).toContain('BM26-0001');
  });

  test('D6.6, D6.8 whoever received it follows it, and has the result', async () => {
    await using stage = await openStage(plain);
    await stage.writes('梁秀英', '#接待 圭峰路44号楼道的灯坏了');
    await stage.presses('梁秀英', '记成事项');
    await stage.presses('梁秀英', '跳过');
    await stage.writes('杨小敏', '#1 转办 城管办', { in: group });
    expect(all(stage, '梁秀英', '这件请您跟到底')).toHaveLength(1);
    await stage.writes('杨小敏', '#1 答复 灯已经换好，昨晚亮了。', { in: group });
    await stage.presses('杨小敏', '发送', { in: group });
    expect(all(stage, '梁秀英', '灯已经换好，昨晚亮了').length).toBeGreaterThan(0);
  });
});
