// What residents type of receptions, in their own words: when the next one is, that they want to see a representative, which number they have, that they cannot come.

import { simplifiedInPlace } from '../../matters/screening/normalise.ts';

/** `visits`: when representatives come to people's homes; `home`: that one comes to his; `not-coming`: 「不去了」 alone, which amid a report is a part of it. */
export type Asked = 'schedule' | 'visits' | 'book' | 'home' | 'mine' | 'cancel' | 'not-coming';

/** A longer text has something to tell. */
const mostChars = 24;

/** What people put around a question. */
const politely = /^(?:您好|你好|同志|(?:请|我?想|帮我)?问(?:一下|下(?!一?[次个回周星礼月]))?|请教|麻烦(?:您|你)?|劳驾|我想知道|那么?(?!天)|喂)+/;
const softly = /[啊呀呢嘛哦噢哈吗]+$/;

const numeral = '[0-9一二三四五六七八九十]{1,3}';
const calendarDay = `(?:${numeral}月)?${numeral}[日号]`;
const nearDay = '(?:今天|明天|后天|那天|(?:这|下)?个?(?:周|星期|礼拜)[一二三四五六日天])';
const span = `(?:${calendarDay}|${nearDay}|(?:下|这|最近的?)一?[次回]|最近|近期|[这下本]个?(?:月|周|星期|礼拜))(?:的)?`;
const when = '(?:(?:什么|啥)(?:时候|时间|日子)|何时|几时|哪[一几]?[天日]|几月几[日号]|几[日号]|几点钟?|时间|日期|安排)';
const representatives = '党?代表(?:们|同志)?';
const receive = '(?:接待(?:日|群众|居民|老百姓)?|值班|坐班|上班|有空|在|来)';
/** 「陈代表」, 「陈国栋代表」 as well. */
const whom = '(?:(?!不)\\p{Script=Han}{1,3}代表|代表)(?:们|同志)?';
const wish = '(?:我们?)?(?:想要?|要|希望|打算|可不可以|可以|能不能|能)?(?:帮我)?';
const meet = '(?:预约|约见|约|见见|见|找|拜访|面见)(?:一?下|一?见|到)?';
const talk = '(?:当面)?(?:谈谈|谈一谈|谈一?下|谈|聊聊|聊一聊|说说|说一说|说一?下|谈话|面谈|见个?面|见一面|见见面|说[点件个]?事情?|谈[点件个]?事情?|反映(?:一下)?(?:情况|问题)?)';
const unable = '(?:[去来]不[了成]了?|不(?:能|想)?[去来]了?)';
const busy = '(?:有(?:点|急)?事情?|没空|没时间)?';

const all = (...patterns: string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'iu');

/** 「代表什么时候来走访」, 「有没有走访」 */
const visits = '(?:来|上门)?走访(?:活动)?';

const readers: readonly (readonly [RegExp, Asked])[] = [
  [all('/schedule', 'schedule', '接待(?:日|安排|时间|日程)'), 'schedule'],
  [all(`(?:${span})?(?:${representatives})?(?:${span})?(?:的)?(?:接待日?|${receive})?(?:是|在|都|定在)*${when}(?:${receive})?了?`), 'schedule'],
  [all(`(?:${span})?(?:有没有|还有|有)(?:${representatives})?(?:来)?${receive}(?:没有)?`), 'schedule'],
  [all(`(?:${span})?${representatives}(?:${span})?(?:在不在|来不来|接不接待|有没有空|${receive})`), 'schedule'],
  [all(`${when}(?:才)?(?:可以|能够?)(?:去)?${meet}${representatives}`), 'schedule'],
  [all(`(?:${span})?(?:${representatives})?(?:${span})?(?:有没有|还有|有|的)?${visits}(?:没有|时间|日期|安排|日程)?`), 'visits'],
  [all(`(?:${span})?(?:${representatives})?(?:${span})?(?:的)?${visits}(?:是|在|都|定在)*${when}`, `(?:${representatives})?${when}(?:会|要)?${visits}`), 'visits'],
  [all(`(?:我们?)?(?:想|要)?(?:请|让|叫|约)${whom}(?:${span})?(?:上|来|到)我们?家(?:里|来)?(?:看看|看一?下|坐坐|走访|走走|一趟)?`, `${wish}(?:预约|约)(?:${representatives})?(?:上门|到家)(?:来|走访)?`), 'home'],
  [all('/book', `${wish}(?:预约|约|[拿取排领]个?号)`, `${wish}(?:当面)?${meet}(?:个?时间|个号)?(?:见)?${whom}(?:一?下)?(?:${talk})?`, `${wish}[跟和同与]${whom}${talk}`), 'book'],
  [all(`(?:怎么样?|怎样|如何|咋)(?:才)?能?${meet}${whom}`), 'book'],
  [all('[查看](?:一?下)?(?:我的?)?预约', '我的预约', '前面还有(?:几|多少)个?[人位]?', '排到第?几号?了'), 'mine'],
  [all('我(?:预约|约|订|拿|取|排|领)[好到了]?(?:的)?(?:号|代表)?(?:是|在)?(?:哪[一几]?天|第?几[号位个]?|多少号|什么时候|几点)', '我(?:的号)?是?(?:第?几|多少)[号位]'), 'mine'],
  [all(`${wish}(?:取消|退掉?)(?:我的)?(?:预约|约见|号)了?`, '(?:我的)?(?:预约|约见|号)(?:取消|退了?|不要了)', '我?不(?:想)?约了'), 'cancel'],
  [all(`我?${calendarDay}(?:的)?(?:接待日?|预约|号)?(?:[上下]午)?我?${busy}我?${unable}`), 'cancel'],
  [all(`我?(?:${nearDay})?我?${busy}我?${unable}`), 'not-coming'],
];

/** Null when a text asks for none of it. */
export function readReceptions(text: string): Asked | null {
  const plain = simplifiedInPlace(text.normalize('NFKC')).replaceAll(/[\s，,。.！!？?、~～]/g, '');
  const typed = plain.replace(politely, '').replace(softly, '');
  if (typed === '' || typed.length > mostChars) return null;
  const asked = readers.find(([pattern]) => pattern.test(typed))?.[1] ?? null;
  // When, without saying of whom, is no question about receptions.
  return asked === 'schedule' && !/接待|代表|schedule/i.test(typed) ? null : asked;
}
