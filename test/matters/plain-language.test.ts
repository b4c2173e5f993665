// The plain-language gate: a page of replies that a liaison officer can check, with what he is told of each before it leaves.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintsFor, type Hint } from '../../src/matters/plain-language.ts';
import { officialese } from '../../src/matters/plain-language/officialese.ts';
import { leastCpuMs, soonMs } from '../support/least-cpu.ts';

const answerOf = (text: string): Hint[] => hintsFor(text, { isAnswer: true });
const missing = (text: string): readonly string[] => answerOf(text).flatMap((one) => (one.hint === 'missing' ? one.what : []));
const paperWords = (text: string): readonly string[] => answerOf(text).flatMap((one) => (one.hint === 'officialese' ? one.words.map(({ word }) => word) : []));

describe('plain replies leave without a word', () => {
  test.each([
    '路灯12月1日前修好。',
    '路灯12月10日前修好，要等灯杆到货。',
    '已经换了灯泡，今晚就亮。',
    '換好了。',
    '明天修',
    '师傅明天上午来修楼道灯，12月1日前修好。',
    '街道已经自己修好了，今天上午。',
    '工资今天下午发到大家手上。',
    '线路老化，12月3日前换新线，城管办负责。',
    '城管办今天上午清运完，以后每天早上七点收一次。',
    '灯杆到了就换，承诺12月4日前办好。',
    '低保要本人到镇民政办申请，带身份证和户口本，周一到周五上午八点半到十一点半。',
    '下周三交通办开会商量公交站的事，周五小杨告诉您结果。',
    '抱歉，这件事办不了：幼儿园学费由园方自己定，不归镇里管。觉得高了可以打12315。',
    '水压低是水泵坏了。新泵周四到，周五装，装的时候停水两小时。',
    '派出所昨晚去看过，狗主人答应夜里把狗关进屋里。再叫请打110。',
    '查过了，您家的补贴11月20日已经打到卡上，尾号不对的话带存折来服务大厅3号窗口。',
    '井盖今天中午盖好了，是自来水公司的，编号也记下来了。',
    '按照《物业管理条例》第三十二条，这笔钱要公示，物业12月5日前贴出来。',
    '您说的情况属实，物业已经把垃圾清走了。',
    '学校说操场晚上七点到九点对外开放，从12月1日开始，从东门进。',
    '已经跟楼上说好了，晚上十点以后不洗衣服。',
    '快递柜不归我们管，已经跟菜鸟打了电话，他们周六来挪。',
    '墙没有裂到里面，房管所鉴定是安全的，报告可以来窗口看。',
    '租金可以缓，先交一半，剩下的春节前交，跟房管所老周说一声就行。',
    '我们会协调物业，一周内给您答复。',
    '居委会和村委会都问过了，机会还有，十二月八号开始报名。',
  ])('%s', (text) => {
    expect(answerOf(text)).toEqual([]);
  });
});

describe('no day, nobody, nothing done', () => {
  test.each<[string, string[]]>([
    ['该事项已纳入统筹推进范围，将适时予以落实。', ['when', 'who', 'what']],
    ['已纳入统筹推进范围，后续落实。', ['when', 'who', 'what']],
    ['已阅。', ['what']],
    ['情况已了解，我们会持续关注。', ['when', 'what']],
    ['已转有关部门处理。', ['who', 'what']],
    ['请您耐心等待。', ['when', 'who', 'what']],
    ['我们会尽快修。', ['when']],
    ['因资金未到位，暂无法实施。', ['when', 'who', 'what']],
    ['路灯报修了，请等通知。', ['when', 'who']],
    ['感谢反映，已纳入明年计划。', ['who', 'what']],
    ['目前正在协调中，有结果第一时间告诉您。', ['when', 'who']],
    ['施工队正在修，还没修完。', ['when']],
    ['這件事我們會盡快修。', ['when']],
    ['您反映的问题我们高度重视，已责成相关部门尽快处理，感谢您的理解与支持。', ['when']],
    ['经研究，该处拟于条件成熟后逐步改造。', ['when', 'who']],
  ])('%s', (text, what) => {
    expect(missing(text)).toEqual(what);
  });

  test('what is said instead of a day or an office is named as it was written', () => {
    expect(answerOf('我們會盡快修。')).toEqual([{ hint: 'missing', what: ['when'], vague: ['盡快'] }]);
    expect(answerOf('已转有关部门处理。')).toEqual([{ hint: 'missing', what: ['who', 'what'], vague: ['有关部门'] }]);
  });
});

