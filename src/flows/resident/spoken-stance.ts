// 「我不想等了」: heard as what the buttons of a late matter say, and asked back, for only a press counts as 表态.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { isInHand } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Message, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import type { Raising } from './raising.ts';
import { bare } from './small-talk.ts';
import { stanceChoices } from './stance.ts';

const waiting = '(?:我)?(?:可以|还?能)?(?:再等(?:等|一等|几天|一?下)?|等等)(?:也?(?:行|可以|没事|没关系|不要紧))?吧?|不(?:着)?急';
const weary = '我?(?:真的?|实在|都)?(?:不想再?等|不等|等不(?:了|及|起|下去))(?:了|啦)*|我?(?:都)?(?:等|拖)(?:得|的|了)?(?:太|这么|好)(?:久|长)(?:时间)?了?|(?:你们)?(?:办(?:事|得)?)?太慢了?';
const unhappy = '我?(?:很|非常|太|十分|特别|相当)?不满意了?';
const stance = new RegExp(`^(?:${waiting}|${weary}|${unhappy})$`);

/** Asks for the press where something of his is in hand; what is not yet late has its date and 【催一下】. */
export function spokenStance(message: Message, { matters, now }: Context): Turn<Raising> | null {
  if (message.edited || message.attachments.length > 0 || !stance.test(bare(message.text))) return null;
  const today = civilDate(now);
  const inHand = matters.filter(({ status, promise }) => isInHand(status) && promise !== null);
  const late = inHand.find(({ promise }) => promise !== null && promise.on < today);
  const about = late ?? inHand[0];
  if (!about?.promise) return null;
  const { number, promise } = about;
  const urging = choice('urge', 'my', 'urge', number);
  const values = { number, date: dateForPeople(promise.on), what: say(`late-${promise.what}`) };
  return {
    effects: [answer(say(late ? 'stance-spoken' : 'stance-early', values), { matter: number, choices: late ? [stanceChoices(number), [urging]] : [[urging]] })],
  };
}
