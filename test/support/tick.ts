// Turns what has fallen due into letters, as the schedule's tick does.

import { inArray } from 'drizzle-orm';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Inbox } from '../../src/mailroom/inbox.ts';
import type { Db } from '../../src/store/db.ts';
import { takeDue } from '../../src/store/dues.ts';
import { dues } from '../../src/store/schema/mail.ts';

export async function tick({ db, clock, inbox }: { db: Db; clock: Clock; inbox: Inbox }): Promise<number> {
  return db.transaction(async (tx) => {
    const due = await takeDue(tx, clock.now());
    if (due.length === 0) return 0;
    await inbox.post(
      tx,
      due.map(({ id, at, what, args, conversation, user }) => ({ id: `${id}@${at}`, conversation, user, body: { kind: 'due', what, args } })),
    );
    await tx.delete(dues).where(inArray(dues.id, due.map((one) => one.id)));
    return due.length;
  });
}
