// Filing what an officer entered for somebody without a chat: number, promise, card, and the slip with the 查询码.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { begin, type Raised } from '../../matters/begin.ts';
import type { By } from '../../matters/lifecycle.ts';
import { mask } from '../../matters/masking.ts';
import { withoutChat, type PersonId } from '../../matters/matter.ts';
import { officersOf, type Role } from '../../matters/roster.ts';
import { screen, suspectedIn } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Context, Effect, Event } from '../flow.ts';
import { answer, nameOf, newText, officerName } from '../words.ts';
import { postCard } from './card.ts';
import { watchPromise } from './promise.ts';
import { suggestSame } from './same-incident.ts';

/** 来电, 来访, 走访. */
export const hows = ['call', 'visit', 'round'] as const;
export type How = (typeof hows)[number];

interface Entered {
  studio: string;
  how: How | null;
  words: string;
  name: string | null;
  phone: string | null;
  id: string;
  attachments: readonly Attachment[];
  /** The representative to whom it was told, at a reception or on a visit. */
  received?: PersonId;
}

export function enter({ studio: code, how, words, name, phone, id, attachments, received }: Entered, event: Event, context: Context): Effect[] {
  const studio = context.roster.studios.get(code);
  const { nextNumber: number, newcomer, queryCode, roster, now, calendar } = context;
  if (!studio || number === null || newcomer === null || queryCode === null) throw new Error('a matter that is entered needs a studio, a number and a code');
  const screening = screen(words);
  // He told who he is to be found by: in the text itself it is masked like any name.
  const masked = mask(words);
  const original = newText(event.id, 0, 'original', words, attachments);
  const raised: Raised = {
    type: 'raised',
    studio: code,
    resident: newcomer,
    conversation: withoutChat(code),
    draft: `entered ${id}`,
    category: screening.category,
    place: screening.place === null ? null : mask(screening.place),
    masked: name === null ? masked : masked.replaceAll(name, '〔姓名〕'),
    attachmentCount: attachments.length,
    urgent: screening.danger !== null,
    suspicion: screening.danger ? null : suspectedIn(screening),
    ...(received === undefined ? {} : { receivedBy: received }),
    owner: officersOf(roster, code, now)[0]?.person ?? event.actor.person,
    promise: { what: 'triage', ...workdaysAfter(calendar, civilDate(now), studio.settings.triageWorkdays) },
    text: original.id,
  };
  const matter = begin(number, raised, now);
  const by = enteredBy(code, event);
  const lead = [say('card-entered', { how: say(`how-${how ?? 'call'}`) }), ...(received === undefined ? [] : [say('card-received', { representative: nameOf(context, received) })])].join('\n');
  const slip = say('slip', {
    number,
    code: queryCode,
    studio: studio.name,
    officer: officerName(context, code),
    date: dateForPeople(raised.promise.on),
    phone: studio.phone,
  });
  return [
    { effect: 'record', matter: number, events: [raised], by, texts: [{ ...original, masked: raised.masked }] },
    { effect: 'introduce', person: newcomer, contact: { name, phone } },
    { effect: 'give-code', matter: number, code: queryCode },
    ...watchPromise(matter),
    postCard(matter, context, { attachments, danger: screening.danger, lead }),
    ...suggestSame(matter, context),
    ...(screening.danger ? [answer(say(`danger-${screening.danger.kind}`), { matter: number, class: 'alert' as const })] : []),
    answer(say('entered', { number }), { matter: number, purpose: 'line' }),
    answer(slip, { purpose: 'notice' }),
  ];
}

/** As what he enters it: officer of the studio, its representative, an officer of the district. */
function enteredBy(studio: string, { actor }: Event): By {
  const isOne = (role: Role): boolean => actor.grants.some((grant) => grant.role === role && grant.studio === studio);
  return { person: actor.person, role: isOne('liaison') ? 'officer' : isOne('representative') ? 'representative' : 'district' };
}
