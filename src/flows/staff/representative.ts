// What is assigned to a representative reaches his own chat.

import { dateForPeople } from '../../calendar/civil.ts';
import type { Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { choice } from '../words.ts';
import { cardText, decisionsIn } from './card.ts';

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
