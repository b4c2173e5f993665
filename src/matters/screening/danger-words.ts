// The words of the danger rules, in groups, and the figures of speech that only sound like danger.

import { each, list } from './words.ts';

export const dangerSigns = {
  fire: list(`着火 起火 失火 火苗 火光 烧起来 烧着了 火势 火很大 火越烧 火越来越 救火 火烛 房子烧 屋里烧 厨房烧 on_fire house_fire flames`),
  smoke: list('冒烟 冒黑烟 冒白烟 浓烟 烟雾很大 全是烟 都是烟 smoke'),
  chimney: list('烟囱 排放 尾气 工厂 厂里 厂区 化工厂 砖厂 厂子 锅炉 烧烤 饭店 餐馆 秸秆 焚烧 烧垃圾 烧荒 卡车 货车 抽烟 吸烟 环保 油烟'),
  gas: list('煤气 燃气 天然气 液化气 瓦斯 一氧化碳 氨气 氯气 硫化氢 gas'),
  escape: list('泄漏 泄露 漏气 漏了 在漏 往外漏 嘶嘶 咝咝 关不上 关不住 味道很大 味很大 好大的味 好浓 一股味 刺鼻 中毒 晕 头疼 头昏 leak smell'),
  gasEscape: list('煤气味 燃气味 煤气中毒 一氧化碳中毒 煤气泄漏 燃气泄漏 天然气泄漏 液化气泄漏 煤气漏了 燃气漏了 氨气泄漏 氯气泄漏 gas_leak smell_gas smell_of_gas'),
  bill: list('燃气费 气费 燃气公司 缴费 抄表 停气 通气 换表 开户 报装 垃圾 污水'),
  attack: list(`正在打 打起来了 往死里打 打得满 满脸是血 满头是血 浑身是血 血流满 掐脖子 掐着脖子 砍人 捅人 杀人 要杀我 要杀了 要砍 要捅 想杀我 追着打 追打 追砍 拿刀追 持刀追 踹门 撞门
    陪葬 同归于尽 绑架 强奸 性侵我 劫持 抢劫 放火 斩人 斩我 救命 打死人 要打死 kill_me attacking_me beating_his beating_her stabbed breaking_down_the_door`),
  weapon: list('拿刀 拿着刀 拿把刀 举着刀 握着刀 持刀 提刀 提着刀 菜刀 砍刀 尖刀 匕首 斧头 铁棍 木棍 钢管 拿着棍 汽油瓶 拿枪 揸刀 knife gun axe'),
  threat: list('砍 捅 追 砸 打人 打我 打他 打她 撞 堵在 堵着 冲进 威胁 要杀 扬言 闯进 门口 楼下 见人就 挥 乱舞 threat chasing'),
  beaten: list('家暴 打我 打人 打孩子 打老婆 打她 打他 殴打 被打 打架 围殴 动手了'),
  drowning: list(`落水 溺水 掉河里 掉到河里 掉进河 掉水里 掉到水里 掉进水 掉塘里 掉进塘 掉到塘 掉渠里 掉进渠 掉进湖 掉到湖 掉进井 掉井里 掉到井 掉粪坑 掉进粪坑 掉进化粪池 掉化粪池 掉进冰窟 掉冰窟 跳河 跳江 跳湖 跳水库 跳进河 跳进水 被水冲走 冲走了 沉下去
    快淹死 要淹死 淹在 浸亲 遇溺 drowning fell_into_the_river fallen_into_the`),
  water: list('河 江 湖 水库 水闸 水塘 鱼塘 池塘 水渠 渠里 桥 水急 海里 井里 river canal bridge'),
  jump: list('跳下去 要跳 想跳 往下跳 跳了下去 要往下 坐在楼顶边 站在楼顶边 坐在栏杆外 站在栏杆外 翻过栏杆 翻出护栏 about_to_jump going_to_jump'),
  height: list('楼 天台 塔吊 阳台 窗台 窗户 屋顶 栏杆 护栏 脚手架 信号塔 铁塔 roof balcony crane'),
  suicide: list(`自杀 轻生 寻短见 想不开 不想活 不想再活 不如死了 不如死掉 死了算了 死了干净 死了就好 想死了 只想死 真想死 去死了 想去死 活够了 遗书 绝笔 割腕 割了手腕 跳楼 跳轨 上吊 喝农药了 吞了安眠药 安眠药吃了 开煤气自
    一了百了 结束自己 结束生命 了结自己 了断自己 不想醒来 不想再醒 不用醒来 来世再 下辈子再 永别 我走了以后 我走后 我不在了 等我死 kill_myself end_my_life suicide want_to_die better_off_without_me`),
  despair: list('活不下去 没法活了 活着没意思 活着太累 活着真累 没有活下去 撑不下去 熬不下去 没有我会更好 没我会更好 没什么可留恋 没什么留恋 不留恋 安眠药 站在桥上 天台 最后一次 再见了'),
  self: list('我 自己 算了 都别找 对不起 i_'),
  money: list('生意 店 低保 工资 补助 补贴 价格 房租 收入 种地 养殖 物业 停车 漏水 噪音 吵 施工 天台违 天台漏 天台上种 天台门 天台搭 信号 缴 报名 预约 截止'),
  poison: list('误食 误吞 误服 误喝 喝了农药 吞了农药 喝下农药 喝农药 喝百草枯 喝了百草枯 喝除草剂 喝了除草剂 吞了半瓶 吞了一瓶 吞咗成樽 吞了电池 食物中毒 集体中毒 中毒了 毒蘑菇 被蛇咬了 蛇咬 口吐白沫 冒白沫 吐白沫 swallowed poisoned'),
  illness: list(`晕倒 昏倒 昏迷 晕过去 昏过去 不省人事 叫不醒 喊不醒 摇不醒 叫唔醒 翻白眼 没呼吸 没有呼吸 没气了 呼吸困难 喘不上气 喘不过气 透不过气 抽搐 抽风 心梗 心脏病发 心脏病犯 心跳停 胸口疼 胸口痛 胸痛 中风 嘴歪 嘴角歪
    半边身子 半身不能动 说不出话 大出血 流血不止 血止不住 止不住血 血流不止 羊水破 要生了 难产 噎住 卡住喉咙 卡喉咙 休克 快不行了 快没气 快冇气 晕低 摔下来不动 躺在地上不动 一动不动 not_breathing unconscious collapsed
    heart_attack stroke can't_breathe bleeding_heavily seizure`),
  trapped: list('困在电梯 关在电梯 被困电梯 电梯困人 困在里面 困在车里 困在屋里 被困 反锁在 被锁在 困住 trapped_in stuck_in_the_lift'),
  unwell: list('不舒服 难受 喘 晕 发抖 心慌 脸色 没力气 哭 缺氧 fainting'),
  frail: list('老人 孩子 小孩 娃 孕妇 婴儿 宝宝 奶奶 爷爷'),
  missing: list('走失 走丢 跑丢 失踪 不见了 没回来 没回家 一夜没归 找不着人 找不到人 missing'),
  lost: list('痴呆 失智 阿尔茨海默 老年痴呆 糊涂 脑子不清 智力残疾 小孩 孩子 娃 老人 奶奶 爷爷 老太 老头 dementia child'),
  collapse: list('塌了 倒塌 坍塌 垮塌 塌方 塌下来 塌下去 垮了 倒下来 墙倒了 collapsed_on'),
  buried: list('压住 压在 压着 埋 困 砸到人 砸中 砸了人 里面有人 里面还有人 有人在里 底下有人 下面有人 有人 人在里 buried trapped'),
  shock: list('触电 电倒 电到人 电晕 被电 电着人 electrocuted'),
  wire: list('电线 电缆 高压线 线路 漏电 电杆 电线杆 power_line'),
  fallen: list('掉 断 落 垂 倒 漏电 down'),
  live: list('火花 冒火 带电 有电 水里 积水 水洼 麻 噼啪 滋滋 打火 旁边有孩子 有孩子 有人踩 sparks live'),
  now: list(`现在 正在 还在 快来 快点来 快派 快救 快叫 赶快 赶紧来 马上来 刚刚 刚才 这会儿 此刻 眼下 越来越 着呢 快! 快啊 点算 right_now now_ please_hurry help`),
  past: list(`昨天 昨日 前天 大前天 上周 上星期 上礼拜 上个月 上月 去年 前年 今年春 今年夏 上半年 年前 年初 早年 那年 当年 上次 那次 有一次 曾经 曾 前几天 前些天 前阵子 前段时间 几天前 天前 月前 周前 以前 之前 从前 后来
    过去 已经扑灭 被扑灭 扑灭了 火灭了 救上来了 救下来了 抢救过来 出院 送医院了 送去医院了 已送医 住院 事后 结案 处理完 去世 死亡 遇难 last_year last_week last_month yesterday ago`),
  possible: list(`着火了咋办 着火了怎么办 着火怎么办 着火咋办 起火怎么办 一个烟头 万一 要是 如果 假如 假使 倘若 一旦 的话 怕 担心 生怕 容易 隐患 会不会 迟早 早晚 可能 说不定 随时 别等 等到 不要等 难免 差点 差一点 险些 防止 预防 避免 以防 谨防 就会 would could if_ might`),
  campaign: list('演练 宣传 培训 讲座 教育 警示牌 提示牌 标语 知识 预案 应急包 小说 电影 电视 游戏 比赛 新闻里 网上看到 保险 赔偿金 抚恤'),
  habit: list('经常 天天 每天 每年 每到 每次 多次 好几次 总是 老是 常年 长期 常常 时常 动不动 屡次'),
  chronic: list('后遗症 多年 瘫 补助 补贴 报销 残疾 康复 慢性 病史 得过 得了 患有 药费 医保 低保 评残 津贴 疫苗 体检 急救站 急救点 aed 血清'),
  nobody: list('没有人受伤 无人受伤 没伤到人 没有伤人 没人 无人'),
};

