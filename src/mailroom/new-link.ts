// Makes private links: random, long enough that nobody finds one by trying, and known to the store by their keyed hash alone.

import { randomBytes } from 'node:crypto';
import type { Context } from '../flows/flow.ts';
import { hashOfLoginLink } from '../store/login-links.ts';
import { hashOfPaperLink } from '../store/paper-links.ts';
import { hashOfLink } from '../store/referrals.ts';
import { hashOfCalendarLink } from '../store/rota.ts';
import type { Seal } from '../store/seal.ts';

export type NewLink = () => NonNullable<Context['link']>;

/** The account that a person logs in by QR code, with links to its page. */
export interface LoginLinks {
  account: string;
  /** Whose account it is; null: the district's. */
  studio: string | null;
  newLink: NewLink;
}

/** The links that a turn may hand out. */
export interface PrivateLinks {
  newLink: NewLink;
  newPaperLink: NewLink;
  /** To the calendar of somebody's duties. */
  newCalendarLink: NewLink;
  /** Null: no such account is configured. */
  login: LoginLinks | null;
}

const tokenBytes = 24;

/** @param publicUrl the address of our web server as it is seen from outside, without a slash at its end */
export function linkMaker(seal: Seal, publicUrl: () => string): NewLink {
  return () => {
    const token = newToken();
    return { url: `${publicUrl()}/r/${token}`, hash: hashOfLink(seal, token) };
  };
}

/** To the page of a login by QR code. */
export function loginLinkMaker(seal: Seal, publicUrl: () => string): NewLink {
  return () => {
    const token = newToken();
    return { url: `${publicUrl()}/wechat/${token}`, hash: hashOfLoginLink(seal, token) };
  };
}

/** To a paper. */
export function paperLinkMaker(seal: Seal, publicUrl: () => string): NewLink {
  return () => {
    const token = newToken();
    return { url: `${publicUrl()}/paper/${token}`, hash: hashOfPaperLink(seal, token) };
  };
}

/** To the calendar of somebody's duties (我的日历), as calendar programs read it. */
export function calendarLinkMaker(seal: Seal, publicUrl: () => string): NewLink {
  return () => {
    const token = newToken();
    return { url: `${publicUrl()}/calendar/${token}.ics`, hash: hashOfCalendarLink(seal, token) };
  };
}

function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}
