// Events, a roster and a context for tests of single turns.

import { noReceptions } from '../../src/calendar/reception-days.ts';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { nothingOfDesk } from '../../src/flows/desk-contract.ts';
import type { Body, Context, Event, MatterFile, Message } from '../../src/flows/flow.ts';
import { begin } from '../../src/matters/begin.ts';
import { apply, type MatterEvent } from '../../src/matters/lifecycle.ts';
import { defaultSettings, type Roster, type Studio } from '../../src/matters/roster.ts';

const now = Date.parse('2026-11-24T09:00:00+08:00');

export const resident = '7d8e9b38-0000-4000-8000-000000000001';

export function aMessage(text: string): Message {
  return { kind: 'message', text, attachments: [], pin: null, edited: false };
}

export function anEvent(body: Body): Event {
  return {
    id: '1',
    at: now,
    chat: { key: 'paper:1/1', kind: 'private', studio: 'BM', consented: true, canErase: true, hasButtons: true, lasting: true },
    actor: { person: resident, user: '1', member: null, grants: [], studios: [], inSight: [], confided: null, handling: null },
    messageId: 'm1',
    quoted: null,
    mentioned: false,
    late: false,
    body,
  };
}

function aStudio(code: string, name: string): [string, Studio] {
  const about = { address: '', phone: '0000-5550101', intro: '', hours: '', reception: '', receptionPlan: noReceptions, doors: {} };
  return [code, { code, district: 'HX', name, ...about, settings: defaultSettings, staffGroup: null }];
}

export function aRoster(): Roster {
  return {
    studios: new Map([aStudio('BM', '北门社区党代表工作室'), aStudio('DZ', '大泽镇党代表工作室')]),
    districts: new Map([['HX', { code: 'HX', name: '河溪区' }]]),
    staff: new Map(),
    grants: [],
    departments: [],
  };
}

export function aContext(more: Partial<Context> = {}): Context {
  const roster = aRoster();
  return {
    now,
    calendar: chinaCalendar(),
    roster,
    studio: roster.studios.get('BM') ?? null,
    draft: null,
    matter: null,
    matters: [],
    mattersTotal: 0,
    nextNumber: null,
    invitation: null,
    link: null,
    personal: null,
    openings: [],
    ...nothingOfDesk,
    ...more,
  };
}

/** A matter that was replied to at `at`. */
export function repliedMatter(number: string, at = 1): MatterFile {
  const promise = { what: 'triage' as const, on: '2026-11-25', provisional: false };
  const raised: Extract<MatterEvent, { type: 'raised' }> = {
    type: 'raised', studio: 'BM', resident, conversation: 'paper:1/1', draft: '1', category: '市政设施', place: null, masked: '路灯坏了',
    attachmentCount: 0, urgent: false, suspicion: null, owner: null, promise, text: '1.0',
  };
  const by = { person: null, role: 'officer' } as const;
  const events: MatterEvent[] = [{ type: 'accepted', representative: null, promise }, { type: 'replied', text: '2.0', round: 1 }];
  const matter = events.reduce((present, event) => apply(present, event, by, at), begin(number, raised, 0));
  return { matter, texts: [], history: [], rating: null, referral: null };
}
