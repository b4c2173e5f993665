// Measures how well one incident is told from a like one, on groups of the corpus that were not learned from; with --write it learns from all.
// node training/measure-sameness.ts [folder of the corpus] [--write]

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '../src/matters/matter.ts';
import { featuresOf } from '../src/matters/screening/features.ts';
import { judgeBy, readKnown } from '../src/matters/screening/judge.ts';
import { normalise } from '../src/matters/screening/normalise.ts';
import { placeBy } from '../src/matters/screening/place.ts';
import { leastPlace } from '../src/matters/sameness.ts';
import { signNames, signsOf } from '../src/matters/sameness/signs.ts';
import { traceOf, type Trace } from '../src/matters/sameness/trace.ts';
import { inventedSlots } from './fill.ts';
import { learnPlace } from './learn-place.ts';
import { learn, type Pair } from './learn-sameness.ts';
import { see } from './lessons.ts';
import { readCorpus } from './read-corpus.ts';
import { rowsIn, type Row } from './same-rows.ts';
import { study } from './study.ts';

const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(import.meta.dirname, 'corpus');
const folds = 5;
const seeds = [1, 2, 3];
/** Of pairs that have nothing to do with each other this share is learned from. */
const apartShare = 0.15;
/** For each row so many other matters at its place: a town has few places and many matters. */
const learnedNeighbours = 8;
/** Of the other matters each of so many is compared with every row to learn from. */
const eachUnrelated = 3;
/** What the rows are tried among: unrelated matters, and for each incident so many others at its place. */
const strangers = 400;
const triedNeighbours = [0, 1, 3];
const thresholds = [0.5, 0.3, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06];

interface Told {
  row: Row;
  group: string;
  trace: Trace;
}

type Chance = () => number;

function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Of the rows that are measured nothing was learned before: their places and problems are new to us, as those of a town will be. */
const unmeasured = readCorpus(folder, inventedSlots(1)).filter(({ duplicates, nearMissOf }) => duplicates === null && nearMissOf === null);
const placeWeights = learnPlace(unmeasured);
const known = readKnown(study(unmeasured.map(see), 1));

function tell(row: Row): Told {
  return { row, group: row.incident ?? row.like ?? '', trace: traceOf({ text: row.text, place: placeBy(placeWeights, row.text), category: categoryOf(row.text) }) };
}

function categoryOf(text: string): Category {
  const normalised = normalise(text);
  return judgeBy(known, normalised, featuresOf(normalised)).category;
}

function isSame({ row: one }: Told, { row: other }: Told): boolean {
  return one.incident !== null && one.incident === other.incident;
}

/** Another matter, told of this place. */
function movedTo(place: string, row: Row): Told {
  return tell({ text: row.place === null ? row.text : row.text.replace(row.place, place), place, incident: null, like: null });
}

function oneOf<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** Pairs within groups, some across them, and each row with other matters at its own place. */
function pairsFor(rows: readonly Told[], others: readonly Row[], unrelated: readonly Told[], chance: Chance): Pair[] {
  const pairs: Pair[] = [];
  // What their numbers tell apart is never weighed.
  const add = (one: Told, other: Told, same: boolean): void => {
    const signs = signsOf(one.trace, other.trace);
    if (signs) pairs.push({ signs, same });
  };
  for (const [index, first] of rows.entries())
    for (const second of rows.slice(0, index))
      if (first.group === second.group || chance() < apartShare) add(first, second, isSame(first, second));
  // Of those that have nothing to do with it only the few count that speak of one place by chance.
  for (const told of rows) for (const other of unrelated) if (signsOf(told.trace, other.trace, leastPlace)) add(told, other, false);
  for (const told of rows) {
    const { row, group } = told;
    if (row.incident === null || row.place === null) continue;
    for (let count = 0; count < learnedNeighbours; count += 1) {
      const near = count < learnedNeighbours / 3 ? oneOf(rows, chance) : null;
      const other = near?.row ?? oneOf(others, chance);
      if (other.place !== null && near?.group !== group) add(told, movedTo(row.place, other), false);
    }
  }
  return pairs;
}

