// Listening: waits for the end of a text, or asks first to which matter it belongs.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { openStatuses } from '../../matters/matter.ts';
import { screen } from '../../matters/screening.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Effect, Event, Say, Turn } from '../flow.ts';
import { answer, brief, choice, filesInWords } from '../words.ts';
import { attachmentsOf, endOf, keep, pinsOf, textOf, unfinishedId, untouchedMs } from './draft.ts';
import { humanChoice } from './human-looks.ts';
import { at, followed, longestPauseMs, pauseId, type Raising } from './raising.ts';

/** Matters offered at once for a supplement. */
const offered = 3;

/** Waits for the end of the text. Only the first message is answered: it offers 【说完了】. What came late is only summed up. */
export function listen(raising: Raising | null, draft: Draft, event: Event, context: Context, lead = ''): Turn<Raising> {
  const isListening = raising?.step === 'collecting';
  const since = isListening ? raising.since : context.now;
  const quietMs = settingsOf(context.roster, context.studio?.code ?? null).quietSeconds * 1000;
  const effects: Effect[] = [
    ...keep(draft, event),
    {
      effect: 'due',
      id: pauseId(event),
      at: Math.min(context.now + quietMs, since + longestPauseMs),
      what: 'raise:pause',
      args: [],
    },
  ];
  if (!isListening && !event.late) effects.push(isComingBack(context) ? lastTime(context.draft) : answer([lead, listening(draft)].filter(Boolean).join('\n'), { choices: [[choice('done', 'raise', 'done')]] }));
  return { state: at('collecting', since), effects };
}

/** Where it could be danger, help comes first; whoever is in none just goes on. */
function listening(draft: Draft): string {
  return screen(textOf(draft)).mayBeDanger ? `${say('may-be-danger')}\n${say('listening')}` : say('listening');
}

/** Whoever was away for longer than this is told where he stopped. */
const awayMs = 60 * 60_000;

/** Something was begun, and that is a while ago. */
export function isComingBack<C extends Pick<Context, 'draft' | 'now'>>(context: C): context is C & { draft: Draft } {
  return context.draft !== null && context.now - context.draft.touchedAt >= awayMs;
}

/** 「上次您说到…」, with the way on and the way out. */
export function lastTime(draft: Draft): Say {
  return answer(say('last-time', { date: dateForPeople(civilDate(draft.touchedAt)), what: whatOf(draft) }), { choices: unfinishedChoices(draft) });
}

/** Characters of it that are shown again. */
const shownChars = 40;

function whatOf(draft: Draft): string {
  return brief(textOf(draft), shownChars) || filesInWords(attachmentsOf(draft), pinsOf(draft).length);
}

function unfinishedChoices(draft: Draft): Choice[][] {
  return [[choice('done', 'raise', 'done'), choice('drop', 'raise', 'drop', draft.id, String(draft.revision))]];
}

/** What is written on the due row of a draft that was spoken of. */
const spokenOf = 'told';

/**
 * By the clock: a draft that nobody touched is spoken of two days before it is deleted, then it is gone. Where the program stood still
 * meanwhile, it is spoken of all the same, and stays two days longer.
 */
export function unfinished([id, wasTold]: readonly string[], event: Event, context: Context): Effect[] {
  const { draft, now } = context;
  if (!draft || draft.id !== id) return [];
  if (wasTold === spokenOf) return endOf(event);
  const due = draft.touchedAt + untouchedMs.deleted;
  const deleted = due > now ? due : now + untouchedMs.deleted - untouchedMs.told;
  const told = say('draft-unfinished', { date: dateForPeople(civilDate(draft.touchedAt)), what: whatOf(draft), deleted: dateForPeople(civilDate(deleted)) });
  return [
    answer(told, { class: 'notice', choices: unfinishedChoices(draft) }),
    { effect: 'due', id: unfinishedId(event), at: deleted, what: 'raise:unfinished', args: [draft.id, spokenOf] },
  ];
}

/** 【说完了】 when nothing waits to be looked at: all that was written went to a matter already, or nothing was written. */
export function nothingLeft(raising: Raising | null, event: Event): Effect[] {
  const number = followed(raising, event);
  return [answer(number === null ? say('nothing-yet') : say('all-added', { number }))];
}

/** Numbers of the matters that something new could belong to. */
export function openNumbers({ matters }: Context): string[] {
  return matters.filter((matter) => openStatuses.includes(matter.status)).map((matter) => matter.number);
}

/** 【补充到 BM26-0001】【另一件事】; what was written is kept meanwhile. */
export function askWhich(numbers: readonly string[], draft: Draft, event: Event, context: Context, misses = 0): Turn<Raising> {
  const rows = numbers.slice(0, offered).map((number) => [
    { label: say('choice-supplement-to', { number }), flow: 'raise', choice: 'supplement-to', args: [number] },
  ]);
  return {
    state: at('which', context.now, misses),
    effects: [
      ...keep(draft, event),
      answer(say('which-matter'), { choices: [...rows, [choice('another', 'raise', 'another')], ...(misses > 1 ? [[humanChoice(draft)]] : [])] }),
    ],
  };
}

/** Still asked: what comes in the same breath is kept without a word, what comes later is asked again. */
export function stillWhich(raising: Raising, draft: Draft, event: Event, context: Context): Turn<Raising> {
  if (event.late || context.now - raising.since < longestPauseMs) return { state: raising, effects: keep(draft, event) };
  const numbers = openNumbers(context);
  return numbers.length > 0 ? askWhich(numbers, draft, event, context, raising.misses + 1) : listen(null, draft, event, context);
}
