// Phrases that hold a tempting word and mean something harmless: landmarks, brands, idioms. They are blanked before the rules look.

import { blanker, each, list } from './words.ts';

/** 法院门口的路灯 is a lamp (RULES X2: 处于司法程序 is about a case, not about a building). */
const landmarks = each(
  '法院 法庭 检察院 裁判处 裁判所 仲裁院 仲裁委 司法局 司法所 公安局 派出所 看守所 拘留所 监狱 纪委 纪检委 监委 信访局 信访办 信访中心 信访大厅 部队 军区 武装部 干休所 军营 营区 保密局 机密局 国安局 军工厂 巡察办',
  '门口 门前 门外 大门 后门 前门 侧门 对面 对过 旁边 旁 边上 后面 背后 前面 前边 侧边 东侧 西侧 南侧 北侧 东边 西边 南边 北边 附近 周边 一带 隔壁 路口 家属院 家属楼 家属区 家属大院 宿舍 小区 大院 停车 停车场 车站 公交站 站 路 街 巷 大厅 卫生间 厕所 食堂 院墙 围墙 外墙 楼下 楼前 楼后 工地 幼儿园 干休所',
);
const brands = each(
  '机密 秘密 绝密',
  '局 路 街 巷 弄 酒吧 餐厅 咖啡 咖啡馆 影院 剧本杀 剧场 桌游 密室 花园 小店 烧烤 火锅 酒馆 茶馆 蛋糕 基地 小屋 小院 超市 发廊 美容院 配方 武器 录音 跟踪 恋情 飞行 逃脱 行动桌游',
);
const idioms = list(`
  商业秘密 营业秘密 商业机密 经营秘密 技术秘密 个人秘密 公开的秘密 小秘密 天机不可泄露 天机不可泄漏 军事秘密宣传 保密教育 保密宣传 保密法宣传
  口水官司 笔墨官司 不打官司 没打官司 不是打官司 不想打官司 不用打官司 没有打官司 不是官司 没告谁 没有告谁 不告谁 没起诉 没有起诉 不起诉他 不想起诉 没去法院 没有去法院
  没去纪委 没有去纪委 没找纪委 没找过纪委 没向纪委 没有向纪委 没到纪委 不是上访 不想上访 没上访 没有上访 没信访 没有信访 不是信访 没去信访 没找信访
  被告知 原告知 网上诉求 线上诉求 以上诉求 一审批 法院拍卖 法院的车 自由裁判 裁判员 体育裁判
  请保密 为我保密 替我保密 给我保密 帮我保密 对我保密 身份保密 姓名保密 信息保密 请注意保密 请一定保密 请务必保密
  军训 参军 军属 军人家属 退役军人 部队转业 退伍军人
`);

/** The text with harmless phrases blanked. */
export const withoutInnocents = blanker([...landmarks, ...brands, ...idioms]);
