// Where a matter is: clean words out of the text, for the summary that the resident sees and the card. Never a person, never a flat.

import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeIn } from '../../src/matters/screening/place.ts';
import { leastCpuMs, soonMs } from '../support/least-cpu.ts';

describe('where it is', () => {
  test.each([
    ['路灯坏了三天，桐花湾', '桐花湾'],
    ['桐花湾小区三期的电梯停了', '桐花湾小区'],
    ['北门社区圭峰路44号门口的路灯坏了', '北门社区圭峰路44号门口'],
    ['垃圾堆了一个星期，圭峰路44号，北门社区的', '圭峰路44号'],
    ['圭峰路路灯怎么不亮了', '圭峰路'],
    ['昨晚在枫桥菜市场买的肉是臭的', '枫桥菜市场'],
    ['柳樹巷嘅街燈壞咗', '柳樹巷'],
    ['The street lamp in Guifeng Road is broken', 'Guifeng Road'],
    ['There is no light at Riverside Block C since Monday', 'Riverside Block C'],
  ])('%s → %s', (text, place) => {
    expect(placeIn(text)).toBe(place);
  });

  test.each(['路灯坏了', '我们小区的电梯停了', '谢谢你们', 'I have not been paid since March', 'Monday the water was off again', ''])('nobody says where: %s', (text) => {
    expect(placeIn(text)).toBeNull();
  });

  test('of a home only the estate', () => {
    expect(placeIn('我家住圭峰花园3栋501，水管漏了')).toBe('圭峰花园');
  });

  test('a person is no place', () => {
    expect(placeIn('我叫刘涵水，电话13800000012，想问养老金')).toBeNull();
  });
});

test('it stands in the text as it was written, and is one phrase', () => {
  assert(
    property(array(constantFrom('圭峰', '和', '我在', '路', '44号', '小区', '门口', '村', '，', '。', '\n', 'x', 'Lotus Road', '的', '１２', '里', '電', '😀', '\u200B')), (pieces) => {
      const text = pieces.join('');
      const place = placeIn(text);
      return place === null || (text.includes(place) && place.length >= 2 && !/[\n，。]/.test(place));
    }),
  );
});

test.each(['圭', '圭峰路', '1', 'Lotus ', '路1号', 'in A', '，', '😀'])('a hundred thousand characters of %s are answered at once', (piece) => {
  const text = piece.repeat(100_000 / piece.length);
  expect(leastCpuMs(() => placeIn(text))).toBeLessThan(soonMs);
});
