// A form of the private page of a referral, as it was sent, and how files that we keep ourselves are named.

import type { MatterNumber } from '../matters/matter.ts';
import type { Attachment } from './drafted.ts';

/** What a department's handler can do by the private link of a referral. */
export const pageActs = ['finish', 'progress', 'extend', 'return', 'contact'] as const;
export type PageAct = (typeof pageActs)[number];

export interface PageForm {
  kind: 'page';
  number: MatterNumber;
  referral: string;
  act: PageAct;
  text: string;
  attachments: Attachment[];
}

/** Begins the `ref` of a file whose bytes lie in our own store: any account that can send bytes can send it. */
export const keptFile = 'kept|';

/** Whose conversation a private link is: forms come from there, and nothing can be sent to it. */
export const linkAccount = 'link:referral';
