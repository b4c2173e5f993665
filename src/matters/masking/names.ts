// Full names of persons, by the weight of what speaks for one: the surname, the given name, what stands before and after. 王主任, 老李 name no person and stay.

import { givenSigns, noGivenSigns, telltaleSurnames } from './given-signs.ts';
import { foreignNames } from './foreign-names.ts';
import { followedBy, goesOn, ledTo } from './name-cues.ts';
import type { NumberType } from './numbers.ts';
import { isOrdinaryWord, ordinary } from './ordinary-pairs.ts';
import type { Stretch } from './readable.ts';
import { compoundSurnames, surnames, wordsLikeNames } from './surnames.ts';

type Found = Stretch<'name'>;

interface Candidate {
  start: number;
  end: number;
  weight: number;
}

/** From here on it is a name. Found by measuring (training/measure-personal-data.ts). */
const enough = 2.8;

/** 高通知 is no name, and 高知 is none before 道. */
const wordInside = -1;
const wordAcross = -1.5;
/** Surnames that are nearly always a word. */
const hardlySurnames = new Set('有能那连盖干督印阳党费付钱养都成司平时方和白常向从任全单家经应相关管终易步满越何于许严项祝房别申支贡阴扶堵宿封弓松井富焦谷秋仲暴甘祖符束索卓桂慎须简空沙养丰查后红有商赏墨爱言福代肖岩喜冒元余计伏舒席季危童盛路水通边农温国文古明花安乐齐康黄车苗'.split(''));
/** Surnames first, but words and places are made with them too: 杨树, 顾全大局. */
const wordlikeSurnames = new Set('柳陶孔葛戴谢罗庄曾顾秦韩钱费杨孙沈昌贺廉隆宁冷丁万崔邸茅蒙咸籍汲许');
/** The most that a lead and what follows can add. */
const most = { before: 3, after: 2 } as const;

const single = new Set(surnames);
const double = new Set(compoundSurnames);
const doubleBegins = new Set(compoundSurnames.map((surname) => surname.charAt(0)));
const words = new Set(wordsLikeNames);

/** Names in a readable text; a phone or an ID number beside it speaks for a name. */
export function findNames(plain: string, numbers: readonly Stretch<NumberType>[]): Found[] {
  const candidates: Candidate[] = [];
  const numberStarts = new Set(numbers.map(({ start }) => start));
  for (let at = 0; at + 1 < plain.length; at += 1) {
    if (doubleBegins.has(plain.charAt(at)) && double.has(plain.slice(at, at + 2))) consider(plain, at, 2, numberStarts, candidates);
    else if (single.has(plain.charAt(at))) consider(plain, at, 1, numberStarts, candidates);
  }
  return [...foreignNames(plain), ...strongest(candidates, plain.length)];
}

/** The best reading of a surname at a place: one or two signs of a given name behind it. */
function consider(plain: string, start: number, surnameLength: number, numberStarts: ReadonlySet<number>, candidates: Candidate[]): void {
  const given = start + surnameLength;
  const own = surnameWeight(plain, start, surnameLength);
  let before: number | null = null;
  for (const length of [1, 2]) {
    const end = given + length;
    if (end > plain.length) break;
    const sounds = givenWeight(plain, given, length);
    if (sounds === null) continue;
    const asWords = (length === 2 && isOrdinaryWord(plain, given) ? wordInside : 0) + (!goesOn(plain.charAt(end)) && isOrdinaryWord(plain, end - 1) ? wordAcross : 0);
    const alone = own + sounds + asWords;
    if (alone + most.before + most.after < enough) continue;
    before ??= leadWeight(plain, start, surnameLength);
    if (alone + before + most.after < enough) continue;
    const weight = alone + before + followedBy(plain, end, numberStarts);
    if (weight >= enough) candidates.push({ start, end, weight });
  }
}

/** What leads to it, against the ordinary words that it may stand in: 支付, 孙子. */
function leadWeight(plain: string, start: number, surnameLength: number): number {
  const lead = ledTo(plain, start);
  const usual = ordinary(plain, start);
  if (surnameLength === 2) return lead;
  // 联系人：高明 stays a name though 高明 were a word; 支付 never is one.
  return lead > 1 ? lead + (usual.after + usual.before / 2) / (lead >= 2 ? 2 : 1) : lead + usual.before + usual.after;
}

/** 郗 is a surname wherever it stands; 高, 方 and 马 are words first. */
function surnameWeight(plain: string, start: number, length: number): number {
  const begins = words.has(plain.slice(start, start + 2)) || words.has(plain.slice(start, start + 3));
  if (length === 2) return begins ? 0 : 2;
  const sign = plain.charAt(start);
  const telltale = hardlySurnames.has(sign) ? -1 : wordlikeSurnames.has(sign) ? 1 : telltaleSurnames.has(sign) ? 2 : 0;
  return begins ? telltale - 4 : telltale;
}

const han = /\p{Script=Han}/u;
/** These end a house, an office, a title; they may begin a given name: 家豪, 长河. */
const neverLast = new Set('家长上下前后有得和一三五六九百千忆');

/** How much a stretch sounds like a given name, or null when it can be none. */
function givenWeight(plain: string, at: number, length: number): number | null {
  let weight = 0;
  for (let sign = at; sign < at + length; sign += 1) {
    const is = plain.charAt(sign);
    const isLast = sign === at + length - 1;
    if (isLast && neverLast.has(is)) return null;
    if (givenSigns.has(is) || (is === '里' && plain.charAt(sign - 1) === '万')) weight += 0.5;
    else if (noGivenSigns.has(is) || !han.test(is)) return null;
    else weight -= 0.5;
  }
  if (isTitle(plain, at, length)) return null;
  return length === 2 && weight === 1 ? 1.5 : weight;
}

const titles = new Set(
  `先生 女士 小姐 同志 老师 师傅 大爷 大妈 大娘 阿姨 叔叔 主任 书记 局长 经理 科长 所长 院长 校长 医生 大夫 教授 律师 法官 老板 队长 支书 村长 镇长 乡长 部长 处长 站长 会计 教练 代表 警官 护士 阿婆 阿公 伯伯 同学 老太 老头 老汉 大姐 大哥 嫂子 师父 总 姐 哥 叔 姨 婶 嫂 伯 婆 公 爷 奶 导 工 队 某 太`.split(' '),
);

/** 王先生, 李某: a surname with a title. */
function isTitle(plain: string, at: number, length: number): boolean {
  return titles.has(plain.slice(at, at + 2)) || (length === 1 && titles.has(plain.charAt(at)));
}

/** Where readings overlap, the weightier one, and of two alike the longer. */
function strongest(candidates: Candidate[], length: number): Found[] {
  const used = new Uint8Array(length);
  const found: Found[] = [];
  for (const { start, end } of candidates.toSorted((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start))) {
    if (used.subarray(start, end).includes(1)) continue;
    used.fill(1, start, end);
    found.push({ type: 'name', start, end });
  }
  return found;
}
