// People who do not exist: names, numbers and plates in the many ways in which residents write them, for measuring what masking finds.

import { Converter } from 'opencc-js/cn2t';
import type { Chance } from './chance.ts';

/** What can stand in a slot of the corpus. */
export type SlotKind = 'name' | 'phone' | 'idcard' | 'bankcard' | 'plate';

/** In which writing the message around the slot is. */
export type Writing = 'simplified' | 'traditional' | 'english';

const toTraditional = Converter({ from: 'cn', to: 't' });

const rareSurnames = Array.from('逄佴郗阚麴璩仝瞿郤窦芮邬郦卞缪宓蔺蓟郏浦闵逯亓仉缑鄢冼邝覃农韦岑晁庹昝揣苑郄禚宦仇隗郇佟邸鞠湛');
const commonSurnames = Array.from('王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭蔡潘田董袁于余叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏方邹熊白孟秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤');
const doubleSurnames = '欧阳 司徒 上官 皇甫 尉迟 诸葛 令狐 司马 夏侯 慕容 端木 公孙'.split(' ');
const givenPairs =
  `春生 玉兰 建国 梓萱 桂英 秀芳 志强 大年 小满 国栋 阿福 阿竹 金花 银凤 宝财 福来 永贵 庆丰 德胜 长河 冬梅 雨桐 子轩 浩然 欣怡 思远 晓东 丽华 海燕 立新 卫东 红旗 爱民 保田 水根 土生 火旺 菊香 素云 惠珍
  淑贞 凤仙 来娣 招弟 月娥 彩霞 翠莲 巧云 文斌 俊杰 家豪 嘉敏 美玲 伟明 耀祖 光宗 启明 书恒 一诺 若溪 沐宸 亦凡 佳琪 宇航 天佑 正阳 守仁 怀远 知秋 望舒 铁柱 栓子 二妮 大壮 喜顺 满仓 有田 得水 延安 抗美 援朝 跃进 改革
  学军 振华 秋实 夏至 清明 南星 苇航 半夏 石头 麦穗 芦花 阿娣 阿妹 水妹 观生 连生 木养 亚娟 少芬 婉仪 咏诗 子健 志豪 家俊 佩珊 淑仪 秀兰 玉梅 桂花 素芬 荷花 银锁 金锁 双喜 连喜 存厚 万里 平安`.split(/\s+/);
const givenSingles = Array.from('强伟敏静丽军杰涛艳勇娟超霞刚平辉健鹏斌波飞宁凯萍鑫莉玲燕红梅英芳兰明亮春秋冬雪峰岩松柏竹荷茜蕾倩婷洁琳晨磊淼犇');
const farAwayNames = '买买提·吐尔逊 阿依古丽·艾山 古丽娜尔·卡德尔 巴特尔·苏和 吉克·阿呷 迪丽拜尔·玉素甫 阿布都拉·热合曼 曲比·阿乌'.split(' ');
const latinFirst = 'Tansy Orrin Maribel Dagny Corwin Isolde Perrin Quilla Bram Hesper Pang Xi Kan Qu Er'.split(' ');
const latinLast = 'Quillfeather Marrowby Thistlewick Okonjo Vandersloot Penhallow Brackenridge Chunsheng Yulan Xiaoman Dezhu Ahfook'.split(' ');

const figures = Array.from('零一二三四五六七八九');

/** A maker of slot values; the same chance makes the same people. */
export function createInvention(chance: Chance): (kind: SlotKind, writing: Writing) => string {
  const digits = (count: number): string => Array.from({ length: count }, () => chance.below(10)).join('');
  const makers: Readonly<Record<SlotKind, (writing: Writing) => string>> = {
    name: (writing) => personName(chance, writing),
    phone: () => phoneNumber(chance, digits),
    idcard: () => idCard(chance, digits),
    bankcard: () => bankCard(chance, digits),
    plate: () => plate(chance, digits),
  };
  return (kind, writing) => makers[kind](writing);
}

function personName(chance: Chance, writing: Writing): string {
  if (writing === 'english') return `${chance.pick(latinFirst)} ${chance.pick(latinLast)}`;
  const name = chineseName(chance);
  return writing === 'traditional' ? toTraditional(name) : name;
}

