// Whether two residents tell of the same incident: a page to check, what must never be suggested, and how long it may take.

import { check, option, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category } from '../../src/matters/matter.ts';
import { createRepeatFinder, sameIncident, type NumberedTold } from '../../src/matters/sameness.ts';
import { screen } from '../../src/matters/screening.ts';
import { leastCpuMs, soonMs } from '../support/least-cpu.ts';

function told(text: string, number = 'BM26-0001'): NumberedTold {
  const { place, category } = screen(text);
  return { number, text, place, category };
}

function isSame(one: string, other: string): boolean {
  return sameIncident(told(one, 'BM26-0002'), [told(other)]) !== null;
}

describe('the same incident', () => {
  test.each([
    ['圭峰路44号门口的路灯坏了三天', '圭峰路黑得很，路灯不亮'],
    ['圭峰路44号门口的路灯坏了三天', '圭峰路44号门口黑得很，路灯不亮'],
    ['柳溪小区3到7栋门口的路灯坏了三天', '柳溪小区5栋门口的路灯坏了三天'],
    ['柳溪小区3栋、5栋门口的路灯都坏了', '柳溪小区五栋门口的路灯坏了三天'],
    ['柳溪小区东门的井盖碎了，我住3栋，半夜咣当咣当响', '柳溪小区东门的井盖碎了，我家住5栋'],
    ['柳溪小区东门的井盖碎了，3号半夜绊倒了人', '柳溪小区东门的井盖碎了，5号早上绊倒了人'],
    ['柳溪小区东门的井盖碎了，半夜咣当咣当响', '柳溪小區東門個井蓋爛咗，架車過去嘭一聲'],
    ['9路车改线不停茶亭街了，站牌也没换', '在茶亭街等9路等了一个半钟头，司机说早就改线了'],
    ['松岭花园3号楼的电梯停了一个礼拜，老人下不来', '松岭花园三号楼电梯坏到今天，我妈八十二了天天爬楼'],
  ])('%s — %s', (one, other) => {
    expect(isSame(other, one)).toBe(true);
  });
});

describe('similar, but another one', () => {
  test.each([
    ['elsewhere', '圭峰路44号门口的路灯坏了三天', '青云街12号门口的路灯坏了三天'],
    ['an estate with a like name', '桂香公寓半夜十二点有人切瓷砖', '兰香公寓半夜十一点有人用电钻'],
    ['another matter at the same place', '柳溪小区东门的井盖碎了', '柳溪小区的广场舞跳到十点半，音响太大'],
    ['the next house', '圭峰路2001号门口的路灯坏了三天了，晚上看不见路', '圭峰路2002号门口的路灯坏了三天了，晚上看不见路'],
    ['another building', '柳溪小区3栋门口的路灯坏了三天', '柳溪小区五栋门口的路灯坏了三天'],
    ['another building, and both name the gate', '柳溪小区东门3栋楼下的井盖碎了', '柳溪小区东门5栋楼下的井盖碎了'],
    ['another entrance', '柳溪小区3栋一单元的灯坏了三天', '柳溪小区3栋二单元的灯坏了三天'],
    ['another line', '12路公交车在茶亭街站不停，等了半个钟头', '16路公交车在茶亭街站不停，等了半个钟头'],
    ['another kilometre', '圭峰大道K3+200处的护栏撞坏了没人修', '圭峰大道K5+600处的护栏撞坏了没人修'],
    ['outside of the range', '柳溪小区3到7栋门口的路灯坏了三天', '柳溪小区9栋门口的路灯坏了三天'],
    ['nobody says where', '楼下烧烤摊的油烟太大', '我们这里油烟太大了，窗都不敢开'],
  ])('%s', (_, one, other) => {
    expect(isSame(other, one)).toBe(false);
  });
});

test('of several who tell the same the first leads', () => {
  const lamp = '圭峰路44号门口的路灯坏了三天';
  const open = [told(lamp, 'BM26-0003'), told('松岭花园的电梯停了', 'BM26-0002'), told(lamp, 'BM26-0001')];
  expect(sameIncident(told(lamp, 'BM26-0004'), open)?.number).toBe('BM26-0001');
});

