// The record card and what a roster file says of people and places (RULES R8, §5, P1–P5, FIELD D5.1–D5.4).

import { describe, expect, test } from 'vitest';
import { loadRoster } from '../../src/store/roster.ts';
import { receptionsBetween } from '../../src/store/receptions.ts';
import { parseRosterFile } from '../../src/admin/roster-file.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { group, openStage, type Stage } from './stage.ts';

const plain = 'hours: 周一至周五 9:00-17:30';

/** A walk-in, visit … noted by its representative, with what became of it. */
async function notes(stage: Stage, typed: string, label: string, ...more: string[]): Promise<void> {
  await stage.writes('陈国栋', typed);
  await stage.presses('陈国栋', label);
  for (const text of more) await stage.writes('陈国栋', text);
}

describe('R8 the two clocks', () => {
  test.each([
    ['D5.2 a reception, three working days after it', plain, '#接待 楼道的灯坏了', '11月27日（周五）'],
    ['D5.3 a visit', plain, '走访 楼道的灯坏了', '11月27日（周五）'],
    ['D5.4 a meeting', plain, '#约见 楼道的灯坏了', '11月27日（周五）'],
    ['another number of days', 'settings: { recordCardWorkdays: 5 }', '#接待 楼道的灯坏了', '12月1日（周二）'],
  ])('%s', async (_, rules, typed, due) => {
    await using stage = await openStage(rules);
    await notes(stage, typed, '当场答复', '今天下午就换。');
    expect(stage.last('陈国栋')).toContain(`最晚${due}交`);
  });

  test('D5.1 three working days after the result was fed back: until then it has no date', async () => {
    await using stage = await openStage('settings: { recordCardClock: feedback }');
    await notes(stage, '#接待 王桂花 13800000013 圭峰路44号楼道的灯坏了', '记成事项');
    await stage.writes('陈国栋', '记录卡');
    expect(stage.last('陈国栋')).not.toContain('11月27日');
    await stage.writes('杨小敏', '#1 答复 灯已经换好，昨晚亮了。', { in: group });
    await stage.presses('杨小敏', '发送', { in: group });
    await stage.turn('12月2日 10:00');
    await stage.presses('杨小敏', '已电话告知', { in: group });
    await stage.turn('12月2日 10:30');
    await stage.writes('陈国栋', '记录卡');
    expect(stage.last('陈国栋')).toContain('最晚12月7日（周一）交');
  });

  test('what was answered on line has a card as well where the studio wants it', async () => {
    for (const [rules, count] of [[plain, 0], ['settings: { recordCardForAnswers: true }', 1]] as const) {
      await using stage = await openStage(rules);
      await stage.reports('居民', '圭峰路44号门口的路灯坏了三天');
      await stage.writes('杨小敏', '#1 分派 陈国栋', { in: group });
      await stage.writes('陈国栋', '#1 答复 灯已经换好，昨晚亮了。');
      await stage.presses('陈国栋', '发送');
      await stage.turn('11月24日 12:00');
      await stage.writes('陈国栋', '记录卡');
      expect(stage.last('陈国栋').includes('要交的记录卡1张')).toBe(count === 1);
    }
  });
});

test('§5 the fields: of the roster, of what was said, asked one by one; of a group one main person', async () => {
  await using stage = await openStage(plain);
  await notes(stage, '#接待 王桂花 13800000013 楼道的灯坏了', '当场答复', '今天下午就换。');
  expect(stage.last('陈国栋')).toContain('还差：性别、年龄、政治面貌、单位职务、地址邮箱');
  await stage.presses('陈国栋', '填缺的');
  for (const text of ['女', '68', '群众', '退休教师', '圭峰路']) await stage.writes('陈国栋', text);
  const whole = stage.last('陈国栋');
  for (const line of ['党代表：陈国栋', '姓名：王桂花', '性别：女', '年龄：68', '政治面貌：群众', '电话：13800000013', '反映：楼道的灯坏了', '处理：今天下午就换。', '都填好了']) expect(whole).toContain(line);
  await stage.presses('陈国栋', '确认交');
  expect(stage.last('陈国栋')).toContain('交好了');
});

