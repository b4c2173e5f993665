// Findings as they are made and told: one line each, the sign first.

import type { Finding } from '../../bots/channel.ts';

export type { Finding } from '../../bots/channel.ts';

export const well = (about: string, words: string): Finding => ({ how: 'well', about, words });
export const hint = (about: string, words: string): Finding => ({ how: 'hint', about, words });
export const bad = (about: string, words: string): Finding => ({ how: 'bad', about, words });

const signs: Record<Finding['how'], string> = { well: '[好]', hint: '[注意]', bad: '[不行]' };

export function lineOf({ how, about, words }: Finding): string {
  return `${signs[how]} ${about}：${words}`;
}

/** The last line: how it is altogether. */
export function verdict(findings: readonly Finding[]): string {
  const count = (how: Finding['how']) => findings.filter((finding) => finding.how === how).length;
  if (count('bad') > 0) return `有 ${count('bad')} 处不行，请照箭头后面的话处理；每一行的意思见 docs/operations.md。`;
  return count('hint') > 0 ? `没有不行的；有 ${count('hint')} 处请留意。` : '都好。';
}

/** At most five by name, and how many there are. */
export function some(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join('、')}等${names.length}个` : names.join('、');
}
