// Where a matter is: the exact words of the text that name an estate, road, village, stop or gate. Nothing is guessed.

import { simplifiedInPlace } from './normalise.ts';
import { list } from './words.ts';

/** Kinds of places whose word alone already tells much. Longer ones come first: 菜市场 before 市场. */
const longKinds = list(`农贸市场 批发市场 菜市场 便民市场 家属院 家属楼 家属区 宿舍楼 宿舍区 干休所 客运站 汽车站 火车站 高铁站 地铁站 公交站 加油站 变电站 收费站 垃圾站 卫生院 卫生室 卫生站 敬老院 养老院 福利院 幼儿园
  派出所 居委会 村委会 信访大厅 办事大厅 政务大厅 别墅区 工业园 产业园 立交桥 步行街 小区 社区 花园 公寓 家园 新村 新城 山庄 名苑 雅苑 嘉苑 佳苑 大厦 广场 公园 大道 大街 胡同 小学 中学 学校 学院 医院 诊所 大桥 天桥 水闸
  水库 河堤 码头 路口 大院 大厅 工地 集市 早市 夜市 菜场 宿舍 市场 街道 车站 客站 泵站`);
/** Kinds of one character stand in many common words, so more is asked of the name before them. */
const shortKinds = Array.from('村镇乡屯寨路街巷弄里苑坊桥湖河坝厂');
const kindChain = new RegExp(`(?:${[...longKinds, ...shortKinds].join('|')}){1,4}`, 'gu');
/** The road's number, the building, the gate. A flat is nobody's business here. */
const tail =
  /(?:[0-9０-９]{1,5}(?:号楼|號樓|号院|号|號|栋|棟|幢)(?![0-9０-９]))?(?:[东南西北]?(?:大门|正门|侧门|后门|门口|出站口|进站口|出口|入口|路口|门前|楼下|对面|旁边))?/uy;

/** The longest name before a long and a short kind. More is a sentence, not a name. */
const maxName = { long: 8, short: 4 } as const;
/** A place comes early in a message; the bound keeps the search short. */
const maxChars = 2000;

/** Words that lead to a name and end before it. */
const leads = list(`你们好 您好 你好 请问 反映 反应 举报 投诉 关于 麻烦 我们 你们 他们 咱们 咱 我家 我住 住在 家住 位于 就在 还在 正在 在 从 沿着 沿 离 靠近 经过 路过 我 你 您 他 的 是 把 被 请 让 住 着 去年 今年 前年 上月 本月 今天 昨天 前天 明天
  昨晚 今晚 今早 早上 上午 中午 下午 晚上 夜里 半夜 凌晨 每天 天天 最近 现在 希望 建议 替 这个 那个 每个 各个 几个 一个 两个 哪个 这条 那条 一条 整条 两条 整个 这 那 哪 个 条 座 督促 申请 公开 自家 隔壁 附近 周边 邻近 其他 别的 有个 有条 另外 还有 另有`);
/** These stand inside names too (和平路, 有恒街): they lead only when something stands before them. */
const weakLeads = Array.from('和与跟到去往有了过给对就都又也还要想会能不没很说问找向系为于替帮等叫逛上下进出扫');
/** What is no name: 十字路口, 水泥路, 大医院. */
const noNames = new Set(
  list(`红绿灯 十字 丁字 交叉 三岔 岔 水泥 柏油 石板 沥青 断头 机耕 高速公 乡间小 羊肠小 必经之 回家 上学 下班 上班 修好 商业 小吃 美食 步行 人行 美丽乡 新农 老 新 大 小 好 多 各 本 该 全 同 别 整 省 市 县 区 镇 乡 村 公立 私立 民办 重点
    大型 老旧 高档 封闭 所有 全体 自己 外地 城市 农村 山区 半山 两边 路边 后面 前面 旁边 对面 附近 门口 门前 楼下 楼上`),
);

/** A town has one of these. */
const selfNamed = new Set(['信访大厅', '办事大厅', '政务大厅']);

/** Where the matter is, in the words of the writer, or null. */
export function placeIn(text: string): string | null {
  const original = text.slice(0, maxChars);
  const early = simplifiedInPlace(original);
  for (const match of early.matchAll(kindChain)) {
    const start = nameStart(early, match.index, match[0]);
    if (start === null) continue;
    tail.lastIndex = match.index + match[0].length;
    return original.slice(start, tail.lastIndex + (tail.exec(early)?.[0].length ?? 0));
  }
  return englishPlace.exec(early)?.[0] ?? null;
}

const englishPlace = /\b(?:[A-Z][a-z]{1,20} ){1,3}(?:Road|Street|Lane|Close|Avenue|Estate|Garden|Square|Village|Station|Bridge|Park|School|Hospital)\b/;
const partOfName = /[\p{Script=Han}0-9０-９]/u;

/** Where the name before a kind begins, or null when there is no name. */
function nameStart(text: string, kindAt: number, chain: string): number | null {
  const short = /^[村镇乡屯寨路街巷弄里苑坊桥湖河坝厂]+$/u.test(chain);
  // 河里, 村里: somewhere inside, not a name.
  if (short && chain.length > 1 && chain.endsWith('里')) return null;
  const limit = short ? maxName.short : maxName.long;
  let from = kindAt;
  while (from > 0 && kindAt - from <= limit && partOfName.test(text[from - 1] ?? '')) from -= 1;
  const run = text.slice(from, kindAt);
  const name = withoutLead(run);
  // The run goes on before what was looked at: without a lead nobody knows where the name begins.
  if (name.length === 0 && run === '' && selfNamed.has(chain)) return kindAt;
  if (name.length > limit || name.length === 0 || noNames.has(name) || /[马公铁线网电管道修]路$/u.test(name + chain)) return null;
  if (!short) return kindAt - name.length;
  if (name.length + chain.length < 3 && !/^[东西南北中前后老新](?=[街巷]$)/u.test(name + chain)) return null;
  // 公里, 厂 and 弄 alone say too little; 梧桐里 does with a number, 12弄 with its own.
  if (chain === '厂' || chain === '里') return /[0-9０-９]/.test(text[kindAt + 1] ?? '') && !/[公百千十]$/.test(name) ? kindAt - name.length : null;
  if (chain === '弄') return /[0-9０-９]$/.test(name) ? kindAt - name.length : null;
  return kindAt - name.length;
}

/** What stands after the last word that only leads to the name. */
function withoutLead(run: string): string {
  let from = 0;
  for (const lead of leads) {
    const at = run.lastIndexOf(lead);
    if (at >= 0) from = Math.max(from, at + lead.length);
  }
  const strong = from;
  for (const lead of weakLeads) {
    const at = run.lastIndexOf(lead);
    if (at > strong || (at === 0 && run.length > 3)) from = Math.max(from, at + 1);
  }
  return run.slice(from);
}
