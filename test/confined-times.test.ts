// Side doors of the studio's time (receptions, rota, slips, cards, counts, papers, announcements): nobody finds there who complained, nor a confined matter.

import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { chinaCalendar } from '../src/calendar/china.ts';
import { loadRoster } from '../src/store/roster.ts';
import { papers } from '../src/web/papers/table.ts';
import { group, openStage, type Stage } from './rules/stage.ts';

const studio = 'reception: [{ monthDays: [10, 20], from: "09:00", to: "11:30" }]';
const complainer = '王小明';
const phone = '13800138000';
const place = '龙津巷';
const about = `${place}的垃圾堆了一个星期`;
const complaint = '北门社区的，陈国栋把修路的钱拿走了';

const staff = ['陈国栋', '梁秀英', '周志远', '杨小敏', '林正', '吴刚'];
const confidant = '傅敏';
const everybody = [...staff, confidant, group];

/** What anybody may ask about the studio's time. */
const questions = [
  '督办', '超期', '筛查统计', '督办单', '待办', '我的待办', '记录卡', '记录卡 已交', '联系对象', '接待日', '接待日 12月10日', '排班', '排班 整年', '谁还没排够', '我的排班', '我的日历', '查找 垃圾',
  'BM26-0002 查看', 'HX26-0001 查看', 'HX26-0002 查看', 'BM督26-0001 打印', '#2 黄色督办单', '#2 约见 12月11日 15:00', '#2 紧急上报 看一下', '邀请 城管办 参加 12月10日 #2', '群发', '帮助',
];

/** Everything that stands in a chat by now. */
const shownIn = (stage: Stage, who: string): string[] => stage.house.paper.chat(stage.chatOf(who)).flatMap(({ from, text, erased }) => (from === null && !erased ? [text] : []));

/** One matter with all that can hang on it, and one that was confined from the start; the first number of all stands in examples. */
async function busyStudio(): Promise<Stage> {
  const stage = await openStage(studio);
  await stage.reports('老李', '圭峰路60号的井盖松了');
  await stage.reports('老王', `${about}，我叫${complainer}，电话${phone}`);
  await stage.writes('小赵', '/start BM');
  await stage.writes('小赵', complaint);
  for (const label of ['说完了', '是，别让他们看到', '同意并提交']) await stage.presses('小赵', label);
  await stage.writes('老王', '/book');
  await stage.presses('老王', '12月10日（周四）');
  await stage.presses('老王', '都可以');
  await stage.presses('老王', 'BM26-0002');
  await stage.writes('杨小敏', '#2 转办 城管办 1日', { in: group });
  await stage.writes('杨小敏', '邀请 城管办 参加 12月10日 #2', { in: group });
  await stage.turn('11月26日 09:00');
  await stage.writes(stage.said('陈国栋').some((text) => text.includes('BM26-0002')) ? '陈国栋' : '梁秀英', '#2 催办');
  for (const who of ['陈国栋', '梁秀英', '周志远']) await stage.presses(who, '发送').catch(() => undefined);
  await stage.presses('老王', '很不满意');
  // Ten working days without a word, and on to the day itself: reminders, lists, the briefing, who came.
  await stage.turn('12月10日 09:10');
  for (const who of ['陈国栋', '梁秀英']) {
    await stage.presses(who, '记谁来了').catch(() => undefined);
    await stage.presses(who, '来了').catch(() => undefined);
  }
  return stage;
}

async function askEverything(stage: Stage): Promise<void> {
  for (const who of [...staff, confidant]) for (const question of questions) await stage.writes(who, question);
  for (const question of ['待办', '接待日 12月10日', '排班', '#2', 'HX26-0001', 'HX26-0002']) await stage.writes('杨小敏', question, { in: group });
}

describe('who complained', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await busyStudio();
    await askEverything(stage);
  }, 60_000);
  afterAll(() => stage.close());

  test('the scene: a slip went out, he took a number, came, and was spoken of', () => {
    expect(stage.said('吴刚').some((text) => text.includes('BM督26-0001'))).toBe(true);
    expect(stage.said('梁秀英').some((text) => text.startsWith('今天接待') && text.includes(place))).toBe(true);
    expect(stage.said(group).length).toBeGreaterThan(3);
  });

  test.each(everybody)('stands in nothing that %s was told', (who) => {
    expect(shownIn(stage, who).filter((text) => text.includes(complainer) || text.includes(phone))).toEqual([]);
  });

  test.each([...staff, group])('what was confined from the start stands in nothing that %s was told', (who) => {
    const asked = shownIn(stage, who).filter((text) => text.includes('修路') || (text.includes('HX26-0001') && !text.includes('没有找到')));
    expect(asked).toEqual([]);
  });

  test('a number that is confined is answered like one that does not exist', () => {
    const [confined, none] = ['HX26-0001', 'HX26-0002'].map((number) => stage.said('陈国栋').filter((text) => text.includes(number)).map((text) => text.replaceAll(number, '')));
    expect(confined).toEqual(none);
  });

  test('neither do papers show it', async () => {
    const { roster } = await loadRoster(stage.house.db, stage.house.seal);
    for (const { person, name } of roster.staff.values()) {
      const desk = { tx: stage.house.db, seal: stage.house.seal, person, roster, calendar: chinaCalendar(), now: stage.house.clock.now() };
      const slip = await papers.document('BM督26-0001', desk);
      const card = await papers['record-card']('BM-261210-0900:1', desk);
      expect([name, String((await slip?.html) ?? '').includes(complainer), String((await card?.html) ?? '').includes(phone)]).toEqual([name, false, false]);
    }
  });
});

describe('a matter that is confined later', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await busyStudio();
    await askEverything(stage);
    await stage.writes('老王', 'BM26-0002 别让村里知道');
    await stage.turn('+1分钟');
    await askEverything(stage);
    await stage.turn('2027年1月20日 10:00');
  }, 90_000);
  afterAll(() => stage.close());

  test('it is confined now, and its resident has it', () => {
    expect(stage.said(confidant).some((text) => text.includes('BM26-0002'))).toBe(true);
  });

  test.each([...staff, group])('is gone from all that %s was ever told: lists, briefings, questions, invitations, slips', (who) => {
    const left = shownIn(stage, who).filter((text) => text.includes(place) || (text.includes('BM26-0002') && !text.includes('没有找到')));
    expect(left).toEqual([]);
  });

  test('no paper of it opens for them any more', async () => {
    const { roster } = await loadRoster(stage.house.db, stage.house.seal);
    for (const { person, name } of roster.staff.values()) {
      if (name === confidant) continue;
      const desk = { tx: stage.house.db, seal: stage.house.seal, person, roster, calendar: chinaCalendar(), now: stage.house.clock.now() };
      expect([name, await papers.document('BM督26-0001', desk), await papers['record-card']('BM-261210-0900:1', desk)]).toEqual([name, null, null]);
    }
  });
});
