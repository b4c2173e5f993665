// The words by which a text is suspected to be about somebody's conduct (DESIGN §1 直报件): who, and what is said of him.

import { each, list } from './words.ts';

export const conductSigns = {
  /** Cadres, village committees, offices and who works there, by what people call them. */
  office: [
    ...list(`村委会 村委 居委会 居委 村支部 支部 党支部 村两委 两委 村支书 支书 村主任 村长 村书记 村干部 干部 村会计 村官 妇女主任 治保主任 网格员 网格长 生产队长 组长 小组长
      社区书记 社区主任 社区干部 社区的人 社区工作人员 居委主任 书记 副书记 主任 副主任 镇长 副镇长 乡长 区长 县长 市长 局长 副局长 所长 副所长 科长 股长 处长 站长 领导 当官的 当官 公务员
      镇政府 乡政府 街道办 政府的人 派出所 民警 警察 辅警 交警 协管 城管 执法队 执法人员 工商 税务 法官 检察官 办事员 工作人员 窗口 大厅 经办人 经办 承办单位 部门的人
      党代表 联络员 工作室 监督员 人大代表 校长 院长
      village_chief village_head village_committee party_secretary official officials cadre cadres police clerk`),
    ...each('村里 村上 镇里 镇上 乡里 街道 社区 区里 局里 所里 单位', '干部 领导 的人 当官的 管事的 管钱的'),
  ],
  /** A breach of duty, an advantage taken, an abuse: said of an office it is about conduct. */
  breach: list(`贪污 贪 受贿 行贿 收钱 收了钱 收我 收了我 收了好处 收了礼 收礼 红包 索要 索贿 要好处 好处费 辛苦费 回扣 吃拿卡要 吃喝 大吃大喝 公款 公车 挪用 截留 侵占 霸占 强占 侵吞 独吞 私分 私吞 吞了 吞掉 克扣 扣下 扣了 冒领 套取 虚报
    中饱私囊 落进 装进自己 揣进 揣自己 拿走了 拿了 拿去 优亲厚友 侄子 侄女 外甥 假账 做账 没影了 状告 告发 自家人 自己家人 自己家 他家亲戚 亲戚 亲属 小舅子 小姨子 关系户 走后门 包庇 袒护 官官相护 保护伞 打击报复 报复 威胁 恐吓 骂人 骂我 骂了 骂村民 辱骂 打人 打我 打了人 打了我 打了他 打了她 打了老 推我 推了我 动手 动粗 拿刀 动刀 砍人 砍我 砍了 捅人 捅我 杀人 杀我
    态度差 态度很差 态度恶劣 态度不好 态度极差 态度蛮横 态度 刁难 为难 卡着 故意拖 推诿 推来推去 踢皮球 不作为 乱作为 慢作为 失职 渎职 滥用职权 以权谋私 谋私 徇私 舞弊 暗箱 黑箱 弄虚作假 作假 造假 假公济私 欺负 欺压 欺上瞒下 欺骗
    违纪 乱收费 乱罚款 不公开 不公示 账目 不公平 不公正 偏心 举报 作风 打牌 打麻将 喝酒 睡觉 玩手机 上班时间 不在岗 耍官威 官威 摆架子 官僚 骚扰 摸我 调戏 承包了 占了我 占我家 卖地 卖了地 私自 偷偷 瞒着 硬逼 逼我 逼着 强迫 泄露 告密 透露
    bribe bribes corrupt corruption embezzle abused insulted beat_me threatened stole`),
  /** Less than that, and enough where somebody is named in full. */
  complaint: list('投诉 不满 不管 不理 不办 不给办 拖着 凶 吼 骗 偷 抢 不接 挂我 要钱 走关系 失望 过分 complain rude'),
  /** Of somebody named: he is asked for, thanked or addressed. */
  kind: list('请 找 想见 约 谢谢 感谢 多谢 表扬 您好 你好 想问 转告 交给 联系 帮忙'),
};

/** Harmless phrases with one of those words in them. */
export const harmlessConduct = list(`打我电话 收我物业费 收了我物业费 收我停车费 不公示电话 拿了药 拿了号 拿了证 亲戚家 我亲戚 走亲戚 亲属院 威胁安全 威胁到
  占用亲属 干部学校 老干部 退休干部 服务窗口 公交亭窗口 生态作风 反映给 反映过 小组长期 酒店领导`);
