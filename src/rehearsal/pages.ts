// Writes a rehearsal down: a page for each chat, with date and hour of everything that was said in it, and one page over all. Pure.

import { civilDate, dateForPeople, momentForPeople } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { quietUntil, type QuietHours } from '../calendar/quiet-hours.ts';
import type { Line } from './paper.ts';

/** Somebody who took part. */
export interface Player {
  /** 「杨小敏（联络员）」, 「值班群」, 「居民01」: as the page is called. */
  name: string;
  lines: readonly Line[];
}

export interface Page {
  file: string;
  text: string;
}

/**
 * @param quietHours of the studio
 * @param nameOf who wrote a line
 */
export function pagesOf(title: string, players: readonly Player[], quietHours: QuietHours, nameOf: (user: string) => string): Page[] {
  const pages = players.map(({ name, lines }) => ({ file: `${name}.txt`, text: pageOf(`${title}：${name}收到的和说的`, lines, nameOf) }));
  return [{ file: '概览.txt', text: overview(title, players, quietHours) }, { file: '按时间.txt', text: inOrder(title, players, nameOf) }, ...pages];
}

function pageOf(title: string, lines: readonly Line[], nameOf: (user: string) => string): string {
  const parts: string[] = [title];
  let day = '';
  for (const line of lines) {
    const today = civilDate(line.at);
    if (today !== day) parts.push('', dateForPeople(today));
    day = today;
    parts.push(...written(line, nameOf));
  }
  return `${parts.join('\n')}\n`;
}

function written({ at, from, text, buttons, kind }: Line, nameOf: (user: string) => string): string[] {
  const time = timeOf(at);
  const indented = text.split('\n').join('\n        ');
  if (kind === 'press') return [`  ${time} ${nameOf(from ?? '')}按了「${text}」`];
  if (kind === 'erased') return [`  ${time} （回音删去了一条消息）`];
  const who = from === null ? (kind === 'edit' ? '回音（改写）' : '回音') : nameOf(from);
  const offered = buttons.length === 0 ? [] : [`        ${buttons.map(({ label }) => `[${label}]`).join(' ')}`];
  return [`  ${time} ${who}：${indented}`, ...offered];
}

function inOrder(title: string, players: readonly Player[], nameOf: (user: string) => string): string {
  const all = players.flatMap(({ name, lines }) => lines.map((line) => ({ name, line }))).sort((a, b) => a.line.at - b.line.at);
  const parts = [`${title}：按时间先后`];
  let day = '';
  for (const { name, line } of all) {
    const today = civilDate(line.at);
    if (today !== day) parts.push('', dateForPeople(today));
    day = today;
    const [first = '', ...rest] = written(line, nameOf);
    parts.push(line.from === null ? first.replace(/：/, `→${name}：`) : first, ...rest);
  }
  return `${parts.join('\n')}\n`;
}

function overview(title: string, players: readonly Player[], quietHours: QuietHours): string {
  const counted = players.map(({ name, lines }) => {
    const received = lines.filter(({ from, kind }) => from === null && kind === 'text');
    return { name, received: received.length, disturbing: received.filter(({ at }) => quietUntil(at, quietHours) !== null).length };
  });
  const sum = counted.reduce((all, { received }) => all + received, 0);
  return [
    title,
    '',
    `回音一共发了${sum}条消息。各人收到：`,
    ...counted.map(({ name, received, disturbing }) => `  ${name}：${received}条${disturbing > 0 ? `（休息时间${disturbing}条：回他刚写的、紧急的，或别人刚办的）` : ''}`),
    '',
    '每个人收到了什么，看以他名字命名的那一页；全部连起来看「按时间.txt」。',
    '',
  ].join('\n');
}

/** 「09:12」 */
function timeOf(at: Instant): string {
  return momentForPeople(at).slice(-5);
}
