// Names that have no Chinese surname: 阿依古丽·艾山 with its dot, Tansy Quillfeather in Latin letters.

import type { Stretch } from './readable.ts';

/** The characters that names from Xinjiang, Tibet, Inner Mongolia or Yi country are written with. */
const sound = '[阿艾爱安昂奥巴拜班邦贝比毕波伯博布才采措达丹德得登迪丁都杜多厄恩尔法菲夫弗盖格根古哈海罕合和赫呼吉加嘉江杰金卡凯康柯科可克肯孔库拉莱兰朗勒雷李里力丽利列林龙卢鲁罗洛马玛买麦曼梅门蒙米密敏莫木穆纳娜乃南尼念努诺帕佩皮珀普其奇恰琼曲热仁日如茹萨赛桑沙莎山舍申神生师史斯丝苏索塔泰坦特提铁帖图吐托妥瓦万旺威维温乌吾武西希夏肖谢辛逊雅亚央耶叶依伊英扎泽扎增札张珠卓孜兹子宗佐以衣呷]';
const dotted = new RegExp(`${sound}{2,7}[·•・‧∙]${sound}{2,7}`, 'gu');

/** Who comes before a name in a letter in English. */
const latin =
  /\b(?:[Nn]ame(?: is|:)?|[Nn]amed|[Cc]alled|I am|I'm|[Tt]his is|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|[Cc]ontact:?|[Ss]igned:?|[Rr]egards|[Ss]incerely|boy|girl|son|daughter|niece|nephew|cousin|brother|sister|[Mm]other|[Ff]ather|[Mm]om|[Mm]um|[Dd]ad|grandmother|grandma|grandfather|grandpa|uncle|aunt|husband|wife|friend|neighbou?r|driver|boss|clerk|landlord|landlady|[Tt]eacher|[Dd]octor|manager|guard|tenant|owner|agent|officer|colleague|student|is|and),?[ \n](?!(?:Mr|Mrs|Ms|Miss|Dr|The)\b)([A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,2})\b/g;
const noPerson =
  /(?:Road|Street|Lane|Close|Avenue|Estate|Gardens?|Square|Village|Station|Bridge|Park|School|Hospital|Town|City|County|District|Community|Centre|Center|Market|Mansion|Court|Building|Tower|Apartments?|Residence|Bureau|Office|Committee|Police|Bank|Party|Republic|Festival|New Year|River|Lake|University|College|Kindergarten|China|Plaza|Hotel|Team|Sir|Madam)s?$/;

/** Names in other letters and ways of naming. */
export function foreignNames(plain: string): Stretch<'name'>[] {
  const found: Stretch<'name'>[] = [];
  for (const { index, 0: name } of plain.matchAll(dotted)) found.push({ type: 'name', start: index, end: index + name.length });
  for (const { index, 0: words, 1: name = '' } of plain.matchAll(latin)) {
    const end = index + words.length;
    if (!noPerson.test(name)) found.push({ type: 'name', start: end - name.length, end });
  }
  return found;
}
