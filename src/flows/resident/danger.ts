// Danger (DESIGN §3): at once and before anything else one number, one safe act, where are you; the staff are alerted.

import { dangerOf, type Danger } from '../../matters/screening.ts';
import { districtOfficersOf, officersOf, type Roster, type Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Draft, Effect, Event, Turn } from '../flow.ts';
import { alertChoices, alertText } from '../staff/alert.ts';
import { watchAlert } from '../staff/escalate.ts';
import { answer } from '../words.ts';
import { nobodyFree, type Keeping } from '../confined/keeping.ts';
import { endOf, keep, textOf } from './draft.ts';
import { keepingOfDraft, raise } from './file-matter.ts';
import { after, at, type Raising } from './raising.ts';
import { studioChoices, studioOf } from './studio.ts';

/** Staff groups alerted at most where nobody above the studios can be reached. */
const alertedStudios = 20;

/** The danger that a draft tells of, and the studio that it falls to, if that is known. */
export function dangerIn(draft: Draft, event: Event, roster: Roster): { danger: Danger; studio: Studio | null } | null {
  const text = textOf(draft);
  const danger = dangerOf(text);
  return danger && { danger, studio: studioOf(event, roster, text) };
}

/** @param told the danger was answered before: only the studio was missing */
export function dangerTurn(danger: Danger, draft: Draft, event: Event, context: Context, told = false): Turn<Raising> {
  const studio = studioOf(event, context.roster, textOf(draft));
  if (!studio || context.nextNumber === null) return withoutStudio(danger, draft, event, context, told);
  const keeping = keepingOfDraft(draft, studio, event, context);
  if (keeping?.confidants.length === 0) return keptFromAll(danger, studio, keeping, event, context);
  const { matter, effects } = raise(draft, studio, event, context, danger, keeping);
  const known = alertsFor(studio, keeping, context).map((to) => alert(to, alertText(matter.number, danger), matter.number));
  // Who may know of it has no chat: the staff hear at least that somebody may need help.
  const alerts = keeping && known.length === 0 ? unnamedAlerts(danger, studio, context) : known;
  return {
    state: after('danger', matter.number, context.now),
    effects: [
      ...(event.chat.studio === studio.code ? [] : [{ effect: 'remember' as const, studio: studio.code }]),
      firstOfAll(danger, [say('danger-where'), say('danger-number', { number: matter.number }), honest(alerts)], matter.number),
      ...alerts,
      ...(alerts.length > 0 ? [watchAlert(matter.number, context)] : []),
      ...effects,
    ],
  };
}

/** Help comes all the same; the staff of the studio hear only that somebody may need it. */
function keptFromAll(danger: Danger, studio: Studio, { district }: Keeping, event: Event, context: Context): Turn<Raising> {
  const alerts = unnamedAlerts(danger, studio, context);
  return { state: null, effects: [firstOfAll(danger, [say('danger-where'), honest(alerts)]), ...alerts, ...endOf(event), ...nobodyFree(event, context, district)] };
}

function unnamedAlerts(danger: Danger, studio: Studio, context: Context): Effect[] {
  const text = say('alert-unnamed', { danger: say(`danger-name-${danger.kind}`), call: danger.phone });
  return alertsFor(studio, null, context).map((to) => alert(to, text, null));
}

/** The number to call comes first, whatever else is not known. */
function firstOfAll(danger: Danger, lines: readonly string[], matter?: string, choices: Choice[][] = []) {
  const text = [say(`danger-${danger.kind}`), ...lines].join('\n');
  return answer(text, { class: 'alert', choices, ...(matter === undefined ? {} : { matter }) });
}

/** Says only what is so: whether somebody was alerted at all. */
function honest(alerts: readonly Effect[]): string {
  return say(alerts.length > 0 ? 'danger-more' : 'danger-nobody');
}

function alert(to: Audience, text: string, matter: string | null): Effect {
  const come = matter === null ? {} : { matter, choices: alertChoices(matter) };
  return { effect: 'say', to, class: 'alert', purpose: 'alert', text, ...come };
}

/** The studio's own people; where none of them has a chat, those of the district. Of a confined matter only who may see it. */
function alertsFor(studio: Studio, keeping: Keeping | null, context: Context): Audience[] {
  if (keeping) return keeping.confidants.some(({ chats }) => chats.length > 0) ? [{ to: 'confidants', district: keeping.district, confined: keeping.confined }] : [];
  if (isReached(studio, context)) return [{ to: 'staff', studio: studio.code }];
  return districtReached(studio.district, context) ? [{ to: 'district', district: studio.district }] : [];
}

function isReached(studio: Studio, { roster, now }: Context): boolean {
  return studio.staffGroup !== null || officersOf(roster, studio.code, now).some((officer) => officer.chats.length > 0);
}

function districtReached(district: string, { roster, now }: Context): boolean {
  return districtOfficersOf(roster, district, now).some((officer) => officer.chats.length > 0);
}

/** Nobody knows yet whose it is: the district hears of it, else all studios of it that can. */
function alertsEverywhere(context: Context): Audience[] {
  const { districts, studios } = context.roster;
  return [...districts.keys()].flatMap((district): Audience[] => {
    if (districtReached(district, context)) return [{ to: 'district', district }];
    const reached = [...studios.values()].filter((studio) => studio.district === district && isReached(studio, context));
    return reached.slice(0, alertedStudios).map((studio) => ({ to: 'staff', studio: studio.code }));
  });
}

/** No studio yet: help first, somebody hears of it, and the place is asked for in the same breath. */
function withoutStudio(danger: Danger, draft: Draft, event: Event, context: Context, told: boolean): Turn<Raising> {
  const kept = keep(draft, event);
  const choices = studioChoices([...context.roster.studios.values()]);
  const state = at('studio', context.now);
  if (told) return { state, effects: [answer(say('danger-still', { call: danger.phone }), { class: 'alert', choices }), ...kept] };
  const text = say('alert-nowhere', { danger: say(`danger-name-${danger.kind}`), call: danger.phone });
  const alerts = alertsEverywhere(context).map((to) => alert(to, text, null));
  return { state, effects: [firstOfAll(danger, [say('danger-where-studio'), honest(alerts)], undefined, choices), ...alerts, ...kept] };
}
