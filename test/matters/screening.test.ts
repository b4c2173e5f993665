// What the desk notices in a resident's words: a page that a liaison officer can check, sentence by sentence.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHoldSecret, screen, suspectsSecret, type Screening } from '../../src/matters/screening.ts';
import { normalise } from '../../src/matters/screening/normalise.ts';

const ordinary = { secret: false, ground: null, sure: true, question: null };

describe('ordinary matters get an ordinary receipt', () => {
  test.each<[string, Screening['category']]>([
    ['法院门口的路灯坏了三个月，晚上一片漆黑', '市政设施'],
    ['检察院对面那排垃圾桶天天满出来，苍蝇乱飞', '环境卫生'],
    ['机密局家属院停车太乱，消防车都开不进去', '交通停车'],
    ['保密局家属院停车收费翻倍，没有公示', '交通停车'],
    ['纪委后门的下水道堵了，污水流到人行道上', '市政设施'],
    ['部队家属院门口的公交站撤了，老人要走两站路', '交通停车'],
    ['老板欠了我们十二个人四个月工资，找了几次都不给', '劳动与工资'],
    ['我妻子得了大病，家里实在困难，想申请临时救助', '社会保障与救助'],
    ['我家的墙裂了一道大缝，下雨就漏水，不敢住', '住房与房产'],
    ['我下岗两年了，家里困难，想问问有没有就业培训', '劳动与工资'],
    ['村里三年没有村务公开了，账目谁也没见过', '政务服务与作风'],
    ['办事大厅的工作人员态度差，让我跑了五趟', '政务服务与作风'],
    ['楼下烧烤店油烟直往屋里灌，窗户都不敢开', '环境卫生'],
    ['广场舞音响开到晚上十点半，孩子没法写作业', '噪音扰民'],
    ['物业把公共收益拿去发奖金，业委会要求公示也不理', '物业管理'],
    ['水渠被堵，三十亩稻田灌溉不上', '农业农村'],
    ['征地款拖了两年还没发，补偿标准也没人讲清楚', '征地拆迁'],
    ['幼儿园突然涨学费，没有任何说明', '教育'],
    ['卫生院只有一个医生，看病要排一上午', '医疗卫生'],
    ['电动车电池在楼道里飞线充电，说了多少次都没用', '治安与消防'],
    ['流动党员的组织关系怎么转，党费交到哪里', '党建与组织建设'],
    ['不想打官司，只想请你们跟开发商协调退押金', '住房与房产'],
    ['我没去过法院，也没告谁，就是想把拖欠的工钱要回来', '劳动与工资'],
    ['物业说合同是商业秘密，不给业主看', '物业管理'],
    ['街角的秘密花园咖啡馆每晚放音乐到一点，睡不着', '噪音扰民'],
    ['再不解决我就去信访局上访了，路面坑了一年', '市政设施'],
    ['你们好', '其他'],
  ])('%s', (text, category) => {
    expect(screen(text)).toMatchObject({ ...ordinary, danger: null, category });
  });
});

test.each(['我没去过法院，也没告谁，就是想把拖欠的工钱要回来', '法院门口的工地拖欠我们三个月工资'])('FIELD F 5: 法院 in a wage matter is not screened: %s', (text) => {
  expect(screen(text)).toMatchObject({ ...ordinary, category: '劳动与工资' });
});

