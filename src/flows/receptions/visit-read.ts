// `走访 12月5日 上午9点 翠湖花园 看看独居老人`: a visit that is planned. Without a day, or with words of what was, it tells of one that was made.

import { civilDate, instantOf, type CivilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { dayPattern, readDay } from '../../calendar/read-date.ts';
import { hoursAfter, readHours } from '../../calendar/read-hours.ts';

export interface TypedVisit {
  /** Code of the studio, where somebody has several. */
  studio: string | null;
  /** As it was typed. */
  day: string;
  /** Null: there is no such day. */
  date: CivilDate | null;
  from: string;
  to: string;
  /** No hours were typed. */
  isUsualTime: boolean;
  /** Place, subject and names, in the order in which they were typed. */
  words: string[];
}

const usualFrom = '09:00';
const usualHours = 2;

const head = /^[#＃]?\s*走访(?:[\s:：]+([A-Za-z]{2,6})(?=\s))?[\s:：,，]*/;
/** 「3号楼」, 「5-6户」 are no days: behind one comes a gap, a time, a way. */
const dayFirst = new RegExp(`^(${dayPattern})(?=[\\s:：,，、]|$|[早上中下傍晚][上午晨间]|[去到]|[0-9]{1,2}[:点]|[一二三四五六七八九十]{1,3}点)[\\s:：,，、]*`);
/** 「去了王桂花家」, 「看望了几位老人」. */
const wasMade = /^(?:我们?)?[^\s，,。]{0,6}?[去到看望访走问送][了过完]/;
/** Behind the day of one that is kept: it is changed (arrange.ts). */
const changes = /^(?:(?:主题|名额)[\s:：]|地点[\s:：](?!.*主题)|停开|取消|恢复|照常|换人|改(?:到|为|\s))|^\S{2,30}\s+(?:停开|取消|恢复|照常|换人|改到|改为)/;
const gap = /[\s,，、;；。]+/;
/** Where no gap tells the place from what is done there. */
const purposes = /^(.{2,}?)((?:看望|慰问|看看|走访|了解|听听|宣传|关心).+)$/s;

/** Whether a group's talk could be one; whether it is, the day decides. */
export function readsVisit(text: string): boolean {
  return afterDay(text) !== null;
}

/** `走访 12月5日 改到 12月6日` */
export function readsVisitChange(text: string): boolean {
  const rest = afterDay(text)?.rest;
  return rest !== undefined && changes.test(rest.replace(/^\d{1,2}[:：]\d{2}[\s,，]*/, ''));
}

function afterDay(text: string): { studio: string | null; day: string; rest: string } | null {
  const typed = text.trim().normalize('NFKC');
  const read = head.exec(typed);
  const behind = read ? typed.slice(read[0].length) : '';
  const day = dayFirst.exec(behind);
  return read && day?.[1] !== undefined ? { studio: read[1]?.toUpperCase() ?? null, day: day[1], rest: behind.slice(day[0].length) } : null;
}

/** Null: no day, one that has passed, or what reads like something that was done. */
export function readVisit(text: string, now: Instant): TypedVisit | null {
  const read = afterDay(text);
  if (!read || readsVisitChange(text)) return null;
  const today = civilDate(now);
  const date = readDay(read.day, today);
  const hours = readHours(read.rest);
  const rest = (hours?.rest ?? read.rest).trim();
  const from = hours?.from ?? usualFrom;
  if (wasMade.test(rest)) return null;
  // Of today it is a plan only where a time that is still to come says so.
  if (date !== null && (date < today || (date === today && (hours === null || instantOf(date, from) <= now)))) return null;
  return { studio: read.studio, day: read.day, date, from, to: hours?.to ?? hoursAfter(from, usualHours), isUsualTime: hours === null, words: wordsOf(rest) };
}

function wordsOf(rest: string): string[] {
  const [first = '', ...others] = rest.split(gap).map((word) => word.replace(/^(?:主题|地点)[:：]?/, '')).filter((word) => word !== '');
  const place = first.replace(/^(?:前往|去|到|在)(?=.{2})/, '');
  const [, where, what] = others.length === 0 ? (purposes.exec(place) ?? []) : [];
  return where !== undefined && what !== undefined ? [where, what] : [place, ...others].filter((word) => word !== '');
}
