// Does a text offer, show or ask for unpublished matters of party or state (RULES X1)? When markings are clear, the answer is yes.

import { withoutInnocents } from './innocents.ts';
import { any, each, list, wordFinder, type Found } from './words.ts';

const marks = '机密 秘密 绝密';

const find = wordFinder({
  /** The line at the head of a paper: nobody writes it by chance. */
  marking: [
    ...each(marks, '★ ☆ *1 *2 *3 级文件 级材料 级资料 级图纸'),
    ...each('★ ☆', marks),
    ...list('密级: 密级为 密级是 保密期限 绝密文件 绝密材料 绝密级 限某级以上 军级以上阅 师级以上阅 县团级以上阅 top_secret'),
  ],
  /** Names a paper as secret or internal; a rule, a lecture or a refusal may do so too. */
  marked: [
    ...list(`机密 绝密 国家秘密 国家机密 党内机密 党内秘密 军事机密 军事秘密 涉密 秘密文件 秘密级 密件 密电 机要件 机要文件 内参 内部资料 内部文件 内部文电 内部通报 内部简报
      内部讲话 内部会议 内部纪要 内部的 内部掌握 内部传阅 内部图 限阅 不得外传 不准外传 严禁外传 不能外传 禁止外传 不得外泄 不让外传 不得翻印 不得复印
      不得公开 classified_document classified_file classified_paper marked_classified state_secret confidential_document restricted_document internal_document`),
    ...each('标着 标有 写着 印着 盖着 盖有 注明 打着', '秘密 "秘密 “秘密 「秘密 《秘密 (秘密 【秘密 机密 "机密 “机密'),
    ...each('" “ 「 【 [ (', '秘密 机密'),
  ],
  offer: list(`发给 发来 发你 发您 发过去 发过来 发上来 传给 转给 转发 转呈 呈 交给 寄给 送来 送给 带来 捐 附上 附图 附件 如下 内容是 全文 原文 拍下 拍了 拍到 拍照 截图 照片 翻拍 扫描
    复印件 复印了 抄了 抄下 备份 拷 u盘 捡到 捡了 拾到 我有一份 我有份 手里有 手头有 手上有 家里有 留下 留着 保存了 存了 看到了 看过 听到了 提供 供你们 供您 供贵 想卖 出售 参考
    i_have i_kept i_found copy_of send_you attached photo`),
  ask: list(`透露 透个 透一 透点 漏一 漏点 漏给 漏下 漏个 给漏 泄露给 提前告诉 提前看 提前给 提前拿 提前知道 提前弄 先告诉 先看 先给 先发 看一眼 瞄一眼 打听 打探 内部消息 小道消息
    能不能看 能不能给 能给我 给我一份 要一份 弄一份 搞一份 搞到 弄到 拿到一份 哪里能看 想看 想知道 说说内容 什么内容 告诉我 发我 发一份 给个 预先 tell_me leak show_me send_me`),
  /** A person who wants openness complains that something is called secret. */
  openness: list(`为由 拒绝公开 不予公开 不公开 不肯公开 不给看 不让看 不公示 不予公示 不公布理由 申请公开 信息公开 要求公开 应该公开 应当公开 请公开 村务公开 政务公开 借口 凭什么保密 属于秘密吗
    宣传 讲座 培训 展板 横幅 海报 标语 教育 电影 电视剧 小说 游戏 剧本 隐私 病历 诊断 患者 外卖 快递 patient medical`),

  /** School tests, the village and the estate have papers too; none of them is the state's. */
  everyday: list('村委会 居委会 业委会 业主 物业 小区 村务 补课 家长 期末 期中 月考 单元测 作业本 班主任'),

  personnel: list('拟提拔 拟任 提拔人选 提拔名单 人事调整 人事安排 人事变动 人事任免 人事名单 干部调整 干部名单 干部任免 任免名单 任命名单 考察对象 考察名单 常委名单 班子人选 班子调整 换届人选 书记人选 镇长人选 县长人选 局长人选 后备干部名单 候选人名单'),
  exam: list('试卷 考卷 考题 试题 面试题 笔试题 高考题 中考题 公考题 命题 标准答案 参考答案 exam_paper exam_questions'),
  examUse: list('考前 还没考 没开考 开考前 提前 泄 漏 原题 内部 命题组 命题老师 押运 保密室 搞到 弄到 弄一份 搞一份 卖'),
  military: list(`部队 军队 军区 军营 海军 空军 陆军 火箭军 武警 海防 边防 舰队 军舰 舰艇 潜艇 导弹 雷达站 雷达阵地 弹药库 军火库 军械库 油料库 军港 军用机场 军工 战备 哨所 阵地 军列 军车 营房
    munitions missile navy_base army_base military_base naval troops submarine`),
  militaryDetail: [...each('部队 军队 兵力 军车 舰艇 军机', '调动 集结 转移'), ...list(`换防 布防 布雷 兵力 番号 哨位 换岗 岗哨 值班表 班次 排班 调防 开拔 出动时间 发射 试射 坐标 经纬度 航线 出港 进港 转运时间 运输路线 行军路线 演习路线 演习时间 演习计划 武器 装备数量 编制人数
    口令 图纸 平面图 航拍 无人机拍 shift_plan patrol coordinates deployment guard_schedule movement`)],
  figures: list('统计数据 统计局 统计数 gdp cpi 经济数据 收入数据 财政数据 人口普查数据 普查数据 增速'),
  plans: list('规划图 规划红线 红线图 选址方案 线路走向 地铁走向 高铁走向 高速走向 征收范围 拆迁范围 征地范围 撤并 撤乡并镇 常委会 党委会纪要 常务会纪要 土地出让底价 标底 底价'),
  unpublished: list(`没公布 未公布 还没公布 尚未公布 没公开 未公开 还没公开 尚未公开 没宣布 还没宣布 未宣布 没发布 未发布 还没发 没发的 尚未发布 没对外 未对外 不对外 没公示 未公示 还没公示 公示前 公示之前
    宣布前 宣布之前 公布前 公布之前 发布前 发布之前 下发前 保密 底稿 草稿 讨论稿 送审稿 内定 内部的 内部消息 内部稿 没定 刚定 提前知道 unreleased unpublished not_announced before_it_is_announced`),
});
type Sign = ReturnType<typeof find>[number]['name'];

/** Signs count together when they stand within this many characters: a marking at the top says nothing about a word ten pages on. */
const windowChars = 300;

/**
 * Whether a normalised text looks like a secret. It runs on every inbound text before anything is stored, so it makes one pass
 * and has no regular expression.
 */
export function looksSecret(normalised: string): boolean {
  const hits = find(withoutInnocents(normalised));
  const half = windowChars / 2;
  const windows = new Map<number, Set<Sign>>();
  for (const { at, name } of hits) {
    const index = Math.floor(at / half);
    for (const start of [index - 1, index]) {
      const found = windows.get(start) ?? new Set<Sign>();
      found.add(name);
      windows.set(start, found);
    }
  }
  return [...windows.values()].some(isSecret);
}

function isSecret(found: Found<Sign>): boolean {
  if (found.has('marking')) return true;
  const passedOn = any(found, ['offer', 'ask']);
  if (found.has('military') && found.has('militaryDetail') && passedOn) return true;
  if (found.has('openness')) return false;
  if (found.has('marked') && passedOn) return true;
  if (found.has('everyday')) return false;
  if (found.has('exam') && found.has('examUse') && passedOn) return true;
  return any(found, ['personnel', 'figures', 'plans']) && found.has('unpublished') && passedOn;
}