describe('words of papers', () => {
  test.each<[string, string[]]>([
    ['关于您反映的问题，我局依法依规开展调查，现将有关情况回复如下：经查属实，已责令整改。', ['依法依规', '开展', '现将']],
    ['该问题已办结。', ['该问题', '办结']],
    ['按规定不能办。', ['按规定']],
    ['按照有關規定，貴戶不能辦。', ['按照有關規定', '貴戶']],
    // One alone is none; a rule that is named needs no name.
    ['我们开展了检查，12月1日前改好。', []],
    ['按规定不能办，规定是《殡葬管理条例》第九条。', []],
  ])('%s', (text, words) => {
    expect(paperWords(text)).toEqual(words);
  });

  test('with a day 尽快 is no more than a word', () => {
    expect(hintsFor('我们尽快修，12月3日前修好。', { isAnswer: true })).toEqual([]);
  });

  test('none of them is what another is replaced by', () => {
    expect([...officialese.values()].filter((instead) => typeof instead === 'object' && officialese.has(instead.word))).toEqual([]);
  });
});

describe('long ones', () => {
  test('a sentence of more than forty characters; numbers are read as one', () => {
    const long = '我们问过供电所，变压器12月8日换，换之前晚上七点到九点还会跳闸，请大家先别同时开空调和电磁炉还有热水器';
    expect(answerOf(`小区的事查过了。${long}。`)).toEqual([{ hint: 'long-sentence', begins: '我们问过供电所', chars: 48 }]);
    expect(answerOf(`有事请打${'0000-5550101'.repeat(5)}，小杨12月1日前都在。`)).toEqual([]);
  });

  test('many lines, or many characters', () => {
    expect(answerOf(Array.from({ length: 6 }, (_, day) => `12月${day + 1}日师傅来修。`).join('\n'))).toEqual([{ hint: 'too-long', lines: 6, chars: 48 }]);
    expect(answerOf('12月1日师傅来修，'.repeat(40))).toMatchObject([{ hint: 'too-long', lines: 1 }]);
  });
});

test('a word on the way needs no more than a day where one is put off', () => {
  const onTheWay = (text: string): Hint[] => hintsFor(text, { isAnswer: false });
  for (const text of ['城管办说灯杆要等货', '已报城管办，师傅今天下午来看', '灯已经领了，等师傅来装。', '夜里也有人守着', '材料已经送到区里']) expect(onTheWay(text)).toEqual([]);
  expect(onTheWay('我们会尽快处理')).toEqual([{ hint: 'missing', what: ['when'], vague: ['尽快'] }]);
  expect(onTheWay('已转相关部门')).toEqual([{ hint: 'missing', what: ['who'], vague: ['相关部门'] }]);
});

test('solved again, says the answer, and not by what', () => {
  const again = (text: string): Hint[] => hintsFor(text, { isAnswer: true, wasUnsolved: true });
  expect(again('您的问题已经解决。')).toEqual([{ hint: 'solved-again' }]);
  expect(again('今天又换了一次灯泡，这回解决了。')).toEqual([]);
  expect(answerOf('您的问题已经解决。')).toEqual([]);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...officialese.keys(), '12月1日', '师傅', '修好', '，', '。', '\n', '将', '会', '3 个工作日', '\uD800', '①', '〔姓名〕', '《', '一'), { maxLength: 200 }).map((parts) => parts.join('')),
);

test('any text gets at most three hints, and never an error', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), fc.boolean(), (text, isAnswer, wasUnsolved) => {
      const hints = hintsFor(text, { isAnswer, wasUnsolved });
      expect(hints.length).toBeLessThanOrEqual(3);
      const named = hints.flatMap((one) => (one.hint === 'officialese' ? one.words.map(({ word }) => word) : one.hint === 'missing' ? one.vague : []));
      expect(named.filter((word) => !text.includes(word))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test.each(['1', ' ', '1 ', '将', '一', '的', '\n', '等', '转', '予以适时', '路灯坏了。', 'a:', '😀', '《', '个工作日', '我'])('a hundred thousand characters of 「%s」 are looked through at once', (part) => {
  const text = part.repeat(100_000 / part.length);
  expect(leastCpuMs(() => hintsFor(text, { isAnswer: true }))).toBeLessThan(soonMs);
});
