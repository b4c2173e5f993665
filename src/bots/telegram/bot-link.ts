// Deep links to the bot: pressing one sends `/start` with what it carries.

import { Api } from 'grammy';
import type { Log } from '../../log.ts';
import { failureOf } from './failure.ts';
import { createTransport, until } from './transport.ts';

/** Somebody waits at a terminal for it. */
const askLimitMs = 4_000;

/** @param carried letters, digits, _ and - only; @returns none where Telegram does not tell the bot's name */
export async function botLink({ token, apiRoot: givenRoot }: { token: string; apiRoot: string }, carried: string, log: Log): Promise<string[]> {
  const apiRoot = givenRoot.replace(/\/+$/, '');
  try {
    const { username } = await new Api(token, { apiRoot, fetch: createTransport(apiRoot) }).raw.getMe(until(AbortSignal.timeout(askLimitMs)));
    return [`https://t.me/${username}?start=${carried}`];
  } catch (error) {
    log.warn({ code: failureOf(error).code }, 'telegram: the name of the bot is not known, so there is no link to it');
    return [];
  }
}
