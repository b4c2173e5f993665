// A form of the private page of a referral, as it was sent, and how files that we keep ourselves are named.

import type { DocumentNumber } from '../matters/document.ts';
import type { MatterNumber } from '../matters/matter.ts';
import type { Attachment } from './drafted.ts';

/** What a department's handler can do by the private link of a referral; `answer`: a slip (督办单) that lies with it. */
export const pageActs = ['finish', 'progress', 'extend', 'return', 'contact', 'answer'] as const;
export type PageAct = (typeof pageActs)[number];

export interface PageForm {
  kind: 'page';
  number: MatterNumber;
  referral: string;
  act: PageAct;
  text: string;
  /** The slip that is answered. */
  document?: DocumentNumber;
  attachments: Attachment[];
}

/** Begins the `ref` of a file whose bytes lie in our own store: any account that can send bytes can send it. */
export const keptFile = 'kept|';

/** Whose conversation a private link is: forms come from there, and nothing can be sent to it. */
export const linkAccount = 'link:referral';
