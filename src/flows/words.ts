// How flows speak: answers, notices, choices by the id of their label, names of people as they are shown.

import type { CivilDate } from '../calendar/civil.ts';
import type { By } from '../matters/lifecycle.ts';
import type { Confinement, Matter, MatterNumber } from '../matters/matter.ts';
import { officersOf } from '../matters/roster.ts';
import { standing } from '../matters/standing.ts';
import { actingRole, confidantsOf } from '../matters/visibility.ts';
import { say } from '../texts/say.ts';
import type { Attachment, Audience, Choice, Context, Effect, Event, MatterFile, NewText, Pin, Say, TextKind } from './flow.ts';
import { mask } from '../matters/masking.ts';

/** An answer in the chat of the event. */
export function answer(text: string, more: Partial<Omit<Say, 'effect' | 'text'>> = {}): Say {
  return { effect: 'say', to: { to: 'here' }, class: 'answer', purpose: 'answer', text, ...more };
}

/** Of a list, the matters that stand in it: should one of them be taken back, the list is too. */
export function showing(matters: readonly { number: MatterNumber }[]): Pick<Say, 'alsoAbout'> {
  return matters.length === 0 ? {} : { alsoAbout: [...new Set(matters.map(({ number }) => number))] };
}

/** What somebody hears without having asked: it waits for the morning, and can be turned off where it is not about his own matter. */
export function notice(to: Audience, text: string, more: Partial<Omit<Say, 'effect' | 'to' | 'text'>> = {}): Say {
  return { effect: 'say', to, class: 'notice', purpose: 'notice', text, ...more };
}

/** To a button that means nothing any more, or is none of ours: said politely, and counted. */
export function staleButton({ actor }: Pick<Event, 'actor'>): Effect[] {
  return [answer(staleInWords(actor)), { effect: 'refuse', reason: 'stale-press' }];
}

/** Who works here is not sent to what residents have. */
export function staleInWords({ grants }: Event['actor']): string {
  return say(grants.length > 0 ? 'button-stale-staff' : 'button-stale');
}

/**
 * A number that is not his own is answered exactly like one that does not exist (DESIGN §9). Where accounts do not last, whoever
 * raised it may be new to us.
 */
export function numberUnknown(number: string, { chat }: Event): Effect[] {
  return [answer(withWayBack(say('number-unknown', { number }), chat)), { effect: 'refuse', reason: 'unknown-number' }];
}

/** To somebody of whom we know nothing: with number and 查询码 he has his matter again. */
export function withWayBack(text: string, { lasting }: Pick<Event['chat'], 'lasting'>): string {
  return lasting ? text : `${text}\n${say('look-up-again')}`;
}

/** A choice whose label is the text `choice-<label>`. */
export function choice(label: string, flow: string, name: string, ...args: string[]): Choice {
  return { label: say(`choice-${label}`), flow, choice: name, args };
}

/** A sentence with a date that may still move, marked so (DESIGN §5). */
export function marked(text: string, promise: Matter['promise']): string {
  return promise?.provisional === true ? `${text}\n${say('now-provisional')}` : text;
}

/** With a day that somebody wrote down in a year whose holidays nobody knows yet: it does not move when they are published. */
export function asWritten(text: string, on: CivilDate, { calendar }: Pick<Context, 'calendar'>): string {
  return Number(on.slice(0, 4)) > calendar.publishedThrough ? `${text}\n${say('date-as-written')}` : text;
}

/** 「联络员杨小敏」: the full-time officer of a studio, or nobody by name. */
export function officerName(context: Context, studio: string): string {
  return officersOf(context.roster, studio, context.now)[0]?.name ?? say('nobody-yet');
}

/** Somebody of the roster by name; residents are only 居民. */
export function nameOf(context: Pick<Context, 'roster'>, person: string | null): string {
  return (person === null ? undefined : context.roster.staff.get(person)?.name) ?? say('nobody-yet');
}

/** Who did something with a matter; the program has no name. */
export function doerOf(context: Context, { person, role }: By): string {
  return role === 'desk' ? say('the-program') : nameOf(context, person);
}

/** Who of the staff looks at a matter, by name: the officer, of a confined one whoever has it. */
export function lookerName(context: Context, matter: Matter): string {
  const { roster, now } = context;
  if (!matter.confined) return officerName(context, matter.studio);
  const isOwner = actingRole(roster, matter.owner, matter, now) !== null;
  return isOwner ? nameOf(context, matter.owner) : (confidantsOf(roster, matter.studio, matter.confined, now)[0]?.name ?? say('nobody-yet'));
}

