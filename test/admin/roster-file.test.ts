// The roster file: the example as it stands, every problem with its line and what is wanted, and no other error than the named one.

import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { parseRosterFile, readRosterFile, RosterFileError } from '../../src/admin/roster-file.ts';
import { exampleSource } from '../support/rosters.ts';

/** What is said about a file, or nothing. */
function problems(source: string): readonly string[] {
  try {
    parseRosterFile(source, '名册.yaml');
    return [];
  } catch (error) {
    if (error instanceof RosterFileError) return error.problems;
    throw error;
  }
}

/** A small roster, with lines added below its parts. */
const small = (more: { studio?: string; lists?: string } = {}): string => `district: { code: HX, name: 河溪区 }
studios:
  - code: BM
    name: 北门社区党代表工作室
${more.studio ?? ''}
${more.lists ?? ''}`;

test('the example is a roster as it stands', async () => {
  const file = parseRosterFile(await exampleSource(), '名册.yaml');
  expect(file.studios[0]?.settings).toMatchObject({ recordCardClock: 'activity', quietHours: ['22:00', '08:00'], confinedTo: ['district', 'supervisor'] });
  expect(file.representatives).toHaveLength(4);
  expect(file.departments[0]?.handlers).toStrictEqual([{ name: '吴刚' }]);
});

test('what is optional may be left out or left blank', () => {
  expect(problems(small())).toStrictEqual([]);
  expect(problems(small({ studio: '    phone:\n    reception:\n    settings:', lists: 'representatives:\ndepartments: []' }))).toStrictEqual([]);
});

test('the 31st, every weekday, a department of one studio and people with ids are allowed', () => {
  expect(
    problems(
      small({
        studio: '    reception: [{ monthDays: [31], from: "00:00", to: "23:59" }, { weekdays: [mon, tue, wed, thu, fri, sat, sun], from: "09:00", to: "10:00" }, { weekdays: [fri], weeksOfMonth: [1, -1], from: "14:00", to: "15:00" }, { workdays: true, from: "15:00", to: "16:00" }]',
        lists: `representatives:
  - { studio: BM, name: 陈国栋, id: 1号 }
  - { studio: BM, name: 陈国栋, id: 2号, area: 圭峰路 }
officers: [{ studio: BM, name: 陈国栋, role: liaison, id: 1号 }, { studio: BM, name: 梁秀英, role: liaison }]
supervisors: [{ district: HX, name: 林正 }]
departments: [{ code: WY2, name: 物业办, studio: BM, categories: [物业管理] }]`,
      }),
    ),
  ).toStrictEqual([]);
});

