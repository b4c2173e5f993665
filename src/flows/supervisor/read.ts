// What a supervisor types (督办, `BM26-0001 查看`, `BM26-0001 书面提醒 …`), and how a document is answered (`BM督26-0001 回复 …`).

import type { DocumentForm, DocumentNumber } from '../../matters/document.ts';
import { readStaffCommand, type Target } from '../staff/command.ts';

export type SupervisorCommand =
  | { command: 'late' }
  | { command: 'help' }
  | { command: 'view'; target: Target }
  /** 看原文, with the reason. */
  | { command: 'open'; target: Target; reason: string }
  /** What others do with a matter. */
  | { command: 'other'; target: Target }
  | { command: 'issue'; target: Target; form: DocumentForm; text: string }
  /** 打印: its paper. */
  | { command: 'print'; document: DocumentNumber }
  | { command: 'answer'; document: DocumentNumber; text: string };

/** Null when the text is no such command. */
export function readSupervisorCommand(text: string): SupervisorCommand | null {
  const typed = text.trim();
  if (/^督办[。.!！]?$/.test(typed)) return { command: 'late' };
  const answer = /^([A-Z]{2,6}督\d{2}-\d{4,})[\s:：,，]*(?:回复|说明)[\s:：,，]*(.*)$/s.exec(typed);
  if (answer?.[1] !== undefined) return { command: 'answer', document: answer[1], text: (answer[2] ?? '').trim() };
  const print = /^打印[\s:：]*([A-Z]{2,6}督\d{2}-\d{4,})$/.exec(typed) ?? /^([A-Z]{2,6}督\d{2}-\d{4,})[\s:：]*打印[。.!！]?$/.exec(typed);
  if (print?.[1] !== undefined) return { command: 'print', document: print[1] };
  const command = readStaffCommand(typed);
  if (command?.command === 'help') return { command: 'help' };
  if (command?.command !== 'act') return null;
  const { target, act, rest } = command;
  const issue = act === null ? /^(书面提醒|要求说明)[\s:：,，]*(.*)$/s.exec(rest) : null;
  if (issue) return { command: 'issue', target, form: issue[1] === '书面提醒' ? 'reminder' : 'explanation', text: (issue[2] ?? '').trim() };
  if (act === 'open') return { command: 'open', target, reason: rest };
  return { command: act === 'view' ? 'view' : 'other', target };
}
