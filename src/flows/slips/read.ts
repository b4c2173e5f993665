// How a slip is typed: `#1 催办`, `#1 黄色督办单 10日 …`, `#1 红色督办单`, `#1 问责建议 …`.

import type { SlipForm } from '../../matters/document.ts';
import { readStaffCommand, type Target } from '../staff/command.ts';

export interface SlipCommand {
  target: Target;
  form: SlipForm;
  rest: string;
}

const words: readonly (readonly [RegExp, SlipForm])[] = [
  [/^(?:催办|C级提醒)(?=[\s:：,，。]|$)/i, 'urging'],
  [/^(?:黄色督办单|黄单|B级黄单)/i, 'yellow'],
  [/^(?:红色督办单|红单|A级红单)/i, 'red'],
  [/^(?:问责建议|建议问责)/, 'accountability'],
];

/** Null when the text is no such command. */
export function readSlipCommand(text: string): SlipCommand | null {
  const command = readStaffCommand(text);
  if (command?.command !== 'act' || command.act !== null) return null;
  for (const [pattern, form] of words) {
    const found = pattern.exec(command.rest);
    if (found) return { target: command.target, form, rest: command.rest.slice(found[0].length).replace(/^[\s:：,，。]+/, '') };
  }
  return null;
}
