// Numbers that tell one thing from another of its kind: the bus line, the house, the building, the floor, the section of a building site.

/** Words for the same kind of number, the longer ones first. */
const wordsOfKind = {
  line: '路公交|路车|号线|路|线',
  gate: '号门|号出口|号口',
  building: '号楼|栋|幢|座',
  house: '号院|号',
  door: '单元|门洞',
  row: '排',
  part: '标段|标|期|组|队|社',
  floor: '楼|层',
} as const;

type Kind = keyof typeof wordsOfKind | 'kilometre';

/** Other numbers of these are another place. A floor is also where somebody lives who tells of the whole house. */
const tellsApart: ReadonlySet<string> = new Set<Kind>(['line', 'gate', 'building', 'house', 'door', 'row', 'part', 'kilometre']);

const kindOf = new Map<string, Kind>();
for (const kind of Object.keys(wordsOfKind) as (keyof typeof wordsOfKind)[]) for (const word of wordsOfKind[kind].split('|')) kindOf.set(word, kind);
const words = [...kindOf.keys()].sort((a, b) => b.length - a.length).join('|');

const one = '(?:[0-9]{1,5}|[一二三四五六七八九十]{1,3})';
/** 3栋; 3、5栋; 3栋和5栋; 3到7栋. */
const numbered = new RegExp(`(?<![0-9a-z.+第])(${one}(?:(?:${words})?[、,，/和与及跟至到~—-]{1,2}${one}){0,9})(${words})`, 'g');
const listed = new RegExp(`([至到~—-]*)[^0-9一二三四五六七八九十至到~—-]*(${one})`, 'g');
const english = /\b(bus|line|block|building|no\.?|house) ([0-9]{1,5})\b/g;
const kilometre = /(?<![0-9a-z])k([0-9]{1,4})\+([0-9]{1,3})(?![0-9])/g;
const digits = '零一二三四五六七八九';

/** 3号 is a day as well: a house stands at a road, in a village, in an estate. */
const beforeHouse = /[路街巷弄里道坊村屯寨区园苑院镇]$/;
/** Where somebody lives is not where it happened: 我住3栋. */
const home = /(?:住|住在|家在|我是)$/;
/** So many of them: 有三栋楼. */
const counted = /^楼(?![下上道门顶梯前后里])/;
/** A longer list of houses is none. */
const longestRange = 60;

/** 三, 十二, 二十 as figures; 三五 is 三 and 五. */
function figuresOf(written: string): number[] {
  if (/^[0-9]/.test(written)) return [Number(written)];
  if (!written.includes('十')) return Array.from(written, (digit) => digits.indexOf(digit));
  const [tens = '', ones = ''] = written.split('十');
  return [(tens === '' ? 1 : Math.max(0, digits.indexOf(tens))) * 10 + (ones === '' ? 0 : Math.max(0, digits.indexOf(ones)))];
}

/** All numbers of a list, those within a range too. */
function numbersOf(list: string): number[] {
  const numbers: number[] = [];
  for (const [, range = '', written = ''] of list.matchAll(listed)) {
    const from = numbers.at(-1);
    const [first = 0, ...more] = figuresOf(written);
    if (range !== '' && from !== undefined && first - from <= longestRange) for (let between = from + 1; between < first; between += 1) numbers.push(between);
    numbers.push(first, ...more);
  }
  return numbers;
}

/** Kind and numbers of each. 五一路 is a street and no line: a line is written in figures, or is said to be a bus. */
export function numbersIn(normalised: string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const add = (kind: Kind, numbers: readonly number[]): void => void found.set(kind, new Set([...(found.get(kind) ?? []), ...numbers]));
  for (const { 1: list = '', 2: word = '', 0: whole, index } of normalised.matchAll(numbered)) {
    const kind = kindOf.get(word) ?? 'floor';
    const before = normalised.slice(Math.max(0, index - 3), index);
    if (home.test(before)) continue;
    if (kind === 'house' && !beforeHouse.test(before)) continue;
    if (kind === 'line' && word === '路' && !/^[0-9]/.test(list)) continue;
    if (kind === 'building' && word !== '号楼' && counted.test(normalised.slice(index + whole.length, index + whole.length + 2))) continue;
    add(kind, numbersOf(list));
  }
  for (const [, word = '', written = ''] of normalised.matchAll(english)) add(word === 'bus' || word === 'line' ? 'line' : word === 'block' || word === 'building' ? 'building' : 'house', [Number(written)]);
  for (const [, km = '', metres = ''] of normalised.matchAll(kilometre)) add('kilometre', [Number(km) * 1000 + Number(metres)]);
  return found;
}

/** Numbers of one kind: in how many kinds they share one, in how many they have only others, and whether that alone makes it another place. */
export function compareNumbers(some: ReadonlyMap<string, ReadonlySet<number>>, others: ReadonlyMap<string, ReadonlySet<number>>): { shared: number; apart: number; elsewhere: boolean } {
  let shared = 0;
  let apart = 0;
  let elsewhere = false;
  for (const [kind, numbers] of some) {
    const theirs = others.get(kind);
    if (!theirs) continue;
    if ([...numbers].some((number) => theirs.has(number))) shared += 1;
    else {
      apart += 1;
      elsewhere ||= tellsApart.has(kind);
    }
  }
  return { shared, apart, elsewhere };
}
