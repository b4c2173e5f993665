// What being taken out of a matter (删除我, 改成匿名) changes of it, from when it is asked for until an officer has decided.

import { addDays, civilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { MatterEvent } from './commands.ts';
import { nobody, type Matter } from './matter.ts';

/** Fifteen working days, in days of the calendar, where the day was not kept with what was asked. */
const usualDays = 21;

export function changedByErasure(event: Extract<MatterEvent, { type: 'erasure-asked' | 'erased' | 'erasure-refused' }>, at: Instant): Partial<Matter> {
  if (event.type === 'erasure-asked') return { erasureUntil: event.until ?? addDays(civilDate(at), usualDays) };
  // Number and history stay; nothing leads to the person any more (DESIGN §3).
  const forgotten = event.type === 'erased' && event.how === 'person' ? { resident: nobody, conversation: '', text: '', place: null, question: null } : {};
  return { erasureUntil: null, ...forgotten };
}
