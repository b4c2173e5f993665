// The buttons of cards, prompts and previews. A press names card and choice; on a card that was decided since, it is told by whom.

import type { By } from '../../matters/lifecycle.ts';
import { groundCode, groundOf, grounds, type Ground } from '../../matters/matter.ts';
import { departmentsOf, representativesOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, MatterFile, Turn } from '../flow.ts';
import { answer } from '../words.ts';
import { act } from './acts.ts';
import { comes } from './alert.ts';
import { cardChoices, cardText, decisionsIn, moreChoices } from './card.ts';
import { alreadyDecided } from './conflicts.ts';
import { pendingMs, type Pending } from './pending.ts';

type DeskTurn = Turn<Pending>;

/** Choices that decide something: a stale card's are answered with what was decided. */
const deciding: ReadonlySet<string> = new Set(['assign', 'refer', 'decline', 'to', 'dept', 'ground']);

export function pressed(pending: Pending | null, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  if (event.body.kind !== 'press') return { effects: [] };
  const { choice: name, args } = event.body;
  const [, second = '', third = ''] = args;
  if (deciding.has(name) && Number(second) !== decisionsIn(file.history).length) {
    const told = alreadyDecided(file, by, context);
    if (told) return { effects: [told] };
  }
  switch (name) {
    case 'come':
      return { effects: comes(file, by, context) };
    case 'answer':
    case 'reply':
    case 'ask':
    case 'note':
      return prompt(name === 'answer' ? 'reply' : name, file, context, null);
    case 'assign':
      return { effects: [chooseRepresentative(file, context)] };
    case 'refer':
      return { effects: [chooseDepartment(file, context)] };
    case 'decline':
      return { effects: [chooseGround(file)] };
    case 'more':
    case 'back':
      return { effects: [turnCard(name, file, context)] };
    case 'to':
      return act('assign', third, file, by, event, context);
    case 'dept':
      return act('refer', third, file, by, event, context);
    case 'ground':
      return prompt('decline', file, context, groundOf(third));
    default:
      return onPending(name, second, pending, file, by, event, context);
  }
}

/** Asks for the words; they come by quoting the prompt, or in a private chat as the next message. */
function prompt(verb: 'ask' | 'reply' | 'note' | 'decline', file: MatterFile, context: Context, ground: Ground | null): DeskTurn {
  const { number } = file.matter;
  const text = say(`prompt-${verb}`, { number, ...(ground ? { ground: say(`ground-${ground}`) } : {}) });
  return {
    state: { pending: { kind: 'prompt', act: verb, number, ground }, until: context.now + pendingMs },
    effects: [answer(text, { matter: number, purpose: 'prompt', quoting: true })],
  };
}

function inRows(choices: readonly Choice[], perRow: number): Choice[][] {
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += perRow) rows.push(choices.slice(index, index + perRow));
  return rows;
}

function snapshot(file: MatterFile): [string, string] {
  return [file.matter.number, String(decisionsIn(file.history).length)];
}

function chooseRepresentative(file: MatterFile, context: Context) {
  const choices = representativesOf(context.roster, file.matter.studio, context.now)
    .slice(0, 12)
    .map((one): Choice => ({ label: one.name, flow: 'desk', choice: 'to', args: [...snapshot(file), one.person] }));
  const { number } = file.matter;
  return answer(say('choose-representative', { number }), { matter: number, purpose: 'prompt', choices: inRows(choices, 2) });
}

function chooseDepartment(file: MatterFile, context: Context) {
  const studio = context.roster.studios.get(file.matter.studio);
  const departments = studio ? departmentsOf(context.roster, studio) : [];
  const fitting = [...departments].sort(
    (a, b) => Number(b.categories.includes(file.matter.category)) - Number(a.categories.includes(file.matter.category)),
  );
  const choices = fitting
    .slice(0, 12)
    .map((one): Choice => ({ label: one.name, flow: 'desk', choice: 'dept', args: [...snapshot(file), one.code] }));
  const { number } = file.matter;
  return answer(say('choose-department', { number }), { matter: number, purpose: 'prompt', choices: inRows(choices, 2) });
}

function chooseGround(file: MatterFile) {
  const choices = grounds
    .filter((ground) => ground !== 'state_secret')
    .map((ground): Choice => ({ label: say(`ground-${ground}`), flow: 'desk', choice: 'ground', args: [...snapshot(file), groundCode(ground)] }));
  const { number } = file.matter;
  return answer(say('choose-ground', { number }), { matter: number, purpose: 'prompt', choices: inRows(choices, 2) });
}

/** 【更多】 and 【返回】 turn the card over. */
function turnCard(name: 'more' | 'back', file: MatterFile, context: Context) {
  const decisions = decisionsIn(file.history).length;
  const choices = name === 'more' ? moreChoices(file.matter, decisions) : cardChoices(file.matter, decisions);
  return { effect: 'rewrite', which: { pressed: true }, text: cardText(file.matter, context), choices } as const;
}

/** The buttons of a preview or of 「这句话怎么用」: only for whoever wrote it, and only in time. */
function onPending(name: string, id: string, pending: Pending | null, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const waiting = pending?.pending;
  const mine = waiting !== undefined && waiting.kind !== 'prompt' && waiting.id === id;
  if (!pending || !mine) return { effects: [answer(say('only-author')), { effect: 'refuse', reason: 'stale-press' }] };
  if (context.now >= pending.until) return { state: null, effects: [answer(say('preview-gone'))] };
  const { text } = waiting;
  const { number } = file.matter;
  switch (name) {
    case 'cancel':
      return { state: null, effects: [answer(say('cancelled-staff'))] };
    case 'as-reply':
    case 'as-progress':
    case 'as-question':
    case 'as-note': {
      const verb = { 'as-reply': 'reply', 'as-progress': 'progress', 'as-question': 'ask', 'as-note': 'note' } as const;
      // Free text was shown when it was asked back: choosing sends.
      return { state: null, ...act(verb[name], text, file, by, event, context, { send: true }) };
    }
    case 'edit':
      return waiting.kind === 'preview'
        ? {
            state: { pending: { kind: 'prompt', act: waiting.act, number, ground: null }, until: context.now + pendingMs },
            effects: [answer(say('prompt-edit'), { matter: number, purpose: 'prompt', quoting: true })],
          }
        : { effects: [] };
    case 'send':
      return waiting.kind === 'preview' ? { state: null, ...act(waiting.act, text, file, by, event, context, { send: true }) } : { effects: [] };
    default:
      return { effects: [{ effect: 'refuse', reason: 'stale-press' }] };
  }
}