function chineseName(chance: Chance): string {
  const kind = chance.below(100);
  if (kind < 4) return chance.pick(farAwayNames);
  const surname = kind < 12 ? chance.pick(doubleSurnames) : chance.pick(kind < 60 ? rareSurnames : commonSurnames);
  const given = chance.below(10) < 7 ? chance.pick(givenPairs) : chance.pick(givenSingles);
  return surname + (chance.below(12) === 0 && given.length === 1 ? `小${given}` : given);
}

/** 0000 in the middle: no such number is given out. */
function phoneNumber(chance: Chance, digits: (count: number) => string): string {
  const mobile = `1${chance.pick(['38', '39', '59', '77', '86', '33', '50', '65', '91'])}0000${digits(2)}${digits(2)}`;
  const parts = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)];
  const spoken = (one: string, zero: string): string => Array.from(mobile, (figure) => (figure === '1' ? one : figure === '0' ? zero : (figures[Number(figure)] ?? ''))).join('');
  const ways: readonly (() => string)[] = [
    () => parts.join(' '),
    () => parts.join('-'),
    () => `+86 ${mobile}`,
    () => `+86-${parts.join('-')}`,
    () => `0086${mobile}`,
    () => fullWidth(mobile),
    () => spoken('一', '零'),
    () => spoken('幺', '零'),
    () => spoken('一', '〇'),
    () => Array.from(spoken('幺', '洞')).join(''),
    () => Array.from({ length: 3 }, (_, i) => spoken('幺', '零').slice(i === 0 ? 0 : i * 4 - 1, i * 4 + 3)).join(' '),
    () => Array.from(mobile).join(' '),
    () => `0000-5550${digits(3)}`,
    () => `0750-0000${digits(3)}`,
    () => `（0571）0000${digits(4)}`,
    () => `+852 6000 00${digits(2)}`,
    () => `+852-90000${digits(3)}`,
    () => `0900-000-${digits(3)}`,
    () => `0900000${digits(3)}`,
    () => parts.join('.'),
  ];
  return chance.below(2) === 0 ? mobile : chance.pick(ways)();
}

function fullWidth(ascii: string): string {
  return Array.from(ascii, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
}

const idFactors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** County 0099 does not exist; the check digit of GB 11643 is right. */
function idCard(chance: Chance, digits: (count: number) => string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const body = `${chance.pick(['44', '33', '51', '23', '61', '37', '15'])}0099${1935 + chance.below(80)}${two(1 + chance.below(12))}${two(1 + chance.below(28))}${digits(3)}`;
  const sum = idFactors.reduce((total, factor, index) => total + factor * Number(body.charAt(index)), 0);
  const whole = body + '10X98765432'.charAt(sum % 11);
  const ways = [whole, whole, whole, whole.toLowerCase(), fullWidth(whole), `${whole.slice(0, 6)} ${whole.slice(6, 14)} ${whole.slice(14)}`];
  return chance.pick(ways);
}

/** 6200 0000 000 belongs to no bank; the last figure is Luhn's. */
function bankCard(chance: Chance, digits: (count: number) => string): string {
  const body = `62000000000${digits(chance.pick([4, 7]))}`;
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, figure, index) => total + Number(index % 2 === 0 ? '0246813579'.charAt(Number(figure)) : figure), 0);
  const card = body + String((10 - (sum % 10)) % 10);
  return chance.pick([card, card, card.replaceAll(/\d{4}(?=\d)/g, '$& '), card.replaceAll(/\d{4}(?=\d)/g, '$&-'), fullWidth(card)]);
}

function plate(chance: Chance, digits: (count: number) => string): string {
  const head = `${chance.pick(Array.from('粤京沪苏浙川豫鲁湘鄂赣桂陕黑'))}${chance.pick(Array.from('ABCDEFGHJKL'))}`;
  const tail = chance.pick([`0000${digits(1)}`, `0${chance.pick(Array.from('ABCXYZ'))}00${digits(1)}`, `000${digits(1)}${chance.pick(Array.from('PQRT'))}`, `D0000${digits(1)}`, `00A0${digits(1)}`]);
  return chance.pick([head + tail, head + tail, head + tail, `${head}·${tail}`, `${head} ${tail}`, `${head}-${tail}`, (head + tail).toLowerCase()]);
}
