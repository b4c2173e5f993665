// 筛查统计: what screening showed by ground, what became of it, and how often a person overturned it (RULES X6).

import type { Ground } from './matter.ts';

/** What was counted when it happened. */
export const screeningOutcomes = ['shown', 'accepted-by-resident', 'insisted', 'rewritten', 'withheld', 'part-shown', 'part-declined', 'part-contested'] as const;
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
  ground: Ground;
  outcomes: Readonly<Record<ScreeningOutcome, number>>;
  looked: Looked;
}
