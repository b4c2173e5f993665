// How people name a choice in writing: its label, or its number in any form; and what is none.

import { describe, expect, test } from 'vitest';
import { choiceAnswered, choiceNamed, isNumber } from '../../src/flows/choices.ts';

const choices = [{ label: '已解决' }, { label: '没解决' }, { label: '看不懂' }];

describe('with numbered lines', () => {
  test.each(['2', '②', '２', '二', '第二个', '第2个', '选2', '我选二', '选择 2', '2、', '2.', '２．', '2。', ' 2 ', '【2】', '第二项', '没解决', '【没解决】', '沒解決', '2 没解决', '2、没解决', '2.没解决'])('%s', (text) => {
    expect(choiceNamed(text, choices, true)?.label).toBe('没解决');
  });

  test.each(['4', '0', '12', '2号', '2楼', '2个人', '二楼', '22', '2 3', '1 没解决', '没解决好', '选', '第', '', '还没解决呢'])('%s names none of them', (text) => {
    expect(choiceNamed(text, choices, true)).toBeNull();
  });
});

test('without numbered lines a number may be a house', () => {
  for (const text of ['2', '第二个', '2 没解决']) expect(choiceNamed(text, choices, false)).toBeNull();
  expect(choiceNamed('没解决', choices, false)?.label).toBe('没解决');
});

describe('in words that mean it', () => {
  const labelled = (...labels: string[]) => labels.map((label) => ({ label }));
  const days = labelled('12月10日（周四）', '12月21日（周一）', '1月11日（周一）', '别的时间');
  const people = labelled('陈国栋代表', '陈秀英代表', '周志远代表', '都可以');

  test.each([
    ['是的', labelled('对', '不对'), '对'],
    ['行啊', labelled('可以', '不行'), '可以'],
    ['没空', labelled('可以', '不行'), '不行'],
    ['10号', days, '12月10日（周四）'],
    ['12月10号', days, '12月10日（周四）'],
    ['12月10日吧', days, '12月10日（周四）'],
    ['周四', days, '12月10日（周四）'],
    ['周代表', people, '周志远代表'],
    ['陈秀英', people, '陈秀英代表'],
    ['随便哪个都行', people, '都可以'],
  ])('%s', (text, shown, label) => {
    expect(choiceAnswered(text, shown, false)?.label).toBe(label);
  });

  test.each([
    ['好的', labelled('对', '不对')],
    ['陈代表', people],
    ['周一', days],
    ['0号', days],
    ['10号楼', days],
    ['是的', labelled('已解决', '没解决')],
  ])('%s means none of them for sure', (text, shown) => {
    expect(choiceAnswered(text, shown, false)).toBeNull();
  });
});

test('what is a number and nothing else', () => {
  for (const text of ['7', '选7', '第三个', '⑦']) expect(isNumber(text)).toBe(true);
  for (const text of ['7号', '7点', '我家7楼', '没解决', '1 没解决']) expect(isNumber(text)).toBe(false);
});
