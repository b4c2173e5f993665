// The matter that is meant, for whoever has a part in it and where it may be spoken of.

import type { By } from '../../matters/lifecycle.ts';
import { actingRole } from '../../matters/visibility.ts';
import type { Context, Event, MatterFile, Turn } from '../flow.ts';
import { numberNotFound } from './lists.ts';
import type { Pending } from './pending.ts';
import { askElsewhere, mayName } from './place.ts';

/**
 * For whoever has no part in a matter it does not exist.
 * @param named what he typed or quoted: he hears back no more than that
 */
export function withMatter(event: Event, context: Context, named: string, then: (file: MatterFile, by: By) => Turn<Pending>): Turn<Pending> {
  if (!mayName(named, event)) return { effects: [askElsewhere()] };
  const file = context.matter;
  const role = file ? actingRole(context.roster, event.actor.person, file.matter, context.now) : null;
  if (!file || !role) return { effects: [numberNotFound(named), { effect: 'refuse', reason: 'unknown-number' }] };
  const { chat } = event;
  const isHere = chat.kind === 'private' || context.roster.studios.get(file.matter.studio)?.staffGroup === chat.key;
  return isHere ? then(file, { person: event.actor.person, role }) : { effects: [askElsewhere()] };
}
