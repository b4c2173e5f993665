// The web chat keeps the contract of every channel; its other side is the page, here without a browser.

import { randomBytes } from 'node:crypto';
import { createWebChat } from '../../src/bots/web/web-chat.ts';
import { memoryChatLog } from '../support/memory-chat-log.ts';
import type { Deed, Shown, Stage } from './contract.ts';
import { channelContract } from './contract.ts';

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

channelContract('web', async (): Promise<Stage> => {
  const log = memoryChatLog();
  let storeDown = false;
  const channel = createWebChat({
    log: { ...log, append: (...given) => (storeDown ? Promise.reject(new Error('down')) : log.append(...given)) },
    withhold: (text) => text,
    clock: { now: () => 0 },
    secureCookies: false,
    logger: SILENT,
  });
  const cookie = `huiyin_chat=${randomBytes(32).toString('base64url')}`;
  let sent = 0;
  let last: object = {};

  /** Repeats until it is taken, as the page does. */
  async function post(body: object): Promise<void> {
    last = body;
    const route = channel.routes?.find((one) => one.path === '/chat/messages');
    for (let status = 503; status === 503; ) {
      const headers = { 'content-type': 'application/json', cookie };
      const response = await route?.handle(new Request('http://localhost/chat/messages', { method: 'POST', headers, body: JSON.stringify(body) }));
      status = response?.status ?? 0;
      if (status !== 202 && status !== 503) throw new Error(`refused with ${status}`);
    }
  }

  function nextId(): string {
    sent += 1;
    return `page-${sent}`;
  }

  return {
    channel,
    redelivers: true,
    async writes(text): Promise<Deed> {
      const id = nextId();
      await post({ id, text });
      const [chat = ''] = log.sessions();
      const entry = log.entries(chat).find((one) => one.clientId === id);
      return { address: { account: channel.account, chat }, user: chat, ...(entry ? { messageId: String(entry.id) } : {}) };
    },
    async presses(shown, label) {
      const press = shown.buttons.find((button) => button.label === label)?.press;
      await post({ id: nextId(), press });
    },
    repeats: () => post(last),
    async shown(chat): Promise<readonly Shown[]> {
      const messages = new Map<number, Shown>();
      for (const entry of log.entries(chat)) {
        if (entry.from !== 'desk') continue;
        const id = entry.replaces ?? entry.id;
        messages.set(id, { messageId: String(id), text: entry.text, buttons: entry.buttons });
      }
      return [...messages.values()].filter((message) => message.text !== '' || message.buttons.length > 0);
    },
    faults: {
      async later() {
        storeDown = true;
        return undefined;
      },
      async invalid(address) {
        return { id: 'unknown', address, dispatch: { kind: 'edit', messageId: '4711', text: 'x', buttons: [] } };
      },
    },
    async close() {},
  };
});
