// What an officer types of his reception days: `接待日`, `接待日 12月10日`, `接待日 12月10日 14:00 主题 小区停车`, `… 改到 12月11日 9:00-11:30`, `… 停开 下大雨`; of a visit `走访 12月5日 停开`.

import { dayPattern, readDay } from '../../calendar/read-date.ts';
import type { CivilDate } from '../../calendar/civil.ts';
import { readsVisitChange } from './visit-read.ts';

export interface Hours {
  from: string;
  to: string;
}

export type Change =
  | { change: 'subject'; words: string }
  | { change: 'place'; words: string }
  | { change: 'capacity'; capacity: number }
  | { change: 'move'; date: CivilDate; hours: Hours | null }
  | { change: 'cancel'; reason: string }
  | { change: 'restore' }
  /** Others make a visit. */
  | { change: 'people'; words: string };

/** It was to be moved to 31 February. */
interface NoSuchDay {
  change: 'no-such-day';
  day: string;
}

export interface Arranging {
  /** Only visits are meant. */
  ofVisits: boolean;
  /** Code of the studio, where somebody has several. */
  studio: string | null;
  /** As it was typed; null: all that are to come. */
  day: string | null;
  /** Null as well where there is no such day. */
  date: CivilDate | null;
  /** Where there are several on the day. */
  from: string | null;
  /** Where there are several visits at one time. */
  place: string | null;
  /** `unclear`: something is to be changed, and it is not understood. */
  change: Change | NoSuchDay | 'unclear' | 'wrong-hours' | 'too-long' | null;
}

/** Numbers that residents may take for one reception. */
const mostCapacity = 1000;

/** Of a subject, a place, a reason: a line on everybody's phone. */
export const mostChars = 60;

const head = /^(?:接待(?:日|安排)|[#＃]?\s*走访)(?:[\s:：]+([A-Za-z]{2,6})(?=\s|$))?[\s:：]*/;
const dayFirst = new RegExp(`^(${dayPattern})[\\s:：,，]*`);
/** What is to be changed, behind the place where that is named. */
const behindPlace = /^(\S{2,30})\s+((?:停开|取消|恢复|照常|换人|改到|改为).*)$/s;
const time = '([01]?\\d|2[0-3])[:：]([0-5]\\d)';

/** Whether it begins like one: who works here means it as a command. */
export function readsArranging(text: string): boolean {
  const typed = text.trim();
  if (/^接待(?:日|安排)[。.!！]?$/.test(typed) || readsVisitChange(typed)) return true;
  if (!typed.startsWith('接待')) return false;
  const rest = typed.replace(head, '');
  return rest !== typed && dayFirst.test(rest);
}

export function readArranging(text: string, today: CivilDate): Arranging {
  const typed = text.trim().normalize('NFKC');
  const studio = head.exec(typed)?.[1]?.toUpperCase() ?? null;
  const rest = typed.replace(head, '');
  const ofVisits = !typed.startsWith('接待');
  const day = dayFirst.exec(rest);
  if (!day?.[1]) return { ofVisits, studio, day: null, date: null, from: null, place: null, change: null };
  const behind = rest.slice(day[0].length);
  const hour = new RegExp(`^${time}[\\s,，]*`).exec(behind);
  const body = hour ? behind.slice(hour[0].length) : behind;
  const [, place = null, wanted = body] = behindPlace.exec(body) ?? [];
  const isPlaced = place !== null && !/^(?:主题|地点|名额|停开|取消|恢复|照常|换人|改)/.test(place);
  return { ofVisits, studio, day: day[1], date: readDay(day[1], today), from: hour ? clock(hour[1], hour[2]) : null, place: isPlaced ? place : null, change: readChange((isPlaced ? wanted : body).trim(), today) };
}

function readChange(body: string, today: CivilDate): Arranging['change'] {
  if (body === '' || /^[。.]$/.test(body)) return null;
  const worded = /^(主题|地点|名额|停开|取消|恢复|照常|换人|改到|改为|改)[\s:：,，]*(.*)$/s.exec(body);
  const [, word = '', rest = ''] = worded ?? [];
  const words = rest.replaceAll(/\s+/g, ' ').trim();
  if (words.length > mostChars) return 'too-long';
  switch (word) {
    case '主题':
    case '地点':
      return words === '' ? 'unclear' : word === '主题' ? { change: 'subject', words } : { change: 'place', words };
    case '名额': {
      const capacity = Number(/^(\d{1,4})个?$/.exec(words)?.[1] ?? 0);
      return capacity >= 1 && capacity <= mostCapacity ? { change: 'capacity', capacity } : 'unclear';
    }
    case '停开':
    case '取消':
      return { change: 'cancel', reason: words };
    case '恢复':
    case '照常':
      return { change: 'restore' };
    case '换人':
      return words === '' ? 'unclear' : { change: 'people', words };
    case '改到':
    case '改为':
    case '改':
      return readMove(words, today);
    default:
      return 'unclear';
  }
}

function readMove(words: string, today: CivilDate): Arranging['change'] {
  const day = dayFirst.exec(words);
  if (day?.[1] === undefined) return 'unclear';
  const date = readDay(day[1], today);
  if (date === null) return { change: 'no-such-day', day: day[1] };
  const rest = words.slice(day[0].length).trim();
  if (rest === '') return { change: 'move', date, hours: null };
  const hours = new RegExp(`^${time}\\s*(?:-|—|–|~|到|至)\\s*${time}$`).exec(rest);
  if (!hours) return 'wrong-hours';
  const [from, to] = [clock(hours[1], hours[2]), clock(hours[3], hours[4])];
  return from < to ? { change: 'move', date, hours: { from, to } } : 'wrong-hours';
}

/** `09:00` */
function clock(hour = '', minute = ''): string {
  return `${hour.padStart(2, '0')}:${minute}`;
}
