// What people call the same thing by, in the town, the village, the harbour and in English: each line is one thing.

import { wordFinder } from '../screening/words.ts';
import { thingLevels } from './common-pairs.ts';
import { rarityOfLevel } from './rarity.ts';

/** As a normalised text has them: simplified, lower case; `_` is a blank. */
const lines = `
路灯 街灯 灯全灭 没灯 street_light lamp 灯唔着 灯杆
井盖 窨井 沙井 manhole 盖板
护栏 栏杆 围栏 栏干 railing
停电 没电 断电 冇电 no_electricity power_cut blackout 全黑 跳闸
自来水 水龙头 饮水 tap_water 水管 食水
暖气 供热 供暖 热力 室温 heating 地暖
健身器材 蹬力器 双杠 器材 exercise_machine
电箱 配电箱 灯箱 电线
公厕 厕所 洗手间 toilet 茅房
垃圾 泔水 转运站 中转站 garbage rubbish trash 压缩站
苍蝇 蚊子 乌蝇 flies
养鸡 鸡场 鸡粪
养猪 猪场 猪粪
牛场 牛粪
树 樟树 行道树 tree
出租车 的士 taxi
公交 巴士 小巴 bus 班车
站牌 站台 公交站 bus_stop
停车 车位 泊车 parking 车库
斑马线 人行横道 横道线 白道子 zebra
单车 自行车 共享单车 骑行车 bike bicycle
红绿灯 信号灯 traffic_light
隧道 洞子 tunnel
货车 重载车 拉土方 泥头车 渣土车 truck lorry 大车
抬杆 道闸 停车杆 杆子 栏杆
电梯 升降机 货梯 lift elevator 𨋢
装修 切瓷砖 切砖 电钻 renovation
喇叭 广播 音响 音乐 loudspeaker microphone music
广场舞 跳舞 大妈 dancing
鸣笛 汽笛 火车 调车
打桩 施工 工地 地盘 construction
烧烤 夜宵 大排档 油烟 barbecue fumes
泳池 游泳池 pool
物业 管理处 物业公司 property_management
墙裂 裂缝 裂了 开裂 crack
漏水 渗水 漏雨 leak
加装电梯 装电梯 井道
房产证 办证 房本 title_deed
租房 房东 房租 租客 长租 landlord rent
食堂 饭菜 盒饭 配餐 午饭 canteen 营养餐
幼儿园 幼稚园 kindergarten
延时班 延时 课后 晚托
排名 名次 成绩
校车 school_bus
卫生院 卫生站 医院 clinic hospital
疫苗 打针 流感 vaccine
药房 药店 pharmacy
养老院 敬老院 养老公寓 护理院 nursing_home
补贴 补助 津贴 该发 subsidy
低保 困难户 救济 捐
工资 工钱 薪水 粮 欠薪 salary wages
保洁 清洁 cleaner cleaning
骑手 外卖 配送 rider
合同 签约 contract
着火 火苗 起火 失火 烟 fire
煤气罐 煤气 液化气 气瓶 gas
狗 流浪狗 野狗 dogs
飞线 扯线 充电 电瓶车 电动车 charging
水泵 泵站 泵房 抽水站 抽水 pump
毒鱼 撒药 鱼塘 填塘 塘
种子 苗 出苗 免费种
玉米 苞米 包谷 粟米 苞谷 corn
猴子 马骝 猴群 monkey
野猪 赶猪
煤油 火水 汽油 kerosene
合作社 股金 入股
补偿 赔偿 compensation
安置 回迁 安置房 resettlement
过渡费 安置费 relocation_money 安置补助
身份证 身份證 id_card
自助机 self-service
刷脸 认证 人脸
低保申请 申请材料 材料
窗口 柜台 counter
村务 公示 公开栏 财务公开 账目
党费 收据
党日 党课 主题党日
图书馆 阅览室 library
信号 打不了电话 冇讯号 signal
孩子 娃 小孩 小朋友 细路 学生 小囡 囡 children kids
老人 老头 老太 阿婆 阿伯 老大爷 elderly
床垫 mattress
河 沟 涌 溪 渠
桥 bridge
路 马路 road street
臭 异味 味道 酸馊 smell stink
泡沫 泡泡 foam
撕 撕了 撕毁
吞 吞了 吃身份证 swallowed
`;

const things = lines.trim().split('\n');
const find = wordFinder(Object.fromEntries(things.map((line, index) => [String(index), line.trim().split(/\s+/).map((word) => word.replaceAll('_', ' '))])));

/** The things that a normalised text names, each with how rare it is. */
export function thingsIn(normalised: string): Map<number, number> {
  return new Map(find(normalised).map(({ name }) => [Number(name), rarityOfLevel(thingLevels[Number(name)] ?? 0)]));
}
