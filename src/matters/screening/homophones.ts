// Words that people write by their sound, by choice or by a slip of the keyboard, as they are meant.

import { list } from './words.ts';

/** Each: how it is written, and what is meant. No word on the right holds one of the left. */
const pairs = list(`阔以=可以 木有=没有 肿么=怎么 酱紫=这样子 神马=什么 介个=这个 灰常=非常 偶们=我们 素不素=是不是 造不造=知不知道 介素=这是
  法元=法院 法园=法院 起素=起诉 传漂=传票 判绝=判决 打关司=打官司 信仿=信访 上仿=上访 记委=纪委 纪萎=纪委 机秘=机密 鸡密=机密 绝蜜=绝密 涉蜜=涉密 内部文建=内部文件
  编智=编制 职秤=职称 掉动=调动 掉到县里=调到县里 底保=低保 抵保=低保 医宝=医保 社宝=社保 养佬金=养老金 工姿=工资 拖千=拖欠
  路登=路灯 井概=井盖 拉圾=垃圾 垃极=垃圾 勒色=垃圾 下水到=下水道 扰名=扰民 噪因=噪音 停车厂=停车场 物业非=物业费 电剃=电梯 楼到=楼道
  煤汽=煤气 液化汽=液化气 天燃气=天然气 着伙了=着火了 救名=救命 自刹=自杀 不想火了=不想活了 帐户=账户 欠帐=欠账 帐目=账目 做帐=做账 假帐=假账`);

const meant = new Map(pairs.map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
const written = new RegExp([...meant.keys()].join('|'), 'g');

/** @param simplified lower case, without what hides words */
export function asMeant(simplified: string): string {
  return simplified.replaceAll(written, (word) => meant.get(word) ?? word);
}
