// Told for somebody else (替我妈反映): whose matter it is and whether that person agrees, one question each, both can be skipped.

import type { Behalf } from '../../matters/matter.ts';
import { behalfIn } from '../../matters/screening/behalf.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Event, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { keep, textOf } from './draft.ts';
import { at, type Raising } from './raising.ts';
import { bare, isNotYet, isYes } from './small-talk.ts';

/** The next question about it; null when there is nothing to ask, or all was asked. Who writes on instead of answering has skipped it. */
export function askBehalf(draft: Draft, event: Event, context: Context): Turn<Raising> | null {
  const told = behalfIn(textOf(draft));
  if (!told || draft.behalf !== undefined) return null;
  const rows = [[of('whose-other', draft, { who: told.who }), of('whose-own', draft)]];
  return ask(say('behalf-whose', { who: toHim(told.who) }), rows, { ...draft, behalf: { whose: null, agrees: null, asking: 'whose' } }, event, context);
}

const behalfChoices = ['whose-other', 'whose-own', 'whose-skip', 'agrees-yes', 'agrees-not-asked', 'agrees-skip'] as const;
type BehalfChoice = (typeof behalfChoices)[number];

export function isBehalfChoice(name: string): name is BehalfChoice {
  return (behalfChoices as readonly string[]).includes(name);
}

/** Answered: what the draft says of it then, or the second question. */
export function behalfAnswered(name: BehalfChoice, draft: Draft, event: Event, context: Context): { draft: Draft } | { asks: Turn<Raising> } {
  const told = behalfIn(textOf(draft));
  const settled = (behalf: Behalf): { draft: Draft } => ({ draft: { ...draft, behalf: { ...behalf, asking: null } } });
  switch (name) {
    case 'whose-own':
      return settled({ whose: null, agrees: null });
    case 'whose-other':
    case 'whose-skip': {
      const behalf = { whose: told?.whose ?? 'other', agrees: null, asking: 'agrees' } as const;
      const rows = [[of('agrees-yes', draft), of('agrees-not-asked', draft)]];
      return { asks: ask(say('behalf-agrees', { who: told ? toHim(told.who) : say('behalf-person') }), rows, { ...draft, behalf }, event, context) };
    }
    default:
      return settled({ whose: draft.behalf?.whose ?? 'other', agrees: name === 'agrees-yes' ? true : name === 'agrees-skip' ? null : false });
  }
}

/** Whoever it is told for, as somebody speaks of him; 我 is the one who writes. */
const them = '(?:我?(?:妈妈?|爸爸?|老婆|老公|爱人|婆婆|公公|奶奶|爷爷|外婆|外公|家里?人|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|朋友|同事)|她们?|他们?|人家|对方|本人|老人家?|邻居|别人|阿姨|大爷|大妈)';
const own = /^(?:就?是)?我(?:自己|本人)?(?:的|的事情?|自己)[啊呀吧]?$/;
const theirs = new RegExp(`^(?:就?是)?${them}的?(?:事情?)?[啊呀吧]?$`);
/** What may stand behind it; anything more tells something else. */
const end = `(?:[了的过呢啊呀吧]|这件?事|${them}|我?来?(?:说|反映|问|讲|报))*`;
const agreed = new RegExp(`^(?:是?${them}{0,2}(?:都|也|是|早就?|已经|当然|肯定)*(?:同意|知道|晓得|清楚|愿意|答应|(?:让|叫|要)我)${end}){1,2}$`);
const notAsked = new RegExp(`^(?:我|${them})?(?:都|也)?(?:(?:还|都|暂时)?(?:没有?|未)(?:来得及)?(?:(?:跟|和|同|对|向)${them})?(?:问|说|讲|提|告诉|通知|打招呼)|(?:还|都)?不(?:知道|晓得|清楚))${end}$`);
const unsaid = /^(?:跳过|不想说|不方便说|不说了?|不知道|不清楚|不好说)$/;

/** Longer than this it is a story that goes on, not an answer. */
const answerChars = 16;

/** The answer in words; null where they are none: they belong to the story. */
export function behalfSaid(text: string, draft: Draft): { name: BehalfChoice; draft: Draft } | null {
  const said = bare(text);
  const asking = draft.behalf?.asking ?? null;
  if (asking === null || said.length > answerChars) return null;
  if (unsaid.test(said)) return { name: asking === 'whose' ? 'whose-skip' : 'agrees-skip', draft };
  if (asking === 'whose' && own.test(said)) return { name: 'whose-own', draft };
  if (asking === 'whose' && theirs.test(said)) return { name: 'whose-other', draft };
  const isAgreed = agreed.test(said) || (asking === 'agrees' && isYes(text));
  const isNotAsked = !isAgreed && (notAsked.test(said) || (asking === 'agrees' && isNotYet(text)));
  if (!isAgreed && !isNotAsked) return null;
  // Who says that she agrees has said that it is hers.
  const whose = draft.behalf?.whose ?? behalfIn(textOf(draft))?.whose ?? 'other';
  return { name: isAgreed ? 'agrees-yes' : 'agrees-not-asked', draft: { ...draft, behalf: { whose, agrees: null, asking: 'agrees' } } };
}

/** 我妈, as somebody else says it: 您妈. */
function toHim(who: string): string {
  return who.replace(/^我们?/, '您');
}

function ask(text: string, rows: Choice[][], draft: Draft, event: Event, context: Context): Turn<Raising> {
  const skip = choice('skip', 'raise', draft.behalf?.asking === 'agrees' ? 'agrees-skip' : 'whose-skip', draft.id);
  return { state: at('behalf', context.now), effects: [...keep(draft, event), answer(text, { choices: [...rows, [skip]] })] };
}

function of(name: BehalfChoice, draft: Draft, values: Record<string, string> = {}): Choice {
  return { label: say(`choice-${name}`, values), flow: 'raise', choice: name, args: [draft.id] };
}
