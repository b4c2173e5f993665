// Raising a matter (反映): the desk listens until the resident has finished, asks what is needed, shows a summary, and files it.

import { openStatuses } from '../../matters/matter.ts';
import { screen } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Effect, Event, Flow, Message, Need, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { answerOrSupplement, hasQuestion } from './add-to-matter.ts';
import { dangerTurn } from './danger.ts';
import { correctionIn, newDraft, textOf, withMessage } from './draft.ts';
import { forkPress } from './fork-press.ts';
import { afterMs, at, longestPauseMs, pauseId, raising as state, scopeOf, type Raising } from './raising.ts';
import { secretTurn } from './secret.ts';
import { matchStudios, studioChoices } from './studio.ts';
import { submit } from './submit.ts';
import { advance } from './summary.ts';

export const raiseMatter: Flow<Raising> = {
  name: 'raise',
  state,
  needs(raising, event) {
    const { body, chat } = event;
    if (body.kind === 'press') return needsOfPress(body.choice, body.args, event);
    if (body.kind !== 'message') return [];
    const follows = followed(raising, event);
    const needs: Need[] = follows === null ? [] : [{ need: 'matter', number: follows }];
    if (isIdle(raising)) needs.push({ need: 'my-matters', limit: 10 });
    if (chat.studio !== null && screen(body.text).danger) needs.push({ need: 'next-number', scope: scopeOf(chat.studio, event.at) });
    return needs;
  },
  turn(raising, event, context) {
    switch (event.body.kind) {
      case 'withheld':
        return secretTurn(event, context);
      case 'message':
        return onMessage(raising, event, event.body, context);
      case 'press':
        return onPress(raising, event, event.body.choice, event.body.args, context);
      case 'due':
        return raising?.step === 'collecting' && context.draft ? advance(context.draft, event, context) : { effects: [] };
      default:
        return { effects: [] };
    }
  },
};

/** The matter to which what comes now belongs, if the last one was filed just before. */
function followed(raising: Raising | null, event: Event): string | null {
  return raising !== null && raising.matter !== null && event.at < raising.until ? raising.matter : null;
}

/** Nothing is being written: what comes now may be an answer, a supplement or something new. */
function isIdle(raising: Raising | null): boolean {
  return raising === null || raising.step === 'after' || raising.step === 'danger';
}

function needsOfPress(name: string, args: readonly string[], event: Event): Need[] {
  const [first = ''] = args;
  if (name === 'supplement-to') return [{ need: 'matter', number: first }];
  if (name === 'studio') return [{ need: 'next-number', scope: scopeOf(first, event.at) }];
  if (!['submit', 'agree', 'insist'].includes(name)) return [];
  const number: Need[] = event.chat.studio === null ? [] : [{ need: 'next-number', scope: scopeOf(event.chat.studio, event.at) }];
  return [{ need: 'matter-of-draft', draft: first }, ...number];
}

function onMessage(raising: Raising | null, event: Event, message: Message, context: Context): Turn<Raising> {
  const danger = screen(message.text).danger;
  if (raising?.step === 'danger' && followed(raising, event) !== null && context.matter) return addedToDanger(raising, event, message, context);
  if (danger) return dangerTurn(danger, event, message, context);
  const idle = isIdle(raising);
  if (idle && !context.draft && context.matter && (hasQuestion(context) || followed(raising, event) !== null))
    return { state: raising, effects: answerOrSupplement(event, message, context) };
  if (idle && !context.draft && message.edited) return { effects: [answer(say('edit-too-late'))] };
  const open = idle && !context.draft ? context.matters.filter((matter) => openStatuses.includes(matter.status)) : [];
  const draft = withMessage(context.draft ?? newDraft(event, context.now), event.messageId ?? event.id, message, context.now);
  if (!draft) return advance(context.draft ?? newDraft(event, context.now), event, context);
  if (open.length > 0) return askWhich(open.map((matter) => matter.number), draft, context);
  switch (raising?.step) {
    case 'studio':
      return onStudioName(message, draft, event, context);
    case 'place':
      return advance({ ...draft, parts: context.draft?.parts ?? draft.parts, place: message.text.trim() || null, placeAsked: true }, event, context);
    case 'summary':
      return correctionIn(message.text) === null ? listen(raising, draft, event, context) : correct(message, draft, event, context);
    default:
      return listen(raising, draft, event, context);
  }
}

/** A correction is taken at once: the place by itself, the words as they were said. */
function correct(message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const instead = correctionIn(message.text);
  const place = instead === null ? null : (screen(instead).place ?? (/[路街巷号楼栋村区院门口]/.test(instead) ? instead : null));
  return advance(place === null ? draft : { ...draft, place }, event, context);
}

