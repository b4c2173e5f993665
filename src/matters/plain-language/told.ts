// What a resident is told by a reply: a day, somebody who does it, something that is done, or that more is to come.

const number = '[一二两三四五六七八九十半]{1,3}';
const span = '(?:个?(?:工作日|小时|星期|月)|分钟|天|周)';

const day = new RegExp(
  [
    String.raw`\d{1,2} {0,2}月|${number}月(?:${number}[日号]|底|初|份)|\d{1,2} {0,2}[日号](?![楼院门线店库房桥车机文])|\d{4} {0,2}[年/-]`,
    '[今明后昨当][天日晚早年]|大后天|次日|刚才|刚刚',
    '[本这下上每]个?(?:周|星期|礼拜|月|季度)|(?:周|星期|礼拜)[一二三四五六日天末]|[月年季周]底|年[内前初]',
    '春节|元旦|国庆|中秋|五一|端午|清明|[春夏秋冬][天季]|开学|放假|每[天日晚早年]|[早晚上下]上|[上下]午|中午|半夜|夜里',
    String.raw`\d{1,4} {0,2}${span}|${number}${span}|\d{1,2}[:点]`,
  ].join('|'),
);

const somebody = new RegExp(
  [
    '我们|我(?![市区镇县国省])|本人|他们|师傅|工人|工程师|工作人员|民警|医生|老师|网格员|管理员|志愿者|保安|厂家|施工方|开发商|社保|医保|环卫',
    '联络员|代表|书记|主任|局长|所长|站长|队长|科长|镇长|区长|经理|校长|院长|[小老][\u4E00-\u9FFF]{1,2}|〔姓名〕',
    '物业|业委会|居委|村委|村里|镇里|区里|县里|市里|社区|街道|镇政府|区政府|学校|医院|幼儿园|卫生院|派出所|交警|城管|公安|法院|工作室|窗口|大厅',
    '[\u4E00-\u9FFF]{2}(?:局|厅|大队|中队|支队|中心|公司|集团|办公室|管理处|管委会|党委|工会|银行|协会)|施工队|抢修队|服务队',
    '(?:交通|民政|综治|环保|信访|党政|党建|农业|农村|经发|规建|规划|执法|应急|武装|扶贫|水利|财政|宣传|街道)[办所站科]|(?:水务|供水|供电|自来水|燃气|税务|兽医|农技|变电|收费|加油|卫生)[站所]',
  ].join('|'),
);

/** Taken notice of, handed on, thought about: nothing is done yet. */
const hollow = /已?转[^,，。;\n]{0,6}[处办]理|已阅|收到|收悉|知悉|转办|转交|转给|转至|转到|转有|转相|已转|登记|记录|受理|上报|反映|反馈|交办|研究|重视|关注|推进|落实|统筹|协调|督促|纳入|列入|来信|来电|来访|处理意见|办理情况|了解|理解|支持|谅解|耐心|等[待候]/g;

const deed = new RegExp(
  [
    '[修换装拆清挖铺补扫洗搬运砍剪喷刷架埋焊抽填堵疏灭]|(?<![下以原本未后历向从将近过失除出回进往起])[来去](?![信电函访源自年])|[到去来]看|看过|上门|现场',
    '检查|排查|巡查|巡逻|查看|调查|核查|查[了过清]|停[工业用止水电]|关[停闭了]|开[通放工了]|通[水电车了]|接通|恢复|供[水电]|退[还给款回了]|付[清给款了]|发[放到给]|补发|到账|交[到给费]|[赔罚]|处罚|立案|拘留',
    '告诉|答复您|给您|回话|回您|批[准了下]|审批|同意|不[能行是用属符]|不予|申请|带[上着好齐]|提供|拨打|打[电12]|致电|联系|咨询|请您?[找到先别打带从走]|可以|找|领|报名|提交|准备',
    '办[理好完结了成]|解决|处理|整改|改[造正好到成了]|调整|增[加设派]|设[置了]|加[装装派]|施工|完[工成]|竣工|动工|招标|采购|买|订[了好]|到货|调货|划[线了]|收[走费一齐完]|约谈|商量|开会|公示|调解|解释|说明|[检监]测|消毒|劝|派|安排|[建种贴送做][了好成完上到出]',
  ].join('|'),
);

const ahead = new RegExp(
  [
    '(?<![即必])将(?![军近])|(?<![机社委协工大开学体理员议])会(?![议所员计诊])|准备|计划|拟|打算|正在|安排|(?<![等接对招优看期])待(?![遇业人])|(?:^|[,，。；;\n要还在需请])等(?![级等问])',
    '后续|下一步|还没|尚未|继续|争取|力争|预计|[理办究改工]中(?![心午])|还[要得]|需要|等待|等候|暂[时无不未缓]|未到位|不具备',
  ].join('|'),
);

/** It says that it is solved, and nothing of what was done. */
const solved = /解决|处理[完好了]|处理完毕|已处理|办结|办[完好]了?/g;

/** What a text says, read without its words of papers. */
export interface Told {
  day: boolean;
  somebody: boolean;
  deed: boolean;
  /** Handed on, thought about: what stands in the place of a deed. */
  hollow: boolean;
  /** More is to come. */
  ahead: boolean;
  solvedAlone: boolean;
}

export function toldBy(text: string): Told {
  const done = text.replaceAll(hollow, '');
  const besides = done.replaceAll(solved, '');
  return {
    day: day.test(text),
    somebody: somebody.test(text),
    deed: deed.test(done),
    hollow: done !== text,
    ahead: ahead.test(text),
    solvedAlone: besides !== done && !deed.test(besides),
  };
}
