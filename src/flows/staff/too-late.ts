// What came when its moment had passed: staff are not taken at a word that they said before the others acted; residents always are.

import { z } from 'zod';
import { dangerOf } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import { readBinding } from '../bind.ts';
import { isNumber } from '../choices.ts';
import type { Event, Flow } from '../flow.ts';
import { answer } from '../words.ts';
import { pendingMs } from './pending.ts';

/** Talk in a group, commands of staff, kinds of messages that nobody reads, the number of a choice that was not there then. Danger and a binding code count whenever they come. */
export function isTooLate({ late, body, chat, actor }: Event): boolean {
  if (!late) return false;
  if (chat.kind === 'group') return body.kind === 'message' || body.kind === 'press' || body.kind === 'unknown';
  if (body.kind === 'unknown' || (body.kind === 'message' && isNumber(body.text))) return true;
  if (actor.grants.length === 0) return false;
  return body.kind === 'press' || (body.kind === 'message' && dangerOf(body.text) === null && readBinding(body.text) === null);
}

/** Who was told so is not told again for each of his messages. */
const state = z.object({ until: z.number() });

/** A group hears by one notice what it may have to say again (account.ts). */
export const tooLate: Flow<z.infer<typeof state>> = {
  name: 'late',
  state,
  needs: () => [],
  turn(told, { chat, actor }, { now }) {
    const refused = { effect: 'refuse', reason: 'late' } as const;
    const isQuiet = chat.kind === 'group' || actor.grants.length === 0 || (told !== null && now < told.until);
    return isQuiet ? { effects: [refused] } : { state: { until: now + pendingMs }, effects: [answer(say('late-staff')), refused] };
  },
};
