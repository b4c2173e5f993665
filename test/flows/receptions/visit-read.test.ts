// What is a planned visit, what tells of one that was made, and what changes one.

import { expect, test } from 'vitest';
import { readsArranging } from '../../../src/flows/receptions/arrange-read.ts';
import { readsVisit, readsVisitChange, readVisit } from '../../../src/flows/receptions/visit-read.ts';

/** A Tuesday. */
const now = Date.parse('2026-11-24T10:00:00+08:00');

test.each([
  ['走访 12月5日 上午9点 翠湖花园 看看独居老人', '2026-12-05', '09:00', '11:00', ['翠湖花园', '看看独居老人']],
  ['走访 12月5日 翠湖花园', '2026-12-05', '09:00', '11:00', ['翠湖花园']],
  ['走访：明天，下午3点到5点，去翠湖花园看望独居老人', '2026-11-25', '15:00', '17:00', ['翠湖花园', '看望独居老人']],
  ['走访12月5日9:00-11:30 翠湖花园 陈国栋、梁秀英', '2026-12-05', '09:00', '11:30', ['翠湖花园', '陈国栋', '梁秀英']],
  ['#走访 下周三 下午 圭峰路 主题：低保', '2026-12-02', '14:30', '16:30', ['圭峰路', '低保']],
  ['走访 今天下午3点 翠湖花园', '2026-11-24', '15:00', '17:00', ['翠湖花园']],
  ['走访 BM 5号 上午 3号楼', '2026-12-05', '09:00', '11:00', ['3号楼']],
  ['走访 12月5日', '2026-12-05', '09:00', '11:00', []],
  ['走访 12月5日 翠湖花园 主题 看老人', '2026-12-05', '09:00', '11:00', ['翠湖花园', '看老人']],
  ['走访 2月31日 翠湖花园', null, '09:00', '11:00', ['翠湖花园']],
])('planned: %s', (text, date, from, to, words) => {
  expect(readVisit(text, now)).toMatchObject({ date, from, to, words });
  expect([readsVisit(text), readsArranging(text)]).toEqual([true, false]);
});

test('a studio is named where somebody has several; no hours are told from the usual ones', () => {
  expect(readVisit('走访 bm 12月5日 翠湖花园', now)).toMatchObject({ studio: 'BM', isUsualTime: true });
  expect(readVisit('走访 12月5日 9点 翠湖花园', now)).toMatchObject({ studio: null, isUsualTime: false });
});

test.each([
  '走访', '走访 赵四喜家一切都好', '走访了几户都说路灯坏了', '走访 3号楼李大爷家一切都好', '走访 5-6户人家都说好', '走访 3-2-501李大爷',
  '走访 11月20日 王桂花家，一切都好', '走访 今天去了王桂花家', '走访 今天 王桂花家说灯坏了', '走访 今天上午9点 王桂花家', '走访 周三下午去看了王桂花',
  '走访 12月5日 停开', '接待日 12月5日 主题 停车', '走访 王桂花 13800000013 想装扶手',
])('none: %s', (text) => {
  expect(readVisit(text, now)).toBeNull();
});

test.each(['走访 12月5日 改到 12月6日', '走访 12月5日 9:00 停开 下大雨', '走访 12月5日 主题 低保', '走访 12月5日 地点 圭峰路', '走访 12月5日 翠湖花园 改到 12月6日', '走访 12月5日 恢复'])('changed: %s', (text) => {
  expect([readsVisitChange(text), readsArranging(text), readVisit(text, now)]).toEqual([true, true, null]);
});
