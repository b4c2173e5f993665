// A form of a referral's private page: the same acts as in a handler's chat, by whoever has the link.

import { z } from 'zod';
import { isLive } from '../../matters/referral.ts';
import type { By } from '../../matters/lifecycle.ts';
import type { Flow } from '../flow.ts';
import { act } from '../staff/acts.ts';

/** Without account: what the link says is the department's word. */
const byLink: By = { person: null, role: 'handler' };

export const page: Flow<null> = {
  name: 'page',
  state: z.null(),
  needs: (_, { body }) => (body.kind === 'page' ? [{ need: 'matter', number: body.number }, { need: 'same-matter' }] : []),
  turn(_, event, context) {
    const { body } = event;
    const file = context.matter;
    if (body.kind !== 'page') return { effects: [] };
    // Recalled while it was being written.
    if (!file || !isLive(file.referral) || file.referral.id !== body.referral) return { effects: [{ effect: 'refuse', reason: 'stale-press' }] };
    return { effects: act(body.act, body.text, file, byLink, event, context, { send: true }).effects };
  },
};
