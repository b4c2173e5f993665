// What a morning does for those on duty: empty places are filled by the rota, for whoever is away on a day that has moved others are asked.

import { civilDate } from '../../calendar/civil.ts';
import { isAway, type StudioRota } from '../../matters/duty.ts';
import { filledDuties } from '../../matters/duty-plan.ts';
import type { PersonId } from '../../matters/matter.ts';
import type { Reception } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import type { Context, Effect, Event } from '../flow.ts';
import { holdersOf, rotaOf } from '../rota/studio-rota.ts';
import { planForStaff, tellPlanned, withChanged } from '../rota/planned.ts';
import { beginSwap } from '../rota/swap.ts';
import { tellChanged } from '../rota/told.ts';

/** What the rules and the calendar have just changed. */
export interface Shifted {
  added: readonly Reception[];
  moved: readonly { before: Reception; after: Reception }[];
  confirmed: readonly Reception[];
  gone: readonly Reception[];
}

export function dutiesThisMorning(studio: Studio, { added, moved, confirmed, gone }: Shifted, event: Event, context: Context): Effect[] {
  const before = rotaOf(studio.code, context)?.rota;
  if (!before) return [];
  const cancelled = gone.map((one) => ({ ...one, cancelledAt: context.now }));
  const rota = withChanged(before, [...added, ...moved.map(({ after }) => after), ...confirmed, ...cancelled]);
  const { changed, short } = filledDuties(rota, holdersOf(studio.code, context), studio.settings, civilDate(context.now));
  const planned = withChanged(rota, changed);
  // What people have read is corrected, with old and new; the rest is told as a plan.
  const [announced, fresh] = [changed.filter(({ announcedAt }) => announcedAt !== null), changed.filter(({ announcedAt }) => announcedAt === null)];
  const shortNow = short.filter(({ id }) => fresh.some((one) => one.id === id));
  return [
    ...changed.map((reception): Effect => ({ effect: 'keep-reception', reception })),
    ...announced.flatMap((after) => corrected(after, rota, context)),
    ...tellPlanned(newlyOn(fresh, rota), { studio, rota: planned }, context),
    ...planForStaff(fresh, shortNow, { studio, rota: planned }, context),
    ...moved.flatMap((one, index) => replaceAway(one, planned, `${event.id}-${index}`, context)),
  ];
}

/** Whoever has left the roster is told nothing any more. */
function corrected(after: Reception, rota: StudioRota, context: Context): Effect[] {
  const before = rota.receptions.find(({ id }) => id === after.id) ?? after;
  const gone = before.representatives.filter((person) => !after.representatives.includes(person));
  return tellChanged(before, after, rota, gone, context);
}

function newlyOn(changed: readonly Reception[], { receptions }: StudioRota): PersonId[] {
  const before = new Map(receptions.map((one) => [one.id, one.representatives]));
  return [...new Set(changed.flatMap(({ id, representatives }) => representatives.filter((person) => before.get(id)?.includes(person) !== true)))];
}

/** Whoever is away on the new day has somebody else asked. That the day is another one is told by itself (changed.ts). */
function replaceAway({ before, after }: Shifted['moved'][number], rota: StudioRota, id: string, context: Context): Effect[] {
  const now = rota.receptions.find((one) => one.id === after.id) ?? after;
  if (before.date === after.date || after.date <= civilDate(context.now)) return [];
  const away = now.representatives.filter((person) => isAway(rota.away, person, after.date));
  return away.flatMap((person, index) => beginSwap(`${id}-${index}`, person, now, rota, context).effects);
}
