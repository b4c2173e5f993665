// A second opinion (助手看法): where screening was not sure of a matter, the optional model is asked, and the staff read what it thinks. It decides nothing.

import { z } from 'zod';
import type { Matter } from '../../matters/matter.ts';
import type { Screening } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { ErrandAnswer } from '../errand-contract.ts';
import type { Context, Effect, Flow } from '../flow.ts';
import { lineTo, staffOf } from './card.ts';

/** Somebody looks at a new matter within hours: later nobody needs it. */
const usefulMs = 60 * 60_000;

/** Asks for it where screening was not sure. Of what is confined, and of danger, nothing is asked. */
export function askSecondOpinion(matter: Matter, { sure, part, doubt, danger }: Screening, { now }: Context): Effect[] {
  const isUnsure = (!sure || part !== null || doubt !== null) && danger === null;
  if (!isUnsure || matter.confined || matter.urgent) return [];
  const { number, text } = matter;
  return [{ effect: 'errand', id: `second-opinion:${number}`, what: 'second-opinion', matter: number, text, back: { flow: secondOpinion.name, args: [number] }, until: now + usefulMs }];
}

export const secondOpinion: Flow<null> = {
  name: 'second-opinion',
  state: z.null(),
  needs: (_, { body }) => (body.kind === 'errand' ? [{ need: 'matter', number: body.args[0] ?? '' }] : []),
  turn: (_, { body }, { matter }) => ({ effects: body.kind === 'errand' && matter ? told(body.answer, matter.matter) : [] }),
};

/** A line to the staff while nobody has decided; residents never hear of it. */
function told(answer: ErrandAnswer, matter: Matter): Effect[] {
  if (answer.what !== 'second-opinion' || matter.status !== 'raised' || matter.confined) return [];
  const { number, category } = matter;
  const ground = answer.exclusion === null ? '' : say(`ground-${answer.exclusion}`);
  const lines = [
    ground === '' ? say('opinion-accept', { number }) : say('opinion-ground', { number, ground }),
    answer.category === category ? '' : say('opinion-category', { category: answer.category }),
  ];
  return [lineTo(staffOf(matter), matter, lines.filter(Boolean).join('\n'))];
}
