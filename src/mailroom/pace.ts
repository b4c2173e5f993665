// How fast a group or an account may be written to: bursts and steps, so that little goes at once and much stays under the limit.

import type { Abilities, Channel } from '../bots/channel.ts';
import type { Places, Turns } from '../store/pacing.ts';

/** Messages to one chat that may follow each other at once. */
const chatBurst = 3;

/** Changes from chat to chat that may follow each other at once: what one press causes goes to resident, group and representative. */
const otherChatBurst = 6;

/** A third of a minute's messages at once, the rest evenly: never more than the limit in any minute. */
export function paceOfMinute(perMinute: number): Places {
  const burst = Math.max(1, Math.floor(perMinute / 3));
  return { everyMs: 60_000 / Math.max(1, perMinute - burst), burst };
}

/** Notices and broadcasts of an account. */
export function paceOfNotices({ perSecond }: Abilities): Places {
  return { everyMs: 1000 / perSecond, burst: Math.ceil(perSecond) };
}

/**
 * Announcements to many, besides the places that they share with notices: evenly, so that together they stay under the platform's limit
 * in any second, also in the first one after a rest.
 */
export function paceOfBroadcasts({ perSecond }: Abilities): Places {
  return { everyMs: 1000 / perSecond, burst: Math.max(1, Math.ceil(perSecond / 8)) };
}

/** The places that a message of an account with a pace of its own takes. */
export function turnsOf({ can }: Channel): Turns | null {
  if (!can.pace) return null;
  const chat: Places = { everyMs: can.pace.chatEveryMs, burst: chatBurst };
  return {
    account: paceOfMinute(can.pace.perMinute),
    otherChat: { everyMs: can.pace.otherChatEveryMs, burst: otherChatBurst },
    chat,
    group: can.groupPerMinute === undefined ? chat : paceOfMinute(can.groupPerMinute),
    notice: paceOfNotices(can),
  };
}

/** Accounts that can send now and whose messages leave as fast as they come: those are leased as soon as they are written. */
export function accountsAtOnce(channels: Iterable<Channel>): string[] {
  return [...channels].flatMap((channel) => (channel.can.pace || !canSend(channel) ? [] : [channel.account]));
}

export function canSend(channel: Channel): boolean {
  return channel.canSend?.() ?? true;
}