describe('secrets: no word of these may be stored (X1)', () => {
  test.each([
    '我手里有一份文件，抬头是“机密★一年”，要不要发给你们看',
    '机 密 ★ 10 年，关于下半年演习的安排',
    '绝密★启用前的卷子我搞到了',
    '秘密★10年 某县委办公室',
    '機密★ 請查收',
    '机\u200B密\u200B★ 三年',
    '这是内部文件，不得外传，我拍了照片发给你们参考',
    '【内部资料 注意保密】全文如下：一、关于……',
    '县里下一批拟提拔名单还没公示，能不能先给我看一眼',
    '听说局长人选已经内定，还没宣布，您透露一下是谁',
    '中考试题考前能不能弄一份，多少钱都行',
    '我捡到一份涉密材料，封面写着“绝密”，发给你们？',
    '我侄子在海防部队，发来一张换防时间表，给你们看看照片',
    '弹药库的岗哨几点换岗，我拍了一张值班表',
    'GDP数据还没发布，统计局的朋友能不能提前透个底',
    '征收范围还没公布，您先发我一份红线图，我好买房',
    'ＴＯＰ ＳＥＣＲＥＴ paper attached',
    '………………………………机密★',
  ])('%s', (text) => {
    expect(suspectsSecret(text)).toBe(true);
    expect(screen(text).secret).toBe(true);
  });

  test.each([
    '机密局家属院停车位被外人占满',
    '保密局门口的井盖响了一夜',
    '机密路和解放街路口的红绿灯坏了',
    '绝密剧本杀店半夜吵得人睡不着',
    '镇里以涉及国家秘密为由拒绝公开征地批文，请督促',
    '医生在走廊上大声说我的病情，隐私就这么泄露了',
    '快递单上的电话泄露了，天天接骚扰电话',
    '奶茶店的秘方是商业秘密，可用过期牛奶总得有人管',
    '部队演习打炮太响，窗户玻璃震裂了',
    '退役军人优待证什么时候能办',
    '拆迁范围什么时候公布，大家等了半年',
    '老师把考试答案写在黑板上让孩子抄，这算什么教育',
    '干部任前公示贴在哪里看',
    '照片附上，请为我保密，我怕物业报复',
    '我反映村干部的事请注意保密，截图发给你们',
    '村委会会议纪要没公示，我拍了照片',
    '小区规划图跟交房时不一样，物业内部改过，附照片',
    '转业时部队的调动档案丢了，能不能给我补一份证明',
    '班主任补课时提前泄了期末考题，我有截图',
    '保密宣传周的展板倒在路中间，没人扶',
  ])('no secret: %s', (text) => {
    expect(suspectsSecret(text)).toBe(false);
  });
});

describe('danger now: the number before anything else', () => {
  test.each<[string, string, string]>([
    ['三楼着火了，浓烟往楼上窜', 'fire', '119'],
    ['厨房里好大的煤气味，关不上阀门', 'gas', '119'],
    ['有人拿刀追着砍，在菜场门口', 'violence', '110'],
    ['我老公又在打我，他现在正在砸门，救命', 'violence', '110'],
    ['有个小孩掉进河里了', 'drowning', '119'],
    ['桥上有人跳下去了，水很急', 'drowning', '119'],
    ['我不想活了，对不起大家', 'suicide', '110或12356'],
    ['有人坐在楼顶边上要跳', 'suicide', '110或12356'],
    ['我活着没意思，安眠药就在手边', 'suicide', '110或12356'],
    ['老人突然晕倒，叫不醒', 'illness', '120'],
    ['孩子误食了老鼠药，口吐白沫', 'illness', '120'],
    ['我爸嘴歪了，半边身子动不了', 'illness', '120'],
    ['电梯困人，老人被困在里面喘不上气', 'illness', '120'],
    ['老屋塌了，里面还有人', 'collapse', '119'],
    ['工地塌方，两个工人被埋', 'collapse', '119'],
    ['电线断了掉在水里滋滋响，旁边有孩子', 'electric', '119'],
    ['有人触电了倒在地上', 'electric', '119'],
    ['昨晚就漏煤气，现在还在漏，味道很大', 'gas', '119'],
    ['我妈老年痴呆，下午走失到现在没回来', 'missing', '110'],
    ['屋企火燭呀，快啲嚟', 'fire', '119'],
    ['There is smoke coming out of the house, please hurry', 'fire', '119'],
  ])('%s → %s %s', (text, kind, phone) => {
    expect(screen(text)).toMatchObject({ danger: { kind, phone }, ground: null });
  });

  test.each([
    '气死我了，物业什么都不管',
    '跑了五趟，累死人了，还没办成',
    '急死人了，证还没下来',
    '看见这个账单我就火大',
    '大家忙得跟着火了一样，就窗口的人在聊天',
    '去年三号楼着火，到现在消防栓还没修',
    '上个月有人落水，桥边还是没有护栏',
    '井盖没了，怕孩子掉下去',
    '消防通道被堵，万一着火怎么办',
    '墙皮开裂，担心会倒塌',
    '服装店跳楼价大甩卖，喇叭从早响到晚',
    '化工厂烟囱天天冒黑烟',
    '邻居家的狗前天咬了人',
    '我父亲中风后遗症多年，想办残疾证',
    '小区要搞消防演练，楼下冒烟是演练吗',
    '我想死你们了，上次的路修得真好',
    '天然气费涨价，公司没有通知',
  ])('no danger now: %s', (text) => {
    expect(screen(text).danger).toBeNull();
  });
});

