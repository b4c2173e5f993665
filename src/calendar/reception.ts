// When a studio receives people regularly (接待日), as a rule and in words.

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type WeekdayName = (typeof weekdayNames)[number];

/** On these days of each month, on these days of each week, or on every working day; times are wall clock times in Asia/Shanghai, `09:00`. */
export interface ReceptionRule {
  monthDays?: readonly number[] | undefined;
  weekdays?: readonly WeekdayName[] | undefined;
  /** With `weekdays`: only the first, second … such day of a month; -1 the last. */
  weeksOfMonth?: readonly number[] | undefined;
  workdays?: boolean | undefined;
  from: string;
  to: string;
  /** Absent: at the studio's address. */
  place?: string | undefined;
}

/** `每月10日、20日 9:00–11:30，北门社区党群服务中心一楼；每周一 9:00–11:30`; empty without rules. */
export function receptionInWords(rules: readonly ReceptionRule[]): string {
  return rules.map((rule) => `${daysInWords(rule)} ${timeInWords(rule.from)}–${timeInWords(rule.to)}${rule.place ? `，${rule.place}` : ''}`).join('；');
}

function daysInWords(rule: ReceptionRule): string {
  if (rule.monthDays && rule.monthDays.length > 0) {
    return `每月${[...rule.monthDays].sort((a, b) => a - b).map((day) => `${day}日`).join('、')}`;
  }
  if (rule.workdays) return '每个工作日';
  const days = weekdayNames.flatMap((name, index) => (rule.weekdays?.includes(name) ? [index] : []));
  const names = days.map((day) => `周${'一二三四五六日'[day]}`).join('、');
  if (rule.weeksOfMonth) return `每月${weeksInWords(rule.weeksOfMonth)}${names}`;
  if (days.length === weekdayNames.length) return '每天';
  return days.join('') === '01234' ? '每周一至周五' : `每${names}`;
}

/** `第一、三个`, `最后一个`. */
function weeksInWords(weeks: readonly number[]): string {
  const counted = weeks.filter((week) => week > 0).sort((a, b) => a - b).map((week) => '一二三四五'[week - 1]);
  return [...(counted.length > 0 ? [`第${counted.join('、')}个`] : []), ...(weeks.includes(-1) ? ['最后一个'] : [])].join('、');
}

function timeInWords(time: string): string {
  return time.replace(/^0(?=\d)/, '');
}
