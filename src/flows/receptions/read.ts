// What residents type of receptions: when the next one is, that they want to see a representative, that they cannot come.

import { simplifiedInPlace } from '../../matters/screening/normalise.ts';

export type Asked = 'schedule' | 'book' | 'cancel';

const readers: readonly (readonly [RegExp, Asked])[] = [
  [/^(?:\/schedule|接待安排|接待日|接待时间|schedule)$/i, 'schedule'],
  [/^(?:请问|想问一?下)?(?:你们)?(?:(?:下次|下一次|最近的?|这个月|本月|下个?月)(?:的)?)?(?:代表)?(?:接待日?|代表(?:来|在|接待))(?:是|在|都)?(?:什么时候|啥时候|哪[一几]?天|几号|几点|时间)(?:来|在|接待)?[啊呀呢]?$/, 'schedule'],
  [/^(?:请问)?代表(?:们)?(?:是|都)?(?:什么时候|啥时候|哪[一几]?天|几号)(?:来|在|接待|有空)?[啊呀呢]?$/, 'schedule'],
  [/^(?:\/book|预约|预约代表|约见代表|约代表|我?(?:想|要)(?:预约|约见|约|见)(?:一?下)?(?:党)?代表)$/i, 'book'],
  [/^(?:取消预约|取消约见|不去了|预约取消|我?(?:想|要)取消预约)$/, 'cancel'],
];

/** Null when a text asks for none of it. */
export function readReceptions(text: string): Asked | null {
  const typed = simplifiedInPlace(text.normalize('NFKC').trim()).replace(/[。.!！?？]+$/, '');
  return readers.find(([pattern]) => pattern.test(typed))?.[1] ?? null;
}
