// WeChat passes the contract of every channel, on its double in this process.

import { channelContract } from './contract.ts';
import type { Deed, Shown, Stage } from './contract.ts';
import { dropped, riskControl } from '../support/wechat/faults.ts';
import type { SentOut } from '../support/wechat/world.ts';
import type { Written } from '../support/wechat/people.ts';
import { wechatStage } from './wechat/stage.ts';

async function stage(): Promise<Stage> {
  const { wechat, record, channel, ...rest } = await wechatStage();
  // Not its first login: of that the officers would be told.
  await record.seen(Date.now());
  const resident = wechat.person('wxid_wang', '王桂兰');
  let latest: Written | null = null;

  function deed(written: Written): Deed {
    latest = written;
    return { address: { account: channel.account, chat: written.chat }, user: written.from, messageId: written.id };
  }
  return {
    channel,
    close: () => rest.close(),
    redelivers: true,
    async writes(text) {
      await loggedIn();
      return deed(resident.writes(text));
    },
    async repeats() {
      if (latest === null) throw new Error('nothing to repeat');
      // Not before it is through: what is in the queue twice is one.
      while ((await record.noted()).length > 0) await aMoment();
      wechat.repeats(latest);
    },
    shown: async (chat) => wechat.shown(chat).map(shownOf),
    faults: {
      later: async () => {
        wechat.sends.next(riskControl);
        return undefined;
      },
      blocked: async () => {
        resident.deletesUs();
        return undefined;
      },
      ambiguous: async () => {
        wechat.sends.next(dropped(false));
        return undefined;
      },
      invalid: async (address) => ({ id: 'invalid', address, dispatch: { kind: 'edit', messageId: '1', text: 'a', buttons: [] } }),
    },
  };

  /** What is written before somebody is there is lost. */
  async function loggedIn(): Promise<void> {
    while (channel.canSend?.() !== true) await aMoment();
  }
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 2));
}

function shownOf({ messageId, text }: SentOut): Shown {
  return { text, buttons: [], ...(messageId === undefined ? {} : { messageId }) };
}

channelContract('wechat', stage);
