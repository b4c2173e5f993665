// The seal: what was closed opens again for its purpose only, with any of the keys, and not after a change.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeal, SealError } from '../../src/store/seal.ts';

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);

describe('seal', () => {
  const seal = createSeal([key(1)]);

  test('opens what it closed', () => {
    fc.assert(fc.property(fc.string(), fc.jsonValue(), (purpose, value) => {
      const normal: unknown = JSON.parse(JSON.stringify(value));
      expect(seal.open(purpose, seal.close(purpose, normal))).toStrictEqual(normal);
    }));
  });

  test('is bound to its purpose', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.jsonValue(), (purpose, other, value) => {
      fc.pre(purpose !== other);
      expect(() => seal.open(other, seal.close(purpose, value))).toThrow(SealError);
    }));
  });

  test('notices every changed byte', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.nat(), fc.integer({ min: 1, max: 255 }), (value, where, change) => {
      const bytes = Uint8Array.from(seal.close('letter', value));
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ change;
      expect(() => seal.open('letter', bytes)).toThrow(SealError);
    }));
  });

  test('refuses arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => seal.open('letter', bytes)).toThrow(SealError);
    }));
  });

  test('never seals the same value to the same bytes', () => {
    expect(seal.close('name', '杨小敏')).not.toStrictEqual(seal.close('name', '杨小敏'));
  });

  test('does not show what it holds', () => {
    expect(Buffer.from(seal.close('name', '杨小敏')).includes(Buffer.from('杨小敏'))).toBe(false);
  });
});

describe('a key that is being replaced', () => {
  const old = createSeal([key(1)]);
  const both = createSeal([key(2), key(1)]);
  const fresh = createSeal([key(2)]);

  test('both keys open, the first one seals', () => {
    expect(both.open('name', old.close('name', '陈国栋'))).toBe('陈国栋');
    expect(fresh.open('name', both.close('name', '陈国栋'))).toBe('陈国栋');
    expect(() => fresh.open('name', old.close('name', '陈国栋'))).toThrow(SealError);
  });

  test('hashes with all keys, the first one first', () => {
    expect(both.hashes('roster', 'x')).toStrictEqual([fresh.hash('roster', 'x'), old.hash('roster', 'x')]);
    expect(both.hash('roster', 'x')).toBe(fresh.hash('roster', 'x'));
    expect(both.hash('roster', 'x')).not.toBe(both.hash('invitation', 'x'));
  });

  test('verifies buttons that the old key signed', () => {
    expect(both.verify('BM26-0001', old.sign('BM26-0001'))).toBe(true);
    expect(fresh.verify('BM26-0001', old.sign('BM26-0001'))).toBe(false);
    expect(both.verify('BM26-0002', both.sign('BM26-0001'))).toBe(false);
    expect(both.verify('BM26-0001', '')).toBe(false);
  });
});

test('a key has 32 bytes, and there is one', () => {
  expect(() => createSeal([])).toThrow(SealError);
  expect(() => createSeal([new Uint8Array(31)])).toThrow(SealError);
});
