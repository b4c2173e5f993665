// Full names of persons, where the words around say that it is one. A surname with a title (王主任, 老李) names no person and stays.

import type { NumberType } from './numbers.ts';
import type { Stretch } from './readable.ts';
import { compoundSurnames, surnames, wordsLikeNames } from './surnames.ts';

const surname = `(?:${compoundSurnames.join('|')}|[${surnames}])`;
const givenSign = '[\\p{Script=Han}]';
const fullName = new RegExp(`^${surname}${givenSign}{1,2}`, 'u');

/** After these words comes a name. */
const introductions =
  /(?:我叫|她叫|他叫|我名叫|我的名字是|我的名字叫|名字叫|名叫|本人|姓名|名字|联系人|聯繫人|聯絡人|联络人|户主|戶主|业主|業主|报名人|反映人|投诉人|举报人|当事人|证明人|证人|作证人|申请人|代理人|收件人|户名|我是|我系|我係|署名|此致)[是为為叫:: ]{0,3}/g;
/** Of these the name follows at once, and ordinary words do too (我妈常年卧病), so the name must end where a name can end. */
const relations =
  /(?:婆婆|公公|爷爷|奶奶|外公|外婆|姥姥|姥爷|父亲|母亲|爸爸|妈妈|我爸|我妈|我爹|我娘|家母|家父|丈夫|老公|妻子|老婆|爱人|儿子|女儿|闺女|孙子|孙女|外孙|哥哥|弟弟|姐姐|妹妹|大伯|叔叔|舅舅|邻居|鄰居|室友|同事|老师|村民|居民|司机|书记|主任|医生)(?:叫|名叫|是)?/g;
const titles = /(?:先生|女士|小姐|同志|老师|老師|大爷|大妈|大娘|阿姨|叔叔|师傅|師傅|老人|同学|医生)/g;
/** What can follow a name: a sign, the end, or a word that begins what is said of the person. */
const afterName = /^(?:$|[\s,.;:!?，。；：！？、()（）〔"”」』\-/]|今年|现年|住|在|是|的|有|于|領|领|说|說|系|係|患|被|去|也|和|与|跟|把|电|手|身|男|女|[0-9]|先生|女士|同志|来|因|为|要|想|从|给|告诉|本)/u;
const english = /\b(?:[Mm]y name is|I am|I'm|[Tt]his is|[Nn]ame:|Mr\.?|Mrs\.?|Ms\.?|Miss)[ ]([A-Z][a-z]{1,20}(?:[ ][A-Z][a-z]{1,20}){1,2})/g;

type Found = Stretch<'name'>;

/** Names in a readable text; a name beside a phone or an ID number is one without further words. */
export function findNames(plain: string, numbers: readonly Stretch<NumberType>[]): Found[] {
  const found: Found[] = [];
  const add = (start: number, length: number): void => {
    if (length >= 2) found.push({ type: 'name', start, end: start + length });
  };
  for (const match of plain.matchAll(introductions)) {
    const at = match.index + match[0].length;
    // 我是 introduces many things besides a name: the strict reading.
    add(at, nameLength(plain, at, /^(?:我是|业主|業主|此致|户主|戶主|本人|我系|我係)/.test(match[0]) && !/[:叫]/.test(match[0])));
  }
  for (const match of plain.matchAll(relations)) add(match.index + match[0].length, nameLength(plain, match.index + match[0].length, true));
  for (const match of plain.matchAll(titles)) add(...nameBefore(plain, match.index));
  for (const { start } of numbers) add(...nameBeforeNumber(plain, start));
  for (const match of plain.matchAll(english)) {
    const name = match[1] ?? '';
    add(match.index + match[0].length - name.length, name.length);
  }
  return found;
}

/** How long the name at a place is; 0 when there is none. `strict`: it must end where a name can end. */
function nameLength(plain: string, at: number, strict: boolean): number {
  const ahead = plain.slice(at, at + 8);
  const longest = fullName.exec(ahead)?.[0] ?? '';
  const compound = compoundSurnames.some((double) => longest.startsWith(double));
  const shortest = compound ? 3 : 2;
  if (longest.length < shortest && !(compound && longest.length >= 2)) return 0;
  if (isWord(ahead) || placeEnd.test(longest)) return 0;
  for (let length = longest.length; length >= shortest; length -= 1) {
    if (afterName.test(ahead.slice(length))) return length;
  }
  return strict ? 0 : longest.length;
}

/** A surname and a given name that end at a place and begin where a name can begin. 王先生 is a surname with a title. */
function nameBefore(plain: string, end: number): [number, number] {
  for (const length of [4, 3, 2]) {
    const start = end - length;
    if (start < 0) continue;
    const candidate = plain.slice(start, end);
    const match = fullName.exec(candidate);
    if (match?.[0].length === length && !isWord(candidate) && !placeEnd.test(candidate) && !functional(candidate) && beginsHere(plain, start)) return [start, length];
  }
  return [0, 0];
}

/** 和王(先生): the first sign joins, the second is the surname. */
function functional(candidate: string): boolean {
  return candidate.length === 2 && /^[和于向从有那经能应常时管给]/u.test(candidate);
}

/** A name may begin after a sign, at the start, or after a word that leads to it. */
function beginsHere(plain: string, start: number): boolean {
  if (start === 0) return true;
  return /(?:[\s,.;:!?，。；：！？、()（）"“「『〕]|[是叫找请給给和与跟向对由为的位])$/u.test(plain.slice(start - 1, start));
}

/** 冉小暑,15100000068 — only signs, or the word for the number, stand between. */
const between = /[ ,，、;；:：。(（]{0,2}(?:的|联系)?(?:电话|電話|手机|手機|身份证|身份證|号码|tel)?(?:号码|號碼|号|號)?[是为:： (（]{0,3}$/u;

function nameBeforeNumber(plain: string, start: number): [number, number] {
  const near = plain.slice(Math.max(0, start - 16), start);
  const gap = between.exec(near)?.[0].length ?? 0;
  return nameBefore(plain, start - gap);
}

const words = new Set(wordsLikeNames);
/** 王先生, 李某, 张主任 name nobody; 王家, 李村 are a house and a village. */
const surnameOnly = new RegExp(`^${surname}(?:先生|女士|小姐|同志|老师|老師|师傅|師傅|大爷|大妈|大娘|阿姨|叔叔|主任|书记|書記|局长|局長|经理|經理|科长|所长|院长|校长|医生|律师|法官|老板|队长|支书|村长|镇长|乡长|某|总|姐|哥|叔|姨|家|氏)`, 'u');
const placeEnd = /^(?:[^]{1,2})[村镇鎮县縣市省厂廠路街庄莊屯区區桥院校局站]$/u;

function isWord(candidate: string): boolean {
  return words.has(candidate.slice(0, 2)) || words.has(candidate.slice(0, 3)) || surnameOnly.test(candidate);
}
