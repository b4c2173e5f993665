// The three buttons under a reply (答复): each names its round, so that those of an older reply are known as such.

import type { Choice } from '../flow.ts';
import { choice } from '../words.ts';

export function replyChoices(number: string, round: number): Choice[][] {
  const args = [number, String(round)];
  return [
    [choice('solved', 'rate', 'solved', ...args), choice('unsolved', 'rate', 'unsolved', ...args)],
    [choice('unclear', 'rate', 'unclear', ...args)],
  ];
}