/** Heat, haste and anger are not fire (气死我了, 火大, 着火了一样忙). */
export const dangerInnocents = [
  ...list(`气死我 气死人 急死人 急死我 累死 忙死 热死 冷死 冻死了 烦死 吵死 吵得要死 臭死 饿死了 穷死 笑死 吓死 烦得要死 气得要死 急得要死 累得想死 困死 难看死 愁死 羡慕死 想死你 打死我也 打死也不
    火大 发火 恼火 上火 窝火 心急火燎 火急火燎 着急上火 火冒三丈 怒火 冒火三丈 火了一把 红红火火 玩火 眉毛着火 火烧眉毛
    跳楼价 跳楼甩卖 跳楼大甩卖 跳楼促销 自杀式 杀价 宰人 抢劫一样 跟抢劫 救命钱 救命药 救命稻草 救命通道 救命恩人 生命通道
    火灾隐患 火灾险情 防火 消防 森林火灾 防溺水 防触电 防煤气中毒 油烟 排烟 烟花 香烟 二手烟 吸烟 抽烟 吃火锅 火锅 火车 火葬 灶火
    到现在为止 直到现在 到现在 煤气罐涨价 加气站 gas_station gas_bill smoke-free no_smoking 晕车 快递不见了`),
  ...each('心头 心里 嗓子 屁股 屁股后面 头上', '着火 冒火 起火 着了火'),
  ...each('牛 羊 猪 母猪 马 狗 猫 牲口', '难产 要生了 中毒 失踪 走失 走丢 不见了'),
  ...each('着火 着了火 失火 火烧 救火', '一样 似的 般 一般'),
  ...each('像 跟 好像 就像 如同', '着火 着了火 救火 打仗'),
];
