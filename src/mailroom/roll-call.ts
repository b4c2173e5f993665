// Who is in a group that was just bound: its channel is asked after the commit, and the answer comes as a letter.

import type { Channel } from '../bots/channel.ts';
import { factsOf, type Log } from '../log.ts';
import type { Db } from '../store/db.ts';
import type { Changes } from '../store/record.ts';
import { accountOf, addressOf } from './address.ts';
import type { Inbox } from './inbox.ts';

export interface RollCallDeps {
  db: Db;
  channels: ReadonlyMap<string, Channel>;
  inbox: Inbox;
  /** After a letter of this chat became durable. */
  stored: (chats: readonly string[]) => void;
  log: Log;
}

/** Should the process end in between, the group only misses a line: nobody waits for it. */
export async function callRolls(deps: RollCallDeps, { groupsBound }: Pick<Changes, 'groupsBound'>): Promise<void> {
  for (const { key, letter } of groupsBound) {
    try {
      await callRoll(deps, key, letter);
    } catch (error) {
      deps.log.warn(factsOf(error), 'the members of a group could not be asked for');
    }
  }
}

async function callRoll({ db, channels, inbox, stored }: RollCallDeps, key: string, letter: number): Promise<void> {
  const users = await channels.get(accountOf(key))?.members?.(addressOf(key).chat);
  if (!users || users.length === 0) return;
  await inbox.post(db, [{ id: `members:${key}:${letter}`, conversation: key, user: '', body: { kind: 'members', users: [...users] } }]);
  stored([key]);
}
