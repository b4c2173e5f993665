// The flow of record cards (记录卡): what is to be handed in, one card opened, filled in, confirmed; and what falls due of them.

import { z } from 'zod';
import { civilDate } from '../../calendar/civil.ts';
import { cardFields, fieldChoices, isNeeded, lastDayOf, missingIn, withField, withoutField, type RecordCard } from '../../matters/record-card.ts';
import { settingsOf } from '../../matters/roster.ts';
import { isStaff, representedBy } from '../../matters/visibility.ts';
import { recordCardRole } from '../../matters/visible-papers.ts';
import { mask } from '../../matters/masking.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, Need, Turn } from '../flow.ts';
import { paperLink } from '../paper.ts';
import { answer, brief, choice, nameOf, showing, staleButton } from '../words.ts';
import { cardDue, dueNeeds } from './card-due.ts';
import { cardLabel, cardName, dueInWords, ofMatter } from './card-words.ts';
import { ask, askWhich, goOn, kept, typed, whole, type Asked } from './fill-card.ts';
import { watchCard } from './open-card.ts';
import { readRecordCardCommand } from './read.ts';

const state = z.object({ card: z.string(), field: z.enum(['name', 'sex', 'age', 'political', 'unit', 'phone', 'address', 'opinion', 'handling']) });

const listLimit = 10;

export const recordCard: Flow<Asked> = {
  name: 'record-card',
  state,
  needs(asked, event): Need[] {
    const { body, chat, actor } = event;
    if (body.kind === 'due') return dueNeeds(body.what, body.args);
    if (chat.kind === 'group' || !isStaff(actor.grants)) return [];
    if (body.kind === 'press') return body.choice === 'list' ? [listNeed(event, body.args[0] === 'done')] : [{ need: 'record-card', id: body.args[0] ?? '' }, ...(body.choice === 'print' ? [{ need: 'paper-link' } as const] : [])];
    if (body.kind !== 'message') return [];
    const read = readRecordCardCommand(body.text);
    if (read?.command === 'cards') return [listNeed(event, read.handedIn)];
    return asked ? [{ need: 'record-card', id: asked.card }] : [];
  },
  turn(asked, event, context) {
    const { body, chat, actor } = event;
    if (body.kind === 'due') return { effects: cardDue(body.what, body.args, event, context) };
    if (!isStaff(actor.grants)) return { effects: [answer(say('staff-only')), { effect: 'refuse', reason: 'not-allowed' }] };
    if (chat.kind === 'group') return { effects: [answer(say('record-card-in-private'), { quoting: true })] };
    if (body.kind === 'press') return body.choice === 'list' ? { effects: [list(body.args[0] === 'done', event, context)] } : pressed(body.choice, body.args, event, context);
    if (body.kind !== 'message') return { effects: [] };
    const read = readRecordCardCommand(body.text);
    if (read?.command === 'cards') return { effects: [list(read.handedIn, event, context)] };
    const card = opened(event, context);
    if (!asked || !card) return { state: null, effects: [answer(say('record-card-gone'))] };
    const hasFiles = body.attachments.length > 0 || body.pin !== null;
    const left = hasFiles ? [answer(say('record-card-files-left'))] : [];
    if (hasFiles && body.text.trim() === '') return ask(card, asked.field, left);
    const turn = typed(card, asked.field, body.text.trim(), event, context);
    return { ...turn, effects: [...left, ...turn.effects] };
  },
};

function listNeed({ actor, at }: Event, handedIn: boolean): Need {
  const of = { representatives: representedBy(actor), studios: actor.inSight };
  return { need: 'record-cards', of, handedIn, since: `${civilDate(at).slice(0, 4)}-01-01`, limit: listLimit };
}

/** The card that was asked for, if he may open it. */
function opened({ actor }: Event, { recordCard: card, roster, now }: Context): RecordCard | null {
  return card && recordCardRole(roster, actor.person, card, now) !== null ? card : null;
}

