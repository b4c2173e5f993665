// When a text may be about somebody's conduct, and when it is not: a page that a liaison officer can check.

import { describe, expect, test } from 'vitest';
import type { Grant, Roster } from '../../src/matters/roster.ts';
import { conductIn, wishesSecrecy } from '../../src/matters/screening/conduct.ts';

const grant = (person: string, role: Grant['role'], more: Partial<Grant>): Grant => ({ person, role, studio: null, district: null, department: null, area: null, fullTime: false, from: 0, until: null, ...more });
const names = { chen: '陈国栋', yang: '杨小敏', fu: '傅敏', wu: '吴刚', he: '何伟强' };
const roster: Roster = {
  studios: new Map(),
  districts: new Map(),
  staff: new Map(Object.entries(names).map(([person, name]) => [person, { person, name, chats: [] }])),
  grants: [
    grant('chen', 'representative', { district: 'HX', post: '校长' }),
    grant('yang', 'liaison', { district: 'HX' }),
    grant('fu', 'district', { district: 'HX' }),
    grant('wu', 'handler', { district: 'HX', department: 'CG' }),
    grant('he', 'representative', { district: 'QY' }),
  ],
  departments: [{ code: 'CG', district: 'HX', studio: null, name: '城管办', categories: [], workdays: 5 }],
};
const conduct = (text: string) => conductIn(text, roster, 'HX');

describe('about conduct: the resident is asked', () => {
  test.each<[string, string[], string[]]>([
    ['村支书把低保给了自己亲戚', [], []],
    ['杨小敏收了我两百块钱才给登记', ['yang'], []],
    ['楊小敏對居民態度很差', ['yang'], []],
    ['杨 小敏骂人', ['yang'], []],
    ['傅敏打电话骂我', ['fu'], []],
    ['陈国栋把修路的钱拿走了', ['chen'], []],
    ['陈校长上班时间打牌', ['chen'], []],
    ['陈代表包庇亲戚', ['chen'], []],
    ['城管办的人收了红包就不查', [], ['CG']],
    ['城管办推诿，踢皮球', [], ['CG']],
    ['城管办的吴刚收了摊贩的钱', ['wu'], ['CG']],
    ['城管办吴刚一来就掀摊子', ['wu'], ['CG']],
    ['傅敏收村民的好处', ['fu'], []],
    ['村委会账目不公开', [], []],
    ['派出所民警打人', [], []],
    ['镇长儿子承包了我们村的鱼塘', [], []],
    ['The village chief took bribes', [], []],
  ])('%s', (text, people, departments) => {
    expect(conduct(text)).toEqual({ suspected: true, people, departments });
  });
});

describe('not about conduct: nobody is asked', () => {
  test.each([
    '圭峰路44号门口的路灯坏了三天',
    '路灯坏了，打了城管办电话没人接',
    '请陈代表帮忙看看路灯',
    '想约陈国栋聊聊',
    '路灯修好了，谢谢陈国栋代表',
    '村委会门口的路灯坏了',
    '翠湖花园门口的垃圾没人收，我叫陈大文',
    '下班高峰期堵车，没有辅路',
    '物业经理收钱不办事',
    '何伟强在别的区',
    '谢谢城管办的吴刚',
    '城管办收了多少钱的罚款在哪里查',
    '社区收停车费，大家没钱',
    '',
  ])('%s', (text) => {
    expect(conduct(text).suspected).toBe(false);
  });
});

test('without end: it costs no more than the text is long', () => {
  expect(conduct('村干部'.repeat(5_000)).suspected).toBe(false);
});

describe('「别让村里知道」', () => {
  test.each<[string, ReturnType<typeof wishesSecrecy>]>([
    ['别让村里知道', 'alone'],
    ['請不要讓村裡知道', 'alone'],
    ['千万别告诉村干部是我说的', 'alone'],
    ['这件别让工作室的人看到。', 'alone'],
    ['村长打人，别让村里知道', 'within'],
    ['村里的路灯坏了，别让村干部知道是我说的', 'within'],
    ['圭峰路的路灯坏了，不知道归谁管', null],
    ['别让孩子知道', null],
    ['别让他们再把垃圾倒在门口', null],
  ])('%s', (text, wish) => {
    expect(wishesSecrecy(text)).toBe(wish);
  });
});
