// 微信登录: an officer gets a link to the page with the QR code, once and for ten minutes, in his private chat.

import { z } from 'zod';
import { momentForPeople } from '../../calendar/civil.ts';
import { loginOfficers, mayLogIn } from '../../matters/login.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow } from '../flow.ts';
import { answer } from '../words.ts';

/** Within this the link is to be opened. */
const linkMs = 10 * 60_000;

/** Names said of those who may. */
const namesShown = 3;

export function readsWechatLogin(text: string): boolean {
  return /^微信登[录陆][。.!！]?$/.test(text.trim());
}

/** In a group only who works here means it as a command; alone with us it is nobody's matter. */
export function isForWechatLogin({ body, actor, chat }: Event): boolean {
  return body.kind === 'message' && !body.edited && (actor.grants.length > 0 || chat.kind === 'private') && readsWechatLogin(body.text);
}

export const wechatLogin: Flow<null> = {
  name: 'wechat-login',
  state: z.null(),
  needs: (_, event) => (event.chat.kind === 'private' && event.actor.grants.length > 0 ? [{ need: 'login' }] : []),
  turn(_, event, context) {
    if (event.chat.kind === 'group') return { effects: [answer(say('login-in-private'), { quoting: true })] };
    return { effects: answered(event, context) };
  },
};

function answered({ actor, chat }: Event, { login, roster, now }: Context): Effect[] {
  if (actor.grants.length === 0) return [answer(say(chat.lasting ? 'staff-only' : 'staff-only-again')), { effect: 'refuse', reason: 'not-allowed' }];
  if (!login) return [answer(say('login-none'))];
  const { account, studio, upSince, link } = login;
  if (actor.person === null || !mayLogIn(roster, actor.person, studio, now)) {
    const officers = [...new Set(loginOfficers(roster, studio, now).map(({ name }) => name))].slice(0, namesShown).join('、');
    return [answer(say('login-officer', { officer: officers || say('nobody-yet') })), { effect: 'refuse', reason: 'not-allowed' }];
  }
  if (upSince !== null) return [answer(say('login-up', { since: momentForPeople(upSince) }))];
  return [{ effect: 'open-login', account, person: actor.person, hash: link.hash, until: now + linkMs }, answer(say('login-link', { url: link.url }))];
}
