// What is typed of receptions, by residents in their words and by officers as commands.

import { describe, expect, test } from 'vitest';
import { readArranging, readsArranging } from '../../../src/flows/receptions/arrange-read.ts';
import { readReceptions, type Asked } from '../../../src/flows/receptions/read.ts';

describe('residents', () => {
  const asked: Record<Asked, string[]> = {
    schedule: [
      '/schedule', '接待安排', '接待日', '接待时间', '下次接待日什么时候？', '下次接待是什么时候', '代表什么时候来', '最近的接待日是哪天', '下次代表接待是几号',
      '下次接待是哪天', '请问下一次接待群众是什么时候', '什么时候可以见代表', '哪天能见到代表呀', '代表什么时候上班', '12月10日有接待吗', '10号有接待吗', '这个月哪几天接待',
      '接待日是几月几号', '代表今天在不在', '今天有代表接待吗？', '您好，请问代表哪天在', '下星期有接待日没有', '代表明天来不来', '接待日定在哪天了',
    ],
    book: [
      '/book', '预约代表', '预约', '约见代表', '我想见代表', '想约代表', '我要预约代表', '我要找代表', '我想找陈代表谈谈', '我想约代表谈谈', '想约一下陈国栋代表', '约个时间见代表',
      '我想见一下代表', '我要拿号', '拿个号', '怎么见代表', '怎样才能见到代表', '我想跟代表当面谈谈', '能不能见见代表', '麻烦帮我约一下代表', '預約代表',
    ],
    home: ['想请代表到我家来看看', '请陈代表来我家坐坐', '约上门', '我想约代表上门', '预约上门'],
    visits: ['有没有走访', '最近有走访吗', '代表什么时候来走访', '什么时候走访', '下次走访是哪天', '走访安排', '这个月有走访吗', '哪天上门走访', '代表来走访吗', '走访'],
    mine: ['我的预约', '查一下我的预约', '我的号是几号', '我订的号是几号', '我是几号', '我排第几', '我约的是哪天', '我约的是几号？', '前面还有几个人', '排到几号了'],
    cancel: [
      '取消预约', '取消預約', '我想取消预约', '预约取消', '不约了', '退号', '号不要了', '10号去不了', '我10号去不了了', '10号我来不了', '12月10日我有事去不了', '十号去不成了', '10号的接待我不去了',
    ],
    'not-coming': ['不去了', '我不去了', '我去不了了', '明天去不了了', '那天我有事来不了', '有事，去不了'],
  };
  test.each(Object.entries(asked).flatMap(([meant, texts]) => texts.map((text) => [text, meant])))('%s: %s', (text, meant) => {
    expect(readReceptions(text)).toBe(meant);
  });

  test.each([
    '接待日那天没人接待我', '代表什么时候来修路灯', '预约挂号一直约不上', '路灯坏了', '不去了医院的老人没人管', '取消', '什么时候来', '10号', '什么时候', '我想找工作', '我要找城管', '见不到代表',
    '公交车10号来不了', '腿不好去不了医院', '我要找代表反映楼上漏水的事', '陈代表什么时候来看', '路口明天去不了', '走访的时候说的事没人办', '来我家看看漏水', '上次走访答应修路灯',
  ])('a matter stays one: %s', (text) => {
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
    ['接待日 12月10日 改到 下午', 'unclear'],
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
