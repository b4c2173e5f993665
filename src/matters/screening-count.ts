// 筛查统计: what screening showed by studio and ground, what became of it, and how often a person overturned it (RULES X6).

import type { Ground } from './matter.ts';

/** What was counted when it happened. `asked`: the question that decides; `cleared`: its answer said that it is none. */
export const screeningOutcomes = ['asked', 'cleared', 'shown', 'accepted-by-resident', 'insisted', 'rewritten', 'withheld', 'part-shown', 'part-declined', 'part-contested'] as const;
export type ScreeningOutcome = (typeof screeningOutcomes)[number];

/** Of the matters that it suspected: what people decided. `overturned`: contested after a person declined it, then accepted by another. */
export interface Looked {
  suspected: number;
  accepted: number;
  declined: number;
  waiting: number;
  contested: number;
  overturned: number;
}

export interface ScreeningCount {
  studio: string;
  ground: Ground;
  outcomes: Readonly<Record<ScreeningOutcome, number>>;
  looked: Looked;
}

/** What a studio's residents brought in the same time. */
export interface Brought {
  studio: string;
  raised: number;
}

/** Several counts as one. */
export function together(counts: readonly ScreeningCount[]): Pick<ScreeningCount, 'outcomes' | 'looked'> {
  const sum = <Name extends string>(names: readonly Name[], of: (count: ScreeningCount) => Readonly<Record<Name, number>>) =>
    Object.fromEntries(names.map((name) => [name, counts.reduce((total, count) => total + of(count)[name], 0)])) as Record<Name, number>;
  return {
    outcomes: sum(screeningOutcomes, ({ outcomes }) => outcomes),
    looked: sum(['suspected', 'accepted', 'declined', 'waiting', 'contested', 'overturned'], ({ looked }) => looked),
  };
}

/** What residents left at the fork: it has no number. */
function leftAtFork({ outcomes }: Pick<ScreeningCount, 'outcomes'>): number {
  return outcomes['accepted-by-resident'] + outcomes.rewritten + outcomes.withheld;
}

/** How much of all that was brought screening said something about, with a number or without. */
export function suspicionRate(counts: readonly ScreeningCount[], brought: readonly Brought[]): { suspected: number; all: number } {
  const { outcomes, looked } = together(counts);
  const left = leftAtFork({ outcomes });
  return { suspected: looked.suspected + left, all: brought.reduce((total, { raised }) => total + raised, left) };
}

/** Of fewer than so many a share says nothing: the counts stand by themselves. */
const fewest = 10;

/** In whole per cent; null of a few. */
export function shareOf(part: number, whole: number): number | null {
  return whole < fewest ? null : Math.round((part / whole) * 100);
}
