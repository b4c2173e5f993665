// The weights of places are those of the corpus as it is.

import { expect, test } from 'vitest';
import places from '../../src/matters/screening/place-weights.json' with { type: 'json' };
import { corpusHash } from '../../training/corpus-hash.ts';

test('the weights of places were learned from this corpus (npm run train)', () => {
  expect(places.corpus).toBe(corpusHash());
});
