// #接待, 走访, #约见, #活动: who came to a reception or was met is noted in seconds, as a matter or as answered on the spot; a record card begins (RULES R8).

import { civilDate } from '../../calendar/civil.ts';
import { findPersonalData } from '../../matters/masking.ts';
import type { PersonId } from '../../matters/matter.ts';
import { readPerson } from '../../matters/record-card.ts';
import { representativesOf, type StaffMember } from '../../matters/roster.ts';
import { isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import { says } from '../choices.ts';
import type { Choice, Context, Event, Flow, Message, Need, Turn } from '../flow.ts';
import { scopeOf } from '../resident/raising.ts';
import { needToCompare } from '../staff/same-incident.ts';
import { filesNoted, joined, withFiles } from '../staff/files-kept.ts';
import { labelOf } from '../staff/namesakes.ts';
import { inRows } from '../staff/prompt.ts';
import { answer, choice, filesInWords, nameOf } from '../words.ts';
import { activityForms, activityState as state, type Activity, type ActivityForm } from './activity-state.ts';
import { finish } from './finish-activity.ts';
import { readRecordCardCommand } from './read.ts';

const maxWords = 3000;
/** Buttons for representatives; who is further down is typed. */
const mostButtons = 12;
/** His contacts, among whom the visited one is looked for. */
const contactsLooked = 100;

export const activity: Flow<Activity> = {
  name: 'activity',
  isKept: true,
  state,
  needs(active, event): Need[] {
    const { body, chat, actor, at, id } = event;
    if (chat.kind === 'group' || !isStaff(actor.grants)) return [];
    if (body.kind === 'press' && body.choice === 'contact') return [{ need: 'contact-person', id: body.args[0] ?? '' }];
    if (active === null || isBeginning(event)) return [{ need: 'receptions', studios: studiosOf(event), from: civilDate(at), to: civilDate(at) }, contactsNeed(actor.person)];
    if (!mayFinish(active, event)) return [];
    const filing: Need[] = isFiling(active, event) ? [{ need: 'next-number', scope: scopeOf(active.studio, at) }, { need: 'newcomer' }, { need: 'query-code', letter: id }, needToCompare(active.studio, at)] : [];
    return [...filing, contactsNeed(active.representative)];
  },
  turn(active, event, context) {
    const { body, chat, actor } = event;
    if (!isStaff(actor.grants)) return { effects: [answer(say('staff-only')), { effect: 'refuse', reason: 'not-allowed' }] };
    if (chat.kind === 'group') return inGroup(event);
    if (body.kind === 'press') return body.choice === 'begin' || body.choice === 'contact' ? begun(event, context) : pressed(active, body.choice, body.args, event, context);
    if (body.kind !== 'message') return { effects: [] };
    const read = readRecordCardCommand(body.text);
    if (read?.command === 'activity') return begin(read.form, read.words, event, context);
    return active ? written(active, body, event, context) : { effects: [] };
  },
};

function contactsNeed(representative: PersonId | null): Need {
  return { need: 'contact-people', representatives: representative === null ? [] : [representative], limit: contactsLooked };
}

function isBeginning({ body }: Event): boolean {
  return body.kind === 'press' ? body.choice === 'begin' : body.kind === 'message' && readRecordCardCommand(body.text)?.command === 'activity';
}

/** Whether this may be the last step: what it needs besides is asked for. */
function mayFinish({ step }: Activity, { body }: Event): boolean {
  return body.kind === 'press' || (body.kind === 'message' && (step === 'answer' || step === 'person'));
}

function isFiling({ step }: Activity, { body }: Event): boolean {
  return step === 'person' || (body.kind === 'press' && body.choice === 'register');
}

/** Names and phones are not for a group: what was written of them goes, and a button leads to where they are asked for. */
function inGroup(event: Event): Turn<Activity> {
  const { body, actor } = event;
  const read = body.kind === 'message' ? readRecordCardCommand(body.text) : null;
  const form = body.kind === 'press' ? formOf(body.args[0]) : read?.command === 'activity' ? read.form : 'studio';
  const name = say(`record-card-form-${form}`);
  if (body.kind === 'press')
    return {
      effects: [
        { effect: 'say', to: { to: 'person', person: actor.person ?? '', alone: true }, class: 'answer', purpose: 'notice', text: say('activity-here', { form: name }), choices: [[choice('begin', 'activity', 'begin', form)]] },
        answer(say('enter-sent'), { quoting: true }),
      ],
    };
  const isPersonal = body.kind === 'message' && findPersonalData(body.text).length > 0;
  return {
    effects: [
      ...(isPersonal ? [{ effect: 'erase' as const }] : []),
      answer(say(isPersonal ? 'activity-in-private-erased' : 'activity-in-private', { form: name }), { quoting: !isPersonal, choices: [[choice('to-private', 'activity', 'to-private', form)]] }),
    ],
  };
}

function formOf(name: string | undefined): ActivityForm {
  return activityForms.find((one) => one === name) ?? 'studio';
}

/** By 【开始】, or from one of his contacts. */
function begun(event: Event, context: Context): Turn<Activity> {
  const { body, actor } = event;
  if (body.kind !== 'press') return { effects: [] };
  if (body.choice === 'begin') return begin(formOf(body.args[0]), '', event, context);
  const contact = context.contactPerson;
  if (!contact || contact.endedAt !== null || contact.representative !== actor.person) return { effects: [answer(say('contact-person-gone')), { effect: 'refuse', reason: 'stale-press' }] };
  return ask({ step: 'words', form: 'visit', studio: contact.studio, representative: actor.person, words: '', name: contact.name, phone: contact.phone, attachments: [], id: event.id }, context);
}

function begin(form: ActivityForm, typed: string, event: Event, context: Context): Turn<Activity> {
  const { words, told } = readPerson(typed);
  const known = told.name === undefined && form !== 'studio' ? context.contactPeople?.find((one) => words.startsWith(one.name)) : undefined;
  const who = known ? { name: known.name, phone: told.phone ?? known.phone } : { ...told, name: told.name ?? null, phone: told.phone ?? null };
  const studio = studiosOf(event).find((code) => context.roster.studios.has(code));
  if (studio === undefined) return { effects: [answer(say('activity-not-yours')), { effect: 'refuse', reason: 'not-allowed' }] };
  if (words.length > maxWords) return { effects: [answer(say('enter-too-long', { length: words.length, limit: maxWords }))] };
  const active: Activity = { step: 'words', form, studio, representative: whose(form, studio, event, context), words, ...who, attachments: [], id: event.id };
  return event.body.kind === 'message' ? ask(withFiles(active, event.body), context, filesNoted(active, event.body)) : ask(active, context);
}

/** Studios for which he may note it: the one of his chat, as representative, as officer. */
function studiosOf({ actor, chat }: Event): string[] {
  const own = (role: string): string[] => actor.grants.flatMap((grant) => (grant.role === role && grant.studio !== null ? [grant.studio] : []));
  const all = [...own('representative'), ...own('liaison'), ...actor.inSight];
  return [...new Set([...all.filter((code) => code === chat.studio), ...all])];
}

/** Whose activity it is: his own; noted by an officer, that of the only representative who is on duty today. */
function whose(form: ActivityForm, studio: string, { actor }: Event, context: Context): PersonId | null {
  const own = actor.grants.find((grant) => grant.role === 'representative' && grant.studio === studio);
  if (own) return own.standsInFor ?? actor.person;
  const all = candidates(form, studio, context);
  return all.length === 1 ? (all[0]?.person ?? null) : null;
}

/** On duty today; on another day, and for a visit, any of the studio. */
function candidates(form: ActivityForm, studio: string, { receptions = [], roster, now }: Context): StaffMember[] {
  const all = representativesOf(roster, studio, now);
  const today = receptions.filter((one) => one.studio === studio && one.date === civilDate(now) && one.cancelledAt === null);
  const onDuty = form === 'studio' ? all.filter(({ person }) => today.some(({ representatives }) => representatives.includes(person))) : [];
  return onDuty.length > 0 ? onDuty : all;
}

/** The next thing that is not yet known. @param lead what was kept of the files that just came */
function ask(active: Activity, context: Context, lead = ''): Turn<Activity> {
  const button = (label: string, name: string): Choice => choice(label, 'activity', name, active.id);
  const at = (step: Activity['step'], text: string, choices: Choice[][] = []): Turn<Activity> => ({
    state: { ...active, step },
    effects: [answer(joined(lead, text), { choices: [...choices, [button('enter-drop', 'drop')]] })],
  });
  const form = say(`record-card-form-${active.form}`);
  if (active.representative === null) {
    const all = candidates(active.form, active.studio, context);
    if (all.length === 0) return { state: null, effects: [answer(say('activity-no-representative'))] };
    const choices = all.slice(0, mostButtons).map((one): Choice => ({ label: labelOf(one, all, context), flow: 'activity', choice: 'who', args: [active.id, one.person] }));
    return at('representative', say('activity-who', { form }), inRows(choices, 3));
  }
  if (active.words === '') return at('words', say(active.form === 'studio' ? 'activity-words-studio' : 'activity-words', { form }));
  const who = [active.name, active.sex, age(active), active.political, active.phone].filter((one) => one != null).join('，') || say('activity-nobody');
  const files = active.attachments.length > 0 ? [say('activity-files', { files: filesInWords(active.attachments) })] : [];
  const shown = [say('activity-shown', { form, representative: nameOf(context, active.representative), who, words: active.words }), ...files, say('activity-how')].join('\n');
  const nothing = active.form !== 'studio' ? [button('activity-nothing', 'nothing')] : [];
  return at('choose', shown, [[button('activity-register', 'register'), button('activity-answer', 'answer'), ...nothing]]);
}

function written(before: Activity, message: Message, event: Event, context: Context): Turn<Activity> {
  const text = message.text.trim();
  if (says(text, '取消') || says(text, '不记了')) return dropped();
  if (before.words.length + text.length > maxWords) return { effects: [answer(say('enter-too-long', { length: before.words.length + text.length, limit: maxWords }))] };
  const active = withFiles(before, message);
  const lead = filesNoted(before, message);
  switch (active.step) {
    case 'representative': {
      const all = representativesOf(context.roster, active.studio, context.now);
      const fits = all.filter(({ name }) => name === text.replace(/(?:代表|同志)$/, ''));
      return ask(fits.length === 1 ? { ...active, representative: fits[0]?.person ?? null } : active, context, lead);
    }
    case 'words': {
      const { words, told } = readPerson(text);
      return ask({ ...active, ...told, words: joined(words, active.words) }, context, lead);
    }
    case 'choose':
      return ask({ ...active, words: joined(active.words, text) }, context, lead);
    case 'person': {
      if (says(text, '跳过')) return finish(active, 'matter', '', event, context);
      const told = personIn(text);
      return told ? finish({ ...active, ...told }, 'matter', '', event, context) : askPerson(active, joined(lead, say(text === '' ? 'activity-person' : 'activity-person-again')));
    }
    case 'answer':
      return text === '' ? askAnswer(active, lead) : finish(active, 'answered', text, event, context);
  }
}

function age({ age: years }: Activity): string | null {
  return years === undefined ? null : say('activity-age', { count: years });
}

/** 「王桂花 13800000013」, or one of both; sex and age may stand there as well. */
function personIn(text: string): Partial<Activity> | null {
  const { told, words } = readPerson(text);
  if (words === '' && told.name !== undefined) return told;
  const plain = text.normalize('NFKC');
  const phone = /(?:\d[\s-]?){5,}/.exec(plain)?.[0].trim() ?? null;
  const name = plain.replace(phone ?? '', '').replaceAll(/电话|手机|[\s,，、:：;；。]/g, '');
  if (name.length > 20 || (name === '' && phone === null)) return null;
  return { name: name === '' ? null : name, phone };
}

function askPerson(active: Activity, text = say('activity-person')): Turn<Activity> {
  const buttons = [choice('skip', 'activity', 'skip', active.id), choice('enter-drop', 'activity', 'drop', active.id)];
  return { state: { ...active, step: 'person' }, effects: [answer(text, { choices: [buttons] })] };
}

function askAnswer(active: Activity, lead = ''): Turn<Activity> {
  return { state: { ...active, step: 'answer' }, effects: [answer(joined(lead, say('activity-answer')), { choices: [[choice('enter-drop', 'activity', 'drop', active.id)]] })] };
}

function pressed(active: Activity | null, name: string, [id = '', person = '']: readonly string[], event: Event, context: Context): Turn<Activity> {
  if (!active || active.id !== id) return { effects: [answer(say('activity-gone')), { effect: 'refuse', reason: 'stale-press' }] };
  if (name === 'drop') return dropped();
  if (name === 'who') {
    const isOne = representativesOf(context.roster, active.studio, context.now).some((one) => one.person === person);
    return ask(isOne && active.step === 'representative' ? { ...active, representative: person } : active, context);
  }
  if (active.representative === null || active.words === '') return ask(active, context);
  switch (name) {
    case 'register':
      return active.name === null && active.phone === null ? askPerson(active) : finish(active, 'matter', '', event, context);
    case 'skip':
      return active.step === 'person' ? finish(active, 'matter', '', event, context) : { effects: [] };
    case 'answer':
      return askAnswer(active);
    case 'nothing':
      return active.form === 'studio' ? { effects: [] } : finish(active, 'nothing', say(active.form === 'visit' ? 'record-card-handling-nothing-visit' : 'record-card-handling-nothing'), event, context);
    default:
      return { effects: [] };
  }
}

function dropped(): Turn<Activity> {
  return { state: null, effects: [answer(say('enter-dropped'))] };
}
