// 筛查统计: what screening showed in a month or a week and what people made of it, and how plain the answers were, for whoever watches; counts alone.

import { addDays, civilDate, dateForPeople, instantOf, weekday, type CivilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { grounds, type Ground } from '../../matters/matter.ts';
import { shareOf, suspicionRate, together, type ScreeningCount } from '../../matters/screening-count.ts';
import { say } from '../../texts/say.ts';
import type { Context, Need, Say } from '../flow.ts';
import type { ScreeningKnown } from '../screening-contract.ts';
import { answer } from '../words.ts';
import { plainnessLines } from './plainness.ts';

/** Of how many studios one answer speaks. */
const studiosShown = 5;

/** What was typed after 筛查统计. */
export interface ScreeningsAsked {
  /** A month by its number, this week or the last; null: this month. */
  period: number | 'week' | 'last-week' | null;
  /** Null: all that he watches. */
  studio: string | null;
}

interface Period {
  first: CivilDate;
  last: CivilDate;
}

/** Until today; a month that is named is the last one of that name. */
function periodOf(period: ScreeningsAsked['period'], now: Instant): Period {
  const today = civilDate(now);
  const monday = addDays(today, 1 - weekday(today));
  if (period === 'week') return { first: monday, last: today };
  if (period === 'last-week') return { first: addDays(monday, -7), last: addDays(monday, -1) };
  const [year = 0, present = 0] = today.split('-').map(Number);
  const asked = period ?? present;
  const first = `${asked > present ? year - 1 : year}-${String(asked).padStart(2, '0')}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  return { first, last: next > today ? today : addDays(next, -1) };
}

/** A studio that he does not watch is none. @param watched the studios that he watches */
export function needsOfScreenings({ period, studio }: ScreeningsAsked, watched: readonly string[], now: Instant): Need[] {
  const { first, last } = periodOf(period, now);
  const studios = watched.filter((one) => studio === null || one === studio);
  const before = addDays(last, 1);
  return [screeningsFrom(first, before, studios), { need: 'plainness-counts', studios, from: instantOf(first, '00:00'), to: instantOf(before, '00:00') }];
}

export function screeningsFrom(first: CivilDate, before: CivilDate, studios: readonly string[]): Need {
  return { need: 'screening-counts', studios, from: instantOf(first, '00:00'), to: instantOf(before, '00:00') };
}

export function screeningList({ period }: ScreeningsAsked, context: Context): Say {
  const { first, last } = periodOf(period, context.now);
  const dates = { from: dateForPeople(first), to: dateForPeople(last) };
  return answer([...screenedLines(dates, context), ...plainnessLines(context)].join('\n'));
}

function screenedLines(dates: { from: string; to: string }, { screenings, roster }: Context): string[] {
  if (!screenings || screenings.counts.length === 0) return [say('screenings-none', dates)];
  const { counts, brought } = screenings;
  const { suspected, all } = suspicionRate(counts, brought);
  const nameOf = (studio: string) => roster.studios.get(studio)?.name ?? studio;
  const lines = grounds.flatMap((ground) => linesOf(ground, counts.filter((one) => one.ground === ground)));
  const rate = say('screenings-rate', { suspected, all, share: shareInWords(suspected, all) });
  return [say('screenings-head', dates), rate, ...lines, ...studioLines(counts, nameOf), say('screenings-foot')];
}

function linesOf(ground: Ground, counts: readonly ScreeningCount[]): string[] {
  const { outcomes, looked } = together(counts);
  const name = say(`ground-${ground}`);
  const seen = looked.accepted + looked.declined;
  return [
    ...(outcomes.asked > 0 ? [say('screenings-asked', { ground: name, count: outcomes.asked, cleared: outcomes.cleared })] : []),
    ...(outcomes.shown > 0 ? [say('screenings-shown', { ground: name, shown: outcomes.shown, agreed: outcomes['accepted-by-resident'], rewritten: outcomes.rewritten, insisted: outcomes.insisted })] : []),
    ...(looked.suspected > 0 ? [say('screenings-looked', { ground: name, ...looked, share: shareInWords(looked.accepted, seen) })] : []),
    ...(looked.contested > 0 ? [say('screenings-contested', { ground: name, contested: looked.contested, overturned: looked.overturned, share: shareInWords(looked.overturned, looked.contested) })] : []),
    ...(outcomes['part-shown'] + outcomes['part-declined'] > 0
      ? [say('screenings-part', { ground: name, shown: outcomes['part-shown'], count: outcomes['part-declined'], contested: outcomes['part-contested'] })]
      : []),
    ...(outcomes.withheld > 0 ? [say('screenings-withheld', { ground: name, count: outcomes.withheld })] : []),
  ];
}

/** Where there are several: those first where people overturned most. */
function studioLines(counts: readonly ScreeningCount[], nameOf: (studio: string) => string): string[] {
  const byStudio = [...Map.groupBy(counts, ({ studio }) => studio)].map(([studio, own]) => ({ studio, ...together(own).looked }));
  if (byStudio.length < 2) return [];
  const busiest = byStudio.toSorted((a, b) => b.overturned - a.overturned || b.accepted - a.accepted || b.suspected - a.suspected);
  const lines = busiest.slice(0, studiosShown).map(({ studio, suspected, accepted, overturned }) => say('screenings-studio', { studio: nameOf(studio), suspected, accepted, overturned }));
  return busiest.length > studiosShown ? [...lines, say('screenings-more', { count: busiest.length - studiosShown })] : lines;
}

/** One line of the week; none where screening had nothing to say. */
export function screeningsOfWeek({ screenings }: ScreeningKnown): string[] {
  if (!screenings || screenings.counts.length === 0) return [];
  const { suspected, all } = suspicionRate(screenings.counts, screenings.brought);
  const { accepted, overturned } = together(screenings.counts).looked;
  return [say('weekly-screenings', { suspected, all, accepted, overturned })];
}

function shareInWords(part: number, whole: number): string {
  const share = shareOf(part, whole);
  return share === null ? '' : say('share', { share });
}
