// Once each morning every studio looks at its own days (flows/receptions/keep.ts): one process asks it to, after its quiet hours.

import { civilDate, instantOf } from '../calendar/civil.ts';
import type { Clock, Instant } from '../calendar/clock.ts';
import { quietUntil, usualQuietHours } from '../calendar/quiet-hours.ts';
import { studioChat } from '../flows/studio-chat.ts';
import type { Inbox } from '../mailroom/inbox.ts';
import type { Db } from '../store/db.ts';
import { hasConversations } from '../store/chats.ts';
import { addDues, type Due } from '../store/dues.ts';
import { quietHoursByStudio } from '../store/roster.ts';
import { claimUpkeep } from '../store/upkeep.ts';

export interface MorningsDeps {
  db: Db;
  inbox: Pick<Inbox, 'post'>;
  clock: Clock;
  /** Letters of these chats became durable: the worker may look. */
  stored: (chats: readonly string[]) => void;
}

/**
 * If nobody has done it today, and not by night: asks every studio, one whose quiet hours last longer when they end. After an import of a
 * roster or of holidays it is done again. Where nobody has written yet nobody can be woken: a house that begins at night has its days at once.
 * @returns how many were asked at once
 * @throws when the store is away
 */
export async function lookInTheMorning({ db, inbox, clock, stored }: MorningsDeps): Promise<number> {
  const now = clock.now();
  if (quietUntil(now, usualQuietHours) !== null && (await hasConversations(db))) return 0;
  const today = civilDate(now);
  const chats = await db.transaction(async (tx) => {
    if (!(await claimUpkeep(tx, 'studios', instantOf(today, '00:00'), now))) return [];
    const mayWake = await hasConversations(tx);
    const looks = [...(await quietHoursByStudio(tx))].map(([code, hours]) => lookOf(code, now, mayWake ? quietUntil(now, hours) : null));
    const [asked, later] = [looks.filter(({ at }) => at === now), looks.filter(({ at }) => at !== now)];
    await inbox.post(tx, asked.map(({ id, conversation, user, what, args }) => ({ id, conversation, user, body: { kind: 'due' as const, what, args } })));
    await addDues(tx, later);
    return asked.map(({ conversation }) => conversation);
  });
  if (chats.length > 0) stored(chats);
  return chats.length;
}

function lookOf(studio: string, now: Instant, until: Instant | null): Due {
  return { id: `receptions:${studio}:${new Date(now).toISOString()}`, at: until ?? now, what: 'receptions:look', args: [], conversation: studioChat(studio), user: '' };
}
