// Nothing was said to residents for long: whoever has their matters is reminded in one message, once more, then the officers and the district.

import { z } from 'zod';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { turnedTo, type Matter, type PersonId } from '../../matters/matter.ts';
import { settingsOf } from '../../matters/roster.ts';
import { silenceSteps, type SilentMatter } from '../../matters/silence.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Context, Effect, Flow, Say } from '../flow.ts';
import { holderOf, showing } from '../words.ts';
import { staffOf } from './card.ts';
import { isReached } from '../reached.ts';

/** Of a studio in one day; the rest stand in 待办 like all of them. */
const mostTold = 500;

/** In one message. */
const shown = 8;

export const silence: Flow<null> = {
  name: 'silence',
  state: z.null(),
  needs(_, { body }) {
    const [studio, on] = body.kind === 'due' ? body.args : [];
    return studio === undefined || on === undefined ? [] : [{ need: 'silent-matters', studio, on, limit: mostTold }];
  },
  turn(_, { body }, context) {
    return { effects: body.kind === 'due' ? remind(context.silent ?? [], context) : [] };
  },
};

/** One message for each who has to know, and each number of reminders; what is confined is spoken of alone. */
function remind(silent: readonly SilentMatter[], context: Context): Effect[] {
  const confined = silent.filter(({ matter }) => matter.confined !== null);
  const own = silent.filter(({ matter }) => matter.confined === null);
  const groups = Map.groupBy(own, ({ matter, step }) => `${step >= silenceSteps ? '' : (responsible(matter, context) ?? '')} ${step}`);
  return [
    ...[...groups.values()].flatMap((group) => tell(group, context)),
    ...confined.map((one) => message(staffOf(one.matter), 'silence-head', [one], context)),
  ];
}

/** His representative, else the officer who owns it, as far as he is reached. */
function responsible({ representative, owner }: Matter, context: Context): PersonId | null {
  return [representative, owner].find((person): person is PersonId => person !== null && isReached(person, context)) ?? null;
}

function tell(group: readonly SilentMatter[], context: Context): Effect[] {
  const [first] = group;
  if (!first) return [];
  const { matter, step } = first;
  const { studio } = matter;
  if (step < silenceSteps) {
    const person = responsible(matter, context);
    return [message(person === null ? { to: 'staff', studio } : { to: 'person', person }, 'silence-head', group, context)];
  }
  const district = context.roster.studios.get(studio)?.district;
  const above: Audience[] = [{ to: 'officers', studio }, ...(district === undefined ? [] : [{ to: 'district', district } as const])];
  return above.map((to) => message(to, 'silence-head-above', group, context));
}

function message(to: Audience, head: string, group: readonly SilentMatter[], context: Context): Say {
  const [first] = group;
  const matter = first?.matter;
  const days = settingsOf(context.roster, matter ? turnedTo(matter) : null).silenceWorkdays * (first?.step ?? 1);
  const lines = group.slice(0, shown).map((one) => lineOf(one, context));
  const more = group.length > shown ? [say('silence-more', { count: group.length - shown })] : [];
  const studio = context.roster.studios.get(matter?.studio ?? '')?.name ?? '';
  const text = [say(head, { days, studio }), ...lines, ...more, say('silence-example', { number: matter?.number ?? '' })].join('\n');
  const about = group.length === 1 && matter ? { matter: matter.number, purpose: 'line' as const } : { purpose: 'notice' as const };
  return { effect: 'say', to, class: 'notice', text, ...showing(group.slice(0, shown).map((one) => one.matter)), ...about };
}

function lineOf({ matter, toldAt }: SilentMatter, context: Context): string {
  return say('silence-line', { number: matter.number, category: matter.category, holder: holderOf(context, matter), date: dateForPeople(civilDate(toldAt)) });
}