describe('P1–P5 people and places', () => {
  test('P1 a studio with its address, hours, line and slogan', async () => {
    await using stage = await openStage('hours: 周一至周五 9:00-17:30\nintro: 知党情、听民意、促和谐\nreception: [{ weekdays: [mon], from: "09:00", to: "11:30" }]');
    const { roster } = await loadRoster(stage.house.db, stage.house.seal);
    const studio = roster.studios.get('BM');
    expect(studio).toMatchObject({ address: '圭峰路44号104铺', phone: '0000-5550101', hours: '周一至周五 9:00-17:30', intro: '知党情、听民意、促和谐', reception: '每周一 9:00–11:30' });
    await stage.writes('居民', '/start BM');
    await stage.writes('居民', '/schedule');
    expect(stage.last('居民')).toContain('圭峰路44号104铺');
  });

  test('P3 one full-time officer and several part-time ones: receipts name the full-time one, all may act', async () => {
    const others = `representatives:\n  - { studio: BM, name: 陈国栋 }\nofficers:\n  - { studio: BM, name: 兼小职, role: liaison }\n  - { studio: BM, name: 杨小敏, role: liaison, fullTime: true }\n`;
    await using stage = await openStage(plain, { others });
    await stage.reports('居民', '圭峰路44号门口的路灯坏了三天');
    expect(stage.last('居民')).toContain('联络员杨小敏先看');
    await stage.writes('兼小职', '#1 分派 陈国栋', { in: group });
    expect(stage.last('居民')).toContain('陈国栋代表跟到底');
  });

  test('P4 a department of one studio alone takes referrals of that one', async () => {
    const others = `officers:\n  - { studio: BM, name: 杨小敏, role: liaison }\ndepartments:\n  - { code: SW, name: 水务站, studio: BM, categories: [市政设施], workdays: 3, handlers: [{ name: 吴刚 }] }\nrepresentatives:\n  - { studio: BM, name: 陈国栋 }\n`;
    await using stage = await openStage(plain, { others });
    await stage.reports('居民', '圭峰路44号门口的水管漏了三天');
    await stage.writes('杨小敏', '#1 转办 水务站', { in: group });
    expect(stage.last('居民')).toContain('最晚11月27日（周五）');
    expect(stage.last('吴刚')).toContain('BM26-0001');
  });

  test('P5 many studios under one district, each with its own rules and representatives', async () => {
    const codes = Array.from({ length: 37 }, (_, index) => `S${String.fromCodePoint(65 + Math.floor(index / 26), 65 + (index % 26))}`);
    const source = [
      'district: { code: HX, name: 河溪区 }',
      'studios:',
      ...codes.map((code, index) => `  - { code: ${code}, name: 第${index}工作室, reception: [{ monthDays: [${1 + (index % 28)}], from: "09:00", to: "11:30" }] }`),
      'representatives:',
      ...codes.flatMap((code) => [1, 2].map((nth) => `  - { studio: ${code}, name: ${code}代${nth} }`)),
    ].join('\n');
    await using stage = await openStage(plain);
    const { house } = stage;
    const report = await importRoster({ db: house.db, seal: house.seal }, parseRosterFile(source, 'roster.yaml'), house.clock.now());
    expect([report.studios.added, report.people.added]).toEqual([37, 74]);
    await house.turn('11月25日 09:00');
    const kept = await receptionsBetween(house.db, codes, '2026-12-01', '2026-12-31');
    expect(new Set(kept.map(({ studio }) => studio)).size).toBe(37);
    // 12 December is a Saturday.
    expect(kept.filter(({ studio }) => studio === codes[11]).map(({ date, representatives }) => [date, representatives.length])).toEqual([['2026-12-14', 2]]);
  });
});