interface Outcome {
  sureness: number;
  right: boolean;
}

/** Each row against all that came before it: only the best is suggested. */
function tryOn(rows: readonly Told[], before: readonly Told[], weights: readonly number[]): { outcomes: Outcome[]; pairs: number } {
  const outcomes: Outcome[] = [];
  let pairs = 0;
  for (const [index, told] of rows.entries()) {
    const earlier = rows.slice(0, index);
    if (earlier.some((other) => isSame(told, other))) pairs += 1;
    let best: { sum: number; right: boolean } | null = null;
    for (const other of [...before, ...earlier]) {
      const signs = signsOf(told.trace, other.trace, leastPlace);
      if (!signs) continue;
      const sum = signs.reduce((total, sign, at) => total + sign * (weights[at] ?? 0), 0);
      if (best === null || sum > best.sum) best = { sum, right: isSame(told, other) };
    }
    if (best) outcomes.push({ sureness: 1 / (1 + Math.exp(-best.sum)), right: best.right });
  }
  return { outcomes, pairs };
}

function isPlaced({ place }: Row): boolean {
  return place !== null;
}

/** Every other one, so that each half has all files. */
function halves(rows: readonly Row[]): [Row[], Row[]] {
  return [rows.filter((_, at) => at % 2 === 0), rows.filter((_, at) => at % 2 === 1)];
}

function crossValidate(rows: readonly Told[], others: readonly Row[], neighbours: number): void {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const [learnedFrom, triedAmong] = halves(others);
  const unrelated = learnedFrom.filter((_, at) => at % eachUnrelated === 0).map(tell);
  const outcomes: Outcome[] = [];
  let pairs = 0;
  for (const seed of seeds) {
    const chance = chanceFrom(seed);
    const foldOf = new Map(groups.map((group) => [group, Math.floor(chance() * folds)]));
    for (let fold = 0; fold < folds; fold += 1) {
      const weights = learn(pairsFor(rows.filter(({ group }) => foldOf.get(group) !== fold), learnedFrom.filter(isPlaced), unrelated, chance));
      const tried = rows.filter(({ group }) => foldOf.get(group) === fold);
      const places = [...new Set(tried.flatMap(({ row }) => (row.incident !== null && row.place !== null ? [row.place] : [])))];
      const around = places.flatMap((place) => Array.from({ length: neighbours }, () => movedTo(place, oneOf(triedAmong.filter(isPlaced), chance))));
      const passing = Array.from({ length: strangers }, () => tell(oneOf(triedAmong, chance)));
      const result = tryOn(tried, [...passing, ...around], weights);
      outcomes.push(...result.outcomes);
      pairs += result.pairs;
    }
  }
  print(`\n${neighbours} other matters at each place, ${pairs} pairs`);
  for (const threshold of thresholds) {
    const suggested = outcomes.filter(({ sureness }) => sureness >= threshold);
    const right = suggested.filter((outcome) => outcome.right).length;
    print(`  from ${threshold}: suggested ${suggested.length}, precision ${percent(right / suggested.length)}, recall ${percent(right / pairs)}`);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function write(weights: readonly number[]): void {
  const lines = weights.map((weight, at) => `  ${weight.toFixed(3)}, // ${signNames[at] ?? ''}`);
  const head = '// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.\n\nexport const weights: readonly number[] = [';
  writeFileSync(join(import.meta.dirname, '../src/matters/sameness/weights.ts'), `${head}\n${lines.join('\n')}\n];\n`);
}

const all = rowsIn(folder);
const grouped = all.filter((row) => row.incident !== null || row.like !== null).map(tell);
const others = all.filter((row) => row.incident === null && row.like === null);
if (process.argv.includes('--write')) write(learn(pairsFor(grouped, others.filter(isPlaced), others.filter((_, at) => at % (2 * eachUnrelated) === 0).map(tell), chanceFrom(1))));
else for (const neighbours of triedNeighbours) crossValidate(grouped, others, neighbours);
