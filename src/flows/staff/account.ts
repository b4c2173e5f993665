// What happens to a platform's account itself: it waits for a login, is back, may have missed messages. Only those who can help hear it.

import { z } from 'zod';
import { civilDate, momentForPeople } from '../../calendar/civil.ts';
import { districtOfficersOf, officersOf, type StaffMember } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow } from '../flow.ts';

/** When they were told that it is away: that it is back is worth a word only to whom it was missing. */
const state = z.object({ told: z.number() });

/** It may be started many times before somebody scans: they are not told each time. */
const againMs = 12 * 60 * 60_000;

export const account: Flow<z.infer<typeof state>> = {
  name: 'account',
  state,
  needs: () => [],
  turn(standing, event, context) {
    const { body } = event;
    // It is back, and whoever hears of the gap hears that: that it falls out the next time is news again.
    if (body.kind === 'gap') return { state: null, effects: gap(body, event, context) };
    if (body.kind !== 'account') return { effects: [] };
    const tell = (): Effect[] => told(say(`account-${body.state}`), elsewhere(event, context));
    if (body.state === 'login') return { state: null, effects: standing ? tell() : [] };
    return standing && context.now - standing.told < againMs ? { effects: [] } : { state: { told: context.now }, effects: tell() };
  },
};

/** The staff group on this account hears it, and the officers: what is missing people have to ask for. */
function gap({ from, to, unfetched }: Extract<Event['body'], { kind: 'gap' }>, event: Event, context: Context): Effect[] {
  const end = momentForPeople(to);
  const facts = [
    say('gap-told', { from: momentForPeople(from), to: civilDate(from) === civilDate(to) ? (end.split(' ')[1] ?? end) : end }),
    ...(unfetched > 0 ? [say('gap-unfetched', { count: unfetched })] : []),
  ];
  const groups = [...context.roster.studios.values()].flatMap(({ staffGroup }) => (staffGroup !== null && isOn(event, staffGroup) ? [staffGroup] : []));
  const chats = elsewhere(event, context);
  // It is back by now: whoever has no other chat, and no group there, is told there.
  const officers = chats.length > 0 || groups.length > 0 ? chats : chatsWhere((key) => isOn(event, key), context);
  const inGroups = [...new Set(groups)].map((key) => toChat(key, [...facts, say('gap-do-group')].join('\n')));
  if (inGroups.length > 0 && officers.length === 0) return inGroups;
  return [...inGroups, ...told([...facts, say('gap-do')].join('\n'), officers)];
}

/** An account that is away tells nobody anything: it takes a chat on another one. */
function elsewhere(event: Event, context: Context): string[] {
  return chatsWhere((key) => !isOn(event, key), context);
}

/**
 * The chats of those who look after the account: the officers of its studio, else of the district; of an account that serves a whole
 * district its officers, and only where none of them is reached those of the studios, who may be hundreds.
 */
function chatsWhere(fits: (key: string) => boolean, { studio, roster, now }: Context): string[] {
  const districts = studio ? [studio.district] : [...roster.districts.keys()];
  const ofDistrict = districts.flatMap((code) => districtOfficersOf(roster, code, now));
  const ofStudios = (studio ? [studio.code] : [...roster.studios.keys()]).flatMap((code) => officersOf(roster, code, now));
  const reached = (members: readonly StaffMember[]): string[] => [...new Set(members.flatMap(({ chats }) => chats.find(fits) ?? []))];
  const [first, second] = studio ? [ofStudios, ofDistrict] : [ofDistrict, ofStudios];
  const chats = reached(first);
  return chats.length > 0 ? chats : reached(second);
}

/** Nobody may be left: it is counted and logged, and `/readyz` says how the account is. */
function told(text: string, chats: readonly string[]): Effect[] {
  return chats.length > 0 ? chats.map((key) => toChat(key, text)) : [{ effect: 'refuse', reason: 'account-untold' }];
}

function toChat(key: string, text: string): Effect {
  return { effect: 'say', to: { to: 'chat', key }, class: 'notice', purpose: 'report', text };
}

/** Whether a chat is one of the account that this is about. */
function isOn({ chat }: Event, key: string): boolean {
  return key.startsWith(chat.key.slice(0, chat.key.indexOf('/') + 1));
}
