// Where matters may be spoken of: in private with whoever may see them, and in the staff group of their studio; in no other group.

import { say } from '../../texts/say.ts';
import type { Event, Say } from '../flow.ts';
import { answer } from '../words.ts';

/** In a group that is nobody's staff group nothing is said of any matter. */
export function isForeign({ chat }: Event): boolean {
  return chat.kind === 'group' && chat.studio === null;
}

/** Whether a number, `BM26-0001` or `#1`, may be spoken of here, as far as it tells its studio; whether there is such a matter plays no part. */
export function mayName(number: string, { chat }: Event): boolean {
  return chat.kind === 'private' || number.startsWith('#') || (chat.studio !== null && number.replace(/\d{2}-\d+$/, '') === chat.studio);
}

/** Of these studios the ones that this chat is for: all of them in private, in a group its own. */
export function studiosHere(studios: readonly string[], { chat }: Event): readonly string[] {
  return chat.kind === 'private' ? studios : studios.filter((studio) => studio === chat.studio);
}

export function askElsewhere(): Say {
  return answer(say('ask-elsewhere'), { quoting: true });
}
