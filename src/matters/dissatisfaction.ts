// How far the resident of a matter is dissatisfied (群众不满意, RULES D2–D3): only what was said or done counts, and each sign keeps its day.

import { civilDate, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { MatterEvent } from './commands.ts';
import type { Matter } from './matter.ts';
import { stances, type Stance } from './stance.ts';

/** 未表态 where nothing was said: it is shown as that, and opens nothing. */
export type Dissatisfaction = Stance | 'unstated';

/**
 * A fact on which it rests. `late`: what he answered when he was told that it is late; `call`: noted by staff; `urged`: 催一下 after the
 * date; `unsolved` 没解决, `dissatisfied` 不满意, `satisfied`: of a reply; `again`: he had it done again.
 */
export interface Sign {
  sign: 'late' | 'call' | 'urged' | 'unsolved' | 'dissatisfied' | 'satisfied' | 'again';
  stance: Stance;
  at: Instant;
}

/** As far as it is looked at here. */
interface File {
  matter: Pick<Matter, 'status' | 'round'>;
  history: readonly { at: Instant; event: MatterEvent }[];
  rating: { solved: boolean | null; satisfaction: 'satisfied' | 'mostly' | 'dissatisfied' | null; at?: Instant } | null;
}

export interface Found {
  level: Dissatisfaction;
  /** In the order in which they came. */
  signs: readonly Sign[];
}

/**
 * Whoever can wait is content, whatever he said before; whoever is strongly dissatisfied stays so until he says that he is not.
 * @param along of what is merged into it: who is dissatisfied most counts
 */
export function dissatisfactionOf(file: File, along: readonly File[] = []): Found {
  const each = [file, ...along].map((one) => ({ signs: signsOf(one), level: levelOf(signsOf(one)) }));
  const ranks: readonly Dissatisfaction[] = ['unstated', ...stances];
  const highest = Math.max(...each.map(({ level }) => ranks.indexOf(level)));
  return { level: ranks[highest] ?? 'unstated', signs: inOrder(each.flatMap(({ signs }) => signs)) };
}

function levelOf(signs: readonly Sign[]): Dissatisfaction {
  return signs.reduce<Dissatisfaction>((level, { stance }) => (stance === 'some' && level === 'strong' ? level : stance), 'unstated');
}

function signsOf(file: File): Sign[] {
  return inOrder([...inHistory(file), ...inRating(file)]);
}

function inOrder(signs: readonly Sign[]): Sign[] {
  return signs.toSorted((one, other) => one.at - other.at);
}

/** 催一下 counts only where the day that stood then had passed. */
function inHistory({ history }: File): Sign[] {
  const signs: Sign[] = [];
  let promised: CivilDate | null = null;
  for (const { at, event } of history) {
    const sign = signIn(event, promised !== null && civilDate(at) > promised);
    if (sign) signs.push({ ...sign, at });
    promised = promisedAfter(event, promised);
  }
  return signs;
}

function signIn(event: MatterEvent, isLate: boolean): Omit<Sign, 'at'> | null {
  switch (event.type) {
    case 'stance-taken':
      return { sign: 'late', stance: event.stance };
    case 'stance-noted':
      return { sign: 'call', stance: event.stance };
    case 'urged':
      return isLate ? { sign: 'urged', stance: 'some' } : null;
    case 'reopened':
      return { sign: 'again', stance: 'some' };
    default:
      return null;
  }
}

/** What is only asked for promises nothing. */
function promisedAfter(event: MatterEvent, before: CivilDate | null): CivilDate | null {
  if (event.type === 'replied' || event.type === 'declined') return null;
  return 'promise' in event && event.type !== 'extension-asked' ? (event.promise?.on ?? null) : before;
}

/** Nobody learns of a rating before the matter is closed or goes on (DESIGN §3). */
function inRating({ matter, rating, history }: File): Sign[] {
  if (rating === null || matter.status === 'replied') return [];
  const at = rating.at ?? history.at(-1)?.at ?? 0;
  const isSatisfied = rating.solved === true && rating.satisfaction !== 'dissatisfied';
  return [
    ...(rating.solved === false ? [{ sign: 'unsolved', stance: 'some', at } as const] : []),
    ...(rating.satisfaction === 'dissatisfied' ? [{ sign: 'dissatisfied', stance: 'some', at } as const] : []),
    ...(isSatisfied ? [{ sign: 'satisfied', stance: 'content', at } as const] : []),
  ];
}
