// Compares judgements with what people labelled: counts with their 95 % intervals, so that nobody reads noise as progress.

import type { Judgement } from '../src/matters/screening/judge.ts';
import type { Example } from './read-corpus.ts';

export interface Figure {
  name: string;
  hits: number;
  of: number;
}

type Row = { example: Example; judgement: Judgement };

export function figuresOf(rows: readonly Row[]): Figure[] {
  const clean = rows.filter(({ example }) => example.exclusion === 'none' && example.action === 'accept');
  const excluded = rows.filter(({ example }) => example.action === 'decline_with_guidance');
  const problems = rows.filter(({ example }) => example.action === 'accept' && !example.mixed && example.category !== '其他');
  const urgent = rows.filter(({ example }) => example.urgent);
  const share = (name: string, among: readonly Row[], fits: (row: Row) => boolean): Figure => ({ name, hits: among.filter(fits).length, of: among.length });
  return [
    share('acceptable, refused (≤ 1 %)', clean, isForked),
    share('hard negatives, refused (≤ 3 %)', clean.filter(({ example }) => example.hard), isForked),
    share('acceptable, sent to a person (≤ 5 %)', clean, isAsked),
    share('excluded and explicit, found (≥ 95 %)', excluded.filter(({ example }) => !example.implicit), isFound),
    share('excluded and implicit, found (≥ 75 %)', excluded.filter(({ example }) => example.implicit), isFound),
    share('found and of the right kind', excluded.filter(isFound), isRightKind),
    share('danger, recall (≥ 95 %)', urgent, ({ judgement }) => judgement.danger !== null),
    share('danger, precision (≥ 70 %)', rows.filter(({ judgement }) => judgement.danger !== null), ({ example }) => example.urgent),
    share('category (≥ 75 %)', problems, ({ example, judgement }) => [example.category, ...example.categoryAlt].includes(judgement.category)),
    share('intent (≥ 90 %)', rows, ({ example, judgement }) => example.intent === judgement.intent),
  ];
}

function isForked({ judgement }: Row): boolean {
  return judgement.action === 'decline_with_guidance';
}

function isAsked({ judgement }: Row): boolean {
  return judgement.action === 'ask_human';
}

function isFound(row: Row): boolean {
  return isForked(row) || isAsked(row);
}

function isRightKind({ example, judgement }: Row): boolean {
  return [example.exclusion, ...example.exclusionAlt].includes(judgement.exclusion);
}

/** In percent, with the interval of Wilson. */
export function inWords({ name, hits, of }: Figure): string {
  if (of === 0) return `${name.padEnd(42)} –`;
  const z = 1.96;
  const part = hits / of;
  const width = 1 + (z * z) / of;
  const middle = (part + (z * z) / (2 * of)) / width;
  const half = (z * Math.sqrt((part * (1 - part)) / of + (z * z) / (4 * of * of))) / width;
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${name.padEnd(42)} ${percent(part).padStart(5)} %  (${percent(Math.max(0, middle - half))}–${percent(Math.min(1, middle + half))}; ${hits} of ${of})`;
}