test('a matter is compared as it is now, not as it was', () => {
  const filed = told('圭峰路44号门口的路灯坏了三天', 'BM26-0009');
  expect(sameIncident(filed, [told('圭峰路44号门口的路灯坏了三天', 'BM26-0008')])).not.toBeNull();
  expect(sameIncident(filed, [told('柳溪小区的广场舞跳到十点半', 'BM26-0008')])).toBeNull();
});

test('of messages one after the other each finds what comparing with all before it finds', () => {
  const places = ['圭峰路44号门口', '圭峰路46号', '圭峰路', '柳溪小区东门', '柳溪小區東門', '松岭花园3栋', 'Guifeng Road', ''];
  const things = ['路灯坏了三天', '的井盖碎了，半夜咣当咣当响', 'the street lamp is broken', '電梯停咗'];
  const messages = places.flatMap((place, at) => things.map((thing, index) => told(`${place}${thing}`, `${at}-${index}`))).concat(told('圭峰路黑得很，路灯不亮', 'last'));
  const find = createRepeatFinder<string>(1000);
  const found = messages.map((message) => find(message.number, message));
  expect(found).toStrictEqual(messages.map((message, at) => sameIncident(message, messages.slice(0, at).toReversed())?.number ?? null));
  expect(new Set(found).size).toBeGreaterThan(4);
});

test('only so many of the last are looked at', () => {
  const find = createRepeatFinder<number>(2);
  const lamp = told('圭峰路44号门口的路灯坏了三天');
  const lift = told('松岭花园3号楼的电梯停了一个礼拜');
  expect([lamp, lift, lamp, lift, lift, lamp].map((message, at) => find(at, message))).toStrictEqual([null, null, 0, 1, 3, null]);
});

const category: Category = '其他';

test('any text gets an answer', () => {
  const answers = check(
    property(string({ unit: 'binary', maxLength: 300 }), string({ unit: 'binary', maxLength: 300 }), option(string({ maxLength: 80 })), (one, other, place) => {
      const same = sameIncident({ number: 'BM26-0002', text: one, place, category }, [{ number: 'BM26-0001', text: other, place: null, category }]);
      return same === null || same.text === other;
    }),
  );
  expect(answers.failed).toBe(false);
});

test('what somebody tells twice word for word, with its place, is the same', () => {
  expect(isSame('梅岭路菜场后门的垃圾一个星期没人收', '梅岭路菜场后门的垃圾一个星期没人收')).toBe(true);
});

const streets = '梧桐 青云 圭峰 柳溪 松岭 梅岭 茶亭 石桥 北门 南湖'.split(' ');
const told100 = (at: number): string => `${streets[at % 10]}路${at}号门口的路灯坏了${at}天，晚上黑得看不见路，孩子放学都从那儿过，打了三次电话都说在排队，请派人来看一看，谢谢`;
const filings = Array.from({ length: 20 }, (_, at) => told(`${streets[at % 10]}路一带路灯全灭，走路的人摔了两个，${at}`, `BM26-9${at}`));

test('five hundred matters that were never seen are compared at once', () => {
  let run = 0;
  const open = Array.from({ length: 500 }, (_, at) => told(told100(at), `BM26-${at}`));
  const anew = (): NumberedTold[] => open.map((one) => ({ ...one, text: `${one.text}${(run += 1)}` }));
  expect(leastCpuMs(() => sameIncident(told('梧桐路一带路灯全灭'), anew()))).toBeLessThan(soonMs);
});

test('a filing costs little where two hundred are in hand', () => {
  const open = Array.from({ length: 200 }, (_, at) => told(told100(at), `BM26-${at}`));
  expect(leastCpuMs(() => filings.forEach((filing) => sameIncident(filing, open))) / filings.length).toBeLessThan(1.5);
});

test.each(['路灯'.repeat(50_000), '1'.repeat(100_000), '一'.repeat(100_000), 'a '.repeat(50_000), '也'.repeat(100_000), '😀'.repeat(50_000), '上'.repeat(99_999) + '过', '3号楼'.repeat(30_000)])('a hundred thousand characters are answered at once', (text) => {
  const long = { number: 'BM26-0001', text, place: text, category };
  expect(leastCpuMs(() => sameIncident(long, [{ ...long, number: 'BM26-0002' }]))).toBeLessThan(soonMs);
});
