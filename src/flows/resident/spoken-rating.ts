// 「修好了，谢谢」 after a reply: heard as what the buttons say, and asked back, for only a press rates.

import { simplifiedInPlace } from '../../matters/screening/normalise.ts';
import { say } from '../../texts/say.ts';
import type { Context, Message, Turn } from '../flow.ts';
import { answer } from '../words.ts';
import type { Raising } from './raising.ts';
import { replyChoices } from './reply-choices.ts';

/** A longer text has something new to tell. */
const spokenChars = 18;

const done = '(?:解决|修好|修|弄好|弄|办好|办|处理好|处理|搞定|搞好|清理|清走|换好|装好|好|通)';
const rating = new RegExp(`^(?:已经?|都|现在|终于|今天|昨天|路灯|问题|事情|这件事|那件事)*(?:${done}了|(?:还是|还|仍然|根本|一直)*(?:没|没有|未|不)(?:人|有人)?${done}|解决$)|^我?(?:很|非常|太|十分|特别|基本|还算)?不?满意了?$`);

/** Asks for the press where a reply of his waits for one and the words sound like it. */
export function spokenRating(message: Message, context: Context): Turn<Raising> | null {
  const text = simplifiedInPlace(message.text).replaceAll(/[\s\p{P}]/gu, '');
  if (message.edited || message.attachments.length > 0 || text.length > spokenChars || !rating.test(text)) return null;
  const replied = context.matters.find((matter) => matter.status === 'replied');
  if (!replied) return null;
  const { number, round } = replied;
  return { effects: [answer(say('rate-spoken', { number }), { matter: number, choices: replyChoices(number, round) })] };
}
