// The menu of commands beside the text box, in private chats: a group has other uses, and its staff press buttons.

import type { RawApi } from 'grammy';
import type { Log } from '../../log.ts';
import { say } from '../../texts/say.ts';
import { failureOf } from './failure.ts';
import { until } from './transport.ts';

/** In the order in which they are shown; only what the desk understands. */
export const COMMANDS = ['start', 'report', 'my', 'schedule', 'book', 'privacy', 'help', 'cancel'] as const;

const CALL_LIMIT_MS = 9_000;

/** Throws nothing. Without the menu everything works as well, so it is tried once a start. */
export async function offerCommands(api: RawApi, log: Log): Promise<void> {
  const commands = COMMANDS.map((command) => ({ command, description: say(`command-${command}`) }));
  try {
    await api.setMyCommands({ commands, scope: { type: 'all_private_chats' } }, until(AbortSignal.timeout(CALL_LIMIT_MS)));
  } catch (error) {
    log.info({ code: failureOf(error).code }, 'telegram: the menu of commands could not be set');
  }
}
