// 紧急上报: what is grave goes to the level above at once, by a person's decision; somebody there takes it by name (RULES L11).

import { openStatuses } from './matter.ts';

/** `text` is the id of a sealed text. */
export type UrgentCommand = { kind: 'report-urgent'; text: string } | { kind: 'take-report' };

export type UrgentEvent = { type: 'urgent-reported'; text: string } | { type: 'report-taken' };

/** Rows of the one table of a matter's life (lifecycle.ts). */
export const urgentLife = {
  'report-urgent': { from: openStatuses, by: ['officer', 'district'], event: 'urgent-reported', to: 'stays' },
  'take-report': { from: openStatuses, by: ['district', 'supervisor'], event: 'report-taken', to: 'stays' },
} as const;

export function urgentEvent(command: UrgentCommand): UrgentEvent {
  return command.kind === 'report-urgent' ? { type: 'urgent-reported', text: command.text } : { type: 'report-taken' };
}
