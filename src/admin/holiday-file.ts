// Reads a file with a year's holidays (放假安排): the notice of the State Council, typed off.

import { z } from 'zod';
import type { HolidayNotice } from '../calendar/holiday-notice.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { mostEntries, problemsOf } from './holiday-rules.ts';
import { parseYaml, readYamlFile, type FileKind } from './yaml-file.ts';

/** The file cannot be taken as it is. `message` has a line for each problem, for the person who wrote it. */
export class HolidayFileError extends Error {
  readonly code = 'HOLIDAYS';
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const wanted = (what: string): { error: string } => ({ error: what });
const day = z.iso.date(wanted('应写日期，例如 2027-01-01'));
const name = z.string(wanted('应写节日的名称，例如 春节')).trim().min(1, wanted('应写节日的名称，例如 春节')).max(20, wanted('节日的名称最多20字'));

const entry = <Shape extends z.ZodRawShape>(what: string, shape: Shape) =>
  z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? '不认识的项' : `应写${what}`) });
const list = <Item extends z.ZodType>(what: string, item: Item) => z.array(item, wanted(`应写${what}的列表`)).max(mostEntries, wanted(`最多${mostEntries}项`));

const holiday = entry('假期，例如 { name: 元旦, from: 2027-01-01, to: 2027-01-03 }', { name, from: day, to: day });
const workday = entry('调休上班的一天，例如 { date: 2027-02-06, name: 春节 }', { date: day, name });

const format = entry('year、holidays 和 workdays', {
  year: z.int(wanted('应写年份，例如 2027')),
  source: z.string(wanted('应写出处，例如 国办发明电〔2026〕1号')).trim().max(200, wanted('出处最多200字')).optional(),
  holidays: list('假期', holiday).min(1, wanted('至少要写一个假期')),
  workdays: list('调休上班的日子', workday).default([]),
});

function kindFor({ publishedThrough }: WorkCalendar): FileKind<z.output<typeof format>> {
  return { called: '放假安排', format, problemsOf: problemsOf(publishedThrough), error: HolidayFileError };
}

/**
 * @param calendar what is known so far: years are imported one after the other
 * @throws HolidayFileError when the file cannot be read or is no year's holidays
 */
export async function readHolidayFile(path: string, calendar: WorkCalendar): Promise<HolidayNotice> {
  return noticeOf(await readYamlFile(path, kindFor(calendar)));
}

/**
 * @param called how the file is called in messages
 * @throws HolidayFileError naming every problem
 */
export function parseHolidayFile(source: string, called: string, calendar: WorkCalendar): HolidayNotice {
  return noticeOf(parseYaml(source, called, kindFor(calendar)));
}

/** In the order of the days, so that the same notice is the same whatever the order of its lines. */
function noticeOf({ year, source, holidays, workdays }: z.output<typeof format>): HolidayNotice {
  return {
    year,
    source: source ?? null,
    holidays: holidays.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    workdays: workdays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
