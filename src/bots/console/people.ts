// Chats of the terminal: everybody has a private one under an id made from his name, and there is one group.

export const groupChat = 'group';
export const groupName = '值班群';

/** The id carries the name, so that a delivery finds it again after a restart; in logs and keys it is no name. */
export function userIdOf(name: string): string {
  return Buffer.from(name, 'utf8').toString('base64url');
}

/** Whose chat it is; null for a chat that cannot be one of the terminal. */
export function chatNameOf(chat: string): string | null {
  if (chat === groupChat) return groupName;
  const name = Buffer.from(chat, 'base64url').toString('utf8');
  return name !== '' && userIdOf(name) === chat ? name : null;
}
