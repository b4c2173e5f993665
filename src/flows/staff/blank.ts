// 涉密: what staff recognise as a secret goes at once, from the store and from the chats; the officer hears whom to tell, the resident which door there is.

import { turnedTo } from '../../matters/matter.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { tellBlanked } from '../resident/tell-rarely.ts';
import { lineHere, lineTo, staffOf } from './card.ts';
import { attempt, type Doing } from './doing.ts';
import { besides, givenBack, parted } from './merged.ts';

export function blank(doing: Doing): Effect[] {
  const { file, by, event, context } = doing;
  const { number } = file.matter;
  const tried = attempt({ kind: 'blank' }, 'blank', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const { staffGroup = null } = context.roster.studios.get(matter.studio) ?? {};
  const line = say('blanked', { number, reportTo: settingsOf(context.roster, turnedTo(matter)).secretReportTo });
  const left = context.leading && parted(context.leading, number, by, context);
  const linked = context.linked.flatMap((one) => besides(one, { kind: 'blank' }, by, context) ?? []);
  return [
    // First what was said, then what is said of it: this is not to go with the rest.
    { effect: 'blank', matter: number },
    ...linked.flatMap((one) => [{ effect: 'blank' as const, matter: one.file.matter.number }, one.effect]),
    { effect: 'erase' },
    ...tried.effects,
    { effect: 'count-screening', ground: 'state_secret', outcome: 'withheld' },
    lineHere(line, number),
    ...(matter.confined || (staffGroup !== null && staffGroup !== event.chat.key) ? [lineTo(staffOf(matter, by.person), matter, line)] : []),
    ...(left ? [left.effect] : []),
    ...givenBack(matter, context),
    ...tellBlanked(tried.file, context),
  ];
}
