// What staff type: `#1 答复 …`, `BM26-0001 转办 城管办 5日`, 待办, 查找 路灯; a command word alone, where a card is quoted.

import { numberIn } from '../../matters/matter.ts';

export const acts = [
  ...(['ask', 'assign', 'refer', 'reply', 'progress', 'note', 'decline', 'open', 'view'] as const),
  ...(['extend', 'recall', 'finish', 'return', 'contact', 'send-back'] as const),
  ...(['merge', 'unmerge', 'decline-part', 'record', 'blank', 'move', 'report-up', 'correct', 'tell'] as const),
  ...(['follow-up', 'report-urgent', 'meet'] as const),
  ...(['acknowledge', 'propose', 'give-back', 'agree', 'object'] as const),
] as const;
export type Act = (typeof acts)[number];

/** Which matter: by its number, or by its running number among the open ones. */
export type Target = { number: string } | { running: number };

export type StaffCommand =
  /** `act` null: a number and free words. */
  | { command: 'act'; target: Target; act: Act | null; rest: string }
  /** A command word without a number. */
  | { command: 'word'; act: Act; rest: string }
  /** `studio`: of this one only. */
  | { command: 'todo' | 'late'; studio: string | null }
  /** What a representative has in hand himself. */
  | { command: 'own-todo' }
  | { command: 'search'; words: string; studio: string | null };

/** 问 is too short a word to be told from 「问题…」 without a gap behind it. */
const verbs: readonly (readonly [string, Act])[] = [
  ['问居民|问(?=[\\s:：,，]|$)', 'ask'],
  ['分派代表|分派', 'assign'],
  ['转办部门|转办', 'refer'],
  ['直接答复|正式答复|答复|回复', 'reply'],
  ['办理进展|进展', 'progress'],
  ['内部备注|备注', 'note'],
  ['不予登记', 'decline'],
  ['并入|合并到', 'merge'],
  ['分开办?', 'unmerge'],
  ['部分不办', 'decline-part'],
  ['记录', 'record'],
  ['涉密', 'blank'],
  ['约见(?=[\\s:：,，\\d]|$)', 'meet'],
  ['转别的工作室|转工作室', 'move'],
  ['报上级', 'report-up'],
  ['更正', 'correct'],
  ['紧急上报', 'report-urgent'],
  ['(?:电话)?回访(?=[\\s:：,，、]|$|可以|能|不|很|非常|满意)', 'follow-up'],
  ['已告知|已电话告知|已当面告知', 'tell'],
  ['查?看原[文话]', 'open'],
  ['查看', 'view'],
  ['(?:申请)?延期(?=[\\s:：,，\\d０-９一二三四五六七八九十]|$)', 'extend'],
  ['撤回(?=[\\s。]*$)', 'recall'],
  ['办结答复|办结(?=[\\s:：,，]|$)', 'finish'],
  ['退回重写', 'send-back'],
  ['不属我单位|退回(?=[\\s:：,，]|$)', 'return'],
  ['需要联系居民|联系居民', 'contact'],
  ['收到，我来跟|收到(?=[。.!！]?$)', 'acknowledge'],
  ['请转部门|请转', 'propose'],
  ['不归我', 'give-back'],
  ['同意转', 'agree'],
  ['有意见', 'object'],
];

const gap = '[\\s:：,，、]';
const numberPattern = new RegExp(`^(?:#\\s*(\\d{1,9})|#?\\s*([A-Z]{2,6}\\d{2})\\s*(?:[-－—–]\\s*(\\d{1,9})|(\\d{4,9})))(?!\\d)${gap}*`, 'i');

/** Null when the text is no command. */
export function readStaffCommand(text: string): StaffCommand | null {
  const typed = text.trim();
  const plain = halfWidth(typed);
  const number = numberPattern.exec(plain);
  if (number) {
    const [whole, running, series, short, long] = number;
    const target: Target = series === undefined ? { running: Number(running) } : { number: numberIn(series.toUpperCase(), Number(short ?? long)) };
    const body = typed.slice(whole.length).trim();
    const read = readVerb(body, '');
    if (read) return { command: 'act', target, ...read };
    return { command: 'act', target, act: body === '' ? 'view' : null, rest: body };
  }
  if (/^我的待办[。.!！]?$/.test(plain)) return { command: 'own-todo' };
  const list = /^(待办|\/todo|超期|过期|\/late)(?:\s*([A-Z]{2,6}))?[。.!！]?$/i.exec(plain);
  if (list) return { command: /^(待办|\/todo)$/i.test(list[1] ?? '') ? 'todo' : 'late', studio: list[2]?.toUpperCase() ?? null };
  const search = /^查找[\s:：]*(.*)$/s.exec(typed);
  if (search) {
    const [, studio, words = ''] = /^(?:([A-Z]{2,6})\s+(?=\S))?(.*)$/s.exec((search[1] ?? '').trim()) ?? [];
    return { command: 'search', words: words.slice(0, 40), studio: studio ?? null };
  }
  const word = readVerb(typed, `(?=${gap}|$)`);
  return word ? { command: 'word', ...word } : null;
}

/** @param ending what has to follow the word */
function readVerb(text: string, ending: string): { act: Act; rest: string } | null {
  for (const [words, act] of verbs) {
    const match = new RegExp(`^(?:${words})${ending}${gap}*`).exec(text);
    if (match) return { act, rest: text.slice(match[0].length).trim() };
  }
  return null;
}

/** Full-width letters, figures and signs as plain ones, each in its place: `＃１` is `#1`. */
function halfWidth(text: string): string {
  return text.replaceAll(/[\u3000\uFF01-\uFF5E]/g, (sign) => (sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));
}
