// Once each morning every studio looks at its own days (flows/receptions/keep.ts): one process asks it to, after the quiet hours.

import { civilDate, instantOf } from '../calendar/civil.ts';
import type { Clock } from '../calendar/clock.ts';
import { quietUntil } from '../calendar/quiet-hours.ts';
import { studioChat } from '../flows/studio-chat.ts';
import type { Inbox } from '../mailroom/inbox.ts';
import type { Db } from '../store/db.ts';
import { hasConversations } from '../store/chats.ts';
import { studioCodes } from '../store/roster.ts';
import { claimUpkeep } from '../store/upkeep.ts';

export interface MorningsDeps {
  db: Db;
  inbox: Pick<Inbox, 'post'>;
  clock: Clock;
  /** Letters of these chats became durable: the worker may look. */
  stored: (chats: readonly string[]) => void;
}

/**
 * If nobody has done it today, and not by night: asks every studio. After an import of a roster or of holidays it is done again.
 * Where nobody has written yet nobody can be woken: a house that begins at night has its days at once.
 * @returns how many were asked
 * @throws when the store is away
 */
export async function lookInTheMorning({ db, inbox, clock, stored }: MorningsDeps): Promise<number> {
  const now = clock.now();
  if (quietUntil(now) !== null && (await hasConversations(db))) return 0;
  const today = civilDate(now);
  const chats = await db.transaction(async (tx) => {
    if (!(await claimUpkeep(tx, 'studios', instantOf(today, '00:00'), now))) return [];
    const codes = await studioCodes(tx);
    const letters = codes.map((code) => ({ id: `receptions:${code}:${new Date(now).toISOString()}`, conversation: studioChat(code), user: '', body: { kind: 'due' as const, what: 'receptions:look', args: [] } }));
    await inbox.post(tx, letters);
    return letters.map(({ conversation }) => conversation);
  });
  if (chats.length > 0) stored(chats);
  return chats.length;
}
