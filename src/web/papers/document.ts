// The paper of a supervision document: for whoever may see it, with what was answered so far.

import { documentSheet } from '../../reports/document-sheet.ts';
import { maySeeDocument } from '../../matters/visible-papers.ts';
import type { Paper } from '../../reports/paper.ts';
import { documentByNumber } from '../../store/documents.ts';
import { lookAtFile } from '../../store/matters.ts';
import type { PaperDesk } from './make-paper.ts';

export async function documentPaper(number: string, { tx, seal, person, roster, now }: PaperDesk): Promise<Paper | null> {
  const document = await documentByNumber(tx, seal, number);
  if (!document) return null;
  const file = document.matter === null ? null : await lookAtFile(tx, seal, document.matter);
  if (!maySeeDocument(roster, person, document, file?.matter ?? null, now)) return null;
  return documentSheet(document, { roster, matter: file?.matter ?? null });
}
