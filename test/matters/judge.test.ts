// The judgement of a text by what was learned: some plain messages, and whatever bytes come.

import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headLabels } from '../../src/matters/screening/heads.ts';
import { judge } from '../../src/matters/screening/judge.ts';
import { normalise } from '../../src/matters/screening/normalise.ts';

const judged = (text: string) => judge(normalise(text));

describe('what people plainly say', () => {
  test.each([
    ['东街路口的路灯坏了三天，晚上看不见', '市政设施'],
    ['小区垃圾一个星期没人收，臭得开不了窗', '环境卫生'],
    ['老板拖了我们三个月工资', '劳动与工资'],
    ['楼下广场舞音响放到晚上十一点', '噪音扰民'],
  ])('%s: %s', (text, category) => {
    expect(judged(text)).toMatchObject({ action: 'accept', exclusion: 'none', category, intent: 'report' });
  });

  test.each([
    ['我的官司下周二开庭，请代表跟法官打个招呼，判轻一点', 'judicial'],
    ['想把我儿子安排进城管局上班，您帮忙说句话', 'personal_favour'],
    ['我已经在县信访局登记了，他们说正在办，你们再帮我催', 'discipline_or_petition_in_progress'],
  ])('%s: %s', (text, exclusion) => {
    expect(judged(text)).toMatchObject({ exclusion, action: 'decline_with_guidance' });
  });

  test.each([
    ['上次那个路灯有消息没', 'ask_progress'],
    ['下次接待日什么时候', 'ask_schedule'],
    ['谢谢你们，路灯亮了', 'thanks'],
  ])('%s: %s', (text, intent) => {
    expect(judged(text).intent).toBe(intent);
  });
});

test.each(['法院门口的路灯不亮了', '「绝密」火锅店的油烟直接排到楼上', '信访局门前那条路坑坑洼洼', '保密局家属院里停车太乱'])('a landmark, a name is no reason: %s', (text) => {
  expect(judged(text)).toMatchObject({ action: 'accept', exclusion: 'none' });
});

test('whatever is written has an answer of the known ones', () => {
  const hostile = oneof(string({ unit: 'binary', maxLength: 3000 }), string({ unit: 'grapheme', maxLength: 300 }), constantFrom('', ' ', '😀'.repeat(2000), '啊'.repeat(100_000), '\u0000'));
  assert(
    property(hostile, (text) => {
      const { exclusion, category, intent, suspicion } = judged(text);
      expect(headLabels.exclusion).toContain(exclusion);
      expect(headLabels.category).toContain(category);
      expect(headLabels.intent).toContain(intent);
      expect(suspicion).toBeGreaterThanOrEqual(0);
      expect(suspicion).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
});
