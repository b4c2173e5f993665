// Whether somebody tells it for another person: 「替我妈反映」, 「帮邻居问一下」.

import type { Behalf } from '../matter.ts';
import { simplifiedInPlace } from './normalise.ts';

const family = '我?(?:妈妈?|爸爸?|母亲|父亲|奶奶|爷爷|外婆|外公|姥姥|姥爷|老婆|老公|爱人|妻子|丈夫|儿子|女儿|孩子|哥哥?|姐姐?|弟弟?|妹妹?|婆婆|公公|岳母|岳父|亲戚|家里?人|家里?老人)';
const neighbour = '(?:我们?)?(?:楼上|楼下|隔壁|对门)?的?(?:邻居|街坊)|隔壁(?:阿姨|阿婆|大爷|大妈|老人)';
const other = '(?:我的?)?(?:朋友|同事|同学|工友|师傅|一位老人|一个老人|老人家?|阿婆|大爷|大妈|他|她|别人)';
const pattern = new RegExp(`(?:替|帮|代|为)(?:(${family})|(${neighbour})|(${other}))(?:来|向你们|跟你们)?(?:反映|说|问|投诉|举报|提|报|讲|求助|咨询)`);

/** In whose name, as it was said; null when it is his own matter. */
export function behalfIn(text: string): { who: string; whose: NonNullable<Behalf['whose']> } | null {
  const found = pattern.exec(simplifiedInPlace(text));
  if (!found) return null;
  const [, ofFamily, ofNeighbour, ofOther = ''] = found;
  if (ofFamily !== undefined) return { who: ofFamily, whose: 'family' };
  return ofNeighbour === undefined ? { who: ofOther, whose: 'other' } : { who: ofNeighbour, whose: 'neighbour' };
}
