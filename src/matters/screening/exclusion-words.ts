// The words of the exclusion rules, in groups (RULES X2–X5).

import { each, list } from './words.ts';

/** 我儿子, 我侄女 …: for whom a favour is asked. */
const kin = '儿子 女儿 儿媳 女婿 闺女 丫头 孩子 侄子 侄女 侄儿 外甥 外甥女 孙子 孙女 外孙 弟弟 妹妹 哥哥 弟 妹 哥 姐 爱人 老公 老婆 媳妇 对象 表弟 表妹 表哥 堂弟 亲戚 老二 老大 家属';

export const exclusionSigns = {
  /** A case that is with a court, the prosecution or in detention. */
  courtStage: list(`开庭 庭审 宣判 判决 法院判 法官判 判我 判他 被判 改判 一审 二审 再审 终审 上诉 抗诉 申诉立案 公诉 量刑 批捕 逮捕 刑拘 刑事拘留 取保候审 看守所 判刑 缓刑 服刑 坐牢 减刑 假释 强制执行 申请执行 执行局 执行庭 执行法官
    被执行人 失信名单 失信人 失信被执行 老赖名单 限高令 限制高消费 传票 被起诉 被告上法庭 起诉我 把我告了 告上法庭 告上法院 法院立案 法院已经立案 法院受理 主审法官 承办法官 公诉人 检察官
    court_ruled my_trial court_hearing my_lawsuit the_judge enforcement_judge prosecutor in_custody on_bail sentenced my_appeal`),
  /** Names the law without saying where the case stands. */
  court: list('法院 法官 法庭 起诉 官司 诉讼 诉状 状纸 告他 告她 告他们 告对方 检察院 律师函 法院查封 被查封 被冻结 court lawsuit sue'),
  /** Not brought to court yet. */
  onlyThinking: list('想起诉 要起诉吗 要不要起诉 打算起诉 准备起诉 想打官司 打算打官司 准备打官司 想告 我要告 要告他 要告她 要告他们 要起诉 打算告 准备告 要不要告 能不能告 可以告吗 可以起诉 怎么起诉 去哪起诉 法律援助 法律咨询 请律师 还没起诉 还没告 还没立案 没有立案 没立案 没递 没交'),
  /** With somebody who settles quarrels, short of a court. */
  elsewhere: list('仲裁受理 仲裁已受理 仲裁已经受理 在仲裁 仲裁开庭 等仲裁 仲裁还没 仲裁没出 仲裁结果还 派出所在调解 派出所正在调解 派出所调解 派出所立案'),
  /** Over and told as background. */
  courtOver: list('官司结束 官司已经结束 早就结束 已经结束了 案子结束 已经结案 早结案 执行完毕 已执行完 去年已判 前年已判 早判了 结束了'),
  /** Asks to act on the court. */
  intervene: list(`说一声 说说 说句 说个话 说话 打招呼 打个招呼 过问 求情 讲情 讲讲情 情面 通融 疏通 催催 催一下 催促 督促 干预 施压
      介入 轻判 从轻 放人 放出来 捞 重审 重判 判错 不公 讲声 出面 关照 照顾 写个情况说明 旁听 push talk_to speak_to have_a_word`),
  /** Asks for help of any kind. */
  plead: list('帮忙 帮我 帮帮 请代表 求代表 盼代表 恳请 求求 求您 求你 请您 请你们 能不能 能否 可否 不服 我不认 不认可 please help_me'),

  /** The four wishes that the documents name, and their like. */
  wish: list(`工作调动 调动工作 调到 调回 调去 调进 调往 换到 换个岗 借调 安排工作 安排个工作 安排一份工作 安排岗位 安排个岗位 安排到 安排进 安排个班 找个工作 找份工作 谋个 谋份 进编 入编 编制 转正 提拔我 提干 升职 晋升
    评职称 职称 中级职称 高级职称 评高级 评上 分房 分套房 分我一套 分一套 住房分配 集资房 留一套 给一套 要一套 指标 床位 学位 插班 换班 转到 进重点 上重点 名额 承包给我 工程给我 中标 摊位 留用 录用 录取 入职
      上班 门卫 公益岗 差事 岗位 职位 实习 考官 专家号 transfer promotion a_job get_my get_him get_her`),
  /** Wishes that say by themselves that they are for one person. */
  namedWish: list('工作调动 调动工作 安排工作 安排个工作 安排一份工作 安排岗位 安排个岗位 安排到 安排进 找个工作 找份工作 评职称 中级职称 高级职称 职称 分房 分一套 分我一套 集资房 调到 调回 调进 提拔我 进编'),
  /** Acquaintance instead of rule. */
  favour: list(`托关系 托人 托代表 找关系 找找关系 有关系 走关系 走后门 走个后门 开后门 开个后门 后门 捎句话 捎个话 递句话 递个话 递个条 批个条 批条子 打招呼 打个招呼 说句话 说一声 说个情 说说情 说情 美言 关照 照顾一下 照顾照顾
    通融 留一个给 留个给 给我留 留给我 内部名额 内部指标 您认识 你认识 认识人 认识的人 熟人 跟您熟 您跟 跟院长 跟校长 跟局长 跟主任 跟领导 老关系 您的面子 看您面子 您一句话 一句话的事 您点个头 点头
      是您学生 您学生 您的学生 是您同学 您同学 老同学 您战友 friendly_word a_word_with nobody_needs_to_know pull_strings you_know_the`),
  /** Asks to be given it. */
  arrange: list('帮我争取 帮忙安排 给我安排 帮我安排 能不能安排 能否安排 给安排 安排一下 安排下 帮着安排'),
  help: list('帮 请 求 恳 协助 解决 能不能 能否 可否 希望 乞 望 想 help please could_you can_you'),
  oneself: ['本人', '给我', '我想', '我要', '我自己', '犬子', '小女', '舍弟', '我这', '照顾我', '轮到我', 'my ', '我也想', ...each('我 我家 我的 我们家', kin), ...each('给', kin), ...list('儿子 女儿 儿媳 女婿 闺女 侄子 侄女 外甥 孙子 孙女')],
  /** Hardship and wrongs are never a favour (RULES A1 against X3). */
  hardship: list(`工资 工钱 欠薪 拖欠 欠我 欠钱 克扣 工伤 辞退 开除 裁员 被裁 失业 下岗 社保 医保 低保 救助 补助 补贴 困难 贫困 因病 大病 重病 癌 透析 残疾 瘫痪 去世 裂缝 开裂 墙裂 危房 漏水 漏雨 渗水 塌 赔偿 补偿 拆迁 工伤
    孤儿 孤寡 独居 退伍 退役 安置 wages unpaid disabled`),
  /** Asks for the rule, or says that it was broken. */
  ruleForAll: list(`怎么申请 如何申请 申请条件 申请通道 条件是 什么条件 有什么条件 条件在哪 政策 流程 手续 哪里报名 在哪报名 哪里报 怎么报名 报名 何时开放 什么时候开放 自己按 按流程 按规定 规定 标准 为什么 公平 不公平 不公正 不公开 不透明 暗箱
    公示 公开 都没 大家 我们村 我们小区 全村 全小区 家长们 职工们 举报 萝卜招聘 内定 关系户 走后门的 靠关系 招聘会 招聘信息 就业培训 技能培训 how_do_i_apply where_do_i_apply criteria`),

  /** Help to break a rule, for the writer. */
  breach: [
    ...each('办 开 弄 搞 买 做 出 整 写 盖', '假证 张假 个假 份假 点假 一张假 一份假 一个假 些假 假证明 假的'),
    ...list(`假证明 假证 假章 假发票 假病历 假户口 假迁 假离婚 假结婚 假残疾 假低保 假材料 假合同 伪造 造个 倒签 日期提前写 日期往前 日期改 补个日期 改个日期 改年龄 改档案 虚报 套取 套补贴 骗补 冒领 冒名 替考 代考 顶包 逃税 偷税 少交税
      围标 串标 陪标 销分 消分 扣分消 销罚单 罚单挡 免罚 少罚 别罚 不罚 撤销罚款 压下来 通风报信 提前通知我 提前告诉我检查 检查前告诉 什么时候来查 别来查 别查 不要查 少来查 睁一只眼 睁只眼 放一马 放过我 别拆 先别拆
      绕过 走个形式 不走程序 违法也行 违规也行 明知违 我知道违 知道不合规 知道不让 backdate fake forge look_the_other_way tip_me_off`),
  ],
  /** Pays for it. */
  bribe: list('好处费 辛苦费 茶水费 红包 不会亏待 亏待不了 少不了您 少不了你 意思意思 重谢 必有重谢 酬谢 给您提 提成给您 给您分 分您 送您 孝敬 塞点 烟酒 bribe make_it_worth'),
  /** Sets the office on somebody out of spite. */
  spite: list('查到他关门 整他 整死他 收拾他 给他点颜色 让他开不下去 让他待不下去 抓起来再说 报复'),
  /** Reports the breach of somebody else. */
  reporting: list(`举报 投诉 反映 有人 查处 严查 请查 彻查 查一查 应该查 曝光 被骗 上当 骗子 村干部 物业 开发商 老板 他们 单位 公司 中介 黑中介 商家 店家 防诈 提醒 制止 管管 管一管 太不像话 被冒名 被冒领 被顶`),

  /** Discipline, supervision, inspection teams, petition offices. */
  organ: list('纪委 监委 纪检 纪检委 监察委 巡察组 巡视组 巡察办 督导组 督查组 信访 上访 访件 复查复核 信访局 信访办 信访件 petition discipline_commission inspection_team'),
  /** With the body, or decided by it. */
  inProcedure: list(`受理了 已受理 已经受理 受理通知 立案 在查 正在查 查处中 正在调查 调查中 在调查 介入调查 谈话 留置 双规 停职 处分 处理决定 处理意见 答复意见 已答复 答复了 已回复 回复了 回了信 复函 已转办 已转 转到市 转到县 转到省 转给市 移交
    登记了 登记在案 台账 编号 复查 复核 复核意见 终结 结案 办结 不成立 查无实据 不予受理 已经出具 已出具 出具了 结论 在办 走程序 等结果 有结果了 is_with_the under_investigation was_closed`),
  /** Brought there, and nobody knows what became of it. */
  toldThem: list('反映过 举报过 告过 找过 去过 递过 写过 寄过 交过材料 交了材料 递了材料 投过 上访过 信访过 寄了信 写了信 实名举报了 举报信 投诉过'),
  /** A threat, or a plan: nothing has begun. */
  onlyThreat: list('要去纪委 就去纪委 去纪委告 我要举报 要去信访 就去信访 要上访 就上访 去上访 只好上访 准备上访 不然就 再不管 再不解决 否则 还没去 还没找 没去 没找 没有去 要不要去 怎么举报 怎么信访 哪里举报 going_to_petition'),
};
