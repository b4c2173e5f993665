// One connection to the platform: a bot that was built afresh and is never started twice.

import type { Wechaty } from 'wechaty';
import type { Puppet } from 'wechaty-puppet';

/** What a puppet tells of itself, by the name of the event. */
export interface PuppetEvents {
  dong: { data: string };
  error: { gerror: string };
  friendship: { friendshipId: string };
  heartbeat: { data: string };
  login: { contactId: string };
  logout: { contactId: string; data: string };
  message: { messageId: string };
  ready: { data: string };
  scan: { status: number; qrcode?: string };
}

export interface Connection {
  bot: Wechaty;
  puppet: Puppet;
  /** It has ended, or is left behind: whatever still comes from it is nothing any more. */
  ended: AbortSignal;
  /** Hears the puppet while the connection lasts, before it is started, too. What the handler throws is logged and ends nothing. */
  on<Event extends keyof PuppetEvents>(event: Event, handler: (payload: PuppetEvents[Event]) => void | Promise<void>): void;
}

/** A part of the channel that hears the puppet: called for each connection before it is started. */
export type Attach = (connection: Connection) => void;
