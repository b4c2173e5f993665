// What is typed of receptions, by residents in their words and by officers as commands.

import { describe, expect, test } from 'vitest';
import { readArranging, readsArranging } from '../../../src/flows/receptions/arrange-read.ts';
import { readReceptions } from '../../../src/flows/receptions/read.ts';

describe('residents', () => {
  test.each([
    ...['/schedule', '接待安排', '接待日', '下次接待日什么时候？', '下次接待是什么时候', '代表什么时候来', '接待时间', '最近的接待日是哪天', '下次代表接待是几号'].map((text) => [text, 'schedule']),
    ...['/book', '预约代表', '预约', '约见代表', '我想见代表', '想约代表', '我要预约代表'].map((text) => [text, 'book']),
    ...['取消预约', '不去了', '取消預約'].map((text) => [text, 'cancel']),
  ])('%s', (text, asked) => {
    expect(readReceptions(text)).toBe(asked);
  });

  test.each(['接待日那天没人接待我', '代表什么时候来修路灯', '预约挂号一直约不上', '路灯坏了', '不去了医院的老人没人管', '取消'])('a matter stays one: %s', (text) => {
    expect(readReceptions(text)).toBeNull();
  });
});

describe('officers', () => {
  const read = (text: string) => readArranging(text, '2026-12-03');

  test.each([
    ['接待日', { studio: null, date: null, from: null, change: null }],
    ['接待日 12月10日', { studio: null, date: '2026-12-10', from: null, change: null }],
    ['接待日 BM 10号 14:00', { studio: 'BM', date: '2026-12-10', from: '14:00', change: null }],
    ['接待日 12月10日 主题 小区停车', { studio: null, date: '2026-12-10', from: null, change: { change: 'subject', words: '小区停车' } }],
    ['接待日12月10日主题：小区停车', { studio: null, date: '2026-12-10', from: null, change: { change: 'subject', words: '小区停车' } }],
    ['接待日 12月10日 地点 老街12号', { studio: null, date: '2026-12-10', from: null, change: { change: 'place', words: '老街12号' } }],
    ['接待日 12月10日 名额 30个', { studio: null, date: '2026-12-10', from: null, change: { change: 'capacity', capacity: 30 } }],
    ['接待日 12月10日 改到 12月11日', { studio: null, date: '2026-12-10', from: null, change: { change: 'move', date: '2026-12-11', hours: null } }],
    ['接待日 12月10日 改到 明天 9：00—11：30', { studio: null, date: '2026-12-10', from: null, change: { change: 'move', date: '2026-12-04', hours: { from: '09:00', to: '11:30' } } }],
    ['接待日 12月10日 停开 下大雨', { studio: null, date: '2026-12-10', from: null, change: { change: 'cancel', reason: '下大雨' } }],
    ['接待日 12月10日 停开', { studio: null, date: '2026-12-10', from: null, change: { change: 'cancel', reason: '' } }],
    ['接待日 12月10日 恢复', { studio: null, date: '2026-12-10', from: null, change: { change: 'restore' } }],
  ])('%s', (text, asked) => {
    expect(readsArranging(text)).toBe(true);
    expect(read(text)).toMatchObject(asked);
  });

  test.each([
    ['接待日 12月10日 名额 0', 'unclear'],
    ['接待日 12月10日 名额 100000', 'unclear'],
    ['接待日 12月10日 主题', 'unclear'],
    ['接待日 12月10日 换人', 'unclear'],
    ['接待日 12月10日 改到 12月11日 11:30-9:00', 'wrong-hours'],
    ['接待日 12月10日 改到 12月11日 25:00-26:00', 'wrong-hours'],
  ])('%s is asked back', (text, change) => {
    expect(read(text).change).toBe(change);
  });

  test('a day that does not exist is named', () => {
    expect(read('接待日 2月31日')).toMatchObject({ day: '2月31日', date: null });
    expect(read('接待日 12月10日 改到 2月31日 9:00-11:30').change).toEqual({ change: 'no-such-day', day: '2月31日' });
  });

  test.each(['接待日那天人很多', '接待 12月10日来的老人', '今天接待了三个人'])('talk stays talk: %s', (text) => {
    expect(readsArranging(text) && read(text).date !== null).toBe(false);
  });
});
