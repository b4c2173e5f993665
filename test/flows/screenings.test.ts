// 筛查统计 of several studios: shares of what is many, and the studios where people overturned most.

import { expect, test } from 'vitest';
import { screeningList } from '../../src/flows/supervisor/screenings.ts';
import { screeningOutcomes, shareOf, type Looked, type ScreeningCount, type ScreeningOutcome } from '../../src/matters/screening-count.ts';
import { aContext } from './cast.ts';

function counted(studio: string, looked: Partial<Looked>, outcomes: Partial<Record<ScreeningOutcome, number>> = {}): ScreeningCount {
  const none = Object.fromEntries(screeningOutcomes.map((outcome) => [outcome, 0])) as Record<ScreeningOutcome, number>;
  return { studio, ground: 'judicial', outcomes: { ...none, ...outcomes }, looked: { suspected: 0, accepted: 0, declined: 0, waiting: 0, contested: 0, overturned: 0, ...looked } };
}

test('of all and by studio', () => {
  const bm = counted('BM', { suspected: 14, accepted: 9, declined: 4, waiting: 1, contested: 2 }, { shown: 20, 'accepted-by-resident': 5, rewritten: 1, insisted: 14 });
  const dz = counted('DZ', { suspected: 8, accepted: 6, declined: 2, contested: 9, overturned: 6 }, { 'part-shown': 3, 'part-declined': 1 });
  const context = { ...aContext(), screenings: { counts: [bm, dz], brought: [{ studio: 'BM', raised: 150 }, { studio: 'DZ', raised: 44 }] } };
  expect(screeningList({ period: null, studio: null }, context).text.split('\n').slice(1)).toEqual([
    '来的事200件（没交的也算），程序提示了28件（14%）',
    '法院在办的案子：提示20次，居民认可5、改了再发1、要求请人看14',
    '法院在办的案子：人看的22件，登记办理15（71%）、不予登记6、还没看1',
    '法院在办的案子：不服再看11件，改为办理6（55%）',
    '法院在办的案子：提示有一部分3次，部分不办1次，居民不同意0次',
    '大泽镇党代表工作室：人看的8件，登记办理6，改为办理6',
    '北门社区党代表工作室：人看的14件，登记办理9，改为办理0',
    '机器只提示，办不办由人定。',
  ]);
});

test('of a few a share says nothing', () => {
  expect([shareOf(1, 1), shareOf(0, 0), shareOf(3, 9), shareOf(3, 10)]).toEqual([null, null, null, 30]);
});
