// Whether a message of the staff is about cards, visits or contacts: the command, or what was just asked for.

import { isStaff } from '../../matters/visibility.ts';
import type { Event } from '../flow.ts';
import { readStaffCommand } from '../staff/command.ts';
import { readCardCommand } from './read.ts';

type CardFlow = 'card' | 'activity' | 'contacts';

const flowOf = { cards: 'card', activity: 'activity', contacts: 'contacts', 'add-contact': 'contacts' } as const;

/** The flow that answers it, or null. What is a command of the desk goes there, and this waits. */
export function cardFlow({ body, chat, actor, quoted }: Event, current: string | null): CardFlow | null {
  if (body.kind !== 'message' || body.edited || !isStaff(actor.grants)) return null;
  const read = readCardCommand(body.text, { strict: chat.kind === 'group' });
  if (read) return flowOf[read.command];
  if (chat.kind === 'group' || quoted !== null || (current !== 'card' && current !== 'activity' && current !== 'contacts')) return null;
  const typed = readStaffCommand(body.text)?.command;
  return typed === undefined || typed === 'word' ? current : null;
}
