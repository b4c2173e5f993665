// Whom a message of ours reaches: the others are phoned, or somebody hands it on.

import type { PersonId } from '../matters/matter.ts';
import { standInsFor } from '../matters/roster.ts';
import type { Context } from './flow.ts';

/** He has a chat of his own with us. */
export function isBound(person: PersonId, { roster }: Pick<Context, 'roster'>): boolean {
  return (roster.staff.get(person)?.chats.length ?? 0) > 0;
}

/** A message to him arrives with him, or with whoever stands in for him. */
export function isReached(person: PersonId, { roster, now }: Pick<Context, 'roster' | 'now'>): boolean {
  return [person, ...standInsFor(roster, person, now)].some((one) => isBound(one, { roster }));
}
