// Whoever has just bound his chat is told what is coming: his duties and his visits, if there are any.

import { civilDate } from '../../calendar/civil.ts';
import { comingReceptions } from '../../matters/duty.ts';
import type { PersonId } from '../../matters/matter.ts';
import { grantsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { AtHand, Context, Effect, Need } from '../flow.ts';
import { answer } from '../words.ts';
import { cannotChoice, dutyLines, visitLines } from './lists.ts';
import { rotaNeed, rotaOf } from './studio-rota.ts';

/** Days in one message. */
const daysShown = 4;

export const dutiesAtBinding = 'bind:duties';

/** What he is told of is looked up when it is known who he is. */
export function tellDutiesOf(person: PersonId, id: string, at: Pick<AtHand, 'roster' | 'now'>): Effect[] {
  return studiosOf(person, at).length === 0 ? [] : [{ effect: 'due', id: `${dutiesAtBinding}:${id}`, at: at.now, what: dutiesAtBinding, args: [person] }];
}

function studiosOf(person: PersonId, { roster, now }: Pick<AtHand, 'roster' | 'now'>): string[] {
  const own = grantsOf(roster, person, now).flatMap(({ role, studio, standsInFor }) => (role === 'representative' && studio !== null && standsInFor === undefined ? [studio] : []));
  return [...new Set(own)];
}

export function needsAtBinding([person = '']: readonly string[], at: AtHand): Need[] {
  return studiosOf(person, at).map((studio) => rotaNeed(studio, at));
}

export function toldAtBinding([person = '']: readonly string[], context: Context): Effect[] {
  return studiosOf(person, context).flatMap((code) => {
    const of = rotaOf(code, context);
    if (!of) return [];
    const own = comingReceptions(of.rota.receptions, civilDate(context.now)).filter(({ representatives }) => representatives.includes(person));
    const visits = visitLines(person, of.rota, context);
    const [first] = own;
    if (!first) return visits.length === 0 ? [] : [answer([say('duties-at-binding-visits'), ...visits].join('\n'))];
    const more = own.length > daysShown ? [say('duties-planned-more', { count: own.length })] : [];
    const lines = [say('duties-at-binding'), ...dutyLines(person, own.slice(0, daysShown), context), ...visits, ...more];
    return [answer(lines.join('\n'), { choices: [[cannotChoice(first)]] })];
  });
}
