// Kept receptions against the rules: what is new, moved, confirmed, gone; what was and what people chose stays.

import { expect, test } from 'vitest';
import type { ReceptionDay } from '../../src/calendar/reception-days.ts';
import { comparedWithRules, nextTurn, placesTaken, type Booking, type Reception } from '../../src/matters/reception.ts';

const today = '2026-11-24';

function day(planned: string, more: Partial<ReceptionDay> = {}): ReceptionDay {
  return { date: planned, from: '09:00', to: '11:30', place: null, planned, reason: null, provisional: false, ...more };
}

/** What the rules made of these days once. */
function keptOf(...days: ReceptionDay[]): Reception[] {
  return comparedWithRules('BM', [], days, '2026-01-01', 20).added;
}

test('what no day is kept for is new, with an id that says which it is', () => {
  const { added, ...others } = comparedWithRules('BM', [], [day('2026-12-10'), day('2026-12-10', { from: '14:00' })], today, 20);
  expect(added.map(({ id, capacity }) => [id, capacity])).toEqual([['BM-20261210-0900', 20], ['BM-20261210-1400', 20]]);
  expect(others).toEqual({ moved: [], confirmed: [], gone: [] });
});

test('a day that the calendar moves keeps its id, and its numbers', () => {
  const kept = keptOf(day('2027-02-10', { provisional: true }));
  const { moved, added, gone } = comparedWithRules('BM', kept, [day('2027-02-10', { date: '2027-02-18' })], today, 20);
  expect(moved.map(({ before, after }) => [before.date, after.id, after.date])).toEqual([['2027-02-10', 'BM-20270210-0900', '2027-02-18']]);
  expect([added, gone]).toEqual([[], []]);
});

test('a day that stays is confirmed when its year is published', () => {
  const kept = keptOf(day('2027-03-10', { provisional: true }));
  expect(comparedWithRules('BM', kept, [day('2027-03-10')], today, 20).confirmed.map(({ id, provisional }) => [id, provisional])).toEqual([['BM-20270310-0900', false]]);
});

test('another hour is the same reception', () => {
  const { moved, added, gone } = comparedWithRules('BM', keptOf(day('2026-12-10')), [day('2026-12-10', { from: '09:30' })], today, 20);
  expect(moved.map(({ after }) => [after.id, after.from])).toEqual([['BM-20261210-0900', '09:30']]);
  expect([added, gone]).toEqual([[], []]);
});

test('what no rule wants is gone; what was, what is cancelled and what an officer chose is left alone', () => {
  const [past, gone, chosen, cancelled] = keptOf(day('2026-11-10'), day('2026-12-10'), day('2026-12-20'), day('2026-12-28'));
  if (!past || !gone || !chosen || !cancelled) throw new Error('four days were kept');
  const kept = [past, gone, { ...chosen, byHand: true, date: '2026-12-22' }, { ...cancelled, cancelledAt: 1 }];
  const result = comparedWithRules('BM', kept, [day('2026-12-28')], today, 20);
  expect(result.gone.map(({ id }) => id)).toEqual([gone.id]);
  expect([result.added, result.moved, result.confirmed]).toEqual([[], [], []]);
});

test('numbers go on from the highest; a cancelled one gives its place back', () => {
  const booking = (turn: number, status: Booking['status']): Booking => ({ reception: 'BM-20261210-0900', person: `p${turn}`, conversation: `c/${turn}`, turn, status, representative: null, matter: null, about: null, bookedAt: 0 });
  const bookings = [booking(1, 'booked'), booking(2, 'cancelled'), booking(3, 'waiting')];
  expect([nextTurn(bookings), nextTurn([]), placesTaken(bookings)]).toEqual([4, 1, 1]);
});
