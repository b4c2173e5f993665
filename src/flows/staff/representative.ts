// The responsible representative: by area, else the next in turn; what is assigned to him reaches his own chat.

import { dateForPeople } from '../../calendar/civil.ts';
import type { Matter, PersonId } from '../../matters/matter.ts';
import { representativesOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { choice } from '../words.ts';
import { cardText, decisionsIn } from './card.ts';

/** Whose area the place is in; else everybody in turn, by the running number (DESIGN §2). */
export function representativeFor(matter: Matter, context: Context): PersonId | null {
  const all = representativesOf(context.roster, matter.studio, context.now);
  const where = `${matter.place ?? ''} ${matter.text}`;
  const local = all.find((one) => one.area !== null && one.area !== '' && where.includes(one.area));
  const inTurn = all[Number(matter.number.split('-')[1]) % Math.max(1, all.length)];
  return (local ?? inTurn)?.person ?? null;
}

/** The matter in his private chat, to be answered there by button or by quoting it. */
export function pushToRepresentative(matter: Matter, file: MatterFile, context: Context): Effect[] {
  if (matter.representative === null) return [];
  const date = dateForPeople(matter.promise?.on ?? '1970-01-01');
  const attachments = file.texts.flatMap((text) => (text.kind === 'original' ? text.attachments : []));
  const text = [cardText({ ...matter, promise: null }, context, { attachments }), say('assigned-card'), say('assigned-how', { date })];
  return [
    {
      effect: 'say',
      to: { to: 'person', person: matter.representative },
      class: 'notice',
      purpose: 'card',
      matter: matter.number,
      text: text.join('\n'),
      attachments,
      choices: [[choice('answer', 'desk', 'answer', matter.number, String(decisionsIn(file.history).length))]],
    },
  ];
}
