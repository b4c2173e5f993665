// Fills what a studio's receptions lack of representatives by the rota: who was put there stays, whoever is no longer there leaves his place (RULES R3, R5).

import { addDays, type CivilDate } from '../calendar/civil.ts';
import { planRota, type RotaPerson } from '../calendar/rota.ts';
import { comingReceptions, dutiesIn, isHolderOn, type Away, type DutyHolder, type DutyRules, type StudioRota } from './duty.ts';
import type { PersonId } from './matter.ts';
import type { Reception } from './reception.ts';

interface Planned {
  /** Those of whom the representatives are others than before. */
  changed: Reception[];
  /** Receptions for which there are too few people. */
  short: Reception[];
}

/**
 * Receptions from tomorrow on are filled, each year by itself.
 * @param anew who was planned there before, neither chosen by a person nor announced, is planned again from this day on
 */
export function filledDuties(rota: StudioRota, holders: readonly DutyHolder[], rules: DutyRules, today: CivilDate, anew: CivilDate | null = null): Planned {
  const before = new Map(rota.receptions.map((one) => [one.id, one]));
  const emptied = rota.receptions.map((one) => (one.date > today ? { ...one, representatives: staying(one, holders, anew) } : one));
  // Where an officer or a swap has decided, only the place of whoever has left is empty.
  const settled = new Set(emptied.filter(({ id, rotaByHand, representatives }) => rotaByHand && before.get(id)?.representatives.length === representatives.length).map(({ id }) => id));
  const open = comingReceptions(emptied, today).filter(({ date, id }) => date > today && !settled.has(id));
  const years = [...new Set(open.map(({ date }) => date.slice(0, 4)))];
  const filled = years.flatMap((year) => filledYear(year, emptied, open, { ...rota, holders, rules }));
  const isChanged = ({ id, representatives }: Reception): boolean => before.get(id)?.representatives.join() !== representatives.join();
  return {
    changed: filled.filter(isChanged),
    short: filled.filter((one) => one.representatives.length < rules.representativesPerReception),
  };
}

function staying({ date, representatives, rotaByHand, kind, announcedAt }: Reception, holders: readonly DutyHolder[], anew: CivilDate | null): readonly PersonId[] {
  if (kind !== 'reception') return representatives;
  if (anew !== null && date >= anew && !rotaByHand && announcedAt === null) return [];
  return representatives.filter((person) => holders.some((one) => one.person === person && isHolderOn(one, date)));
}

interface Filling extends Pick<StudioRota, 'away' | 'swaps'> {
  holders: readonly DutyHolder[];
  rules: DutyRules;
}

function filledYear(year: string, receptions: readonly Reception[], open: readonly Reception[], { away, swaps, holders, rules }: Filling): Reception[] {
  const ofYear = open.filter(({ date }) => date.startsWith(year));
  // Where nobody could be found an officer decides: whoever has said no is not put there after all.
  const room = (one: Reception): number => {
    const left = swaps.filter(({ reception, state }) => reception === one.id && state === 'nobody').length;
    return Math.max(0, rules.representativesPerReception - one.representatives.length - left);
  };
  const rooms = new Map<CivilDate, number>();
  for (const one of ofYear) if (room(one) > 0) rooms.set(one.date, (rooms.get(one.date) ?? 0) + room(one));
  const people = holders.map((holder): RotaPerson => ({ id: holder.person, absences: absencesOf(holder, away), served: dutiesIn(receptions, holder.person, year).map(({ date }) => date) }));
  const { duties } = planRota([...rooms.keys()], people, { perDay: rules.representativesPerReception, perYear: rules.dutiesPerYear, perTwoMonths: rules.dutiesPerTwoMonths }, rooms);
  const free = new Map(duties.map(({ date, people: on }) => [date, [...on]]));
  return ofYear.map((one) => {
    const added = free.get(one.date)?.splice(0, room(one)) ?? [];
    return added.length > 0 ? { ...one, representatives: [...one.representatives, ...added] } : one;
  });
}

const firstDay = '0001-01-01';
const lastDay = '9999-12-31';

/** The days on which he is no representative are like days on which he is away. */
function absencesOf({ person, from, until }: DutyHolder, away: readonly Away[]): RotaPerson['absences'] {
  const own = away.filter((one) => one.person === person);
  return [...own, { from: firstDay, to: addDays(from, -1) }, ...(until === null ? [] : [{ from: addDays(until, 1), to: lastDay }])];
}
