// What residents type instead of pressing the menu: no more notices, how far it is; and what only sounds like it.

import { describe, expect, test } from 'vitest';
import { readMenu } from '../../src/flows/resident/menu.ts';
import { readMyMatters } from '../../src/flows/resident/my-matters.ts';

describe('no more notices', () => {
  test.each(['停', '退订', '我要退订', '别发了', '不要再发了', '不要给我发了', '别再给我发消息了', '以后别给我发通知了', '请不要再打扰我了', '別再發了'])('%s', (text) => {
    expect(readMenu(text)).toEqual({ entry: 'stop' });
  });

  test.each(['别停电', '别再给我发传单了，楼道里到处都是', '停车难', '不要再发生这样的事'])('a matter stays one: %s', (text) => {
    expect(readMenu(text)).toBeNull();
  });
});

describe('how far it is', () => {
  test.each(['到哪一步了', '还要等多久', '还要等多久啊？', '要等到什么时候', '到底什么时候能修好', '多久能办好呢', '什么时候给我答复'])('%s', (text) => {
    expect(readMyMatters(text)).toEqual({ asks: 'progress' });
  });

  test.each(['等公交要等多久都没人管', '什么时候修好路', '还要等多久才有人来修楼道的灯'])('a matter stays one: %s', (text) => {
    expect(readMyMatters(text)).toBeNull();
  });
});
