// What the life of a matter has besides where it is confined (直报件) or somebody puts pressure on its resident.

import { openStatuses, statuses, type Confinement, type Matter, type PersonId, type Status } from './matter.ts';

export type ConfinementCommand =
  | { kind: 'confine'; confinement: Confinement; district: string; owner: PersonId | null }
  | { kind: 'wish-withdrawal' }
  | { kind: 'ask-withdrawal' }
  | { kind: 'drop-withdrawal' }
  | { kind: 'report-pressure' };

export type ConfinementEvent =
  /** `back`: the status from then on; whoever had it by referral has it no longer. */
  | { type: 'confined'; confinement: Confinement; district: string; owner: PersonId | null; back: Status }
  | { type: 'withdrawal-wished' }
  | { type: 'withdrawal-asked' }
  | { type: 'withdrawal-dropped' }
  /** Somebody wants the resident to change the rating of this reply. */
  | { type: 'pressure-reported'; round: number };

/** Rows of the one table of a matter's life (lifecycle.ts). */
export const confinementLife = {
  confine: { from: statuses, by: ['resident'], event: 'confined', to: 'back' },
  'wish-withdrawal': { from: openStatuses, by: ['resident'], event: 'withdrawal-wished', to: 'stays' },
  'ask-withdrawal': { from: openStatuses, by: ['district', 'desk'], event: 'withdrawal-asked', to: 'stays' },
  'drop-withdrawal': { from: openStatuses, by: ['resident'], event: 'withdrawal-dropped', to: 'stays' },
  'report-pressure': { from: ['replied', 'closed'], by: ['resident'], event: 'pressure-reported', to: 'stays' },
} as const;

/** A supervisor who has a confined matter acts on it as the district's officer does. */
export function confidantAs<Role extends string>(role: Role): Role | 'district' {
  return role === 'supervisor' ? 'district' : role;
}

type Decided = { ok: true; events: ConfinementEvent[] } | { ok: false; refusal: { why: 'wrong-status'; status: Status } };

/** What such a command does; status and role were looked at before. */
export function decideConfinement(command: ConfinementCommand, matter: Matter): Decided {
  const event = eventOf(command, matter);
  return event ? { ok: true, events: [event] } : { ok: false, refusal: { why: 'wrong-status', status: matter.status } };
}

/** Null where there is nothing to do: it is confined already, or it is not. */
function eventOf(command: ConfinementCommand, matter: Matter): ConfinementEvent | null {
  const { confined, status } = matter;
  switch (command.kind) {
    case 'confine': {
      const { confinement, district, owner } = command;
      return confined ? null : { type: 'confined', confinement, district, owner, back: status === 'referred' ? 'accepted' : status };
    }
    case 'wish-withdrawal':
      return confined ? { type: 'withdrawal-wished' } : null;
    case 'ask-withdrawal':
      return confined?.withdrawal == null ? null : { type: 'withdrawal-asked' };
    case 'drop-withdrawal':
      return confined?.withdrawal == null ? null : { type: 'withdrawal-dropped' };
    case 'report-pressure':
      return { type: 'pressure-reported', round: matter.round };
  }
}

/** What such an event changes besides the status. */
export function changedByConfinement(event: ConfinementEvent, { confined }: Matter): Partial<Matter> {
  switch (event.type) {
    case 'confined':
      return { studio: event.district, confined: event.confinement, owner: event.owner, representative: null, department: null };
    case 'withdrawal-wished':
      return confined ? { confined: { ...confined, withdrawal: 'wished' } } : {};
    case 'withdrawal-asked':
      return confined ? { confined: { ...confined, withdrawal: 'asked' } } : {};
    case 'withdrawal-dropped':
      return confined ? { confined: { ...confined, withdrawal: null } } : {};
    case 'pressure-reported':
      return {};
  }
}
