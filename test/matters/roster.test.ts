// Questions to a roster: rights that hold now, officers in their order, and the same answers for six hundred people.

import { describe, expect, test } from 'vitest';
import { departmentsOf, districtOfficersOf, grantsOf, officersOf, representativesOf, type Grant, type Roster, type Studio } from '../../src/matters/roster.ts';

const grant = (person: string, role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  person,
  role,
  studio: 'BM',
  district: null,
  department: null,
  area: null,
  fullTime: false,
  from: 0,
  until: null,
  ...more,
});

function rosterOf(grants: Grant[]): Roster {
  const staff = new Map(grants.map(({ person }) => [person, { person, name: person, chats: [] }]));
  return { studios: new Map(), districts: new Map(), staff, grants, departments: [] };
}

describe('rights', () => {
  const roster = rosterOf([
    grant('yang', 'liaison'),
    grant('huang', 'liaison', { fullTime: true }),
    grant('former', 'liaison', { until: 10 }),
    grant('future', 'liaison', { from: 20 }),
    grant('elsewhere', 'liaison', { studio: 'DZ', fullTime: true }),
    grant('chen', 'representative', { area: '圭峰路' }),
    grant('chen', 'liaison', { studio: 'DZ' }),
    grant('fu', 'district', { studio: null, district: 'HX' }),
    grant('wu', 'handler', { studio: null, district: 'HX', department: 'CG' }),
  ]);

  test('full-time officers come first, and only rights that hold now count', () => {
    expect(officersOf(roster, 'BM', 10).map(({ name }) => name)).toStrictEqual(['huang', 'yang']);
    expect(officersOf(roster, 'BM', 9).map(({ name }) => name)).toStrictEqual(['huang', 'yang', 'former']);
    expect(officersOf(roster, 'BM', 20).map(({ name }) => name)).toStrictEqual(['huang', 'yang', 'future']);
    expect(officersOf(roster, 'XX', 10)).toStrictEqual([]);
  });

  test('a person may hold several', () => {
    expect(grantsOf(roster, 'chen', 10).map(({ role, studio }) => `${role} ${studio}`)).toStrictEqual(['representative BM', 'liaison DZ']);
    expect(grantsOf(roster, 'nobody', 10)).toStrictEqual([]);
  });

  test('representatives with their area, district officers without handlers', () => {
    expect(representativesOf(roster, 'BM', 10)).toStrictEqual([{ person: 'chen', name: 'chen', chats: [], area: '圭峰路' }]);
    expect(districtOfficersOf(roster, 'HX', 10).map(({ name }) => name)).toStrictEqual(['fu']);
  });

  test('asking does not change what is asked', () => {
    const before = structuredClone(roster.grants);
    officersOf(roster, 'BM', 10);
    expect(roster.grants).toStrictEqual(before);
  });
});

test('departments of the district, and those of the studio alone', () => {
  const department = { district: 'HX', studio: null, name: '', categories: [], workdays: 5 };
  const roster = {
    ...rosterOf([]),
    departments: [
      { ...department, code: 'CG' },
      { ...department, code: 'WY', studio: 'BM' },
      { ...department, code: 'NY', studio: 'DZ' },
      { ...department, code: 'YJ', district: 'YS' },
    ],
  };
  const studio = { code: 'BM', district: 'HX' } as Studio;
  expect(departmentsOf(roster, studio).map(({ code }) => code)).toStrictEqual(['CG', 'WY']);
});
