// Matters, conversations and changes for tests of the store.

import { randomUUID } from 'node:crypto';
import { begin } from '../../src/matters/begin.ts';
import type { By, MatterEvent } from '../../src/matters/lifecycle.ts';
import type { Matter } from '../../src/matters/matter.ts';
import type { Changes, ConversationChange } from '../../src/store/record.ts';

export const at = Date.parse('2026-11-24T09:00:00+08:00');
export const resident: By = { person: '11111111-1111-4111-8111-111111111111', role: 'resident' };

export type Raised = Extract<MatterEvent, { type: 'raised' }>;

export function raisedEvent(more: Partial<Raised> = {}): Raised {
  return {
    type: 'raised', studio: 'BM', resident: resident.person ?? '', conversation: 'paper:1/1', draft: randomUUID(), category: '市政设施', place: '圭峰路44号',
    masked: '路灯坏了', attachmentCount: 1, urgent: false, suspicion: null, owner: null, promise: { what: 'triage', on: '2026-11-25', provisional: false },
    text: randomUUID(), ...more,
  };
}

/** Adds a matter as a turn would. */
export function addMatter(changes: Changes, number: string, event: Raised, when = at): Matter {
  const matter = begin(number, event, when);
  changes.matters.set(number, matter);
  changes.raised.add(number);
  changes.events.push({ matter: number, at: when, by: resident, event, letter: 1 });
  return matter;
}

export function conversation(key: string, more: Partial<ConversationChange> = {}): ConversationChange {
  return { key, kind: 'private', person: null, studio: null, consented: false, tongue: 'hans', muted: false, subscribed: null, state: null, recent: 0, recentSince: null, ...more };
}
