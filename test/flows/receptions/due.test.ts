// What falls due around a reception speaks of it as it is then: nothing past, nothing of a day that was moved, nothing twice.

import { describe, expect, test } from 'vitest';
import type { QuietHours } from '../../../src/calendar/quiet-hours.ts';
import type { Effect } from '../../../src/flows/flow.ts';
import { announce } from '../../../src/flows/receptions/announce.ts';
import { watchDay } from '../../../src/flows/receptions/reminders.ts';
import { route } from '../../../src/flows/route.ts';
import type { Booking, Reception, ReceptionFile } from '../../../src/matters/reception.ts';
import type { Roster } from '../../../src/matters/roster.ts';
import { aContext, anEvent, aRoster } from '../cast.ts';

const representative = '7d8e9b38-0000-4000-8000-000000000002';

const reception: Reception = {
  id: 'BM-20261210-0900', studio: 'BM', kind: 'reception', planned: '2026-12-10', date: '2026-12-10', from: '09:00', to: '11:30', place: null, reason: null,
  provisional: false, subject: null, representatives: [representative], rotaByHand: false, collective: false, capacity: 2, byHand: false, announcedAt: null, remindedOf: null, cancelledAt: null, knownAs: null,
};

function aBooking(turn: number, more: Partial<Booking> = {}): Booking {
  return { reception: reception.id, person: `p${turn}`, conversation: `paper:1/${turn}`, turn, status: 'booked', representative: null, matter: null, about: null, bookedAt: 0, ...more };
}

const at = (moment: string): number => Date.parse(`${moment}:00+08:00`);

/** The usual cast, whose studio rests in these hours. */
function resting(quietHours: QuietHours): Roster {
  const roster = aRoster();
  return { ...roster, studios: new Map([...roster.studios].map(([code, studio]) => [code, { ...studio, settings: { ...studio.settings, quietHours } }])) };
}

function fallen(what: string, moment: string, file: Partial<Reception> = {}, bookings = [aBooking(1)], date = '2026-12-10', roster = aRoster()): readonly Effect[] {
  const event = anEvent({ kind: 'due', what: `reception-day:${what}`, args: [reception.id, date] });
  const given: ReceptionFile = { reception: { ...reception, ...file }, bookings, invited: [] };
  return route(event, null).turn(null, event, aContext({ now: at(moment), roster, reception: given, briefing: { brought: [], held: [] } })).effects;
}

/** To whom something is said, and the first line of it. */
const said = (effects: readonly Effect[]): string[] => effects.flatMap((one) => (one.effect === 'say' ? [`${'key' in one.to ? one.to.key : one.to.to}: ${one.text.split('\n')[0]}`] : []));

describe('the evening before', () => {
  test('who comes, who waits and who receives are reminded', () => {
    expect(said(fallen('eve', '2026-12-09T18:00', {}, [aBooking(1), aBooking(2, { status: 'waiting' }), aBooking(3, { status: 'cancelled' })]))).toEqual([
      'paper:1/1: 明天见：12月10日（周四）9:00-11:30，您是1号。',
      'paper:1/2: 12月10日（周四）9:00-11:30的接待您还在候补，号没空出来，对不起。',
      'person: 提醒：明天您接待，12月10日（周四）9:00-11:30，在北门社区党代表工作室。拿号的1位。',
      'staff: 请打电话提醒值班的同志代表：12月10日（周四）9:00-11:30，在北门社区党代表工作室接待，拿号的1位。',
    ]);
  });

  test('after a standstill till the morning it says today, after the beginning nothing', () => {
    expect(said(fallen('eve', '2026-12-10T08:00'))[0]).toMatch(/今天见/);
    expect(fallen('eve', '2026-12-10T09:00')).toEqual([]);
    expect(fallen('eve', '2027-01-10T09:00')).toEqual([]);
  });

  test('nothing twice, nothing of a day that was moved or called off', () => {
    expect(fallen('eve', '2026-12-09T18:00', { remindedOf: '2026-12-10' })).toEqual([]);
    expect(fallen('eve', '2026-12-09T18:00', { date: '2026-12-11' })).toEqual([]);
    expect(fallen('eve', '2026-12-09T18:00', { cancelledAt: 1 })).toEqual([]);
  });

  test('of another day they are reminded again', () => {
    expect(said(fallen('eve', '2026-12-10T18:00', { date: '2026-12-11', remindedOf: '2026-12-10' }, [aBooking(1)], '2026-12-11')).length).toBeGreaterThan(0);
  });
});

describe('on the day', () => {
  test('the briefing is of the morning, not of a day that is over', () => {
    expect(said(fallen('brief', '2026-12-10T08:00'))[0]).toMatch(/今天接待：9:00-11:30/);
    expect([fallen('brief', '2026-12-10T12:00'), fallen('brief', '2027-01-10T08:00')]).toEqual([[], []]);
  });

  test('at the end nobody is asked where all is noted', () => {
    expect(said(fallen('ended', '2026-12-10T11:30')).length).toBe(2);
    expect(fallen('ended', '2026-12-10T11:30', {}, [aBooking(1, { status: 'came' }), aBooking(2, { status: 'missed' })])).toEqual([]);
  });
});

