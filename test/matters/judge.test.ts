// The judgement of a text by what was learned: some plain messages, and whatever bytes come.

import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categories, grounds } from '../../src/matters/matter.ts';
import { featuresOf } from '../../src/matters/screening/features.ts';
import { intents } from '../../src/matters/screening/heads.ts';
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
    expect(judged(text)).toMatchObject({ action: 'accept', exclusion: 'none', part: null, category, danger: null, intent: 'report' });
  });

  test.each([
    ['我的官司下周二开庭，请代表跟法官打个招呼，判轻一点', 'judicial'],
    ['想把我儿子安排进城管局上班，您帮忙说句话', 'personal_favour'],
    ['我已经在县信访局登记了，他们说正在办，你们再帮我催', 'discipline_or_petition_in_progress'],
    ['罚单交警还没录，您打个电话叫他们别录了，我请您喝茶', 'unlawful_or_policy'],
    ['手里有份印着机密的红头文件，拍给你们看', 'state_secret'],
  ])('%s: %s', (text, exclusion) => {
    expect(judged(text)).toMatchObject({ exclusion, action: 'decline_with_guidance' });
  });

  test.each([
    ['上次那个路灯有消息没', 'ask_progress'],
    ['下次接待日什么时候', 'ask_schedule'],
    ['谢谢你们，路灯亮了', 'thanks'],
    ['我想约个时间当面谈', 'book_appointment'],
    ['搞错了，撤回刚才那条', 'withdraw'],
    ['你们的答复等于没说，敷衍', 'complaint_about_reply'],
    ['你好，在吗', 'greeting'],
  ])('%s: %s', (text, intent) => {
    expect(judged(text).intent).toBe(intent);
  });

  test.each([
    ['楼上冒黑烟，里面有人喊', 'fire'],
    ['我不想活了，在天台上', 'suicide'],
    ['我爸倒在地上叫不醒，嘴唇发紫', 'illness'],
    ['有人拿刀在楼下追人', 'violence'],
    ['小孩掉河里了，快来人', 'drowning'],
  ])('%s: %s, and help comes before any screening', (text, kind) => {
    expect(judged(text)).toMatchObject({ danger: { kind }, action: 'accept', exclusion: 'none' });
  });
});

test('a danger that no rule knows has the number of what is spoken of most', () => {
  const { danger } = judged('脱粒机把人胳膊卷进去了，卡住拔不出来，血流了一地，人快昏过去了');
  expect(danger).toEqual({ kind: 'illness', phone: '120' });
});

test.each(['法院门口的路灯不亮了', '「绝密」火锅店的油烟直接排到楼上', '信访局门前那条路坑坑洼洼', '保密局家属院里停车太乱'])('a landmark, a name is no reason: %s', (text) => {
  expect(judged(text)).toMatchObject({ action: 'accept', exclusion: 'none' });
});

test('secrecy is a part of the suspicion', () => {
  const secret = judged('手里有份印着机密的红头文件，拍给你们看');
  expect(secret.secrecy).toBeGreaterThan(0.5);
  expect(secret.secrecy).toBeLessThanOrEqual(secret.suspicion);
  expect(judged('东街路口的路灯坏了三天').secrecy).toBeLessThan(0.05);
});

const worst = ['', ' ', '\u0000', '😀'.repeat(50_000), '啊'.repeat(100_000), '法院判了我'.repeat(20_000), '。'.repeat(100_000), '\uD800'.repeat(100_000), '机 密 '.repeat(25_000), 'ﷺ'.repeat(100_000), 'a\u0301'.repeat(50_000)];

test('whatever is written has an answer of the known ones', () => {
  const hostile = oneof(string({ unit: 'binary', maxLength: 3000 }), string({ unit: 'grapheme', maxLength: 300 }), constantFrom(...worst));
  assert(
    property(hostile, (text) => {
      const { exclusion, category, intent, suspicion, secrecy } = judged(text);
      expect(['none', ...grounds]).toContain(exclusion);
      expect(categories).toContain(category);
      expect(intents).toContain(intent);
      for (const likely of [suspicion, secrecy]) expect(likely >= 0 && likely <= 1).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each(worst.map((text, index) => [index, text] as const))('a text of 100,000 characters shows the classifier no more than its beginning (%i)', (_, text) => {
  const normalised = normalise(text);
  const most = 2 * 1500 + 1000;
  expect(featuresOf(normalised).size).toBeLessThan(most);
  expect(featuresOf(normalised)).toEqual(featuresOf(normalised.slice(0, 1500)));
});
