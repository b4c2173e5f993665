// Numbers that tell one thing from another of its kind: the bus line, the house, the floor, the section of a building site.

/** Words for the same kind of number. */
const kinds: readonly [kind: string, words: RegExp][] = [
  ['line', /^(?:路公交|路车|路|号线|線|线)$/],
  ['house', /^(?:号楼|号院|号|栋|幢|座)$/],
  ['door', /^(?:单元|门洞)$/],
  ['row', /^排$/],
  ['part', /^(?:标段|标|期|组|队|社)$/],
  ['floor', /^(?:楼|层)$/],
];

const numbered = /(?<![0-9a-z.])([0-9]{1,5}|[一二三四五六七八九十]{1,3})(路公交|路车|路|号线|线|号楼|号院|号|栋|幢|座|单元|排|标段|标|期|组|队|社|楼|层)/g;
const english = /\b(?:bus|line|block|building|no\.?) ([0-9]{1,4})\b/g;
const digits = '零一二三四五六七八九';

/** 三, 十二, 二十 as a figure. */
function figure(written: string): number {
  if (/^[0-9]/.test(written)) return Number(written);
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['0', written];
  return (tens === '' ? 1 : Math.max(0, digits.indexOf(tens))) * 10 + (ones === '' ? 0 : Math.max(0, digits.indexOf(ones)));
}

/** Kind and number of each. 五一路 is a street and no line: a line is written in figures. */
export function numbersIn(normalised: string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const add = (kind: string, number: number): void => void found.set(kind, (found.get(kind) ?? new Set()).add(number));
  for (const [, written = '', word = ''] of normalised.matchAll(numbered)) {
    const kind = kinds.find(([, words]) => words.test(word))?.[0] ?? word;
    if (kind !== 'line' || /^[0-9]/.test(written)) add(kind, figure(written));
  }
  for (const [whole, written = ''] of normalised.matchAll(english)) add(whole.startsWith('b') && !whole.startsWith('bus') ? 'house' : 'line', Number(written));
  return found;
}
