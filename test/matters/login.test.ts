// Who may log an account in: the officers it belongs to, whoever they are in this roster.

import { noReceptions } from '../../src/calendar/reception-days.ts';
import { expect, test } from 'vitest';
import { loginOfficers, mayLogIn } from '../../src/matters/login.ts';
import { defaultSettings, type Grant, type Roster } from '../../src/matters/roster.ts';

type Right = readonly [person: string, role: Grant['role'], of: string];

function rosterOf(studios: readonly string[], ...rights: readonly Right[]): Roster {
  const about = { name: '', address: '', phone: '', intro: '', hours: '', reception: '', receptionPlan: noReceptions, settings: defaultSettings, doors: {}, staffGroup: null };
  return {
    studios: new Map(studios.map((code) => [code, { code, district: 'HX', ...about }])),
    districts: new Map([['HX', { code: 'HX', name: '河溪区' }]]),
    staff: new Map(rights.map(([person]) => [person, { person, name: person, chats: [] }])),
    grants: rights.map(([person, role, of]) => {
      const isDistrict = role === 'district';
      return { person, role, studio: isDistrict ? null : of, district: isDistrict ? of : null, department: null, area: null, fullTime: true, from: 0, until: null };
    }),
    departments: [],
  };
}

const all: readonly Right[] = [['yang', 'liaison', 'BM'], ['chen', 'representative', 'BM'], ['lin', 'supervisor', 'BM'], ['liang', 'liaison', 'DZ'], ['fu', 'district', 'HX']];
const names = (roster: Roster, studio: string | null): string[] => loginOfficers(roster, studio, 1).map(({ person }) => person);

test('of a studio: its officers and those of its district, nobody else', () => {
  const roster = rosterOf(['BM', 'DZ'], ...all);
  expect(names(roster, 'BM')).toStrictEqual(['yang', 'fu']);
  expect(all.filter(([person]) => mayLogIn(roster, person, 'DZ', 1)).map(([person]) => person)).toStrictEqual(['liang', 'fu']);
  expect(mayLogIn(roster, null, 'BM', 1)).toBe(false);
});

test('of no studio: the district\'s officers; without any of them all officers; where there is one studio alone, it is that one\'s', () => {
  expect(names(rosterOf(['BM', 'DZ'], ...all), null)).toStrictEqual(['fu']);
  expect(names(rosterOf(['BM', 'DZ'], ...all.slice(0, 4)), null)).toStrictEqual(['yang', 'liang']);
  expect(names(rosterOf(['BM'], ...all.slice(0, 3)), null)).toStrictEqual(['yang']);
  expect(names(rosterOf([], ['fu', 'district', 'HX']), null)).toStrictEqual(['fu']);
});
