// What staff see of a resident's words: a page that a liaison officer can check. All numbers and names are invented.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, mask } from '../../src/matters/masking.ts';
import { leastCpuMs, soonMs } from '../support/least-cpu.ts';

describe('phones', () => {
  test.each([
    ['请回电13900000017，谢谢', '请回电〔电话〕，谢谢'],
    ['电话：139 0000 0017', '电话：〔电话〕'],
    ['139-0000-0017找我', '〔电话〕找我'],
    ['+86 139 0000 0017', '〔电话〕'],
    ['+8613900000017或13900000018', '〔电话〕或〔电话〕'],
    ['１３９００００００１７', '〔电话〕'],
    ['联系我一三九零零零零零零一七', '联系我〔电话〕'],
    ['打幺三九〇〇〇〇〇〇一七', '打〔电话〕'],
    ['打幺三九洞洞洞洞洞洞幺拐', '打〔电话〕'],
    ['（0750）0000123', '〔电话〕'],
    ['座机0750-0000123', '座机〔电话〕'],
    ['（010）00001234', '〔电话〕'],
    ['香港 +852 6000 0012', '香港 〔电话〕'],
    ['台灣 0900-000-012', '台灣 〔电话〕'],
    ['电话8800012', '电话〔电话〕'],
    ['20号来，13900000017', '20号来，〔电话〕'],
    ['微信同号13900000017x', '微信同号〔电话〕x'],
    ['单号001390000001700可查', '单号〔电话〕可查'],
  ])('%s → %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});

describe('ID numbers, cards, plates', () => {
  test.each([
    ['身份证620099197707070000', '身份证〔证件号〕'],
    ['我是62009919770707023X，请查', '我是〔证件号〕，请查'],
    ['证件号６２００９９１９７７０７０７０２３Ｘ', '证件号〔证件号〕'],
    ['旧证620099770707001', '旧证〔证件号〕'],
    ['护照号E00001234', '护照号〔证件号〕'],
    ['香港身份證A000012(3)', '香港身份證〔证件号〕'],
    ['卡号6200 0000 0000 0005', '卡号〔卡号〕'],
    ['打到6200000000000000003上', '打到〔卡号〕上'],
    ['账号是 00001234567', '账号是 〔卡号〕'],
    ['粤J00A01乱停', '〔车牌〕乱停'],
    ['那辆粤J·0000Q天天堵门', '那辆〔车牌〕天天堵门'],
    ['新能源車粵JD00001', '新能源車〔车牌〕'],
    ['教练车赣A0001学压线', '教练车〔车牌〕压线'],
  ])('%s → %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});

describe('names', () => {
  test.each([
    ['我叫冼阿竹，住在老街', '我叫〔姓名〕，住在老街'],
    ['本人宓小满，反映路灯', '本人〔姓名〕，反映路灯'],
    ['姓名：逄大年', '姓名：〔姓名〕'],
    ['联系人：欧阳芦花，下午在家', '联系人：〔姓名〕，下午在家'],
    ['聯繫人壽阿福 電話0900-000-012', '聯繫人〔姓名〕 電話〔电话〕'],
    ['我是冼阿竹。', '我是〔姓名〕。'],
    ['找仉小雨女士就行', '找〔姓名〕女士就行'],
    ['我婆婆鄢秋菊今年八十', '我婆婆〔姓名〕今年八十'],
    ['冼阿竹，13900000017', '〔姓名〕，〔电话〕'],
    ['邻居缑大力的狗没拴', '邻居〔姓名〕的狗没拴'],
    ['路灯是逄春生修好的', '路灯是〔姓名〕修好的'],
    ['评估员郗大壮当着我面说', '评估员〔姓名〕当着我面说'],
    ['阚平、麴小满和璩玉兰三家都没水', '〔姓名〕、〔姓名〕和〔姓名〕三家都没水'],
    ['请找司徒婷老师', '请找〔姓名〕老师'],
    ['我叫阿依古丽·艾山，孩子上学', '我叫〔姓名〕，孩子上学'],
    ['此致\n敬礼\n村民 王福来', '此致\n敬礼\n村民 〔姓名〕'],
    ['樓上業主龔鐵柱，漏水', '樓上業主〔姓名〕，漏水'],
    ['The driver Tansy Quillfeather smokes', 'The driver 〔姓名〕 smokes'],
    ['My name is Tansy Quillfeather and the lamp is out', 'My name is 〔姓名〕 and the lamp is out'],
  ])('%s → %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test.each([
    '王先生说下周修',
    '我和王先生都看见了',
    '张主任让我等',
    '联系人：李女士',
    '我妈常年卧病在床',
    '我是业主，住了十年',
    '我是党员，想交党费',
    '本人高龄，腿脚不便',
    '本人于去年申请过低保',
    '我爸高血压，买药难',
    '村民应该怎么办',
    '居民都说吵',
    '我叫了三次物业都不来',
    '老师和家长都同意',
    '李村老人多，路又黑',
    '书记答应过的事',
    '司机马上就走了',
    '支付宝交的电费贵',
    '孙子孙女都毕业了',
    '杨柳坝的杨树倒了',
    '找老逄和小郗都行',
    '逄主任、佴某都在',
    '陈家庄、罗汉寺村都停水',
    '万福广场停车10元',
    'The lamp near Pear Tree Close and Green Lane is out',
  ])('no name: %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('homes', () => {
  test.each([
    ['翠湖花园3号楼2单元501漏水', '翠湖花园〔门牌〕漏水'],
    ['12栋305室天天吵', '〔门牌〕天天吵'],
    ['我家在8幢1201', '我家在〔门牌〕'],
    ['家住和平路12号3栋302房', '家住和平路〔门牌〕〔门牌〕'],
    ['我住在建设路15号，路灯坏了', '我住在建设路〔门牌〕，路灯坏了'],
    ['圭峰路44号门口的垃圾', '圭峰路44号门口的垃圾'],
    ['我家在和平路12号楼下', '我家在和平路12号楼下'],
    ['三号楼二单元五零一', '〔门牌〕'],
    ['2单元 501室 没暖气', '〔门牌〕 没暖气'],
    ['老街12弄34号501室', '老街〔门牌〕'],
    ['中正路6號2樓', '中正路〔门牌〕'],
    ['大岗村3组12号', '大岗村〔门牌〕'],
    ['住8-2-501', '住〔门牌〕'],
    ['我住镇政府后面那栋楼305室', '我住镇政府后面那栋楼〔门牌〕'],
    ['3号楼２单元５０１', '〔门牌〕'],
    ['永樂邨3座1407室漏水', '永樂邨〔门牌〕漏水'],
    ['书香名邸3-2202', '书香名邸〔门牌〕'],
    ['采石厂平房区6排3号', '采石厂平房区〔门牌〕'],
    ['北环路8号院11号楼1门502室', '北环路〔门牌〕'],
    ['金雀花园4座12楼B', '金雀花园〔门牌〕'],
    ['Flat 4C, 9 Pear Tree Close is damp', '〔门牌〕 is damp'],
  ])('%s → %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test.each([
    '圭峰路44号门口的路灯坏了',
    '翠湖花园3号楼电梯坏了',
    '3号楼2单元的楼道灯不亮',
    '5栋120户居民没水',
    '镇政府305室没人上班',
    '2026年12月9日之前修好',
    'BM26-0001到哪一步了',
    '公交3路改了站',
    '打过12345，也打过110',
    '一共欠了120000元',
    '早上8:30到11:30没人',
    '客服4000001234没人接',
  ])('stays, for it is a place, a day, a count or a public number: %s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

test('places are those of the original text, full-width signs and all', () => {
  const text = '您好，我叫冼阿竹，电话１３９００００００１７，住3号楼2单元501。';
  expect(findPersonalData(text)).toEqual([
    { type: 'name', span: '冼阿竹', start: 5, end: 8, hiddenFrom: 5 },
    { type: 'phone', span: '１３９００００００１７', start: 11, end: 22, hiddenFrom: 11 },
    { type: 'address', span: '3号楼2单元501', start: 24, end: 33, hiddenFrom: 24 },
  ]);
  expect(mask(text)).toBe('您好，我叫〔姓名〕，电话〔电话〕，住〔门牌〕。');
});

test('a home is found with its estate, which stays in the clear', () => {
  expect(findPersonalData('我家在紫荆名苑9栋1单元1203，漏水')).toMatchObject([{ type: 'address', span: '紫荆名苑9栋1单元1203', hiddenFrom: 7 }]);
  expect(mask('我家在紫荆名苑9栋1单元1203，漏水')).toBe('我家在紫荆名苑〔门牌〕，漏水');
});

describe('whatever is sent', () => {
  const pieces = fc.constantFrom(
    '我叫', '冼阿竹', '王', '先生', '，', '电话', '1', '3', '9', '0000', '13900000017', '一三九', '〇〇', '６２００', '62009919770707023X', '3号楼', '2单元', '501', '室', '-', ' ', '+86', '粤J', '00A01',
    '〔电话〕', '〔姓名〕', '〔', '〕', '姓名：', 'x', '路44号', '\u200B', '𠀀', '卡号', '\n',
  );
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')));

  test('masking twice is masking once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(mask(mask(text))).toBe(mask(text));
      }),
      { numRuns: 500 },
    );
  });

  test('no mobile number is left, full-width or not', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(mask(text).normalize('NFKC')).not.toMatch(/1[3-9][0-9]{9}/);
      }),
      { numRuns: 500 },
    );
  });

  test('a mobile with any separators goes, and nothing else does', () => {
    const figures = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^[0-9]{9}$/));
    const separator = fc.constantFrom('', ' ', '-', '\u3000');
    fc.assert(
      fc.property(figures, separator, ([second, rest], blank) => {
        const number = `1${second}${rest}`;
        const typed = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(blank);
        expect(mask(`路灯坏了，${typed}，谢谢`)).toBe('路灯坏了，〔电话〕，谢谢');
      }),
    );
  });

  test('what is found stands in the text in order, and the masked text is not much longer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = findPersonalData(text);
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map(({ span }) => span));
        expect(found.every(({ start }, i) => start >= (found[i - 1]?.end ?? 0))).toBe(true);
        expect(mask(text).length).toBeLessThanOrEqual(text.length * 2);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '1', '1 ', '1-', '一', '我叫', '姓名', '3号楼', '(', '京A', '13900000017', '先生', '+', 'x', '\u200B', '𠀀', '零幺', '王', '郗', '郗小', '王小明，', '老李', '住', '家住', '家住路1', '6座1楼', '8-2-', '1号', 'A栋', '买·', '阿', 'Aa ', 'and Aa ',
  ])('a hundred thousand characters of %j are read at once', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
    expect(leastCpuMs(() => findPersonalData(text))).toBeLessThan(soonMs);
  });
});
