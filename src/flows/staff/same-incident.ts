// A new matter that seems to tell of the same incident as one in hand: the staff are told, and may merge them (并入). No resident hears of it.

import type { Instant } from '../../calendar/clock.ts';
import type { Matter } from '../../matters/matter.ts';
import { sameIncident } from '../../matters/sameness.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Need } from '../flow.ts';
import { choice, showing } from '../words.ts';
import { lineTo, staffOf } from './card.ts';

/** What happened longer ago is another incident. */
const lookedBackMs = 60 * 86_400_000;
/** A studio rarely has more in hand; each is compared. */
const compared = 100;

/** What has to be known where a matter of a studio is filed. */
export function needToCompare(studio: string, at: Instant): Need {
  return { need: 'told-lately', studio, since: at - lookedBackMs, limit: compared };
}

/**
 * The line below its card, with 【并入】. It is a message of its own, and says that it shows the other one as well:
 * if that one is confined later, the line is taken back and the card stays.
 */
export function suggestSame(matter: Matter, { toldLately = [] }: Context): Effect[] {
  if (matter.confined) return [];
  // Of the same batch there may be others'.
  const same = sameIncident(matter, toldLately.filter(({ studio }) => studio === matter.studio));
  if (!same) return [];
  const { number } = matter;
  const choices = [[choice('merge', 'desk', 'merge-into', number, same.number)]];
  return [{ ...lineTo(staffOf(matter), matter, say('same-incident', { number, other: same.number }), {}, choices), ...showing([same]) }];
}
