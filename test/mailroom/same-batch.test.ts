// Two residents tell of one lamp at the same moment: their letters are handled in one batch, and the desk sees it all the same.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stores } from '../support/databases.ts';
import { openHouse, type House } from '../support/house.ts';
import { bindGroup } from '../support/transcript-cast.ts';
import { said } from './desk.ts';

const group = '-500';

describe.each(stores)('two filings in one batch ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ store: await open(), sendsAtOnce: true });
    await bindGroup(house, 'BM', group);
  });
  afterEach(() => house.close());

  async function press(user: string, label: string): Promise<void> {
    const message = house.paper.chat(user).findLast((one) => one.buttons.some((button) => button.label === label));
    const button = message?.buttons.find((one) => one.label === label);
    if (!message || !button) throw new Error(`no button ${label}`);
    await house.paper.presses({ user, chat: user, messageId: message.id, press: button.press });
  }

  test('the second is suggested as the same', async () => {
    const told = { '1': '北门社区圭峰路44号门口的路灯坏了三天', '2': '北门社区圭峰路44号门口黑得很，路灯不亮' };
    for (const [user, text] of Object.entries(told)) {
      await house.paper.writes({ user, chat: user, text });
      await house.settle();
      await press(user, '说完了');
      await house.settle();
    }
    await press('1', '同意并提交');
    await press('2', '同意并提交');
    await house.settle();
    expect(said(house.paper, group)).toContain('BM26-0002 可能和BM26-0001是同一件事，请看看。');
  });
});
