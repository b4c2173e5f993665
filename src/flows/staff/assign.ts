// 分派: a representative becomes responsible for a matter and hears of it in his own chat.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { representativesOf, type StaffMember } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Effect, Say } from '../flow.ts';
import { awaitAcknowledgement } from '../representative/acknowledge.ts';
import { tellStep } from '../resident/steps.ts';
import { marked } from '../words.ts';
import { attempt, decided, said, type Doing } from './doing.ts';
import { labelOf } from './namesakes.ts';
import { promisedToo } from './merged.ts';
import { usualPromise, watchPromise } from './promise.ts';
import { choicesFor, inRows } from './prompt.ts';
import { callFor, pushToRepresentative } from './representative.ts';

export function assign(doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const one = representativeNamed(doing);
  if ('effect' in one) return [one];
  if (file.matter.representative === one.person) return [said('already-assigned', doing, { representative: one.name })];
  const tried = attempt({ kind: 'assign', representative: one.person, promise: usualPromise(file.matter, context) }, 'assign', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const names = { number: matter.number, representative: one.name, date: dateForPeople(matter.promise?.on ?? civilDate(context.now)) };
  const call = callFor(matter, context);
  return [
    ...decided(tried, [marked(say('done-assigned', names), matter.promise), ...call.lines].join('\n'), doing, call.choices),
    ...tellStep(tried.file, context),
    ...promisedToo(matter, by, context),
    ...pushToRepresentative(tried.file, context),
    ...awaitAcknowledgement(tried.file, context),
    ...watchPromise(matter),
  ];
}

/** The representative of the studio who was meant: by his whole name or a part of it, 「陈代表」. */
function representativeNamed(doing: Doing): StaffMember | Say {
  const { file, context } = doing;
  const all = representativesOf(context.roster, file.matter.studio, context.now);
  if (all.length === 0) return said('no-representatives', doing);
  const name = doing.rest.replace(/^给\s*/, '');
  const label = (one: StaffMember): string => labelOf(one, all, context);
  const exact = all.filter((one) => one.person === name || one.name === name || label(one) === name);
  const fits = exact.length > 0 ? exact : all.filter((one) => one.name.includes(name.replace(/代表$/, '')));
  const [only] = fits;
  if (only && fits.length === 1) return only;
  if (!only) return said('unknown-representative', doing, { name, names: all.map(label).join('、') });
  const labels = new Set(fits.map(label));
  const choices = choicesFor('assign', file, context).filter((one) => labels.has(one.label));
  return { ...said('ambiguous-representative', doing, { name, names: [...labels].join('、') }), purpose: 'prompt-assign', choices: inRows(choices, 2) };
}
