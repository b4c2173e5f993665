// Numbers of a reception: places, the waiting list in its order, moving up, and what is ahead.

import { expect, test } from 'vitest';
import { isAhead, movingUp, publicAhead, taken, waitingBefore, withBooking } from '../../src/matters/booking.ts';
import type { Reception, ReceptionFile } from '../../src/matters/reception.ts';

const now = Date.parse('2026-12-03T09:00:00+08:00');

const reception: Reception = {
  id: 'BM-20261210-0900', studio: 'BM', kind: 'reception', planned: '2026-12-10', date: '2026-12-10', from: '09:00', to: '11:30', place: null, reason: null,
  provisional: false, subject: null, representatives: [], rotaByHand: false, collective: false, capacity: 2, byHand: false, announcedAt: null, remindedOf: null, cancelledAt: null, knownAs: null,
};

/** Each of them takes a number, one after the other. */
function bookedBy(...people: string[]): ReceptionFile {
  return people.reduce<ReceptionFile>((file, person) => withBooking(file, taken(file, { person, conversation: `paper:1/${person}`, representative: null }, now)), { reception, bookings: [], invited: [] });
}

const shown = ({ bookings }: ReceptionFile): string[] => bookings.map(({ person, turn, status }) => `${turn} ${person} ${status}`);

test('whoever comes when all places are taken waits, in his turn', () => {
  const file = bookedBy('a', 'b', 'c', 'd');
  expect(shown(file)).toEqual(['1 a booked', '2 b booked', '3 c waiting', '4 d waiting']);
  expect(file.bookings.slice(2).map((one) => waitingBefore(file, one))).toEqual([0, 1]);
  expect(movingUp(file)).toEqual([]);
});

test('a place that is given back goes to whoever waits longest; a larger room to as many as fit', () => {
  const file = bookedBy('a', 'b', 'c', 'd');
  const [first] = file.bookings;
  const freed = first ? withBooking(file, { ...first, status: 'cancelled' }) : file;
  expect(movingUp(freed).map(({ person, turn, status }) => [person, turn, status])).toEqual([['c', 3, 'booked']]);
  expect(movingUp({ ...freed, reception: { ...reception, capacity: 10 } }).map(({ person }) => person)).toEqual(['c', 'd']);
  expect(movingUp({ ...file, reception: { ...reception, capacity: 1 } })).toEqual([]);
});

test('who gave his number back and takes one again comes last', () => {
  const file = bookedBy('a', 'b');
  const [first] = file.bookings;
  if (!first) throw new Error('nobody booked');
  const again = withBooking(file, { ...first, status: 'cancelled' });
  expect(taken(again, { person: 'a', conversation: 'paper:1/a', representative: null }, now)).toMatchObject({ turn: 3, status: 'booked' });
});

test('one who did not come keeps nobody out, one who came does', () => {
  const file = bookedBy('a', 'b', 'c');
  const [first] = file.bookings;
  if (!first) throw new Error('nobody booked');
  expect(movingUp(withBooking(file, { ...first, status: 'missed' })).map(({ person }) => person)).toEqual(['c']);
  expect(movingUp(withBooking(file, { ...first, status: 'came' }))).toEqual([]);
});

test('what is called off, begun, or agreed with one resident is on no list', () => {
  const begun = Date.parse('2026-12-10T09:00:00+08:00');
  expect([isAhead(reception, begun - 1), isAhead(reception, begun)]).toEqual([true, false]);
  expect(publicAhead([reception, { ...reception, cancelledAt: now }, { ...reception, kind: 'appointment' }], now)).toEqual([reception]);
});
