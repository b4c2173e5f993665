// When a studio receives people regularly (接待日), as a rule and in words.

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type WeekdayName = (typeof weekdayNames)[number];

/** On these days of each month, or on these days of each week; times are wall clock times in Asia/Shanghai, `09:00`. */
export interface ReceptionRule {
  monthDays?: readonly number[] | undefined;
  weekdays?: readonly WeekdayName[] | undefined;
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
  const days = weekdayNames.flatMap((name, index) => (rule.weekdays?.includes(name) ? [index] : []));
  if (days.length === weekdayNames.length) return '每天';
  if (days.join('') === '01234') return '每周一至周五';
  return `每${days.map((day) => `周${'一二三四五六日'[day]}`).join('、')}`;
}

function timeInWords(time: string): string {
  return time.replace(/^0(?=\d)/, '');
}
