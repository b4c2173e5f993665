// Whether a message of the staff is about cards, visits or contacts: the command, or what was just asked for.

import { isStaff } from '../../matters/visibility.ts';
import type { Event } from '../flow.ts';
import { readStaffCommand } from '../staff/command.ts';
import { readRecordCardCommand } from './read.ts';

type RecordCardFlow = 'record-card' | 'activity' | 'contact-people';

const flowOf = { cards: 'record-card', activity: 'activity', contacts: 'contact-people', 'add-contact': 'contact-people' } as const;

/** The flow that answers it, or null. What is a command of the desk goes there, and this waits. */
export function recordCardFlow({ body, chat, actor, quoted }: Event, current: string | null): RecordCardFlow | null {
  if (body.kind !== 'message' || body.edited || !isStaff(actor.grants)) return null;
  const read = readRecordCardCommand(body.text, { strict: chat.kind === 'group' });
  if (read) return flowOf[read.command];
  if (chat.kind === 'group' || quoted !== null || (current !== 'record-card' && current !== 'activity' && current !== 'contact-people')) return null;
  const typed = readStaffCommand(body.text)?.command;
  return typed === undefined || typed === 'word' ? current : null;
}
