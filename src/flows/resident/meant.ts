// What reads like no report: he asks after what he told before, says thanks, or asks for the days. Its words are kept for an hour, in case it was one.

import type { Intent } from '../../matters/screening/heads.ts';
import { intentOf } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Effect, Event, Message, Say, Turn } from '../flow.ts';
import { answer, choice, withWayBack } from '../words.ts';
import { endOf, keep } from './draft.ts';
import { listen } from './listen.ts';
import { listOf, show } from './my-matters.ts';
import { at, pauseId, type Raising } from './raising.ts';
import { isThanks } from './small-talk.ts';

/** After so long it was what it was taken for. */
const keptMs = 60 * 60_000;
/** Whoever writes more than this tells something. */
const mostChars = 120;

/** Asks after something that stands already, finds fault with its answer, or wants it back. */
const ofOwn: ReadonlySet<Intent> = new Set(['ask_progress', 'complaint_about_reply', 'withdraw']);
const ofDays: ReadonlySet<Intent> = new Set(['ask_schedule', 'book_appointment']);

/** Whether a message is about a matter of his that stands already. */
export function isAboutOwn(message: Message): boolean {
  return ofOwn.has(intentIn(message));
}

function intentIn({ text, attachments, pin, edited }: Message): Intent {
  return attachments.length > 0 || pin !== null || edited || text.length > mostChars ? 'report' : intentOf(text);
}

/** Whoever thanks in more words may tell something beside. */
const mostThanks = 20;

/** 「谢谢啊辛苦了」: only thanks, whatever is under way. */
export function isOnlyThanks(message: Message): boolean {
  return namesThanks.test(message.text) && message.text.length <= mostThanks && (isThanks(message.text) || intentIn(message) === 'thanks');
}

const namesThanks = /谢|辛苦|唔该|多謝|thank/i;

/** Null: it is a report. @param draft with its words */
export function meantOtherwise(message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> | null {
  const intent = intentIn(message);
  if (ofOwn.has(intent) && context.matters.length === 0) return listen(null, draft, event, context, withWayBack(say('none-of-yours'), event.chat));
  const said = answerTo(intent, event, context);
  if (!said) return null;
  const over: Effect = { effect: 'due', id: pauseId(event), at: context.now + keptMs, what: 'raise:meant', args: [draft.id] };
  return { state: at('meant', context.now), effects: [...keep(draft, event), over, { ...said, choices: [...(said.choices ?? []), [choice('is-report', 'raise', 'another')]] }] };
}

function answerTo(intent: Intent, event: Event, context: Context): Say | null {
  if (ofOwn.has(intent)) return ownAnswer(event, context);
  if (ofDays.has(intent)) return answer(say('meant-days'), { choices: daysChoices });
  return intent === 'thanks' ? answer(say('thanks')) : null;
}

const daysChoices: readonly (readonly Choice[])[] = [[choice('schedule', 'schedule', 'list'), choice('book', 'book', 'start')]];

function ownAnswer(event: Event, context: Context): Say {
  const { matter } = context;
  if (matter && matter.matter.resident === event.actor.person) return show(matter, context);
  return listOf(event, context);
}

/** Whether what he writes next is a report, of which the words before it may be the beginning. */
export function isReport(message: Message): boolean {
  return intentIn(message) === 'report';
}

/** Nobody said that it was a report. */
export function meantOver([id]: readonly string[], event: Event, { draft }: Context): Turn<Raising> {
  return draft && draft.id === id ? { state: null, effects: endOf(event) } : { effects: [] };
}