/** Those who see a matter that is confined so, by name and office: 「区联络员傅敏」. */
export function confidantsInWords({ roster, now }: Context, district: string, confined: Confinement): string {
  const isOfficer = (person: string): boolean => roster.grants.some((grant) => grant.person === person && grant.role === 'district' && grant.district === district);
  const all = confidantsOf(roster, district, confined, now);
  return all.map(({ person, name }) => say(isOfficer(person) ? 'holder-district' : 'holder-supervisor', { name })).join('、');
}

/** Who speaks to a resident: name and office. */
export function speaker(context: Context, by: By): string {
  const name = nameOf(context, by.person);
  if (by.role === 'representative') return say('holder-representative', { name });
  if (by.role === 'supervisor') return say('holder-supervisor', { name });
  return say(by.role === 'district' ? 'holder-district' : 'holder-officer', { name });
}

/** Who owes the next step: a department that has handed in its answer has done its part, then it lies with the studio. */
export function owingIn(file: MatterFile, context: Context): string {
  return standing(file, 'reply-submitted') === null ? holderOf(context, file.matter) : say('holder-officer', { name: lookerName(context, file.matter) });
}

/** Who has a matter in hand now. */
export function holderOf(context: Context, matter: Matter): string {
  if (matter.status === 'referred' && matter.department !== null) return departmentName(context, matter.department);
  if (matter.confined) return confidantsInWords(context, matter.studio, matter.confined);
  if (matter.representative !== null) return say('holder-representative', { name: nameOf(context, matter.representative) });
  if (matter.owner !== null) return say('holder-officer', { name: nameOf(context, matter.owner) });
  return say('holder-officer', { name: officerName(context, matter.studio) });
}

/** How a matter stands, in a word for its resident. */
export function statusOf(matter: Matter, context: Context): string {
  const isWithOthers = matter.confined !== null && matter.status === 'raised';
  return isWithOthers ? say('status-raised-confined', { who: holderOf(context, matter) }) : say(`status-${matter.status}`);
}

export function departmentName(context: Pick<Context, 'roster'>, code: string): string {
  return context.roster.departments.find((department) => department.code === code)?.name ?? code;
}

/** First words of a text, for lists. */
export function brief(text: string, maxChars = 18): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > maxChars ? `${cut(line, maxChars)}…` : line;
}

/** No longer than so many characters, and none of them torn: an emoji is two. */
export function cut(text: string, maxChars: number): string {
  return text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '');
}

/** A text of a matter: the original to be sealed, the masked one for staff. Its id is made of the letter's. */
export function newText(letterId: string, index: number, kind: TextKind, original: string, attachments: readonly Attachment[] = []): NewText {
  // A voice or a photo without words is named, so that cards and lists have something to show.
  const masked = mask(original) || (attachments.length > 0 ? say('summary-files', { files: filesInWords(attachments) }) : '');
  return { id: `${letterId}.${index}`, kind, original, masked, attachments };
}

/** The same, with the message in which it was written: should it be a secret, it is taken out of the chat as well. */
export function writtenText(event: Pick<Event, 'id' | 'chat' | 'messageId'>, index: number, kind: TextKind, original: string, attachments: readonly Attachment[] = []): NewText {
  return { ...newText(event.id, index, kind, original, attachments), messages: { lane: event.chat.key, ids: event.messageId === null ? [] : [event.messageId] } };
}

/** Where pins point, in words that stay with the text; empty when there are none. */
export function pinsInWords(pins: readonly Pin[]): string {
  return pins
    .map(({ latitude, longitude, title = '' }) => say('pin-words', { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), title }).trim())
    .join('\n');
}

/** 「照片2张、语音1条」; empty when there is nothing. */
export function filesInWords(attachments: readonly Attachment[], pins = 0): string {
  const kinds = ['photo', 'voice', 'video', 'file'] as const;
  const words = kinds.flatMap((kind) => {
    const count = attachments.filter((attachment) => attachment.kind === kind).length;
    return count > 0 ? [say(`files-${kind}`, { count: String(count) })] : [];
  });
  return [...words, ...(pins > 0 ? [say('files-pin')] : [])].join('、');
}

