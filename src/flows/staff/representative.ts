// What is assigned to a representative reaches his own chat; where he has none, whoever assigned it hears what to do.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { choice, nameOf } from '../words.ts';
import { cardText, decisionsIn } from './card.ts';

/** The matter in his private chat, to be answered there by button or by quoting it. */
export function pushToRepresentative(matter: Matter, file: MatterFile, context: Context): Effect[] {
  if (matter.representative === null) return [];
  const date = dateForPeople(matter.promise?.on ?? civilDate(context.now));
  const attachments = file.texts.flatMap((text) => (text.kind === 'original' ? text.attachments : []));
  const text = [cardText({ ...matter, promise: null }, context, { attachments }), say('assigned-card', { date })];
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

/** A line for whoever made somebody responsible whom the desk cannot reach; empty when he is reached. */
export function unboundHint(matter: Matter, context: Context): string[] {
  const { representative } = matter;
  if (representative === null || (context.roster.staff.get(representative)?.chats.length ?? 0) > 0) return [];
  return [say('representative-not-bound', { representative: nameOf(context, representative) })];
}
