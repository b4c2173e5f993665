// 筛查统计: what screening showed in a month and what people made of it, and how plain the answers were, for whoever watches; counts alone.

import { addDays, civilDate, dateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import type { ScreeningCount } from '../../matters/screening-count.ts';
import { say } from '../../texts/say.ts';
import type { Context, Need, Say } from '../flow.ts';
import { answer } from '../words.ts';
import { plainnessLines } from './plainness.ts';

/** This month, until today; a month that is named, the last one of that name. */
function monthAsked(month: number | null, now: Instant): { first: CivilDate; last: CivilDate } {
  const today = civilDate(now);
  const [year = 0, present = 0] = today.split('-').map(Number);
  const asked = month ?? present;
  const first = `${asked > present ? year - 1 : year}-${String(asked).padStart(2, '0')}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return { first, last: next > today ? today : addDays(next, -1) };
}

export function needsOfScreenings(month: number | null, studios: readonly string[], now: Instant): Need[] {
  const { first, last } = monthAsked(month, now);
  const asked = { studios, from: instantOf(first, '00:00'), to: instantOf(addDays(last, 1), '00:00') };
  return [{ need: 'screening-counts', ...asked }, { need: 'plainness-counts', ...asked }];
}

export function screeningList(month: number | null, context: Context): Say {
  const { screenings = [], now } = context;
  const { first, last } = monthAsked(month, now);
  const dates = { from: dateForPeople(first), to: dateForPeople(last) };
  const shown = screenings.length === 0 ? [say('screenings-none', dates)] : [say('screenings-head', dates), ...screenings.flatMap(linesOf), say('screenings-foot')];
  return answer([...shown, ...plainnessLines(context)].join('\n'));
}

function linesOf({ ground, outcomes, looked }: ScreeningCount): string[] {
  const name = say(`ground-${ground}`);
  const asked = outcomes.shown > 0;
  const isPart = outcomes['part-declined'] > 0;
  return [
    ...(asked ? [say('screenings-shown', { ground: name, shown: outcomes.shown, agreed: outcomes['accepted-by-resident'], rewritten: outcomes.rewritten, insisted: outcomes.insisted })] : []),
    ...(looked.suspected > 0 ? [say('screenings-looked', { ground: name, ...looked })] : []),
    ...(isPart ? [say('screenings-part', { ground: name, count: outcomes['part-declined'], contested: outcomes['part-contested'] })] : []),
    ...(outcomes.withheld > 0 ? [say('screenings-withheld', { ground: name, count: outcomes.withheld })] : []),
  ];
}
