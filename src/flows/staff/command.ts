// What staff type: `#1 答复 …`, `BM26-0001 转办 城管办 5日`, 待办, 查找 路灯, 帮助.

export const acts = ['ask', 'assign', 'refer', 'reply', 'progress', 'note', 'decline', 'view'] as const;
export type Act = (typeof acts)[number];

/** Which matter: by its number, or by its running number among the open ones. */
export type Target = { number: string } | { running: number };

export type StaffCommand =
  | { command: 'act'; target: Target; act: Act | null; rest: string }
  | { command: 'todo' }
  | { command: 'search'; words: string }
  | { command: 'help' };

const verbs: readonly (readonly [RegExp, Act])[] = [
  [/^(?:问居民|问)/, 'ask'],
  [/^(?:分派代表|分派)/, 'assign'],
  [/^(?:转办部门|转办)/, 'refer'],
  [/^(?:直接答复|正式答复|答复|回复)/, 'reply'],
  [/^(?:办理进展|进展)/, 'progress'],
  [/^(?:内部备注|备注)/, 'note'],
  [/^不予登记/, 'decline'],
  [/^查看/, 'view'],
];

const targetPattern = /^(?:[#＃]\s*(\d{1,9})|[#＃]?([A-Za-z]{2,6}\d{2})[-－—–]?(\d{4,9}))(?!\d)[\s:：,，]*/;

/** Null when the text is no command. */
export function readStaffCommand(text: string): StaffCommand | null {
  const typed = text.trim();
  const target = targetPattern.exec(typed.normalize('NFKC') === typed ? typed : typed.replace(/^[^\s]{1,24}/, (head) => head.normalize('NFKC')));
  if (target) {
    const body = typed.slice(target[0].length).trim();
    const which: Target = target[1] !== undefined ? { running: Number(target[1]) } : { number: `${(target[2] ?? '').toUpperCase()}-${target[3] ?? ''}` };
    const verb = verbs.find(([pattern]) => pattern.test(body));
    if (!verb) return { command: 'act', target: which, act: body === '' ? 'view' : null, rest: body };
    const rest = body.replace(verb[0], '').replace(/^[\s:：,，]+/, '');
    return { command: 'act', target: which, act: verb[1], rest };
  }
  if (/^(待办|\/todo)$/.test(typed)) return { command: 'todo' };
  const search = /^查找[\s:：]*(.*)$/s.exec(typed);
  if (search) return { command: 'search', words: (search[1] ?? '').trim().slice(0, 40) };
  return /^(帮助|\/help)$/i.test(typed) ? { command: 'help' } : null;
}
