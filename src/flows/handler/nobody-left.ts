// The last handler of a department was stopped: what it has in hand reaches nobody there, and whoever referred it has to give it out anew.

import { runningOf, type PersonId } from '../../matters/matter.ts';
import type { Handling } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Need } from '../flow.ts';
import { lineTo, staffOf } from '../staff/card.ts';
import { departmentName } from '../words.ts';
import { boundHandlers } from './give-out.ts';

/** Matters that are spoken of at once. */
const limit = 50;

export function needsOfNobodyLeft(handling: Handling | null): Need[] {
  return handling === null ? [] : [{ need: 'referred-matters', handling, limit, besides: true }];
}

/** @param stopped whose rights for these departments end in this turn */
export function nobodyLeft(stopped: PersonId, departments: readonly string[], context: Context): Effect[] {
  const { list = [] } = context.referred ?? {};
  const left = list.filter((matter) => departments.includes(matter.department ?? '') && boundHandlers(matter, context).every(({ person }) => person === stopped));
  return left.map((matter) => {
    const { number, department } = matter;
    return lineTo(staffOf(matter), matter, say('nobody-left', { number, running: runningOf(number), department: departmentName(context, department ?? '') }));
  });
}