describe('a problem is told with its line and what is wanted', () => {
  const cases: readonly { what: string; source: string; told: RegExp }[] = [
    { what: 'an empty file', source: '', told: /第 1 行：应写名册/ },
    { what: 'a list instead', source: '- a', told: /第 1 行：应写名册/ },
    { what: 'no studios', source: 'district: { code: HX, name: 河溪区 }', told: /第 1 行：studios：缺少这一项；应写工作室的列表/ },
    { what: 'tabs', source: 'district:\n\tcode: HX', told: /第 2 行：缩进用了制表符/ },
    { what: 'a key twice', source: small({ lists: 'officers: []\nofficers: []' }), told: /第 7 行：同一项写了两次/ },
    { what: 'two documents', source: `${small()}\n---\na: 1`, told: /只能有一份名册/ },
    { what: 'a small code', source: small().replace('BM', 'bm'), told: /第 3 行：studios 第 1 项 code：应写2至6个大写字母的代号，例如 BM/ },
    { what: 'a studio with the code of the district', source: small().replace('BM', 'HX'), told: /第 3 行：.*是区县的代号/ },
    { what: 'a code twice', source: small({ studio: '  - { code: BM, name: 二 }' }), told: /第 5 行：studios 第 2 项 code：代号 BM 已被/ },
    { what: 'an unknown key', source: small({ studio: '    adress: 圭峰路' }), told: /第 5 行：studios 第 1 项 adress：不认识这一项；是不是 address？/ },
    { what: 'an unknown list', source: small({ lists: 'representative: []' }), told: /第 6 行：representative：不认识这一项；是不是 representatives？/ },
    { what: 'an unknown setting', source: small({ studio: '    settings:\n      quietSecond: 6' }), told: /第 6 行：.*quietSecond：不认识这一项；是不是 quietSeconds？/ },
    { what: 'a key like nothing', source: small({ studio: '    xxxxxxxx: 6' }), told: /这里可以写 code、name/ },
    { what: 'an unknown door', source: small({ studio: '    doors:\n      curt: { name: 法院 }' }), told: /第 6 行：.*curt：不认识这一项；是不是 court？/ },
    { what: 'a door without a name', source: small({ studio: '    doors: { court: { phone: "12368" } }' }), told: /第 5 行：.*名称/ },
    { what: 'a wrong setting', source: small({ studio: '    settings: { quietSeconds: 31 }' }), told: /第 5 行：.*quietSeconds：应写0至30的秒数/ },
    { what: 'a name that is a number', source: small({ lists: 'officers: [{ studio: BM, name: 12, role: liaison }]' }), told: /第 6 行：officers 第 1 项 name：应写姓名/ },
    { what: 'a phone without quotes', source: small({ studio: '    phone: 05550101' }), told: /第 5 行：.*phone：应写电话（加引号）/ },
    { what: 'an unknown studio', source: small({ lists: 'representatives:\n  - { studio: XX, name: 陈国栋 }' }), told: /第 7 行：.*没有代号为 XX 的工作室；名册里有 BM/ },
    { what: 'another district', source: small({ lists: 'officers: [{ district: YS, name: 傅敏, role: district }]' }), told: /应写本名册的区县代号 HX/ },
    { what: 'a liaison without studio', source: small({ lists: 'officers: [{ name: 杨小敏, role: liaison }]' }), told: /联络员要写 studio/ },
    { what: 'a district officer without district', source: small({ lists: 'officers: [{ name: 傅敏, role: district }]' }), told: /区联络员要写 district/ },
    { what: 'a supervisor of nothing', source: small({ lists: 'supervisors: [{ name: 林正 }]' }), told: /监督员要写 studio 或 district/ },
    { what: 'studio and district', source: small({ lists: 'supervisors: [{ name: 林正, studio: BM, district: HX }]' }), told: /只能写一个/ },
    { what: 'an unknown role', source: small({ lists: 'officers: [{ studio: BM, name: 杨小敏, role: boss }]' }), told: /应写 liaison（联络员）或 district/ },
    { what: 'two of one name', source: small({ lists: 'representatives:\n  - { studio: BM, name: 陈国栋 }\n  - { studio: BM, name: 陈国栋 }' }), told: /第 8 行：.*同名的人.*不同的 id/ },
    { what: 'an id for two names', source: small({ lists: 'representatives: [{ studio: BM, name: 甲, id: a }, { studio: BM, name: 乙, id: a }]' }), told: /id a 有两个姓名（甲、乙）/ },
    { what: 'an unknown category', source: small({ lists: 'departments: [{ code: CG, name: 城管办, categories: [环境] }]' }), told: /没有这个类别；应写 环境卫生、.*、其他 之一/ },
    { what: 'the 32nd', source: small({ studio: '    reception: [{ monthDays: [32], from: "09:00", to: "10:00" }]' }), told: /应写1至31的日子/ },
    { what: 'the 0th', source: small({ studio: '    reception: [{ monthDays: [0], from: "09:00", to: "10:00" }]' }), told: /应写1至31的日子/ },
    { what: 'an end before the start', source: small({ studio: '    reception: [{ monthDays: [1], from: "09:00", to: "09:00" }]' }), told: /结束时间 09:00 应晚于开始时间 09:00/ },
    { what: 'no day at all', source: small({ studio: '    reception: [{ from: "09:00", to: "10:00" }]' }), told: /monthDays（每月几号）、weekdays（每周几）或 workdays/ },
    { what: 'an empty list of days', source: small({ studio: '    reception: [{ weekdays: [], from: "09:00", to: "10:00" }]' }), told: /至少要写一天/ },
    { what: 'weeks of no weekday', source: small({ studio: '    reception: [{ monthDays: [1], weeksOfMonth: [1], from: "09:00", to: "10:00" }]' }), told: /weeksOfMonth（第几周）要和 weekdays/ },
    { what: 'a sixth week', source: small({ studio: '    reception: [{ weekdays: [mon], weeksOfMonth: [6], from: "09:00", to: "10:00" }]' }), told: /应写1至5，或 -1/ },
    { what: 'the 31st of February', source: small({ studio: '    closedDays: ["2026-02-31"]' }), told: /应写日期，例如 2026-11-14/ },
    { what: 'an extra day that is closed', source: small({ studio: '    extraDays: [{ date: "2026-11-14", from: "09:00", to: "10:00" }]\n    closedDays: ["2026-11-14"]' }), told: /2026-11-14 又加开又停开/ },
    { what: 'a time that does not exist', source: small({ studio: '    reception: [{ weekdays: [mon], from: "09:00", to: "24:30" }]' }), told: /应写钟点/ },
  ];
  test.each(cases)('$what', ({ source, told }) => {
    expect(problems(source).filter((problem) => told.test(problem))).toHaveLength(1);
  });

  test('all at once, in the order of the lines', () => {
    const source = small({ studio: '    settings: { quietSeconds: x }', lists: 'officers:\n  - { studio: XX, name: "", role: liaison }\nhandler: []' });
    const lines = problems(source).map((problem) => Number(/第 (\d+) 行/.exec(problem)?.[1]));
    expect(lines).toStrictEqual([5, 7, 7, 8]);
  });

  test('a file with thousands of problems is cut short', () => {
    const lists = `representatives:\n${'  - { studio: XX }\n'.repeat(2000)}`;
    expect(problems(small({ lists }))).toHaveLength(51);
    expect(problems(small({ lists })).at(-1)).toMatch(/还有 \d+ 处/);
  });

  test('a missing file, a folder, and bytes that are no text', async () => {
    await expect(readRosterFile('/nowhere/名册.yaml')).rejects.toThrow(/没有这个文件/);
    await expect(readRosterFile('/')).rejects.toThrow(RosterFileError);
    await expect(readRosterFile(process.execPath)).rejects.toThrow(RosterFileError);
  });
});

