// The format of the roster file (名册) by zod: what may be written where, with the words that say what is wanted.

import { z } from 'zod';
import { weekdayNames } from '../calendar/reception.ts';
import { doorKinds, type DoorKind } from '../matters/doors.ts';
import { categories } from '../matters/matter.ts';
import { settingFields, type SettingName } from '../store/studio-about.ts';

/** A problem found by zod says what is wanted; whether the value is missing or wrong is added where it is reported. */
const wanted = (what: string): { error: string } => ({ error: what });

const words = (what: string, example: string, maxChars = 200) => {
  const error = `应写${what}，例如 ${example}（${maxChars}字以内；全是数字的要加引号）`;
  return z.string({ error }).trim().min(1, { error }).max(maxChars, { error });
};

const areaCode = words('2至6个大写字母的代号', 'BM').regex(/^[A-Z]{2,6}$/, wanted('应写2至6个大写字母的代号，例如 BM'));
const departmentCode = words('大写字母或数字的代号', 'CG').regex(/^[A-Z][A-Z0-9]{1,7}$/, wanted('应写2至8个大写字母或数字、字母开头的代号，例如 CG'));
const personName = words('姓名', '杨小敏', 50);
const phone = words('电话（加引号）', '"0000-5550101"', 40).optional();
const id = words('这个人固定不变的标识', 'chen-2', 60).optional();
const workdays = z.int(wanted('应写工作日数，例如 15')).min(1, wanted('工作日数至少为1')).max(250, wanted('工作日数最多为250'));
const time = z.string(wanted('应写钟点，例如 "09:00"（加引号）')).regex(/^([01]\d|2[0-3]):[0-5]\d$/, wanted('应写钟点，例如 "09:00"（加引号）'));

/** `z.strictObject` with the words for something that is no object at all. */
const entry = <Shape extends z.ZodRawShape>(what: string, shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? '不认识的项' : `应写${what}`),
  });
const list = <Item extends z.ZodType>(what: string, item: Item) => z.array(item, wanted(`应写${what}的列表`));

const weekWords = wanted('应写1至5，或 -1（最后一个）');
const day = z.iso.date(wanted('应写日期，例如 2026-11-14（加引号）'));

const reception = entry('接待时间，例如 { monthDays: [10, 20], from: "09:00", to: "11:30" }', {
  monthDays: list('每月几号', z.int(wanted('应写1至31的日子')).min(1, wanted('应写1至31的日子')).max(31, wanted('应写1至31的日子'))).optional(),
  weeksOfMonth: list('第几周', z.int(weekWords).refine((week) => week === -1 || (week >= 1 && week <= 5), weekWords)).optional(),
  workdays: z.literal(true, wanted('应写 true：每个工作日')).optional(),
  weekdays: list('每周几', z.enum(weekdayNames, wanted(`应写 ${weekdayNames.join('、')} 之一`))).optional(),
  from: time,
  to: time,
  place: words('地点', '北门社区党群服务中心一楼').optional(),
});

const extraDay = entry('临时加开的一天，例如 { date: "2026-11-14", from: "09:00", to: "11:30" }', {
  date: day,
  from: time,
  to: time,
  place: words('地点', '北门社区党群服务中心一楼').optional(),
});

const settingWords: Record<SettingName, string> = {
  quietSeconds: '0至30的秒数',
  triageWorkdays: '0至250的工作日数',
  acknowledgeWorkdays: '0至250的工作日数',
  referralWorkdays: '0至250的工作日数',
  extensionWorkdays: '0至250的工作日数',
  remindWorkdays: '0至250的工作日数',
  silenceWorkdays: '0至250的工作日数（0：不提醒）',
  yellowAfterWorkdays: '0至250的工作日数',
  redAfterWorkdays: '0至250的工作日数',
  slipWorkdays: '1至250的工作日数',
  explanationWorkdays: '1至250的工作日数',
  ratingAskDays: '至多5个天数，例如 [3, 7]',
  closeAfterDays: '0至366的天数',
  reopenDays: '0至366的天数',
  quietHours: '两个钟点，例如 ["22:00", "08:00"]',
  representativesPerReception: '1至50的人数',
  announceDays: '0至366的天数',
  recordCardWorkdays: '0至250的工作日数',
  recordCardClock: 'activity（从活动那天算）或 feedback（从反馈结果那天算）',
  recordCardForAnswers: 'true 或 false',
  contactDays: '0至366的天数，0是不提醒',
  visitsPerYear: '0至100000的户数',
  dutiesPerYear: '0至366的次数',
  dutiesPerTwoMonths: '0至62的次数',
  representativeAnswersOnTheSpot: 'true 或 false',
  referralNeedsRepresentative: 'true 或 false',
  confinedTo: '[district, supervisor] 或其中一个',
  moveOffWeekends: 'true 或 false',
  receptionMove: 'workday（顺延到下一个工作日）、day（顺延到下一天）或 skip（不另补）',
  weeklyReceptionMove: 'workday（顺延到下一个工作日）、day（顺延到下一天）或 skip（不另补）',
  makeUpDaysCount: 'true 或 false',
  oneReceptionADay: 'true 或 false',
  handedOverAskWorkdays: '0至250的工作日数',
  receptionCapacity: '1至1000的人数',
  secretReportTo: '发现涉密要告诉谁，例如 "街道保密办 0000-5550303"',
};

