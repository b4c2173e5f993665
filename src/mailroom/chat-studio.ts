// Of which studio a chat is: what was said there, the studio's own conversation, its staff group, its account, or the only one there is.

import { studioAccount } from '../flows/studio-chat.ts';
import type { Roster } from '../matters/roster.ts';
import type { ClaimedConversation } from '../store/letters.ts';
import { accountOf, addressOf } from './address.ts';

/** What is known of a chat by itself. */
export type Chat = Pick<ClaimedConversation, 'key' | 'kind' | 'studio'>;

/** @param studioOf the studio whose account this is; null where people say which one they mean */
export function studioOfChat(chat: Chat, roster: Roster, studioOf: (account: string) => string | null): string | null {
  return chat.studio ?? ownStudio(chat, roster) ?? boundStudio(chat, roster) ?? accountStudio(chat, roster, studioOf) ?? onlyStudio(chat, roster);
}

/** The studio whose conversation with itself this is. */
function ownStudio({ key }: Chat, { studios }: Roster): string | null {
  if (accountOf(key) !== studioAccount) return null;
  const code = addressOf(key).chat;
  return studios.has(code) ? code : null;
}

/** The studio whose staff group this chat is. */
function boundStudio({ kind, key }: Chat, { studios }: Roster): string | null {
  if (kind !== 'group') return null;
  for (const studio of studios.values()) if (studio.staffGroup === key) return studio.code;
  return null;
}

/** Who writes to a studio's own account means that studio, as long as he has not said another. */
function accountStudio({ kind, key }: Chat, { studios }: Roster, studioOf: (account: string) => string | null): string | null {
  const code = kind === 'private' ? studioOf(accountOf(key)) : null;
  return code !== null && studios.has(code) ? code : null;
}

/** Where there is but one studio no resident is asked which. */
function onlyStudio({ kind }: Chat, { studios }: Roster): string | null {
  const [first, second] = studios.keys();
  return kind === 'private' && first !== undefined && second === undefined ? first : null;
}