describe('in the quiet hours of its studio', () => {
  const dueAt = (effects: readonly Effect[]): string[] => effects.flatMap((one) => (one.effect === 'due' ? [`${one.what} ${new Date(one.at + 8 * 3_600_000).toISOString().slice(5, 16)}`] : []));
  const watched = (quietHours: QuietHours, from = '09:00') => dueAt(watchDay({ ...reception, from }, aContext({ now: at('2026-12-09T10:00'), roster: resting(quietHours) })));
  const briefed = (moment: string, quietHours: QuietHours, from = '09:00') => fallen('brief', moment, { from }, undefined, undefined, resting(quietHours));

  test('the briefing comes at their end, but never after it begins; the evening before, before they begin', () => {
    expect(watched(['22:00', '08:00'])).toEqual(['reception-day:eve 12-09T18:00', 'reception-day:brief 12-10T08:00', 'reception-day:ended 12-10T11:30']);
    expect(watched(['21:00', '08:30'])[1]).toBe('reception-day:brief 12-10T08:30');
    expect(watched(['21:00', '09:00'])[1]).toBe('reception-day:brief 12-10T09:00');
    expect(watched(['21:00', '10:00'])[1]).toBe('reception-day:brief 12-10T09:00');
    expect(watched(['22:00', '08:00'], '07:30')[1]).toBe('reception-day:brief 12-10T07:30');
    expect(watched(['17:30', '09:00'])[0]).toBe('reception-day:eve 12-09T16:30');
    expect(watched(['12:30', '14:00'])).toEqual(watched(['08:00', '08:00']));
  });

  test('hours that are others by now, or a late briefing: it is put off again, until it begins', () => {
    expect(dueAt(briefed('2026-12-10T08:00', ['21:00', '08:30']))).toEqual(['reception-day:brief 12-10T08:30']);
    expect(dueAt(briefed('2026-12-10T13:00', ['12:30', '14:00'], '15:00'))).toEqual(['reception-day:brief 12-10T14:00']);
    expect(dueAt(briefed('2026-12-10T13:00', ['12:30', '14:00'], '13:30'))).toEqual(['reception-day:brief 12-10T13:30']);
    expect(said(briefed('2026-12-10T09:00', ['21:00', '10:00']))[0]).toMatch(/今天接待/);
    expect(briefed('2026-12-10T09:02', ['21:00', '10:00'])).toEqual([]);
  });
});

describe('each morning', () => {
  const context = (moment: string) => aContext({ now: at(moment) });
  const studio = aRoster().studios.get('BM');
  if (!studio) throw new Error('no studio');
  const announced = (days: Partial<Reception>[], moment: string): string[] =>
    announce(studio, days.map((day) => ({ ...reception, ...day })), context(moment)).flatMap((one) => (one.effect === 'keep-reception' ? [one.reception.date] : one.effect === 'broadcast' ? [one.id] : []));

  test('what is a week ahead is announced, once; nothing past, nothing called off, no meeting with one resident', () => {
    expect(announced([{}], '2026-12-02T08:30')).toEqual([]);
    expect(announced([{}], '2026-12-03T08:30')).toEqual(['2026-12-10', 'announced:BM-20261210-0900:2026-12-10']);
    expect(announced([{ announcedAt: 1 }], '2026-12-03T08:30')).toEqual([]);
    expect(announced([{}], '2026-12-10T09:30')).toEqual([]);
    expect(announced([{ cancelledAt: 1 }, { kind: 'appointment' }], '2026-12-03T08:30')).toEqual([]);
  });

  test('of a studio that receives every day a week is announced together', () => {
    const days = ['07', '08', '09', '10', '11', '14', '15', '16', '17'].map((day) => ({ id: `BM-202612${day}-0900`, date: `2026-12-${day}` }));
    const dates = announced(days, '2026-12-03T08:30');
    expect(dates.filter((one) => one.startsWith('announced'))).toHaveLength(1);
    expect(dates.filter((one) => one.startsWith('2026'))).toEqual(['07', '08', '09', '10', '11', '14', '15', '16'].map((day) => `2026-12-${day}`));
  });

  test('reminders are due of today and tomorrow, under names that stay the same', () => {
    const ids = (moment: string) => watchDay(reception, context(moment)).map((one) => (one.effect === 'due' ? one.id : ''));
    expect(ids('2026-12-08T08:30')).toEqual([]);
    expect(ids('2026-12-09T08:30')).toEqual(['eve:BM-20261210-0900:2026-12-10', 'brief:BM-20261210-0900:2026-12-10', 'ended:BM-20261210-0900:2026-12-10']);
    expect(ids('2026-12-09T12:00')).toEqual(ids('2026-12-09T08:30'));
    expect(ids('2026-12-10T12:00')).toEqual([]);
  });
});
