// A form of a referral's private page: the same acts as in a handler's chat, by whoever has the link.

import { z } from 'zod';
import { isLive } from '../../matters/referral.ts';
import type { By } from '../../matters/lifecycle.ts';
import { answerDocument } from '../documents/answer.ts';
import type { Context, Effect, Flow, MatterFile, Need } from '../flow.ts';
import type { PageForm } from '../page-form.ts';
import { act } from '../staff/acts.ts';

/** Without account: what the link says is the department's word. */
const byLink: By = { person: null, role: 'handler' };

function needsOf({ number, document }: PageForm): Need[] {
  return [{ need: 'matter', number }, { need: 'same-matter' }, ...(document === undefined ? [] : [{ need: 'document', number: document } as const])];
}

/** A slip that lies with this department, answered once. */
function answerSlip({ text, number }: PageForm, file: MatterFile, context: Context): Effect[] {
  const { document } = context;
  if (document?.matter !== number || document.toDepartment !== file.matter.department || document.answer !== null) return [{ effect: 'refuse', reason: 'stale-press' }];
  return answerDocument(document, { text, person: null, onPaper: false }, context);
}

export const page: Flow<null> = {
  name: 'page',
  state: z.null(),
  needs: (_, { body }) => (body.kind === 'page' ? needsOf(body) : []),
  turn(_, event, context) {
    const { body } = event;
    const file = context.matter;
    if (body.kind !== 'page') return { effects: [] };
    // Recalled while it was being written.
    if (!file || !isLive(file.referral) || file.referral.id !== body.referral) return { effects: [{ effect: 'refuse', reason: 'stale-press' }] };
    if (body.act === 'answer') return { effects: answerSlip(body, file, context) };
    return { effects: act(body.act, body.text, file, byLink, event, context, { send: true }).effects };
  },
};
