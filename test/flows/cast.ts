// Events, a roster and a context for tests of single turns.

import { chinaCalendar } from '../../src/calendar/china.ts';
import { nothingOfDesk } from '../../src/flows/desk-contract.ts';
import type { Body, Context, Event, Message } from '../../src/flows/flow.ts';
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
    chat: { key: 'paper:1/1', kind: 'private', studio: 'BM', consented: true, canErase: true, lasting: true },
    actor: { person: resident, user: '1', member: null, grants: [], studios: [], inSight: [], confided: null, handling: null },
    messageId: 'm1',
    quoted: null,
    mentioned: false,
    body,
  };
}

function aStudio(code: string, name: string): [string, Studio] {
  const about = { address: '', phone: '0000-5550101', intro: '', hours: '', reception: '' };
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
