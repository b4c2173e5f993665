// 联系对象: a representative writes down whom of the people he looks after (1+1, RULES R7), sees with whom he spoke when, and is reminded.

import { z } from 'zod';
import { civilDate, dateForPeople, daysBetween } from '../../calendar/civil.ts';
import { spokenWith, type ContactPerson } from '../../matters/contact-person.ts';
import { representativesOf, type Grant } from '../../matters/roster.ts';
import { isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import { says } from '../choices.ts';
import type { Choice, Context, Effect, Event, Flow, Need, Turn } from '../flow.ts';
import { isBound } from '../reached.ts';
import { answer, choice, notice, staleButton } from '../words.ts';
import { watchAgain, watchContact } from './contact-due.ts';
import { askDay, dayTyped, momentInWords, plannedReminder } from './contact-plan.ts';
import { readRecordCardCommand } from './read.ts';

/** As many as are shown, and may be kept: nobody looks after more. */
const mostContacts = 30;
const shown = 12;
/** 【过一周再提醒】 */
const laterDays = 7;
/** What falls due when somebody of them asked to be forgotten (删除我). */
const forgotten = 'contact-people:forgotten';

const state = z.discriminatedUnion('asked', [z.object({ asked: z.literal('contact') }), z.object({ asked: z.literal('day'), contact: z.string() })]);
type State = z.infer<typeof state>;

export const contacts: Flow<State> = {
  name: 'contact-people',
  state,
  needs(asked, { body, actor, chat }): Need[] {
    if (body.kind === 'due') return body.what === forgotten ? [] : [{ need: 'contact-person', id: body.args[0] ?? '' }];
    const { person } = actor;
    if (chat.kind === 'group' || person === null) return [];
    if (body.kind === 'press' && body.choice !== 'add') return [{ need: 'contact-person', id: body.args[0] ?? '' }];
    return [{ need: 'contact-people', representatives: [person], limit: mostContacts }, ...(asked?.asked === 'day' ? [{ need: 'contact-person', id: asked.contact } as const] : [])];
  },
  turn(asked, event, context) {
    const { body, actor, chat } = event;
    if (body.kind === 'due') return { effects: body.what === forgotten ? tellForgotten(body.args[0] ?? '', context) : remind(body, context) };
    const own = ownGrant(actor.grants);
    if (!own || actor.person === null) return { effects: [answer(say(isStaff(actor.grants) ? 'contact-people-not-yours' : 'staff-only')), { effect: 'refuse', reason: 'not-allowed' }] };
    if (chat.kind === 'group') return { effects: [answer(say('contact-people-in-private'), { quoting: true })] };
    if (body.kind === 'press') return body.choice === 'add' ? askFor() : pressed(body.choice, event, context);
    if (body.kind !== 'message') return { effects: [] };
    const read = readRecordCardCommand(body.text);
    if (read?.command === 'contacts') return { state: null, effects: [list(context)] };
    if (asked?.asked === 'day' && read === null) return planned(body.text, event, context);
    const words = read?.command === 'add-contact' ? read.words : asked ? body.text.trim() : '';
    if (asked && says(words, '取消')) return { state: null, effects: [answer(say('contact-person-not-added'))] };
    return words === '' ? askFor() : add(words, actor.person, own, event, context);
  },
};

function planned(text: string, event: Event, context: Context): Turn<State> {
  const contact = ownContact(event, context);
  if (!contact) return { state: null, effects: staleButton(event) };
  return says(text, '取消') ? { state: null, effects: [answer(say('contact-plan-not'))] } : dayTyped(text, contact, context);
}

/** His own right, not one that he holds for somebody else: these people are his. */
function ownGrant(grants: readonly Grant[]): Grant | undefined {
  return grants.find(({ role, studio, standsInFor }) => role === 'representative' && studio !== null && standsInFor === undefined);
}

function askFor(): Turn<State> {
  return { state: { asked: 'contact' }, effects: [answer(say('contact-person-example'))] };
}

/** 「王桂花 13800000013 翠湖花园，腿脚不方便」 */
function add(words: string, person: string, { studio }: Grant, event: Event, context: Context): Turn<State> {
  const read = /^(\p{Script=Han}{2,4}|\p{Script=Han}·?\p{Script=Han}{1,8})(?:[\s,，、:：]+|$)(?:电话\s*)?((?:[+＋]?[\d０-９][\s-]?){5,20})?[\s,，、;；]*([\s\S]*)$/u.exec(words);
  const [, name, typedPhone, note = ''] = read ?? [];
  const phone = typedPhone?.normalize('NFKC').trim() ?? null;
  if (name === undefined || note.length > 200) return askFor();
  const known = context.contactPeople ?? [];
  if (known.some((one) => one.name === name && one.phone === phone)) return { state: null, effects: [answer(say('contact-person-known', { name }))] };
  if (known.length >= mostContacts) return { state: null, effects: [answer(say('contact-people-enough', { limit: mostContacts }))] };
  const contact: ContactPerson = {
    id: `p${event.id}`,
    studio: studio ?? '',
    representative: person,
    name,
    phone,
    note: note.trim() || null,
    addedAt: context.now,
    lastOn: null,
    plannedFor: null,
    endedAt: null,
  };
  return { state: null, effects: [{ effect: 'keep-contact-person', contact }, ...watchContact(contact, context), answer(say('contact-person-added', { name }), { choices: [spokenChoices(contact)] })] };
}

function list({ contactPeople = [], now }: Context): Effect {
  const addMore = choice('contact-add', 'contact-people', 'add');
  if (contactPeople.length === 0) return answer(say('contact-people-none'), { choices: [[addMore]] });
  const lines = contactPeople.map((one, index) => say('contact-person-line', { index: String(index + 1), name: one.name, last: lastInWords(one, now) }));
  const choices = contactPeople.slice(0, shown).map((one, index): Choice => ({ label: say('contact-person-nth', { index: String(index + 1) }), flow: 'contact-people', choice: 'show', args: [one.id] }));
  const rows = [choices.slice(0, 4), choices.slice(4, 8), choices.slice(8)].filter((row) => row.length > 0);
  return answer([say('contact-people', { count: String(contactPeople.length) }), ...lines].join('\n'), { choices: [...rows, [addMore]] });
}

function lastInWords(contact: ContactPerson, now: number): string {
  const last = spokenInWords(contact, now);
  return contact.plannedFor !== null && contact.plannedFor > now ? say('contact-plan-line', { last, when: momentInWords(contact.plannedFor) }) : last;
}

function spokenInWords({ lastOn }: ContactPerson, now: number): string {
  if (lastOn === null) return say('contact-person-never');
  const days = daysBetween(lastOn, civilDate(now));
  return days === 0 ? say('contact-person-last-today') : say('contact-person-last', { date: dateForPeople(lastOn), days: String(days) });
}

/** The one that was asked for, if it is his. */
function ownContact({ actor }: Event, { contactPerson: contact }: Context): ContactPerson | null {
  return contact && contact.endedAt === null && contact.representative === actor.person ? contact : null;
}

function pressed(name: string, event: Event, context: Context): Turn<State> {
  const contact = ownContact(event, context);
  if (!contact) return { effects: staleButton(event) };
  switch (name) {
    case 'show':
      return { effects: [answer(whole(contact, context), { choices: [spokenChoices(contact), [choice('contact-plan', 'contact-people', 'plan', contact.id), choice('contact-end', 'contact-people', 'end', contact.id)]] })] };
    case 'plan':
      return askDay(contact);
    case 'spoken': {
      const after = spokenWith(contact, civilDate(context.now));
      return { effects: [{ effect: 'keep-contact-person', contact: after }, ...watchContact(after, context), answer(say('contact-person-spoken', { name: contact.name, date: dateForPeople(civilDate(context.now)) }))] };
    }
    case 'later':
      return { effects: [watchAgain(contact, laterDays, context), answer(say('contact-person-later', { name: contact.name, days: laterDays }))] };
    case 'end': {
      // Nobody needs to know any more who it was.
      const ended = { ...contact, name: '', phone: null, note: null, plannedFor: null, endedAt: context.now };
      return { effects: [{ effect: 'keep-contact-person', contact: ended }, ...watchContact(ended, context), answer(say('contact-person-ended', { name: contact.name }))] };
    }
    default:
      return { effects: staleButton(event) };
  }
}

function spokenChoices({ id }: ContactPerson): Choice[] {
  return [choice('contact-spoken', 'contact-people', 'spoken', id), choice('contact-visit', 'activity', 'contact', id)];
}

function whole(contact: ContactPerson, { now }: Context): string {
  return [contact.name, contact.phone ?? say('contact-person-no-phone'), ...(contact.note === null ? [] : [contact.note]), lastInWords(contact, now)].join('\n');
}

/** To nobody else than himself; where he is not reached, his list says it the next time. */
function remind({ what, args }: Extract<Event['body'], { kind: 'due' }>, context: Context): Effect[] {
  const { contactPerson: contact, roster, now } = context;
  if (!contact || contact.endedAt !== null || !isBound(contact.representative, context)) return [];
  if (representativesOf(roster, contact.studio, now).every(({ person }) => person !== contact.representative)) return [];
  const isPlanned = what === 'contact-people:planned';
  const text = isPlanned ? plannedReminder(contact, args[1], context) : say('contact-person-remind', { name: contact.name, last: lastInWords(contact, now) });
  if (text === null) return [];
  const others = isPlanned ? choice('contact-plan', 'contact-people', 'plan', contact.id) : choice('contact-later', 'contact-people', 'later', contact.id);
  const choices = [spokenChoices(contact), [others]];
  return [notice({ to: 'person', person: contact.representative, alone: true }, text, { choices })];
}

/** Nobody says who it was. */
function tellForgotten(representative: string, context: Context): Effect[] {
  return isBound(representative, context) ? [notice({ to: 'person', person: representative, alone: true }, say('contact-person-forgotten'))] : [];
}
