// The buttons under a reply (答复): each names its round, so that those of an older reply are known as such.

import type { Choice } from '../flow.ts';
import { choice } from '../words.ts';

/** @param isPromised the reply names a day by which it will be done: that can be waited for */
export function replyChoices(number: string, round: number, isPromised = false): Choice[][] {
  const args = [number, String(round)];
  return [
    ...(isPromised ? [[choice('later', 'rate', 'later', ...args)]] : []),
    [choice('solved', 'rate', 'solved', ...args), choice('unsolved', 'rate', 'unsolved', ...args)],
    [choice('unclear', 'rate', 'unclear', ...args)],
  ];
}
