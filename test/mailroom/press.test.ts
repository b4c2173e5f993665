// Every button fits into the 64 bytes of the platforms, with the longest ids that there can be; and is good in its own chat alone.

import { expect, test } from 'vitest';
import { atPlaces, packedPlaces } from '../../src/flows/rota/change.ts';
import { packPress, unpackPress, type Press } from '../../src/mailroom/press.ts';
import { testSeal } from '../support/rosters.ts';

const seal = testSeal();
const chat = 'telegram:1/2';
const studio = 'ABCDEF';
const reception = `${studio}-20261210-0900`;
const number = `${studio}26-123456`;
const meeting = `${number}-20261210-0900`;
const letter = '1234567890';
const person = '01234567-89ab-cdef-0123-456789abcdef';
const everybody = Array.from({ length: 90 }, (_, index) => `person ${index}`);

const longest: readonly Press[] = [
  ['book', 'w', reception, person],
  ['book', 'cancel', meeting],
  ['book', 'm', reception, number],
  ['meet', 'other', meeting],
  ['attendance', 'missed', meeting, '1'],
  ['attendance', 'missed', reception, '1000'],
  ['along', 'yes', reception, 'ABCDEFGH'],
  ['rota', 'give', reception, reception],
  ['rota', 'anyway', reception, packedPlaces(everybody, everybody)],
  ['rota', 'cannot', reception],
  ['rota', 'can', studio, `${letter}-10-10`],
  ['record-card', 'skip', `${number}:12`, 'political'],
  ['record-card', 'set', `w${letter}`, 'political', '3'],
  ['activity', 'who', letter, person],
  ['contact-people', 'spoken', `p${letter}`],
  ['slip', 'accountability', number, letter],
  ['group-send', 'cancel', letter],
  ['away', 'yes', person, '20261210', '20261215'],
];

test.each(longest.map((press) => ({ press })))('$press.0 $press.1', ({ press }) => {
  const packed = packPress(seal, chat, press);
  expect(packed.length).toBeLessThanOrEqual(64);
  expect(unpackPress(seal, chat, packed)).toEqual(press);
  expect(unpackPress(seal, 'telegram:1/3', packed)).toBeNull();
});

test('however many are named, each is found again', () => {
  for (const people of [everybody, everybody.slice(0, 1), everybody.slice(-1), ['person 3', 'person 60', 'person 11']]) expect(new Set(atPlaces(packedPlaces(people, everybody), everybody))).toEqual(new Set(people));
  expect(['', '0', 'zzzzzzzzzzzzzzzzzzz', 'A', '-1'].flatMap((packed) => atPlaces(packed, everybody))).toEqual([]);
});
