// Which door fits what a studio may not take: a page that a liaison officer can check.

import { describe, expect, test } from 'vitest';
import { doorsFor, type DoorKind } from '../../src/matters/doors.ts';
import { categories, grounds, type Category, type Ground } from '../../src/matters/matter.ts';
import { doorLines } from '../../src/flows/right-door.ts';

test.each<[Ground, Category, DoorKind[]]>([
  ['judicial', '其他', ['legalAid', 'court']],
  ['judicial', '劳动与工资', ['legalAid', 'court']],
  ['personal_favour', '教育', ['education']],
  ['personal_favour', '医疗卫生', ['health']],
  ['personal_favour', '住房与房产', ['housing']],
  ['personal_favour', '劳动与工资', ['personnel']],
  ['personal_favour', '其他', ['personnel']],
  ['unlawful_or_policy', '交通停车', ['traffic', 'legalAid']],
  ['unlawful_or_policy', '社会保障与救助', ['social', 'legalAid']],
  ['unlawful_or_policy', '劳动与工资', ['labour', 'legalAid']],
  ['unlawful_or_policy', '其他', ['government', 'legalAid']],
  ['discipline_or_petition_in_progress', '政务服务与作风', ['discipline', 'petition']],
  ['state_secret', '其他', []],
])('%s, %s: %j', (ground, category, doors) => {
  expect(doorsFor(ground, category)).toEqual(doors);
});

describe('in words', () => {
  test('two lines at most, each with somewhere to turn to', () => {
    for (const ground of grounds) for (const category of categories) {
      const lines = doorLines(ground, category);
      expect(lines.length).toBe(doorsFor(ground, category).length);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line).toMatch(/打(?:法院)?1[0-9]{4}|窗口/);
    }
  });

  test('what a studio has named stands instead; what it did not say leaves no gap', () => {
    const doors = { legalAid: { name: '圭峰法律援助站', phone: '', address: '圭峰路9号', hours: '' } };
    expect(doorLines('judicial', '其他', doors)).toEqual(['想找律师帮忙，不要钱：圭峰法律援助站，圭峰路9号。', '案子办到哪一步：打法院12368。']);
  });
});
