// What is released to a resident is read before as it will be delivered: in private in full, in a group masked (decision 0012).

import type { Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Context, Effect, Say } from '../flow.ts';
import { staffOf } from './card.ts';

/** Words that somebody wrote for the resident and another person releases. */
export interface ForRelease {
  masked: string;
  /** As it will be delivered. */
  full: string;
}

/**
 * Shows them to whoever may release them.
 * @param show the message with these words, and a line for the group where it does not see all of them
 */
export function showForRelease(matter: Matter, { masked, full }: ForRelease, context: Context, show: (to: Audience, words: string, note: string[]) => Say): Effect[] {
  const to = staffOf(matter);
  const isInGroup = to.to === 'staff' && (context.roster.studios.get(matter.studio)?.staffGroup ?? null) !== null;
  if (masked === full || !isInGroup) return [show(to, full, [])];
  return [show(to, masked, [say('release-masked')]), show({ to: 'officers', studio: matter.studio }, full, [])];
}
