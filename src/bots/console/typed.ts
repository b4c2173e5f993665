// What somebody at the terminal typed: a command to the terminal itself, or something said to the desk.

import type { Instant } from '../../calendar/clock.ts';

export type Typed =
  | { kind: 'said'; text: string }
  | { kind: 'as'; name: string }
  | { kind: 'group' }
  | { kind: 'who' }
  | { kind: 'show-clock' }
  | { kind: 'set-clock'; at: Instant }
  | { kind: 'help' }
  | { kind: 'wrong'; why: string };

/** Who speaks until `/as` says otherwise. */
export const firstName = '居民';

const maxNameChars = 20;

export const helpLines = [
  '直接写字就是对工作室说话；有编号的选项打编号或文字都行。行末打 \\ 接着写下一行（行末要真的反斜杠就打 \\\\）。',
  '/as 小杨            换成小杨说话（他的私聊）；/as 回到居民',
  '/group              在值班群里说话，再打一次回到私聊；话里写 @回音 就是点名叫它',
  '/who                现在是谁、在哪里、工作室的时钟几点',
  '/clock 2026-12-04   把工作室的时钟拨到那天9点；可加时间：/clock 2026-12-04 15:30',
  '/help               这段话；要把 /help 发给工作室就打 //help',
];

/**
 * Reads one whole input. What begins with a slash and is none of the terminal's commands is the desk's: `/start`, `/my`;
 * two slashes stand for one that is the desk's in any case.
 */
export function readTyped(input: string): Typed {
  if (input.startsWith('//')) return { kind: 'said', text: input.slice(1) };
  const command = /^\/(as|group|who|clock|help)(?:\s+([\s\S]*))?$/.exec(input);
  const rest = (command?.[2] ?? '').trim();
  switch (command?.[1] ?? '') {
    case 'as':
      return readName(rest);
    case 'clock':
      return readClock(rest);
    case 'group':
      return { kind: 'group' };
    case 'who':
      return { kind: 'who' };
    case 'help':
      return { kind: 'help' };
    default:
      return { kind: 'said', text: input };
  }
}

function readName(name: string): Typed {
  if (/[\p{Cc}\p{Cs}]/u.test(name) || name.length > maxNameChars) return { kind: 'wrong', why: `名字最多${maxNameChars}个字，例如 /as 小杨` };
  return { kind: 'as', name: name === '' ? firstName : name };
}

function readClock(typed: string): Typed {
  if (typed === '') return { kind: 'show-clock' };
  const [, date = '', time = '09:00'] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(typed) ?? [];
  const at = Date.parse(`${date}T${time}:00+08:00`);
  // Parsing takes the 31st of any month for a day.
  if (Number.isNaN(at) || shanghai(at) !== `${date} ${time}`) return { kind: 'wrong', why: '这样写：/clock 2026-12-04 或 /clock 2026-12-04 15:30' };
  return { kind: 'set-clock', at };
}

/** `2026-12-04 09:00` by the wall clock of Shanghai, which knows no summer time. */
export function shanghai(at: Instant): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** A line that ends in an odd number of backslashes goes on in the next; of the others' last two one is left. */
export function continues(line: string): { more: boolean; line: string } {
  const backslashes = /\\*$/.exec(line)?.[0].length ?? 0;
  if (backslashes === 0) return { more: false, line };
  return { more: backslashes % 2 === 1, line: line.slice(0, -1) };
}
