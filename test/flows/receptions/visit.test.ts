// A visit is neither a duty nor a reception day: no rota, no minimum, no rule of one reception a day sees it; what is said of it is said of visits.

import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Effect } from '../../../src/flows/flow.ts';
import { announceVisits } from '../../../src/flows/receptions/visit-told.ts';
import { publicAhead, visitsAhead } from '../../../src/matters/booking.ts';
import { comingVisits, dutiesIn, heldReceptions, isBusy } from '../../../src/matters/duty.ts';
import { filledDuties } from '../../../src/matters/duty-plan.ts';
import { comparedWithRules, type Reception } from '../../../src/matters/reception.ts';
import { say } from '../../../src/texts/say.ts';
import { aContext, aRoster } from '../cast.ts';

const representative = '7d8e9b38-0000-4000-8000-000000000002';
const now = Date.parse('2026-12-02T09:00:00+08:00');

const visit: Reception = {
  id: 'BM-v7', studio: 'BM', kind: 'visit', planned: '2026-12-10', date: '2026-12-10', from: '09:00', to: '11:00', place: '翠湖花园', reason: null, provisional: false, subject: null,
  representatives: [representative], rotaByHand: true, collective: false, capacity: 20, byHand: true, announcedAt: null, remindedOf: null, cancelledAt: null, knownAs: null,
};
const reception: Reception = { ...visit, id: 'BM-20261210-0900', kind: 'reception', byHand: false, rotaByHand: false, representatives: [] };

test('it is no duty, and nobody is busy by it', () => {
  expect([heldReceptions([visit]), dutiesIn([visit], representative, '2026'), publicAhead([visit], now)]).toEqual([[], [], []]);
  expect(isBusy(representative, reception, [visit])).toBe(false);
  expect([comingVisits([visit, reception], '2026-12-02'), visitsAhead([visit, reception], now)]).toEqual([[visit], [visit]]);
  expect(comingVisits([{ ...visit, cancelledAt: 1 }, { ...visit, date: '2026-12-01' }], '2026-12-02')).toEqual([]);
});

test('the rota fills the reception of the same day, and leaves the visit', () => {
  const rota = { receptions: [visit, reception], away: [], swaps: [], wishes: [] };
  const rules = { representativesPerReception: 1, dutiesPerYear: 3, dutiesPerTwoMonths: 0 };
  const { changed } = filledDuties(rota, [{ person: representative, from: '2020-01-01', until: null }], rules, '2026-12-02');
  expect(changed.map(({ id, representatives }) => [id, representatives])).toEqual([[reception.id, [representative]]]);
});

test('neither the rules nor the calendar move it or take it away', () => {
  expect(comparedWithRules('BM', [visit], [], '2026-12-02', 20)).toEqual({ added: [], moved: [], confirmed: [], gone: [] });
});

const roster = aRoster();
const studio = roster.studios.get('BM');
const announced = (visits: readonly Reception[], moment = now): readonly Effect[] => (studio ? announceVisits(studio, visits, aContext({ now: moment })) : []);

test('it is announced as long before as a reception, once; several of one morning together', () => {
  expect(announced([visit])).toEqual([]);
  const effects = announced([visit], now + 24 * 3_600_000);
  expect(effects.map((one) => (one.effect === 'broadcast' ? one.id : one.effect))).toEqual(['keep-reception', 'say', 'announced:BM-v7:2026-12-10']);
  expect(announced([{ ...visit, announcedAt: 1 }, { ...visit, cancelledAt: 1 }], now + 24 * 3_600_000)).toEqual([]);
  const several = announced(['1', '2', '3'].map((id) => ({ ...visit, id: `BM-v${id}` })), now + 24 * 3_600_000);
  expect(several.flatMap((one) => (one.effect === 'broadcast' ? [one.text] : []))).toEqual([expect.stringMatching(/^走访预告：\n.*翠湖花园.*\n.*翠湖花园.*\n一共3次/)]);
});

test('each sentence that has another form for a visit has it', () => {
  const code = globSync('src/flows/receptions/*.ts').map((file) => readFileSync(file, 'utf8')).join('\n');
  const named = [...code.matchAll(/ofKind\(([^()]*)/g)].flatMap(([, args = '']) => [...args.matchAll(/'([a-z-]+)'/g)].map(([, id = '']) => id)).filter((id) => !['came', 'missed', 'kind'].includes(id));
  expect(named.length).toBeGreaterThan(40);
  const exists = (id: string): boolean => {
    try {
      return say(id) !== '';
    } catch (error) {
      return !String(error).includes('no text');
    }
  };
  expect(named.filter((id) => !exists(`visit-${id}`) && !exists(`choice-visit-${id}`))).toEqual([]);
});
