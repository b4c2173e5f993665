// 「谁看过我的事」: the resident hears role, office and date of each opening of his data, and also that there was none (DESIGN §1).

import { z } from 'zod';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Opening } from '../../matters/opening.ts';
import { grantsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Flow } from '../flow.ts';
import { answer } from '../words.ts';

/** The latest ones. */
const shown = 10;

export function readsWhoLooked(text: string): boolean {
  return /^(?:都)?有?谁(?:看|查|翻|打开)过?了?(?:我的?)(?:事情?|事项|原[话文]|电话|资料|信息|东西)?[?？。]?$/.test(text.normalize('NFKC').trim());
}

export const whoLooked: Flow<null> = {
  name: 'looked',
  state: z.null(),
  needs: () => [{ need: 'openings', limit: shown + 1 }],
  turn(_, __, context) {
    const { openings } = context;
    if (openings.length === 0) return { effects: [answer(say('looked-nobody'))] };
    const lines = counted(openings.slice(0, shown).map((one) => lineOf(one, context)));
    return { effects: [answer([say('looked-head'), ...lines, ...(openings.length > shown ? [say('looked-more')] : [])].join('\n'))] };
  },
};

/** What would be said twice is said once, with how often. */
function counted(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => {
    const count = lines.filter((one) => one === line).length;
    return count === 1 ? line : say('looked-line-times', { line, count });
  });
}

function lineOf({ matter, at, by }: Opening, context: Context): string {
  return say('looked-line', { number: matter, date: dateForPeople(civilDate(at)), role: say(`role-${roleOf(by.role)}`), office: officeOf(by, context) });
}

function roleOf(role: Opening['by']['role']): string {
  return role === 'officer' ? 'liaison' : role;
}

/** The studio or the district of which he was what he was when he looked. */
function officeOf({ person, role }: Opening['by'], { roster, now }: Context): string {
  const grants = person === null ? [] : grantsOf(roster, person, now);
  const grant = grants.find((one) => one.role === roleOf(role)) ?? grants[0];
  return roster.studios.get(grant?.studio ?? '')?.name ?? roster.districts.get(grant?.district ?? '')?.name ?? '';
}
