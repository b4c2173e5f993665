// The paper of a record card: for the representative whose it is and the officers of his studio, with what became of its matter.

import { namesPerson } from '../../matters/record-card.ts';
import { actingRole } from '../../matters/visibility.ts';
import { recordCardRole } from '../../matters/visible-papers.ts';
import type { Paper } from '../../reports/paper.ts';
import { recordCardSheet } from '../../reports/record-card-sheet.ts';
import { lookAtFile } from '../../store/matters.ts';
import { writeOpenings } from '../../store/openings.ts';
import { phoneOf } from '../../store/people.ts';
import { recordCardOf, writeRecordCardOpenings } from '../../store/record-cards.ts';
import { say } from '../../texts/say.ts';
import type { PaperDesk } from './make-paper.ts';

export async function recordCardPaper(id: string, { tx, seal, person, roster, now }: PaperDesk): Promise<Paper | null> {
  const card = await recordCardOf(tx, seal, id);
  const role = card && recordCardRole(roster, person, card, now);
  if (!card || role === null) return null;
  const file = card.matter === null ? null : await lookAtFile(tx, seal, card.matter);
  // The result goes back to whoever received it (RULES L3), also where another has the matter now.
  const mayFollow = file !== null && (role === 'representative' || actingRole(roster, person, file.matter, now) !== null);
  const replies = new Map(file?.texts.map(({ id: text, delivered, masked }) => [text, delivered ?? masked]));
  const phone = await phoneOf(tx, seal, card.representative);
  if (namesPerson(card)) {
    await Promise.all(writeRecordCardOpenings(tx, [{ card: id, by: person, at: now }]));
    if (card.matter !== null) await Promise.all(writeOpenings(tx, seal, [{ matter: card.matter, at: now, by: { person, role }, what: 'contact', reason: say('record-card-reason') }]));
  }
  return recordCardSheet(card, { roster, phone, course: mayFollow ? { history: file.history, replies } : null });
}
