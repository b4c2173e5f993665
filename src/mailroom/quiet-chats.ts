// By whose quiet hours a chat goes: its studio's, and those of the studios of whoever works there; the usual ones where none is known.

import type { QuietHours } from '../calendar/quiet-hours.ts';
import type { Instant } from '../calendar/clock.ts';
import { quietHoursOfStudios } from '../matters/quiet.ts';
import { grantsOf, type Roster } from '../matters/roster.ts';
import { chatsOf, type ChatOf } from '../store/chats.ts';
import type { Db } from '../store/db.ts';
import { studioOfChat } from './chat-studio.ts';

export interface QuietChats {
  roster: Roster;
  /** The studio whose account this is. */
  studioOf: (account: string) => string | null;
  now: Instant;
}

/** Those of each: only where it is quiet for none of them nobody is disturbed. */
export async function quietHoursOfChats(db: Db, keys: readonly string[], quiet: QuietChats): Promise<ReadonlyMap<string, readonly QuietHours[]>> {
  const known = new Map((await chatsOf(db, [...new Set(keys)])).map((chat) => [chat.key, chat]));
  return new Map(keys.map((key) => [key, quietHoursOfStudios(studiosOf(known.get(key) ?? { key, kind: 'private', studio: null, person: null }, quiet), quiet.roster)]));
}

function studiosOf(chat: ChatOf, { roster, studioOf, now }: QuietChats): string[] {
  const own = studioOfChat(chat, roster, studioOf);
  const grants = chat.person === null ? [] : grantsOf(roster, chat.person, now);
  return [...(own === null ? [] : [own]), ...grants.flatMap(({ studio }) => studio ?? [])];
}