describe('whatever the file is, nothing but the named error is thrown', () => {
  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
      expect(problems(source).length).toBeGreaterThan(0);
    }));
  });

  test('any yaml', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: false }), (value) => {
      const source = stringify(JSON.parse(JSON.stringify(value) ?? 'null'));
      expect(problems(source).length).toBeGreaterThan(0);
    }));
  });

  test('the example with something torn out, doubled or exchanged', async () => {
    const example = await exampleSource();
    const place = fc.nat({ max: example.length });
    fc.assert(
      fc.property(place, place, fc.string({ unit: 'binary', maxLength: 20 }), (from, to, garbage) => {
        expect(Array.isArray(problems(example.slice(0, Math.min(from, to)) + garbage + example.slice(Math.max(from, to))))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('every value of a right form exchanged for something else', () => {
    const values = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constantFrom('', '__proto__', 'constructor', 1e308, -1, Number.NaN, true));
    const keys = ['district', 'studios', 'representatives', 'officers', 'supervisors', 'departments', '__proto__', 'constructor'];
    fc.assert(
      fc.property(fc.constantFrom(...keys), values, (key, value) => {
        const source = `${small()}\n${stringify({ [`x${key}`]: JSON.parse(JSON.stringify(value) ?? 'null') as unknown }).slice(1)}`;
        expect(Array.isArray(problems(source))).toBe(true);
      }),
    );
  });

  test('nesting without end, references that multiply, references to themselves', () => {
    expect(problems('['.repeat(50_000)).length).toBeGreaterThan(0);
    expect(problems('{a: '.repeat(10_000)).length).toBeGreaterThan(0);
    const bomb = ['a: &a [1,1,1,1,1,1,1,1,1]', ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]},`.repeat(9)}]`)].join('\n');
    expect(problems(bomb).length).toBeGreaterThan(0);
    expect(problems('studios: &a [*a]').length).toBeGreaterThan(0);
    expect(problems(`a: ${'x'.repeat(6_000_000)}`)).toStrictEqual(['名册.yaml：文件太大，名册应小于 5 MB']);
  });
});
