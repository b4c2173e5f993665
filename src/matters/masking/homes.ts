// Homes down to the door: 翠湖花园3号楼2单元501. A street number or a building alone is a place and stays, or nobody could find the lamp.

import type { Stretch } from './readable.ts';

const gap = '[ ,，、\\-]{0,2}';
const few = '(?:[0-9]{1,3}|[A-Za-z甲乙丙丁]|[A-Za-z甲乙丙丁][0-9]{1,2}|[0-9]{1,2}[A-Za-z]|[一二三四五六七八九十]{1,3})';
/** 8号院11号楼, B区7栋, 三期2栋, 6座. */
const zone = `${few} ?(?:号院|区|期|院)`;
const building = `[甲乙丙丁]?${few} ?(?:号楼|楼|栋|幢|座|排|号院|#)`;
const unit = `${few} ?(?:单元|门洞|门|梯)`;
const floor = '(?:地下|后楼)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?(?:楼|层)';
/** 3号楼120户 counts households; 8栋1201 is one. */
const flat =
  '(?:[0-9]{3,4}[A-Za-z]?|[一二三四五六七八九零〇]{3,4})(?![0-9])(?! ?[户人元米块平个多年天名家吨度瓦点分%余])(?: ?(?:室|号房|号|房))?';
const room = '[0-9A-Za-z]{1,4} ?(?:室|号房|房(?![租东价产屋子]))';
const door = `(?:${flat}|${room})`;

const shapes = [
  // 3号楼2单元501, 8栋1201, 3栋二单元5楼502室, B区7栋2单元604, 8号院11号楼1门502室
  `(?:${zone}${gap})?(?:${zone}${gap})?${building}${gap}(?:${unit}${gap})?(?:${floor}${gap})?${door}`,
  // 4座12楼B, 2座21楼A室
  `${building}${gap}${floor}${gap}[A-H](?![A-Za-z0-9])室?`,
  // 2单元501
  `${unit}${gap}(?:${floor}${gap})?${door}`,
  // 22栋5号, 6排3号
  `${few} ?(?:栋|幢|座|排)${gap}[0-9]{1,3}号(?!楼|院|线)`,
  // 6号2楼, 39号4楼后座, 44号院3楼左户: a number in a lane and a floor are a home in the south and in Taiwan
  `[0-9]{1,4}号(?:院|之[0-9]{1,2})?${gap}${floor}(?:之[0-9]{1,2})?(?:${gap}(?:${door}|[前后左右][座户]))?`,
  // 12弄34号501室, 44号501室
  `(?:[0-9]{1,4}弄${gap})?[0-9]{1,4}号${gap}(?:[0-9]{1,2}(?:楼|层)${gap})?[0-9]{3,4}(?:室|房)`,
  // 3组12号, 五组8号: a household in a village
  '(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:组|社|队)[0-9]{1,4}号',
  // 8-2-501, 3-1801
  '(?<![0-9\\-./:])[0-9]{1,2}(?:-[0-9]{1,2}){0,2}-[0-9]{3,4}室?(?![0-9\\-./])',
].map((shape) => new RegExp(shape, 'g'));

/** 3-1801 after the name of an estate is a home, after 电话 or alone a number like others. */
const twoFigures = /^[0-9]{1,2}-[0-9]{3,4}$/;
const estateEnd = /(?:[苑园庭府邸居城村院楼宅舍湾里坊区轩台都郡墅寓]|(?:Apartment|Residence|Garden|Mansion)s?|Court|Estate) ?$/;

/** 我家住305室, 家住和平路12号: a room may be an office, a number on a road a shop; said so they are a home. */
const saidRoom = /(?:家住|我住|住在|住址|地址|家在|我家)[^,，。;；!！?？\n]{0,12}?([0-9]{3,4}(?:室|房|号房))/g;
const saidHouse = /(?:家住|我住|住在|住址|家在)[^,，。;；!！?？\n]{0,12}?(?:路|街|巷|村|弄|里|坊|胡同)([0-9]{1,4}号(?!楼|院|线))/g;
const english = /\b(?:(?:Building|Tower|Block) [0-9A-Z]{1,3},? )?(?:Flat|Apt\.?|Apartment|Unit|Room|Suite) #?[0-9]{0,5}[A-Z]?(?<=[0-9A-Z])(?![a-z])(?:, ?[0-9]{1,4}(?: [A-Z][a-z]{1,20}){1,4})?/g;

/** Homes in a readable text, the name of the estate or the road with them. */
export function findHomes(plain: string): Stretch<'address'>[] {
  const found: Stretch<'address'>[] = [];
  const add = (at: number, end: number): void => void found.push({ type: 'address', start: estateStart(plain, at), end, hiddenFrom: at });
  for (const shape of [...shapes, english]) {
    for (const { index, 0: words } of plain.matchAll(shape)) {
      if (twoFigures.test(words) && !estateEnd.test(plain.slice(Math.max(0, index - 12), index))) continue;
      add(index, index + words.trimEnd().length);
    }
  }
  for (const said of [saidRoom, saidHouse]) {
    for (const match of plain.matchAll(said)) {
      const end = match.index + match[0].length;
      add(end - (match[1] ?? '').length, end);
    }
  }
  return found;
}

/** The longest name of an estate, with its road. */
const maxEstateChars = 12;
const estateSign = /[\p{Script=Han}0-9A-Za-z]/u;
const englishEstate = /(?:[A-Z][a-z]{1,20} ){1,3}$/;
/** What leads to an estate and ends before it: 我家住, 地址, 送到. They stand inside few names. */
const leads =
  /^.*(?:住在|家住|住址|地址|门牌|家在|位于|就在|坐落|老家|老宅|我家|他家|她家|就是|那间|这间|户主|业主|住户|房东|老人|楼上|楼下|隔壁|对面|[从在喺是住我你您他她的请到])(?=.{2,}|$)|^(?:[回去找来从让把给叫帮]|.{1,4}(?:让|叫|给|请|找)(?:我|他|她)?[回去来]?)(?=.{3,})|^.{2,}[回去往](?=.{3,})/u;

/** Where the name begins that stands before a building, or the building itself. */
function estateStart(plain: string, at: number): number {
  const latin = englishEstate.exec(plain.slice(Math.max(0, at - 60), at))?.[0];
  if (latin !== undefined) return at - latin.length;
  let from = at;
  while (from > 0 && at - from < maxEstateChars && estateSign.test(plain.charAt(from - 1))) from -= 1;
  let name = plain.slice(from, at);
  for (let lead = leads.exec(name); lead !== null; lead = leads.exec(name)) name = name.slice(lead[0].length);
  return at - name.length;
}
