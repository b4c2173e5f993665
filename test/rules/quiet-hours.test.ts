// Quiet hours are a rule of the studio: what falls due in the morning comes at their end, and hours that are changed lose nothing.

import { expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import { group, openStage, rosterOf, type Stage } from './stage.ts';

const long = 'settings: { quietHours: ["21:00", "09:00"] }';
const usual = 'settings: { quietHours: ["22:00", "08:00"] }';

async function changedTo(stage: Stage, rules: string): Promise<void> {
  await importRoster(stage.house, rosterOf(rules), stage.house.clock.now());
}

test.each([
  { rules: 'settings: {}', until: '08:30' },
  { rules: long, until: '09:00' },
  { rules: 'settings: { quietHours: ["19:00", "10:15"] }', until: '10:15' },
  { rules: 'settings: { quietHours: ["00:00", "00:00"] }', until: '08:30' },
])('with $rules a promise that passed is owned up to at $until', async ({ rules, until }) => {
  await using stage = await openStage(rules, { at: '2026年11月24日 15:00' });
  await stage.reports('李', '圭峰路44号门口的路灯坏了三天了，晚上看不见路');
  const late = (): string[] => [...stage.said('李'), ...stage.said(group)].filter((text) => /对不起，是我们晚了|应在11月25日/.test(text));
  const [hour = 0, minute = 0] = until.split(':').map(Number);
  const before = new Date(Date.UTC(2026, 0, 1, hour, minute - 1)).toISOString().slice(11, 16);
  await stage.turn(`2026年11月26日 ${before}`);
  expect(late()).toEqual([]);
  await stage.turn(`2026年11月26日 ${until}`);
  expect(late()).toHaveLength(2);
});

test('a step that waits for the end of long hours is told, also where they are shorter by then', async () => {
  await using stage = await openStage(long, { at: '2026年11月24日 15:00' });
  await stage.reports('李', '圭峰路44号门口的路灯坏了三天了，晚上看不见路');
  await stage.turn('2026年11月24日 21:30');
  await stage.writes('杨小敏', '#1 进展 已经去现场看过', { in: group });
  await stage.presses('杨小敏', '发送', { in: group });
  await changedTo(stage, usual);
  await stage.turn('2026年11月25日 08:30');
  await stage.writes('杨小敏', '#1 进展 配件到了', { in: group });
  await stage.presses('杨小敏', '发送', { in: group });
  await stage.turn('2026年11月25日 09:30');
  const told = stage.said('李').join('\n');
  expect(told).toContain('已经去现场看过');
  expect(told).toContain('配件到了');
});

test('what is put off already waits longer where the hours have become longer', async () => {
  await using stage = await openStage(usual, { at: '2026年11月24日 15:00' });
  await stage.reports('李', '圭峰路44号门口的路灯坏了三天了，晚上看不见路');
  await stage.turn('2026年11月24日 22:30');
  await stage.writes('杨小敏', '#1 问 是哪个门口？', { in: group });
  await changedTo(stage, long);
  await stage.turn('2026年11月25日 08:59');
  expect(stage.last('李')).not.toContain('是哪个门口');
  await stage.turn('2026年11月25日 09:00');
  expect(stage.last('李')).toContain('是哪个门口');
});
