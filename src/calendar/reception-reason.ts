// Why a reception is where it is, in words for people: 「10月1日国庆放假，顺延到10月8日（周四）」.

import { dateForPeople, type CivilDate } from './civil.ts';
import type { DroppedDay, ReceptionDay } from './reception-days.ts';

/** Null where it is simply on its day. */
export function reasonInWords({ date, planned, reason }: ReceptionDay): string | null {
  if (reason === null) return null;
  const on = dateForPeople(date);
  switch (reason.why) {
    case 'holiday':
      return `${shortDate(planned)}${reason.name}放假，顺延到${on}`;
    case 'weekend':
      return `${dateForPeople(planned)}休息，顺延到${on}`;
    case 'taken':
      return `${shortDate(planned)}已有顺延来的接待，改到${on}`;
    case 'make-up':
      return `本来是${dateForPeople(planned)}，${reason.name}调休上班，照常`;
    case 'short-month':
      return `${Number(planned.slice(5, 7))}月没有${reason.day}日，按月末${shortDate(planned)}`;
    case 'extra':
      return '临时加开';
  }
}

/** Why there is none. */
export function droppedInWords({ planned, reason }: DroppedDay): string {
  switch (reason.why) {
    case 'closed':
      return `${dateForPeople(planned)}停开一次`;
    case 'holiday':
      return `${dateForPeople(planned)}${reason.name}放假，不另补`;
    case 'weekend':
      return `${dateForPeople(planned)}是周末，不另补`;
    case 'no-room':
      return `${dateForPeople(planned)}的接待顺延三周还排不下，没有开：接待日比工作日多，请改名册里的接待时间`;
  }
}

/** `10月1日`. */
function shortDate(date: CivilDate): string {
  return dateForPeople(date).replace(/（.*$/, '');
}
