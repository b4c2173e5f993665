// What stands before and after a name and speaks for one: 我叫…, 邻居…, …先生, a comma, a phone.

import { noGivenSigns } from './given-signs.ts';

const list = (words: string): string[] => words.trim().split(/\s+/);

/** After these words comes a name. */
const introductions = new Set(
  list(`我叫 名叫 叫做 名字 姓名 名字是 名字叫 全名 本名 真名 联系人 联络人 经办人 署名 签名 签字 落款 户名 户主 业主 执笔 代笔 申请人 反映人 投诉人 举报人 报名人 预约人 登记人 委托人 代理人 当事人 被告人 被害人 证明人 证人 收款人 收件人 被征地人 承租人 联名人 申报人 监护人 负责人 法人
  他叫 她叫 佢叫 孩叫 子叫 女叫 儿叫 位叫 人叫 主叫 的叫 管叫 娃叫 爷叫 师叫 记叫 员叫 长叫 名系 本人 此致 敬礼 被执行人 上写着 写成 户主写 自称 名下 搵 号主`),
);
/** Who a person is to the writer, or what he does: a name may follow at once. */
const roles = new Set(
  list(`爸 妈 爹 娘 父 母 公 婆 爷 奶 姥 伯 叔 舅 姑 姨 婶 嫂 哥 姐 弟 妹 兄 儿子 女儿 闺女 孙子 孙女 外孙 侄子 侄女 外甥 仔 囡 娃 女 夫 妻 老伴 爱人 太太 老公 老婆 独子 长子 次子 邻居 邻舍 隔壁 同学 同事 室友 工友 战友 老乡 老表 亲戚 朋友 合伙人 村民 居民 市民 住户 业主
  房东 房主 租客 老板 店主 摊主 车主 狗主 司机 师傅 教练 老师 导师 教师 班主任 校长 医生 大夫 护士 院长 教授 律师 法官 书记 主任 会计 镇长 乡长 村长 支书 局长 所长 科长 队长 站长 组长 场长 楼长 河长 厂长 店长 经理 部长 处长 员 保安 工头 包工头 中介 菜农 果农 渔民 农户 大户
  小伙 学生 患者 病人 老人 老党员 五保户 脱贫户 低保户 安置户 养殖户 虾户 户 医师 同志 代表 受托 委托 者 老头 阿叔 阿爷 阿伯 伯爷 阿姨 大夫 名人 家长 家娃 屯子 记`),
);
/** A sentence or a list begins here. */
const openers = new Set(`，。；：！？、,.;:!?()（）"“”「」『』《》【】[]〕\n \r\t-—…/|~`);
/** Before these a name may end: they lead little by themselves. */
const weakLeads = new Set('我俺咱是叫找给让请和与跟同对向由把被为的系喺搵');
/** 老李, 小王 are no full names; 老师李… is caught by its role. */
const nicknames = new Set('老小阿大');
/** 刘家沟, 陈庄村, 孙湾: places are called after families. */
const placeSigns = new Set('村镇乡县市区路街巷庄屯寨湾沟岭桥站院坊厂畈浜阁苑园庙寺塘坝坪');
const placeWords = new Set(list('小学 中学 医院 广场 中心 花园 小区 学校 公园 菜场 市场 新村 社区 家园 大厦 公司 大道'));

const titles = new Set(
  list(`先生 女士 小姐 同志 老师 师傅 大爷 大妈 大娘 阿姨 叔叔 主任 书记 局长 经理 科长 所长 院长 校长 医生 大夫 教授 律师 法官 老板 队长 支书 村长 镇长 部长 处长 站长 警官 护士 阿婆 阿公 阿伯 伯伯 同学 大姐 大哥 老人 等人 本人 名下 一家 两口 夫妇 夫妻 他妈 他爸 儿媳 嫂子
  副局 副主 副书 副校 副院 副科 总经 家里 家的 家门 家承 谨启 谨上 敬上 敬启 拜上 于灯 今年 现年 男， 女， 男, 女,`),
);
/** Most signs end no cue and begin none: asked first, for it is cheap. */
const introductionEnds = new Set(Array.from(introductions, (cue) => cue.charAt(cue.length - 1)));
const roleEnds = new Set(Array.from(roles, (cue) => cue.charAt(cue.length - 1)));
const titleBegins = new Set(Array.from(titles, (cue) => cue.charAt(0)));
const placeBegins = new Set(Array.from(placeWords, (cue) => cue.charAt(0)));
/** Signs that begin what is said of a person. */
const followers = new Set('家排未摸抹推捐讲话喺先说的在是有被把和与跟、住去来也要想从给告因为自前昨今现已曾又还都就才只不没两拿收找打喝开站带签写一朝摸同以推总别工怀名放答领患连系係');

/** 冉小暑,139… — only signs, or the word for the number, stand between. */
const between = /^[ ,，、;；:：。(（\n-]{0,3}(?:的|联系)?(?:电话|手机|身份证|证号|证件|驾驶证|号码|tel)?(?:号码|号)?[是为:： (（]{0,3}$/iu;
const maxBetween = 12;

/** Whether a sign begins what is said of a person, so that it makes no word with the name. */
export function goesOn(sign: string): boolean {
  return followers.has(sign);
}

/** How much what stands before speaks for a name. */
export function ledTo(plain: string, start: number): number {
  if (start === 0) return 1;
  let end = start;
  while (end > 0 && start - end < 3 && ' :：是为叫'.includes(plain.charAt(end - 1))) end -= 1;
  if (endsWith(plain, end, introductions, introductionEnds, 4) || (end < start && endsWith(plain, start, introductions, introductionEnds, 4))) return 3;
  const before = plain.charAt(start - 1);
  if (before === '叫') return 2;
  if (endsWith(plain, end, roles, roleEnds, 3)) return 1.7;
  if (openers.has(before)) return 1;
  if (nicknames.has(before)) return -2;
  return weakLeads.has(before) ? 0.6 : 0;
}

function endsWith(plain: string, end: number, cues: ReadonlySet<string>, ends: ReadonlySet<string>, longest: number): boolean {
  if (!ends.has(plain.charAt(end - 1))) return false;
  for (let length = 1; length <= Math.min(longest, end); length += 1) if (cues.has(plain.slice(end - length, end))) return true;
  return false;
}

/** How much what follows speaks for a name that ends here. */
export function followedBy(plain: string, end: number, numberStarts: ReadonlySet<number>): number {
  if (end === plain.length) return 1;
  for (let at = end; numberStarts.size > 0 && at <= end + maxBetween; at += 1) if (numberStarts.has(at) && between.test(plain.slice(end, at))) return 2;
  const next = plain.charAt(end);
  if (titleBegins.has(next) && titles.has(plain.slice(end, end + 2))) return 2;
  if (placeSigns.has(next) || (placeBegins.has(next) && placeWords.has(plain.slice(end, end + 2)))) return -3;
  if (openers.has(next)) return 1;
  if (followers.has(next)) return 0.8;
  return noGivenSigns.has(next) || (next >= '0' && next <= '9') ? 0.6 : 0;
}