describe('exclusions: suspected and clear', () => {
  test.each<[string, Screening['ground']]>([
    ['邻居起诉我，法院下周开庭，能不能帮我跟法官说说', 'judicial'],
    ['我弟弟被刑拘了，求你们想办法把人放出来', 'judicial'],
    ['一审判错了，我上诉了，请代表跟法官打个招呼', 'judicial'],
    ['法院的执行局一直不执行，请代表催一下', 'judicial'],
    ['我的案子今天開庭，請代表幫忙說句話', 'judicial'],
    ['能不能帮我儿子安排个工作，您认识人多', 'personal_favour'],
    ['我想调到县城中学教书，请您跟局长打个招呼', 'personal_favour'],
    ['今年评职称，请代表照顾一下我', 'personal_favour'],
    ['给我女儿安排到供电所上班，托您走个后门', 'personal_favour'],
    ['单位分房没轮到我，请代表帮我争取，分一套也行', 'personal_favour'],
    ['帮我开个假证明，贷款急用', 'unlawful_or_policy'],
    ['罚单能不能帮我销分，辛苦费少不了您的', 'unlawful_or_policy'],
    ['检查前告诉我一声，请您睁一只眼闭一只眼', 'unlawful_or_policy'],
    ['我的信访件县里已经答复了，我不服，请你们重新受理', 'discipline_or_petition_in_progress'],
    ['村主任的问题纪委已经立案，请你们也催一下', 'discipline_or_petition_in_progress'],
    ['巡察组正在调查这件事，代表帮忙打听打听', 'discipline_or_petition_in_progress'],
  ])('%s', (text, ground) => {
    expect(screen(text)).toMatchObject({ ground, sure: true, question: null, secret: false });
  });

  test.each<[string, Screening['ground'], Screening['question']]>([
    ['包工头欠钱，我去法院起诉了他，请你们帮忙', 'judicial', 'court-accepted'],
    ['跟邻居打官司打了一年，请你们帮帮我', 'judicial', 'court-accepted'],
    ['我弟弟判刑了，孩子没人管，能不能帮忙申请救助', 'judicial', 'court-accepted'],
    ['村支书占地的事我去年找纪委反映过', 'discipline_or_petition_in_progress', 'already-with-discipline-or-petition'],
    ['我女儿教书的工作调动一直没有消息', 'personal_favour', 'for-one-person'],
    ['我儿子替考的事', 'unlawful_or_policy', 'help-or-report'],
  ])('one question decides: %s', (text, ground, question) => {
    expect(screen(text)).toMatchObject({ ground, question, sure: false });
  });

  test.each([
    '村主任收了鱼塘承包人的红包，把招标停了，请查',
    '有人在路口卖假证，贴得到处都是',
    '公司让我们签假合同逃社保，请管一管',
    '事业单位招聘是不是萝卜招聘，为什么不公开',
    '老师评职称的标准在哪里公布',
    '公租房的申请条件是什么，在哪里报名',
    '法律援助中心周末上班吗',
    '我儿子残疾，找工作处处碰壁，有没有政策帮助',
    '工伤认定半年没结果，厂里还把我辞退了',
    '官司早就结束了，现在是新楼的消防栓没有水',
    '邻居砌墙占道，我要告他，请你们先来看看',
    '厂里不给签合同，我想去法院起诉，先问问你们',
    '村支书被纪委处分了，可是我家的低保还没恢复',
    '村支书把低保给了自己的亲戚，请查一查',
    '我妈被车撞了，对方不赔，我们准备打官司，能不能先帮忙调解',
    '学校门口的协管员能不能安排到岗',
    '请在路口安排个岗位指挥交通',
    '请村里盖个章怎么这么难',
    '请代表帮忙催一下，路灯报修判了个不属实',
    '能不能帮帮我，老板不发工资，劳动仲裁判了也不给',
  ])('accepted: %s', (text) => {
    expect(screen(text)).toMatchObject(ordinary);
  });

  test('a mixed message is received: the public problem must not be lost', () => {
    expect(screen('我家的案子下周开庭，请代表说说情。另外村口的路灯坏了半个月，没人修。')).toMatchObject({ ...ordinary, danger: null });
  });

  test.each<[string, Screening['part']]>([
    ['邻居起诉我，法院下周开庭；另外小区门口垃圾没人扫', 'judicial'],
    ['我儿子想调到县医院，请您打个招呼。还有我们楼下路灯坏了', 'personal_favour'],
    ['村主任的问题纪委已经立案，请你们也催一下。顺便说下，小区门口垃圾没人扫', 'discipline_or_petition_in_progress'],
    ['法院门口的路灯坏了三个月，晚上一片漆黑', null],
    ['邻居起诉我，法院下周开庭', null],
    ['邻居起诉我，法院下周开庭。三楼着火了，浓烟往楼上窜', null],
  ])('staff are told of the part: %s', (text, part) => {
    expect(screen(text)).toMatchObject({ part });
  });

  test.each<[string, string, string]>([
    ['邻居起诉我，法院下周开庭；另外小区门口垃圾没人扫', '小区门口垃圾没人扫', '邻居起诉我，法院下周开庭'],
    ['我们楼下路灯坏了，天黑看不见。还有，我儿子想调到县医院，请您打个招呼', '我们楼下路灯坏了，天黑看不见', '我儿子想调到县医院，请您打个招呼'],
    ['村主任的问题纪委已经立案，请你们也催一下。谢谢。顺便说下，小区门口垃圾没人扫！', '小区门口垃圾没人扫！', '村主任的问题纪委已经立案，请你们也催一下。谢谢'],
  ])('a mixed text comes apart, in the words of the writer: %s', (text, handled, excluded) => {
    expect(screen(text).parts).toMatchObject({ public: handled, excluded });
  });

  test.each(['老板欠我工资，已经在仲裁，等了两个月，请催一催', '邻居打了我，派出所正在调解，医药费一分没给'])('nobody can be sure: an ordinary receipt, and a person looks: %s', (text) => {
    expect(screen(text)).toMatchObject({ ...ordinary, doubt: 'judicial' });
  });

  test('danger comes before the screening', () => {
    expect(screen('法院判我输了，请代表跟法官说说，不然我不想活了')).toMatchObject({ ground: null, danger: { kind: 'suicide' } });
  });
});

