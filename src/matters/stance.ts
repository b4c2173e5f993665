// 表态: what a resident says of waiting, when he is told that his matter is late or on the telephone (RULES D6).

import type { CivilDate } from '../calendar/civil.ts';
import { openStatuses, inHandStatuses, type Status } from './matter.ts';

/** 可以再等, 不满意, 很不满意. */
export const stances = ['content', 'some', 'strong'] as const;
export type Stance = (typeof stances)[number];

/** `on`: the day that was promised and has passed. `text` is the id of a sealed text. */
export type StanceCommand = { kind: 'take-stance'; stance: Stance; on: CivilDate } | { kind: 'note-stance'; stance: Stance; text: string | null };

export type StanceEvent = { type: 'stance-taken'; stance: Stance; on: CivilDate } | { type: 'stance-noted'; stance: Stance; text: string | null };

const heard: readonly Status[] = [...openStatuses, 'merged'];

/** Rows of the one table of a matter's life (lifecycle.ts). Nobody but the resident answers for himself; staff note a call. */
export const stanceLife = {
  'take-stance': { from: [...inHandStatuses, 'merged'], by: ['resident'], event: 'stance-taken', to: 'stays' },
  'note-stance': { from: heard, by: ['officer', 'representative', 'district'], event: 'stance-noted', to: 'stays' },
} as const;

export function stanceEvent(command: StanceCommand): StanceEvent {
  return command.kind === 'take-stance'
    ? { type: 'stance-taken', stance: command.stance, on: command.on }
    : { type: 'stance-noted', stance: command.stance, text: command.text };
}
