// Who is spoken to: finds our name in a text and takes it away where it only addresses us.

/** Our own account as Telegram names it. */
export interface Bot {
  id: string;
  /** Without the `@`. */
  username: string;
}

interface Entity {
  type: string;
  offset: number;
  length: number;
  user?: { id: number } | undefined;
}

/** What stands between a name and the words that follow it. */
const AFTER_NAME = /^[\s,，:：、]+/;

/**
 * Takes `@OurBot` from the front and from a command at the front (`/bind@OurBot X`), and says whether we were addressed.
 * The text is read rather than its entities: a name counts in a caption and in a quoted command alike.
 */
export function stripAddressing(text: string, entities: readonly (Entity | undefined)[], bot: Bot | null): { text: string; mentioned: boolean } {
  if (bot === null) return { text, mentioned: false };
  // A person without a username is mentioned by an entity; clients do the same with a bot picked from a list.
  const byId = entities.find((entity) => entity?.type === 'text_mention' && String(entity.user?.id) === bot.id);
  const name = `@${bot.username.replaceAll(/[^A-Za-z0-9_]/g, '')}(?![A-Za-z0-9_])`;
  const byName = bot.username !== '' && new RegExp(`(^|[^A-Za-z0-9_@])(/[A-Za-z0-9_]{1,64})?${name}`, 'i').test(text);
  if (byId === undefined && !byName) return { text, mentioned: false };
  if (byId !== undefined && text.slice(0, byId.offset).trim() === '') {
    return { text: text.slice(byId.offset + byId.length).replace(AFTER_NAME, ''), mentioned: true };
  }
  const command = new RegExp(`^\\s*(/[A-Za-z0-9_]{1,64})${name}`, 'i').exec(text);
  if (command !== null) return { text: `${command[1] ?? ''}${text.slice(command[0].length)}`, mentioned: true };
  const front = new RegExp(`^\\s*${name}`, 'i').exec(text);
  if (front !== null) return { text: text.slice(front[0].length).replace(AFTER_NAME, ''), mentioned: true };
  return { text, mentioned: true };
}
