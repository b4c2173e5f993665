// 分派: a representative becomes responsible for a matter and hears of it in his own chat.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { representativesOf, type StaffMember } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Effect, Say } from '../flow.ts';
import { awaitAcknowledgement } from '../representative/acknowledge.ts';
import { tellStep } from '../resident/steps.ts';
import { marked } from '../words.ts';
import { decisionsIn } from './card.ts';
import { attempt, decided, said, type Doing } from './doing.ts';
import { promisedToo } from './merged.ts';
import { usualPromise, watchPromise } from './promise.ts';
import { callFor, pushToRepresentative } from './representative.ts';

/** Buttons under one question. */
const mostButtons = 12;

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
  const exact = all.filter((one) => one.person === name || one.name === name);
  const fits = exact.length > 0 ? exact : all.filter((one) => one.name.includes(name.replace(/代表$/, '')));
  const [only] = fits;
  if (only && fits.length === 1) return only;
  const names = (fits.length > 1 ? fits : all).map((each) => each.name).join('、');
  const asked = said(fits.length > 1 ? 'ambiguous-representative' : 'unknown-representative', doing, { name, names });
  return fits.length > 1 ? { ...asked, choices: oneOf(fits, doing) } : asked;
}

/** Those who fit as buttons, told apart by where they work: two may have one name. */
function oneOf(fits: readonly StaffMember[], { file, context }: Doing): Choice[][] {
  const { matter, history } = file;
  const { roster } = context;
  const label = ({ person, name }: StaffMember): string => {
    const grant = roster.grants.find((one) => one.person === person && one.role === 'representative' && one.studio === matter.studio);
    const where = [grant?.unit, grant?.area].filter(Boolean).join('，');
    return where === '' ? name : say('person-and-unit', { name, unit: where });
  };
  const row = (one: StaffMember): Choice[] => [{ label: label(one), flow: 'desk', choice: 'to', args: [matter.number, String(decisionsIn(history).length), one.person] }];
  return fits.slice(0, mostButtons).map(row);
}
