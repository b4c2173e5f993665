// A connection that is logged in: what the parts of the channel work with while it lasts.

import type { Wechaty } from 'wechaty';

export interface Online {
  bot: Wechaty;
  /** Ourselves, as the platform knows us now. */
  self: { id: string; name: string };
}

/** The connection of this moment; null while there is none that is logged in. */
export type OnlineNow = () => Online | null;