describe('where it is, in the words of the writer', () => {
  test.each([
    ['圭峰路44号门口的路灯不亮', '圭峰路44号门口'],
    ['我住在翠湖花园小区，电梯天天坏', '翠湖花园小区'],
    ['请反映一下，李家沟村的水渠堵了', '李家沟村'],
    ['和平路口的红绿灯太短', '和平路口'],
    ['昨晚在城南客运站，黑车司机拉客', '城南客运站'],
    ['每天早上東風小學門口堵車', '東風小學門口'],
    ['小区里还好，另外和平路的垃圾没人扫', '和平路'],
    ['还有和平路的井盖丢了', '和平路'],
    ['另外小区门口垃圾没人扫', null],
    ['路灯坏了，晚上看不见', null],
    ['家里停水了', null],
    ['马路上全是坑', null],
    ['这里的垃圾没人收', null],
    ['村里修路修了一年', null],
  ])('%s → %s', (text, place) => {
    expect(screen(text).place).toBe(place);
  });

  test('a place that is named stands in the text as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('圭峰', '和', '我在', '路', '44号', '小区', '门口', '村', '，', 'x', '的', '１２', '里')), (pieces) => {
        const text = pieces.join('');
        expect(text).toContain(screen(text).place ?? '');
      }),
    );
  });

  test.each([
    ['路灯坏了，晚上看不见', true],
    ['垃圾三天没人清运', true],
    ['圭峰路44号门口的路灯不亮', false],
    ['养老金少发了一个月', false],
    ['老板拖欠工资', false],
  ])('%s: the place is asked for: %s', (text, needsPlace) => {
    expect(screen(text).needsPlace).toBe(needsPlace);
  });
});

test.each([
  ['鸡密文件，阔以发给你', '机密文件，可以发给你'],
  ['路登坏了，木有人修', '路灯坏了，没有人修'],
  ['底保肿么申请', '低保怎么申请'],
])('words that are written by their sound: %s', (written, meant) => {
  expect(normalise(written)).toBe(normalise(meant));
  expect(screen(written)).toMatchObject({ secret: screen(meant).secret, category: screen(meant).category });
});

test('a report beside what may be a secret: nothing of it is shown apart, and nothing leaves the house', () => {
  const text = '我拍到了单位里没公布的人事名单，发给你看。另外我们小区门口的路灯坏了三天没人修';
  expect(screen(text)).toMatchObject({ secret: false, doubt: 'state_secret', part: null, parts: null });
  expect(mayHoldSecret(text)).toBe(true);
});