/** Waits for the end of the text. Only the first message is answered: it offers 【说完了】. */
function listen(raising: Raising | null, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const listening = raising?.step === 'collecting';
  const since = listening ? raising.since : context.now;
  const quietMs = (context.studio?.settings.quietSeconds ?? 6) * 1000;
  const effects: Effect[] = [
    { effect: 'keep-draft', draft },
    {
      effect: 'due',
      id: pauseId(event),
      at: Math.min(context.now + quietMs, since + longestPauseMs),
      what: 'raise:pause',
      args: [],
    },
  ];
  if (!listening) effects.push(answer(say('listening'), { choices: [[choice('done', 'raise', 'done')]] }));
  return { state: at('collecting', since), effects };
}

function askWhich(numbers: readonly string[], draft: Draft, context: Context): Turn<Raising> {
  const rows = numbers.slice(0, 3).map((number) => [
    { label: say('choice-supplement-to', { number }), flow: 'raise', choice: 'supplement-to', args: [number] },
  ]);
  return {
    state: at('which', context.now),
    effects: [
      { effect: 'keep-draft', draft },
      answer(say('which-matter'), { choices: [...rows, [choice('another', 'raise', 'another')]] }),
    ],
  };
}

function onStudioName(message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const kept = context.draft ?? draft;
  const found = matchStudios(context.roster, message.text);
  const [only] = found;
  if (only && found.length === 1) return withStudio(only.code, kept, event, context);
  const [example] = context.roster.studios.values();
  const choices = studioChoices(found.length > 0 ? found : [...context.roster.studios.values()]);
  return {
    state: at('studio', context.now),
    effects: [answer(found.length > 0 ? say('ask-studio') : say('ask-studio-again', { example: example?.name ?? '' }), { choices })],
  };
}

function withStudio(code: string, draft: Draft | null, event: Event, context: Context): Turn<Raising> {
  const studio = context.roster.studios.get(code);
  if (!studio) return { effects: [{ effect: 'refuse', reason: 'stale-press' }] };
  const remember: Effect = { effect: 'remember', studio: code };
  if (!draft) return { effects: [remember, answer(say('studio-set', { studio: studio.name }))] };
  const turn = advance(draft, { ...event, chat: { ...event.chat, studio: code } }, { ...context, studio });
  return { ...turn, effects: [remember, ...turn.effects] };
}

function addedToDanger(raising: Raising, event: Event, message: Message, context: Context): Turn<Raising> {
  const first = context.matter ? screen(context.matter.matter.text).danger : null;
  return { state: raising, effects: answerOrSupplement(event, message, context, screen(message.text).danger ?? first) };
}

function onPress(raising: Raising | null, event: Event, name: string, args: readonly string[], context: Context): Turn<Raising> {
  const { draft } = context;
  const [first = ''] = args;
  switch (name) {
    case 'done':
      return draft ? advance(draft, event, context) : { effects: [answer(say('nothing-yet'))] };
    case 'studio':
      return withStudio(first, draft, event, context);
    case 'skip-place':
      return draft ? advance({ ...draft, placeAsked: true }, event, context) : { effects: [answer(say('draft-gone'))] };
    case 'another':
      return draft ? listen(null, draft, event, context) : { effects: [answer(say('nothing-yet'))] };
    case 'supplement-to':
      return supplementFromDraft(event, context);
    case 'submit':
    case 'agree':
    case 'disagree':
    case 'change':
    case 'drop':
      return submit(name, first, Number(args[1] ?? -1), event, context);
    default:
      return forkPress(name, args, event, context) ?? { ...(raising ? { state: raising } : {}), effects: [{ effect: 'refuse', reason: 'stale-press' }] };
  }
}

/** What was kept as a draft turns out to belong to an open matter. */
function supplementFromDraft(event: Event, context: Context): Turn<Raising> {
  const { draft } = context;
  if (!draft) return { effects: [answer(say('nothing-yet'))] };
  const message: Message = { kind: 'message', text: textOf(draft), attachments: draft.parts.flatMap((part) => part.attachments), pin: null, edited: false };
  const gone: Effect[] = [{ effect: 'drop-draft' }, { effect: 'no-longer-due', id: pauseId(event) }];
  const number = context.matter?.matter.number ?? null;
  return {
    state: { step: 'after', since: context.now, matter: number, until: context.now + afterMs },
    effects: [...gone, ...answerOrSupplement(event, message, context)],
  };
}
