// What a turn may hand out that leads to a page of ours: private links, made by chance.

import type { Context } from '../flows/flow.ts';

/** Makes a private link by chance. */
export type NewLink = () => NonNullable<Context['link']>;

/** The account that a person logs in by QR code, with links to its page. */
export interface LoginDoor {
  account: string;
  /** Whose account it is; null: the district's. */
  studio: string | null;
  newLink: NewLink;
}

export interface Doors {
  newLink: NewLink;
  /** Null: no such account is configured. */
  login: LoginDoor | null;
}
