// Homes down to the flat: 3号楼2单元501, 12栋305室. A street number or a building alone is a place and stays, or nobody could find the lamp.

import type { Stretch } from './readable.ts';

const building = '(?:[0-9A-Za-z甲乙丙丁]{1,4}|[一二三四五六七八九十]{1,3})[ ]?(?:号楼|號樓|楼|樓|栋|棟|幢|座|排|号院|號院|#)';
const unit = '(?:[0-9A-Za-z甲乙丙丁]{1,2}|[一二三四五六七八九十]{1,2})[ ]?(?:单元|單元|门洞|梯)';
const floor = '(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?(?:楼|樓|层|層)';
/** 3号楼120户 counts households; 8栋1201 is one. */
const flat = '(?:[0-9]{3,4}[A-Za-z]?|[一二三四五六七八九零〇]{3,4})(?![0-9])(?![ ]?[户戶人元米块塊平个個多年天名家吨度瓦点點分%余餘])(?:[ ]?(?:室|号房|號房|号|號|房))?';
const smallFlat = '[0-9A-Za-z]{1,3}[ ]?室';
const gap = '[ ,，、\\-]{0,2}';

const shapes = [
  // 3号楼2单元501, 8栋1201, 3栋二单元5楼502室
  `${building}${gap}(?:${unit}${gap})?(?:${floor}${gap})?(?:${flat}|${smallFlat})`,
  // 2单元501
  `${unit}${gap}(?:${floor}${gap})?(?:${flat}|${smallFlat})`,
  // 6號2樓, 44号院3楼左户: a number in a lane and a floor are a home in the south and in Taiwan
  `[0-9]{1,4}(?:号|號)(?:之[0-9]{1,2})?${gap}[0-9]{1,2}(?:楼|樓)(?:之[0-9]{1,2})?(?:${gap}(?:${flat}|${smallFlat}))?`,
  // 12弄34号501室, 44号501室
  `(?:[0-9]{1,4}弄${gap})?[0-9]{1,4}(?:号|號)${gap}(?:[0-9]{1,2}(?:楼|樓|层|層)${gap})?[0-9]{3,4}(?:室|房)`,
  // 3组12号, 五组8号: a household in a village
  '(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:组|組|社|队|隊)[0-9]{1,4}(?:号|號)',
  // 8-2-501
  '(?<![0-9\\-./])[0-9]{1,2}(?:-[0-9]{1,2}){1,2}-[0-9]{3,4}(?:室)?(?![0-9\\-./])',
].map((shape) => new RegExp(shape, 'g'));

/** 我家住305室, 家住和平路12号: a room may be an office, a number on a road a shop; said so they are a home. */
const room = /(?:家住|我住|住在|住址|地址|家在|我家)[^,，。;；!！?？\n]{0,12}?([0-9]{3,4}(?:室|房|号房))/g;
const house = /(?:家住|我住|住在|住址|家在)[^,，。;；!！?？\n]{0,12}?(?:路|街|巷|村|弄|里|坊|胡同)([0-9]{1,4}(?:号|號)(?!楼|樓|院|线|線))/g;
const english = /\b(?:Flat|Apt\.?|Apartment|Unit|Room|Suite)[ ]#?[0-9A-Z]{1,5}(?:,[ ]?[0-9]{1,4}(?:[ ][A-Z][a-z]{1,20}){1,4})?/g;

/** Homes in a readable text. */
export function findHomes(plain: string): Stretch<'address'>[] {
  const found: Stretch<'address'>[] = [];
  for (const shape of [...shapes, english]) {
    for (const match of plain.matchAll(shape)) found.push({ type: 'address', start: match.index, end: match.index + match[0].trimEnd().length });
  }
  for (const said of [room, house]) {
    for (const match of plain.matchAll(said)) {
      const end = match.index + match[0].length;
      found.push({ type: 'address', start: end - (match[1] ?? '').length, end });
    }
  }
  return found;
}
