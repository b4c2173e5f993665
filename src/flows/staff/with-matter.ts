// The matter that is meant, for whoever has a part in it and where it may be spoken of.

import type { By } from '../../matters/lifecycle.ts';
import { actingRole, mayLookUp, maySpeakOf } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Say, Turn } from '../flow.ts';
import { answer } from '../words.ts';
import { numberNotFound } from './view.ts';
import type { Pending } from './pending.ts';

/**
 * For whoever has no part in a matter it does not exist.
 * @param named what he typed or quoted: he hears back no more than that
 */
export function withMatter<State = Pending>(event: Event, context: Context, named: string, then: (file: MatterFile, by: By) => Turn<State>): Turn<State> {
  if (!mayLookUp(named, event.chat)) return { effects: [askElsewhere()] };
  const file = context.matter;
  const role = file ? actingRole(context.roster, event.actor.person, file.matter, context.now) : null;
  // A confined one is spoken of in no group, not even with those who have it: there, too, it does not exist.
  const isHidden = file?.matter.confined != null && event.chat.kind === 'group';
  if (!file || !role || isHidden) return { effects: [numberNotFound(named), { effect: 'refuse', reason: 'unknown-number' }] };
  return maySpeakOf(context.roster, file.matter, role, event.chat) ? then(file, { person: event.actor.person, role }) : { effects: [askElsewhere()] };
}

export function askElsewhere(): Say {
  return answer(say('ask-elsewhere'), { quoting: true });
}
