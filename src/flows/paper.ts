// A paper is asked for in private: the answer is a link to it, good once and for ten minutes.

import { say } from '../texts/say.ts';
import type { Context, Effect, Event } from './flow.ts';
import type { PaperKind } from './paper-contract.ts';
import { answer } from './words.ts';

/** Within this the link is to be opened. */
const linkMs = 10 * 60_000;

/**
 * The link to a paper; the turn has asked for `paper-link`, and has made sure that this person may see it. In a group everybody would have it.
 * @param title what the paper is, in few words
 */
export function paperLink(kind: PaperKind, key: string, title: string, { actor, chat }: Event, { paperLink: link, now }: Context): Effect[] {
  if (chat.kind === 'group' || actor.person === null || link === undefined) return [answer(say('paper-in-private'), { quoting: chat.kind === 'group' })];
  return [{ effect: 'link-paper', kind, key, person: actor.person, hash: link.hash, until: now + linkMs }, answer(say('paper-link', { title, url: link.url }))];
}
