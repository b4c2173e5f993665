// Our account in groups: that it was taken in or put out, and who is there with it.

import { within } from '../../within.ts';
import type { AccountKey, Arrival } from '../channel.ts';
import type { Attach } from './session/connection.ts';
import type { Handover } from './in/handover.ts';
import type { OnlineNow } from './session/online.ts';

/** The port allows 10 s. */
const MEMBERS_LIMIT_MS = 8_000;

/** Tells the house when our account joins or leaves a group. Lost when we are away, as the platform tells it once. */
export function hearGroups(account: AccountKey, online: OnlineNow, handover: Handover): Attach {
  async function tell(room: string, who: readonly string[], present: boolean, timestamp: number): Promise<void> {
    const self = online()?.self.id;
    if (self === undefined || !who.includes(self)) return;
    const arrival: Arrival = {
      eventId: `${present ? 'joined' : 'left'}:${room}:${timestamp}`,
      address: { account, chat: room },
      chatKind: 'group',
      user: { id: '' },
      body: { kind: 'membership', present },
    };
    await handover.give([arrival]);
  }
  return ({ on }) => {
    on('room-join', ({ roomId, inviteeIdList, timestamp }) => tell(roomId, inviteeIdList, true, timestamp));
    on('room-leave', ({ roomId, removeeIdList, timestamp }) => tell(roomId, removeeIdList, false, timestamp));
  };
}

/** Who is in a group besides us; null when the platform does not tell. */
export async function membersOf(online: OnlineNow, chat: string): Promise<readonly string[] | null> {
  const now = online();
  if (now === null) return null;
  const ids = await within(MEMBERS_LIMIT_MS, now.bot.puppet.roomMemberList(chat)).catch(() => null);
  return ids?.filter((id) => id !== now.self.id) ?? null;
}
