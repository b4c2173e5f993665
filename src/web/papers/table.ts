// The one table of papers: for each kind who may see one at this moment, and what is on it.

import type { PaperKind } from '../../flows/paper-contract.ts';
import { documentPaper } from './document.ts';
import type { MakePaper } from './make-paper.ts';
import { recordCardPaper } from './record-card.ts';

export const papers: Readonly<Record<PaperKind, MakePaper>> = {
  document: documentPaper,
  'record-card': recordCardPaper,
};
