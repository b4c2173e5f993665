// The file in which a puppet keeps its login: whoever has it is logged in as the account.

import { chmod, writeFile } from 'node:fs/promises';
import { factsOf } from '../../../log.ts';

/**
 * Makes it for the owner's eyes. Wechaty would make it for everybody's; into a file that is there it writes without touching its mode.
 * @param card as wechaty is told it: without its ending
 */
export async function makeMemoryCard(card: string): Promise<void> {
  const file = `${card}.memory-card.json`;
  try {
    await writeFile(file, '{}', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (factsOf(error).code !== 'EEXIST') throw error;
    await chmod(file, 0o600);
  }
}
