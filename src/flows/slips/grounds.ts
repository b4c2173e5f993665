// What the levels of a matter rest on, gathered from its file, its slips and its studio's settings; and in whose name somebody may issue one.

import { dissatisfactionOf, type Found } from '../../matters/dissatisfaction.ts';
import type { SlipForm, SupervisionDocument } from '../../matters/document.ts';
import type { By, MatterEvent } from '../../matters/lifecycle.ts';
import { settingsOf } from '../../matters/roster.ts';
import { standing } from '../../matters/standing.ts';
import { levelsOf, type LevelState } from '../../matters/supervision.ts';
import { actingRole } from '../../matters/visibility.ts';
import type { Context, Event, MatterFile } from '../flow.ts';
import { isReached } from '../reached.ts';

/** After these the levels begin anew: somebody else has it, or was given another day. */
const anew: ReadonlySet<MatterEvent['type']> = new Set(['referred', 'extended', 'reopened'] as const);

/** Slips that still count, in the order in which they were issued. */
export function slipsThatCount({ history }: MatterFile, { slips = [] }: Context): SupervisionDocument[] {
  const since = history.findLast(({ event }) => anew.has(event.type))?.at ?? 0;
  return slips.filter(({ issuedAt }) => issuedAt >= since);
}

export function dissatisfactionIn(file: MatterFile, { merged }: Context): Found {
  return dissatisfactionOf(file, merged);
}

export function levelsIn(file: MatterFile, context: Context): LevelState[] {
  const { calendar, now, roster } = context;
  return levelsOf({
    matter: file.matter,
    submitted: standing(file, 'reply-submitted') !== null,
    dissatisfaction: dissatisfactionIn(file, context).level,
    slips: slipsThatCount(file, context),
    settings: settingsOf(roster, file.matter.studio),
    calendar,
    now,
  });
}

export function levelIn(form: SlipForm, file: MatterFile, context: Context): LevelState | undefined {
  return levelsIn(file, context).find((level) => level.form === form);
}

/** Whether a representative has it whom the desk reaches: then the slips are his alone. */
export function hasRepresentative({ matter }: MatterFile, context: Context): boolean {
  return matter.representative !== null && isReached(matter.representative, context);
}

/** As whom somebody issues slips about a matter: its representative; an officer where none is reached. Null: he may not. */
export function issuingAs(file: MatterFile, { actor }: Event, context: Context): By | null {
  const { matter } = file;
  const role = actingRole(context.roster, actor.person, matter, context.now);
  if (actor.person === null || role === null || matter.confined) return null;
  if (role === 'representative' || actor.person === matter.representative) return { person: actor.person, role: 'representative' };
  return (role === 'officer' || role === 'district') && !hasRepresentative(file, context) ? { person: actor.person, role } : null;
}
