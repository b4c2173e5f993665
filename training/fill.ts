// Puts invented personal data into the slots of a corpus line, in the many ways in which people write them, and keeps where they stand.

import { createChance, type Chance } from './chance.ts';

/** What stands in a slot. */
export type Slots = Record<'name' | 'phone' | 'idcard' | 'bankcard' | 'plate', () => string>;

export interface Filled {
  text: string;
  place: string | null;
  personal: { type: string; span: string }[];
}

const types: Readonly<Record<string, string>> = { name: 'name', phone: 'phone', idcard: 'id_card', bankcard: 'bank_card', plate: 'plate', address: 'address' };

/** `{place:东街路口}` and `{address:3栋501}` keep their words; `⏎` ends a line. */
export function filled(line: string, slots: Slots): Filled {
  const personal: Filled['personal'] = [];
  let place: string | null = null;
  const text = line.replaceAll('⏎', '\n').replaceAll(/\{(\w+)(?::([^{}]*))?\}/g, (_, kind: string, words?: string) => {
    const span = words ?? slots[kind as keyof Slots]();
    const type = types[kind];
    if (kind === 'place') place = span;
    else if (type !== undefined) personal.push({ type, span });
    return span;
  });
  return { text, place, personal };
}

const rare = '逄 佴 郗 阚 麴 璩 仝 瞿 郤 窦 芮 邬 郦 卞 缪 宓 蔺 蓟 郏 浦 闵 麻 劳 逯 欧阳 司徒 上官 皇甫 尉迟'.split(' ');
const common = '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 林 郭 何 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余'.split(' ');
const given = '德 桂 秀 建 国 兰 芳 强 敏 军 丽 伟 娟 勇 艳 杰 涛 超 霞 平 刚 梅 玲 红 波 辉 鹏 华 志 明 海 春 雪 云 飞 婷 宇 浩 欣 梓 涵 轩 怡 思 远 小 满 一 鸣 雨 桐 佳 晨 文 武 福 贵 根 水 生 金 木 火 土'.split(' ');
const figures = '零一二三四五六七八九';

/** All of it invented: the middle of a mobile number, the county of an identity card and the tail of a plate exist nowhere. */
export function inventedSlots(seed: number): Slots {
  const chance = createChance(seed);
  const digits = (count: number): string => Array.from({ length: count }, () => chance.below(10)).join('');
  return {
    name: () => chance.pick(chance.below(3) === 0 ? common : rare) + chance.pick(given) + (chance.below(4) === 0 ? '' : chance.pick(given)),
    phone: () => phone(chance, digits),
    idcard: () => idCard(chance, digits),
    bankcard: () => spaced(withLuhn(`62000000000${digits(7)}`), chance),
    plate: () => `${chance.pick('粤京沪苏浙川豫鲁湘鄂'.split(''))}${chance.pick('ABCDEFGH'.split(''))}${chance.pick(['', '', '·'])}0000${chance.below(10)}`,
  };
}

function phone(chance: Chance, digits: (count: number) => string): string {
  const mobile = `1${chance.pick(['38', '39', '59', '77', '86', '33'])}000000${digits(2)}`;
  const parts = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)];
  const ways: (() => string)[] = [
    () => parts.join(' '),
    () => parts.join('-'),
    () => `+86 ${mobile}`,
    () => mobile.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    () => mobile.replaceAll(/\d/g, (digit) => figures.charAt(Number(digit))),
    () => mobile.replaceAll(/\d/g, (digit) => (digit === '1' ? '幺' : figures.charAt(Number(digit)))),
    () => `0000-5550${digits(3)}`,
    () => `+852 0000 ${digits(4)}`,
  ];
  return chance.below(2) === 0 ? mobile : chance.pick(ways)();
}

const factors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** With the check digit of GB 11643. */
function idCard(chance: Chance, digits: (count: number) => string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const body = `${chance.pick(['44', '33', '51', '23', '61'])}0099${1940 + chance.below(70)}${two(1 + chance.below(12))}${two(1 + chance.below(28))}${digits(3)}`;
  const sum = factors.reduce((total, factor, index) => total + factor * Number(body[index]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

function withLuhn(body: string): string {
  const sum = body.split('').toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function spaced(card: string, chance: Chance): string {
  return chance.below(2) === 0 ? card : card.replaceAll(/\d{4}(?=\d)/g, '$& ');
}
