// 并入 and 分开: several residents said the same; one matter leads, and each keeps number, answers and rating. Undoing gives it back as it was.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { isInHand, runningOf } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Effect, MatterFile, Say } from '../flow.ts';
import { tellMerged, tellUnmerged } from '../resident/tell-rarely.ts';
import { choice, departmentName } from '../words.ts';
import { decidedCard } from './card.ts';
import { attempt, decided, said, type Doing } from './doing.ts';
import { besides, parted, waitingIn } from './merged.ts';
import { watchPromise } from './promise.ts';
import { targetIn } from './target.ts';

export function merge(doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const leading = leadingFor(doing);
  if ('effect' in leading) return [leading];
  const { number } = file.matter;
  const into = leading.matter.number;
  const tried = attempt({ kind: 'merge', into, promise: leading.matter.promise }, 'merge', doing);
  if ('effect' in tried) return [tried];
  // What was merged into it goes along.
  const along = waitingIn(context).flatMap((one) => besides(one, { kind: 'merge', into, promise: leading.matter.promise }, by, context) ?? []);
  const joined = joinAll([tried.file, ...along.map((one) => one.file)], leading, doing);
  const count = joined.file.matter.joined + 1;
  const line = count > 1 ? say('done-merged', { number, into, count: String(count) }) : say('done-merged-own', { number, into });
  const left = along.map((one) => parted({ ...file, matter: tried.file.matter }, one.file.matter.number, by, context)?.effect);
  return [
    ...decided(tried, line, doing, [[choice('unmerge', 'desk', 'unmerge', number)]]),
    ...along.map((one) => one.effect),
    ...left.filter((effect) => effect !== undefined),
    ...joined.effects,
    decidedCard(joined.file, context),
    ...tellMerged(tried.file, { ...context, leading: joined.file }),
  ];
}

/** Everybody counts once, whoever told of it twice. */
function joinAll(those: readonly MatterFile[], leading: MatterFile, { by, context }: Doing): { file: MatterFile; effects: Effect[] } {
  const told = new Set([leading, ...context.otherMerged].map(({ matter }) => matter.resident));
  const effects: Effect[] = [];
  let file = leading;
  for (const { matter } of those) {
    const done = besides(file, { kind: 'join', number: matter.number, ...(told.has(matter.resident) ? { again: true } : {}) }, by, context);
    if (!done) continue;
    file = done.file;
    effects.push(done.effect);
    told.add(matter.resident);
  }
  return { file, effects };
}

/** The matter that is to lead, if this one may be merged into it. */
function leadingFor(doing: Doing): MatterFile | Say {
  const { file, rest, event, context } = doing;
  const { number, studio } = file.matter;
  const target = targetIn(rest, event, context);
  if (!target) return said('merge-which', doing, { example: say('example-merge', { running: runningOf(number) }) });
  if ('effect' in target) return target;
  const { matter } = target;
  const into = matter.number;
  if (into === number) return said('merge-itself', doing);
  if (matter.confined) return said('confined-not-merged', { ...doing, file: target });
  if (matter.studio !== studio) return said('merge-elsewhere', doing, { into, studio: context.roster.studios.get(matter.studio)?.name ?? matter.studio });
  if (matter.status === 'merged' && matter.merged?.into === number) return said('merge-crosswise', doing, { into });
  if (matter.status === 'merged' && matter.merged) return said('merge-chain', doing, { into, leading: matter.merged.into });
  if (!isInHand(matter.status)) return said('merge-closed', doing, { into, status: say(`staff-status-${matter.status}`) });
  if (file.matter.status === 'merged') return said('merge-already', doing, { into: file.matter.merged?.into ?? '' });
  return target;
}

/** It goes by itself: it never was merged, or was answered together with the one that led. */
function alone(doing: Doing): Say {
  const { merged, status } = doing.file.matter;
  return merged && !isInHand(status) ? said('unmerge-answered', doing, { into: merged.into }) : said('unmerge-alone', doing);
}

export function unmerge(doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const { number } = file.matter;
  if (file.matter.status !== 'merged') return [alone(doing)];
  const tried = attempt({ kind: 'unmerge' }, 'unmerge', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { on, what } = matter.promise ?? { on: civilDate(context.now), what: 'triage' };
  const left = context.leading && parted(context.leading, number, by, context);
  const { into = '', back = 'raised' } = file.matter.merged ?? {};
  const line = say('done-unmerged', { number, into, date: dateForPeople(on), what: say(`deadline-${what}`) });
  const again = back === 'referred' ? [say('unmerged-refer-again', { department: departmentName(context, file.matter.department ?? ''), running: runningOf(number) })] : [];
  return [
    ...decided(tried, [line, ...again].join('\n'), doing),
    ...(left ? [left.effect, decidedCard(left.file, context)] : []),
    ...tellUnmerged(tried.file, context),
    ...watchPromise(matter),
  ];
}
