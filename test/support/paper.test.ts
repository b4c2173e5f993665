// The paper channel is a channel: it passes the contract of all of them, so what is tested on it holds elsewhere.

import type { Delivery } from '../../src/bots/channel.ts';
import { channelContract, type Deed, type Stage } from '../bots/contract.ts';
import { createPaper, type PaperFault } from './paper.ts';

const user = '1';

function createStage(): Promise<Stage> {
  const paper = createPaper();
  const deedOf = ({ address, messageId }: { address: Deed['address']; messageId?: string }): Deed => ({
    address,
    user,
    ...(messageId === undefined ? {} : { messageId }),
  });
  let last: Awaited<ReturnType<typeof paper.writes>> | null = null;
  const writes = async (text: string, quote?: string): Promise<Deed> => {
    last = await paper.writes({ user, chat: user, text, ...(quote === undefined ? {} : { quote }) });
    return deedOf(last);
  };
  const failing = (fault: PaperFault) => (): Promise<Delivery | undefined> => {
    paper.fail(user, fault);
    return Promise.resolve(undefined);
  };
  return Promise.resolve({
    channel: paper,
    writes: (text) => writes(text),
    async presses(shown, label) {
      const press = shown.buttons.find((button) => button.label === label)?.press ?? '';
      await paper.presses({ user, chat: user, press, ...(shown.messageId === undefined ? {} : { messageId: shown.messageId }) });
    },
    quotes: (shown, text) => writes(text, shown.messageId),
    async repeats() {
      if (last) await paper.repeats([last]);
    },
    redelivers: false,
    shown: (chat) =>
      Promise.resolve(
        paper
          .chat(chat)
          .filter((message) => message.from === null && !message.erased)
          .map(({ id, text, buttons, quote }) => ({ messageId: id, text, buttons, ...(quote === null ? {} : { quotes: quote }) })),
      ),
    faults: {
      later: failing({ ok: false, why: 'later' }),
      blocked: failing({ ok: false, why: 'blocked' }),
      invalid: (address) => Promise.resolve({ id: 'bad', address, dispatch: { kind: 'edit', messageId: 'none', text: '', buttons: [] } }),
      ambiguous: failing({ ok: false, why: 'ambiguous' }),
      window: failing({ ok: false, why: 'window' }),
    },
    close: () => paper.stop(),
  });
}

channelContract('paper', createStage);
