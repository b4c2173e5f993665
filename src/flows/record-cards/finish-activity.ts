// The end of #接待 and 走访: a matter where there is one, the record card, and the contact that was visited.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { spokenWith } from '../../matters/contact-person.ts';
import type { CardOutcome, NewCard } from '../../matters/record-card.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Turn } from '../flow.ts';
import { enter } from '../staff/enter-matter.ts';
import { answer, filesInWords } from '../words.ts';
import type { Activity } from './activity-state.ts';
import { watchContact } from './contact-due.ts';
import { openCard } from './open-card.ts';

/** @param handling what was answered on the spot */
export function finish(active: Activity, outcome: CardOutcome, handling: string, event: Event, context: Context): Turn<Activity> {
  const { form, studio, representative, words, name, phone, sex, age, political, attachments } = active;
  if (representative === null) throw new Error('an activity is noted for a representative');
  const number = outcome === 'matter' ? context.nextNumber : null;
  const entered = outcome === 'matter' ? enter({ studio, how: form === 'visit' ? 'round' : 'visit', words, name, phone, id: active.id, attachments, received: representative }, event, context) : [];
  const left = outcome !== 'matter' && attachments.length > 0 ? [answer(say('activity-files-left', { files: filesInWords(attachments) }))] : [];
  const card: NewCard = {
    id: `w${event.id}`,
    studio,
    representative,
    form,
    on: civilDate(context.now),
    outcome,
    matter: number,
    fields: { ...known({ name, sex, age, political, phone }), opinion: words, handling: number === null ? handling : registered(number, studio, context) },
    openedBy: event.actor.person,
  };
  return { state: null, effects: [...entered, ...left, ...openCard(card, event, context), ...spoken(active, context)] };
}

/** What was told of him. */
function known(person: Record<'name' | 'sex' | 'age' | 'political' | 'phone', string | null | undefined>): NewCard['fields'] {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value != null));
}

function registered(number: string, studio: string, { calendar, now, roster }: Context): string {
  const { on } = workdaysAfter(calendar, civilDate(now), settingsOf(roster, studio).triageWorkdays);
  return say('record-card-handling-matter', { number, date: dateForPeople(on) });
}

/** Whom he met is one of his contacts: they spoke today. */
function spoken({ name, phone }: Activity, context: Context): Effect[] {
  const { contactPeople = [], now } = context;
  const found = contactPeople.find((one) => one.name === name && (one.phone === null || phone === null || one.phone === phone));
  if (!found) return [];
  const after = spokenWith(found, civilDate(now));
  return [{ effect: 'keep-contact-person', contact: after }, ...watchContact(after, context)];
}
