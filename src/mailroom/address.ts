// A conversation's key and the address behind it: `<account>/<chat>`, with `#<thread>` in a forum group.

import { accountChat, type AccountKey, type Address } from '../bots/channel.ts';
import { linkAccount } from '../flows/page-form.ts';
import { studioAccount } from '../flows/studio-chat.ts';

export function keyOf(address: Address): string {
  return `${address.account}/${address.chat}${address.thread === undefined ? '' : `#${address.thread}`}`;
}

export function addressOf(key: string): Address {
  const slash = key.indexOf('/');
  const hash = key.indexOf('#', slash);
  const account = key.slice(0, slash) as AccountKey;
  return hash < 0 ? { account, chat: key.slice(slash + 1) } : { account, chat: key.slice(slash + 1, hash), thread: key.slice(hash + 1) };
}

/** The channel account that a conversation belongs to. */
export function accountOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** A private link's, a studio's own, or that of an account itself: nothing can be sent there. */
export function isNobodys(key: string): boolean {
  return accountOf(key) === linkAccount || accountOf(key) === studioAccount || addressOf(key).chat === accountChat;
}
