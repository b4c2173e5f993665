// For every roster and matter: nobody outside DESIGN's table of roles and sights sees anything, by whichever way he asks.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Confinement, Matter } from '../../src/matters/matter.ts';
import { defaultSettings, grantsOf, type Grant, type Roster, type Studio } from '../../src/matters/roster.ts';
import { actingRole, confidantsOf, confinedInSight, maySee, mayBeReferred, type Place, type Sight } from '../../src/matters/visibility.ts';

const now = 1_000;
const people = ['p1', 'p2', 'p3', 'p4', 'p5'];
const studios = ['BM', 'DZ', 'ZZ'];
const districtOf: Record<string, string> = { BM: 'HX', DZ: 'HX', ZZ: 'QY' };

const scope = fc.oneof(
  fc.record({ role: fc.constantFrom('liaison' as const, 'representative' as const, 'supervisor' as const), studio: fc.constantFrom(...studios) }),
  fc.record({ role: fc.constantFrom('district' as const, 'supervisor' as const), district: fc.constantFrom('HX', 'QY') }),
  fc.record({ role: fc.constant('handler' as const), district: fc.constant('HX'), department: fc.constantFrom('CG', 'MZ') }),
);
const anyGrant: fc.Arbitrary<Grant> = fc
  .tuple(scope, fc.constantFrom(...people), fc.constantFrom(null, 500, 2_000), fc.constantFrom(0, 1_500))
  .map(([about, person, until, from]) => ({ studio: null, district: null, department: null, area: null, fullTime: false, ...about, person, from, until }));

const anyRoster: fc.Arbitrary<Roster> = fc
  .tuple(fc.array(anyGrant, { maxLength: 12 }), fc.constantFrom(['district'] as const, ['supervisor'] as const, ['district', 'supervisor'] as const))
  .map(([grants, confinedTo]) => ({
    studios: new Map(studios.map((code) => [code, { code, district: districtOf[code], staffGroup: `g-${code}`, settings: { ...defaultSettings, confinedTo } } as unknown as Studio])),
    districts: new Map(['HX', 'QY'].map((code) => [code, { code, name: code }])),
    staff: new Map(people.map((person) => [person, { person, name: person, chats: [`c-${person}`] }])),
    grants,
    departments: [],
  }));

const anyConfinement: fc.Arbitrary<Confinement> = fc.record({
  studio: fc.constantFrom('BM', 'DZ'),
  people: fc.subarray(people),
  departments: fc.subarray(['CG', 'MZ']),
  withdrawal: fc.constant(null),
});
const anyMatter: fc.Arbitrary<Matter> = fc
  .record({ studio: fc.constantFrom(...studios), confined: fc.option(anyConfinement), representative: fc.option(fc.constantFrom(...people)), department: fc.option(fc.constantFrom('CG', 'MZ')), status: fc.constantFrom('accepted' as const, 'referred' as const) })
  .map(({ studio, confined, ...rest }) => ({ ...rest, confined, studio: confined ? 'HX' : studio, number: 'X26-0001', resident: 'resident', conversation: 'c-resident' }) as Matter);

const anyPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom(...people, 'resident').map((person) => ({ kind: 'private' as const, key: `c-${person}`, studio: null })),
  fc.constantFrom('BM', 'DZ', null).map((studio) => ({ kind: 'group' as const, key: `g-${studio ?? 'other'}`, studio })),
);
const anySight = fc.constantFrom<Sight>('existence', 'masked', 'original');
const viewer = fc.constantFrom(...people, 'resident', 'somebody', null);

/** DESIGN §1 in other words: the table, and who a confined matter exists for. */
function isInTable(all: Roster, person: string | null, one: Matter, what: Sight, where: Place): boolean {
  if (person === 'resident') return where.key === 'c-resident';
  const has = (role: string, fits: (grant: Grant) => boolean): boolean =>
    all.grants.some((grant) => grant.person === person && grant.role === role && grant.from <= now && (grant.until === null || grant.until > now) && fits(grant));
  const any = (fits: (grant: Grant) => boolean): boolean => ['liaison', 'representative', 'district', 'supervisor', 'handler'].some((role) => has(role, fits));
  if (where.kind === 'group' && (one.confined || what === 'original' || where.key !== `g-${one.studio}`)) return false;
  if (one.confined) {
    const { confined } = one;
    const concerned = confined.people.includes(person ?? '') || any((grant) => grant.studio === confined.studio) || any((grant) => confined.departments.includes(grant.department ?? ''));
    const named = all.studios.get(confined.studio ?? '')?.settings.confinedTo.some((role) => has(role, (grant) => grant.district === 'HX' && grant.studio === null));
    return !concerned && named === true;
  }
  const isStaffs =
    has('liaison', (grant) => grant.studio === one.studio) ||
    has('district', (grant) => grant.district === districtOf[one.studio]) ||
    (one.representative === person && has('representative', (grant) => grant.studio === one.studio));
  if (isStaffs) return true;
  // Whoever handles a matter is its handler, whatever else he watches over.
  if (one.status === 'referred' && has('handler', (grant) => grant.department === one.department && grant.district === districtOf[one.studio]))
    return what !== 'original' && where.kind === 'private';
  return has('supervisor', (grant) => grant.studio === one.studio || (grant.studio === null && grant.district === districtOf[one.studio]));
}

describe('sight', () => {
  test('nobody outside the table sees, and everybody in it does', () => {
    const property = fc.property(anyRoster, anyMatter, viewer, anySight, anyPlace, (all, one, person, what, where) => {
      expect(maySee(all, person, one, what, where, now)).toBe(isInTable(all, person, one, what, where));
    });
    fc.assert(property, { numRuns: 3_000 });
  });

  test('who is told of a confined matter is who may see it, and nobody else', () => {
    const property = fc.property(anyRoster, anyConfinement, (all, confined) => {
      const one = { studio: 'HX', confined, representative: null } as Matter;
      const told = confidantsOf(all, 'HX', confined, now).map(({ person }) => person);
      expect(told.toSorted()).toEqual(people.filter((person) => actingRole(all, person, one, now) !== null));
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  test('what can be listed is what may be seen', () => {
    const property = fc.property(anyRoster, anyConfinement, fc.constantFrom(...people), (all, confined, person) => {
      const one = { studio: 'HX', confined, representative: null } as Matter;
      const listed = confinedInSight(all, person, grantsOf(all, person, now));
      const isListed =
        listed !== null &&
        listed.districts.includes('HX') &&
        listed.studios.includes(confined.studio) &&
        !confined.people.includes(person) &&
        !confined.departments.some((code) => listed.departments.includes(code));
      expect(isListed).toBe(actingRole(all, person, one, now) !== null);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  test('it is never referred to whom it is about, be it the department or its handler', () => {
    const property = fc.property(anyRoster, anyConfinement, fc.constantFrom('CG', 'MZ'), (all, confined, code) => {
      const handlers = all.grants.filter((grant) => grant.department === code && grant.from <= now && (grant.until === null || grant.until > now));
      const isAbout = confined.departments.includes(code) || handlers.some(({ person }) => confined.people.includes(person));
      expect(mayBeReferred(all, { confined } as Matter, code, now)).toBe(!isAbout);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
