// The conversation of a studio with itself: what falls due for the studio as a whole is handled there, one after the other.

/** Nothing can be sent to it. */
export const studioAccount = 'house:studio';

/** `house:studio/BM` */
export function studioChat(studio: string): string {
  return `${studioAccount}/${studio}`;
}
