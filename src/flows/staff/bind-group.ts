// 绑定本群: an officer makes the chat in which he writes the staff group of his studio.

import { z } from 'zod';
import { isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, Flow, Say, Turn } from '../flow.ts';
import { answer } from '../words.ts';

const pattern = /^(?:\/bindgroup(?:@\w+)?|绑定本群)(?:\s+([A-Za-z]{2,6}))?$/i;

export function readsBindGroup(text: string): boolean {
  return pattern.test(text.trim());
}

export const bindGroup: Flow<null> = {
  name: 'bind-group',
  state: z.null(),
  needs: () => [],
  turn(_, event, context) {
    if (event.body.kind === 'members') return { effects: [membersLine(event.body)] };
    if (event.chat.kind === 'private') return inPrivate(event);
    const own = event.actor.grants.flatMap((grant) => (grant.role === 'liaison' && grant.studio !== null ? [grant.studio] : []));
    if (own.length === 0)
      return { effects: [answer(say('group-not-officer'), { quoting: true }), { effect: 'refuse', reason: 'not-allowed' }] };
    const typed = (event.body.kind === 'message' ? pattern.exec(event.body.text.trim())?.[1] : undefined)?.toUpperCase();
    const code = typed === undefined ? (own.length === 1 ? own[0] : undefined) : own.find((one) => one === typed);
    if (code === undefined) return { effects: [answer(say('group-which', { codes: own.join(' / ') }), { quoting: true })] };
    return bound(code, event, context);
  },
};

/** Who is in it counts by his account, never by his name. */
function membersLine({ all, unbound }: Extract<Event['body'], { kind: 'members' }>): Say {
  return answer(unbound === 0 ? say('members-all-bound', { count: all }) : say('members-unbound', { count: all, unbound }));
}

function inPrivate({ actor, chat }: Event): Turn<null> {
  if (isStaff(actor.grants)) return { effects: [answer(say('group-in-private'))] };
  return { effects: [answer(say(chat.lasting ? 'staff-only' : 'staff-only-again')), { effect: 'refuse', reason: 'not-allowed' }] };
}

/** Another group may have been the staff group until now: it is told. */
function bound(code: string, event: Event, context: Context): Turn<null> {
  const studio = context.roster.studios.get(code);
  const former = studio?.staffGroup ?? null;
  const moved = former !== null && former !== event.chat.key;
  return {
    effects: [
      { effect: 'bind-group', studio: code },
      answer(say('group-bound', { studio: studio?.name ?? code, hint: say(event.chat.hasButtons ? 'group-hint' : 'group-hint-typed') }), { quoting: true }),
      ...(moved
        ? [{ effect: 'say' as const, to: { to: 'chat' as const, key: former }, class: 'answer' as const, purpose: 'notice' as const, text: say('group-moved-away') }]
        : []),
    ],
  };
}