/** Settings are kept as they are written, so that a better default of a later release reaches who has not chosen otherwise. */
const settings = entry(
  '设置',
  Object.fromEntries(
    Object.entries(settingFields).map(([name, field]) => [
      name,
      z.unknown().optional().check((context) => {
        if (context.value === undefined || field.safeParse(context.value).success) return;
        context.issues.push({ code: 'custom', input: context.value, message: `应写${settingWords[name as SettingName]}` });
      }),
    ]),
  ) as Record<SettingName, z.ZodOptional<z.ZodUnknown>>,
);

const door = entry('该找的地方，例如 { name: 河溪区法律援助中心, phone: "0000-5550404" }', {
  name: words('名称', '河溪区法律援助中心', 40),
  phone,
  address: words('地址', '圭峰路9号', 60).optional(),
  hours: words('开放时间', '工作日9:00-17:00', 40).optional(),
});

/** Where people are sent with what the studio may not take; what is not named has the national line. */
const doors = entry(
  `该找的地方，按 ${doorKinds.join('、')} 分`,
  Object.fromEntries(doorKinds.map((kind) => [kind, door.optional()])) as Record<DoorKind, z.ZodOptional<typeof door>>,
);

const studio = entry('工作室，至少有 code 和 name', {
  code: areaCode,
  name: words('工作室名称', '北门社区党代表工作室'),
  address: words('地址', '河溪区北门街道圭峰路44号104铺').optional(),
  phone,
  intro: words('简介', '知党情、听民意、促和谐', 2000).optional(),
  hours: words('开放时间', '周一至周五 9:00-17:30').optional(),
  reception: list('接待时间', reception).optional(),
  extraDays: list('临时加开的日子', extraDay).optional(),
  closedDays: list('停开的日子', day).optional(),
  settings: settings.optional(),
  doors: doors.optional(),
});

const person = { id, name: personName, phone, unit: words('单位', '北门小学').optional(), post: words('职务', '校长').optional() };

export const rosterFormat = entry('名册，至少有 district 和 studios', {
  district: entry('区县，例如 { code: HX, name: 河溪区 }', { code: areaCode, name: words('区县名称', '河溪区') }),
  /** Of all its studios; a studio may name its own instead. */
  doors: doors.optional(),
  studios: list('工作室', studio),
  representatives: list(
    '党代表',
    entry('党代表，至少有 studio 和 name', {
      studio: areaCode,
      ...person,
      delegation: words('代表团', '第一代表团').optional(),
      area: words('联系的片区', '圭峰路').optional(),
    }),
  ).default([]),
  officers: list(
    '联络员和区联络员',
    entry('联络员或区联络员', {
      studio: areaCode.optional(),
      district: areaCode.optional(),
      role: z.enum(['liaison', 'district'], wanted('应写 liaison（联络员）或 district（区联络员）')),
      fullTime: z.boolean(wanted('应写 true（专职）或 false（兼职）')).optional(),
      ...person,
    }),
  ).default([]),
  supervisors: list(
    '监督员',
    entry('监督员，至少有 name，以及 studio 或 district', { studio: areaCode.optional(), district: areaCode.optional(), ...person }),
  ).default([]),
  departments: list(
    '承办单位',
    entry('承办单位，至少有 code、name 和 categories', {
      code: departmentCode,
      name: words('单位名称', '城管办'),
      studio: areaCode.optional(),
      categories: list('事项类别', z.enum(categories, wanted(`没有这个类别；应写 ${categories.join('、')} 之一`))),
      workdays: workdays.optional(),
      handlers: list('经办人', entry('经办人，例如 { name: 吴刚 }', person)).default([]),
    }),
  ).default([]),
});

export type RosterFile = z.output<typeof rosterFormat>;
