// What a supervisor types (督办, 超期, 筛查统计, `BM26-0001 查看`, `BM26-0001 书面提醒 …`), and how a document is answered (`BM督26-0001 回复 …`).

import type { DocumentNumber, SupervisorForm } from '../../matters/document.ts';
import { readStaffCommand, type Target } from '../staff/command.ts';
import type { ScreeningsAsked } from './screenings.ts';

export type SupervisorCommand =
  | { command: 'late' }
  /** 超期: staff have a list of their own by that word. */
  | { command: 'overdue' }
  /** 筛查统计, with a month or a week, and perhaps one studio. */
  | ({ command: 'screenings' } & ScreeningsAsked)
  | { command: 'view'; target: Target }
  /** 看原文, with the reason. */
  | { command: 'open'; target: Target; reason: string }
  /** What others do with a matter. */
  | { command: 'other'; target: Target }
  | { command: 'issue'; target: Target; form: SupervisorForm; text: string }
  /** To a representative or a studio, about no single matter. */
  | { command: 'issue-to'; form: SupervisorForm; to: string; text: string }
  /** 督办单: what was put in writing. */
  | { command: 'documents' }
  /** 打印: its paper. */
  | { command: 'print'; document: DocumentNumber }
  | { command: 'answer'; document: DocumentNumber; text: string; onPaper: boolean };

/** Null when the text is no such command. */
export function readSupervisorCommand(text: string): SupervisorCommand | null {
  const typed = text.trim();
  if (/^督办[。.!！]?$/.test(typed)) return { command: 'late' };
  if (/^督办单[。.!！]?$/.test(typed)) return { command: 'documents' };
  if (/^(?:超期|过期)[。.!！]?$/.test(typed)) return { command: 'overdue' };
  const screenings = readScreenings(typed);
  if (screenings) return { command: 'screenings', ...screenings };
  const answer = /^([A-Z]{2,6}督\d{2}-\d{4,})[\s:：,，]*(?:收到)?(纸质|书面)?(?:回复|说明)[\s:：,，]*(.*)$/s.exec(typed);
  if (answer?.[1] !== undefined) return { command: 'answer', document: answer[1], text: (answer[3] ?? '').trim(), onPaper: answer[2] === '纸质' };
  const print = /^打印[\s:：]*([A-Z]{2,6}督\d{2}-\d{4,})$/.exec(typed) ?? /^([A-Z]{2,6}督\d{2}-\d{4,})[\s:：]*打印[。.!！]?$/.exec(typed);
  if (print?.[1] !== undefined) return { command: 'print', document: print[1] };
  const to = /^(书面提醒|要求说明)[\s:：,，]+([^\s:：,，]{2,20})(?:[\s:：,，]+(.*))?$/s.exec(typed);
  if (to?.[2] !== undefined && !/^#?\s*(?:\d|[A-Z]{2,6}\d)/i.test(to[2])) return { command: 'issue-to', form: formOf(to[1]), to: to[2], text: (to[3] ?? '').trim() };
  const command = readStaffCommand(typed);
  if (command?.command !== 'act') return null;
  const { target, act, rest } = command;
  const issue = act === null ? /^(书面提醒|要求说明)[\s:：,，]*(.*)$/s.exec(rest) : null;
  if (issue) return { command: 'issue', target, form: formOf(issue[1]), text: (issue[2] ?? '').trim() };
  if (act === 'open') return { command: 'open', target, reason: rest };
  return { command: act === 'view' ? 'view' : 'other', target };
}

function formOf(word: string | undefined): SupervisorForm {
  return word === '书面提醒' ? 'reminder' : 'explanation';
}

/** `筛查统计`, `筛查统计 10月`, `筛查统计 上周 BM`; null when anything else stands there. */
function readScreenings(typed: string): ScreeningsAsked | null {
  const rest = /^筛查统计(.*?)[。.!！]?$/s.exec(typed.normalize('NFKC').toUpperCase())?.[1];
  const words = rest?.split(/[\s:：,，]+/).filter((word) => word !== '');
  return words?.reduce<ScreeningsAsked | null>((asked, word) => asked && readWord(asked, word), { period: null, studio: null }) ?? null;
}

function readWord(asked: ScreeningsAsked, word: string): ScreeningsAsked | null {
  const month = /^(1[0-2]|[1-9])月份?$/.exec(word)?.[1];
  if (month !== undefined) return { ...asked, period: Number(month) };
  if (/^[本这上]周$/.test(word)) return { ...asked, period: word === '上周' ? 'last-week' : 'week' };
  return /^[A-Z]{2,6}$/.test(word) ? { ...asked, studio: word } : null;
}