function pressed(name: string, [, field = '', code = '']: readonly string[], event: Event, context: Context): Turn<Asked> {
  const card = opened(event, context);
  if (!card) return { effects: staleButton(event) };
  const of = cardFields.find((one) => one === field);
  switch (name) {
    case 'fill':
      return goOn(card, event, context);
    case 'show':
      return { effects: whole(card, event, context) };
    case 'change':
      return askWhich(card);
    case 'field':
      return of ? ask(card, of) : { effects: staleButton(event) };
    case 'set': {
      const value = of && fieldChoices[of]?.[Number(code)];
      return of && value !== undefined ? kept(card, withField(card, of, value), event, context) : { effects: staleButton(event) };
    }
    case 'skip':
      return of && !isNeeded(of) ? kept(card, withoutField(card, of), event, context) : { effects: staleButton(event) };
    case 'later':
      return { state: null, effects: [answer(say('record-card-later', { due: dueInWords(card, context) }))] };
    case 'print':
      return { effects: paperLink('record-card', card.id, say('record-card-title', { card: cardName(card) }), event, context) };
    case 'hand-in':
      return handIn(card, event, context);
    default:
      return { effects: staleButton(event) };
  }
}

/** Confirmed with one tap. Once more: the same answer. */
function handIn(card: RecordCard, { actor }: Event, context: Context): Turn<Asked> {
  const needed = missingIn(card).find(isNeeded);
  if (needed) return ask(card, needed);
  const name = cardLabel(card);
  if (card.handedInAt !== null) return { state: null, effects: [answer(say('record-card-handed-in-before', { card: name, due: dueInWords(card, context) }))] };
  const done = { ...card, handedInAt: context.now, handedInBy: actor.person };
  return { state: null, effects: [{ effect: 'keep-record-card', card: done }, ...watchCard(done, context), answer(say('record-card-handed-in', { card: name }), { choices: [[choice('record-card-print', 'record-card', 'print', card.id)]], ...ofMatter(card) })] };
}

function list(handedIn: boolean, event: Event, context: Context): Effect {
  const { list: cards = [], total = 0, counts = {} } = context.recordCards ?? {};
  const done = say('record-card-year', { receptions: String(counts.studio ?? 0), appointments: String(counts.appointment ?? 0), visits: String(counts.visit ?? 0) });
  const goal = goalOf(event, context);
  const other = choice(handedIn ? 'record-cards-open' : 'record-cards-done', 'record-card', 'list', handedIn ? 'open' : 'done');
  if (cards.length === 0) return answer([say(handedIn ? 'record-cards-none-done' : 'record-cards-none'), done, ...goal].join('\n'), { choices: [[other]] });
  const lines = cards.map((card, index) => lineOf(card, index, event, context));
  const more = total > cards.length ? [say('record-cards-more', { count: String(total - cards.length) })] : [];
  const choices = cards.map((card, index): Choice => ({ label: say('record-card-nth', { index: String(index + 1) }), flow: 'record-card', choice: 'show', args: [card.id] }));
  const rows = [choices.slice(0, 5), choices.slice(5)].filter((row) => row.length > 0);
  return answer([say(handedIn ? 'record-cards-done' : 'record-cards', { count: String(total) }), ...lines, ...more, done, ...goal].join('\n'), { choices: [...rows, [other]], ...showing(cards.flatMap(({ matter }) => (matter === null ? [] : [{ number: matter }]))) });
}

/** Nothing that tells who the person is: it is opened one by one. */
function lineOf(card: RecordCard, index: number, { actor }: Event, context: Context): string {
  const last = lastDayOf(card, context.calendar);
  const isLate = card.handedInAt === null && last !== null && last.on < civilDate(context.now);
  const who = card.representative === actor.person ? '' : say('record-card-whose', { representative: nameOf(context, card.representative) });
  const about = brief(mask(card.fields.opinion ?? ''));
  return say('record-card-line', { index: String(index + 1), card: cardName(card), who, topic: about, due: `${isLate ? say('record-card-late-mark') : ''}${dueInWords(card, context)}` });
}

/** 走访 of a whole studio, against what is wanted in a year. */
function goalOf({ actor }: Event, { roster }: Context): string[] {
  const [only, ...others] = actor.inSight;
  const { visitsPerYear } = settingsOf(roster, only ?? null);
  return only === undefined || others.length > 0 || visitsPerYear === 0 ? [] : [say('record-card-visits-goal', { count: String(visitsPerYear) })];
}

