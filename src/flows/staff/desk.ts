// The desk of staff: cards, buttons, quotes and typed commands, in the staff group and in private chats (DESIGN §4).

import { confinedFor, isForeign, isHandler, isStaff, mayLookUp, representedBy, studiosFor, type ConfinedSight } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Event, Flow, Need, Turn } from '../flow.ts';
import { isToStaff } from '../purpose.ts';
import { answer } from '../words.ts';
import { readStaffCommand, type Act, type StaffCommand } from './command.ts';
import { onMessage } from './messages.ts';
import { pending as state, type Pending } from './pending.ts';
import { pressed } from './presses.ts';
import { askElsewhere, withMatter } from './with-matter.ts';

/** Matters on one list. */
const todoLimit = 20;
const searchLimit = 10;

/** Whether a text in a private chat is for this desk: a command, a quoted message to staff, or what the desk has just asked for. */
export function isForStaff(event: Event, current: string | null): boolean {
  const { body } = event;
  if (body.kind === 'press') return false;
  if (!worksHere(event)) return isFormer(event) ? isMeant(event) || isListing(event) : isStaffOnly(body);
  return current === 'desk' || isMeant(event) || (body.kind === 'message' && readStaffCommand(body.text) !== null);
}

/** A referral to a department of whom nobody is bound needs one. */
const link: Need = { need: 'link' };

/** Handlers act in private alone: a group reads along. */
function worksHere({ actor, chat }: Event): boolean {
  return isStaff(actor.grants) || (chat.kind === 'private' && isHandler(actor.grants));
}

export const desk: Flow<Pending> = {
  name: 'desk',
  state,
  needs(pending, event) {
    const { body, quoted } = event;
    if (isForeign(event.chat) || !worksHere(event)) return [];
    if (body.kind === 'press') return [...matterNeed(body.args[0], event), ...(body.choice === 'dept' ? [link] : [])];
    if (body.kind !== 'message' || body.edited) return [];
    const opens = event.chat.kind === 'private' && isOpening(pending, body.text);
    const command = readStaffCommand(body.text);
    const needs = command && command.command !== 'word' ? needsOf(command, event) : matterNeed(quoted?.matter ?? pending?.pending.number, event);
    return [...needs, link, ...(opens && needs.length > 0 ? [{ need: 'personal-data' } as const] : [])];
  },
  turn(pending, event, context) {
    const { body } = event;
    if (!worksHere(event)) return turnedAway(event);
    switch (body.kind) {
      case 'withheld':
        return { effects: [{ effect: 'erase' }, answer(say('secret-staff'), { quoting: true })] };
      case 'press':
        if (isForeign(event.chat)) return { effects: [askElsewhere()] };
        return withMatter(event, context, body.args[0] ?? '', (file, by) => pressed(pending, body.choice, body.args, file, by, event, context));
      case 'message':
        return onMessage(pending, event, body, context);
      default:
        return { effects: [] };
    }
  },
};

/** Somebody asks for the original, or gives the reason that he was asked for. */
function isOpening(pending: Pending | null, text: string): boolean {
  const command = readStaffCommand(text);
  if (command?.command === 'act' || command?.command === 'word') return command.act === 'open';
  return pending?.pending.kind === 'prompt' && pending.pending.act === 'open';
}

function matterNeed(number: string | null | undefined, event: Event): Need[] {
  return number == null || !mayLookUp(number, event.chat) ? [] : [{ need: 'matter', number }];
}

function needsOf(command: Exclude<StaffCommand, { command: 'word' }>, event: Event): Need[] {
  const studios = studiosFor(event.chat, event.actor.inSight);
  const confined = confinedFor(event.chat, event.actor.confided);
  switch (command.command) {
    case 'act': {
      const { target } = command;
      if ('number' in target) return matterNeed(target.number, event);
      return [{ need: 'matters-by-running-number', studios: studiosFor(event.chat, event.actor.studios), confined, handling: event.actor.handling, running: target.running }];
    }
    case 'own-todo': {
      const isRepresentative = event.actor.grants.some(({ role }) => role === 'representative');
      if (!isRepresentative) return [todoNeed(event, studios, confined)];
      return [{ need: 'matters-held', representatives: representedBy(event.actor), studios: studiosFor(event.chat, event.actor.studios), limit: todoLimit }];
    }
    case 'todo':
      return [todoNeed(event, studios, confined)];
    case 'search':
      return command.words === '' ? [] : [{ need: 'search', studios, confined, words: command.words, limit: searchLimit }];
    case 'help':
      return [];
  }
}

/** What the studios still owe; of whoever has none in sight, what his department has. */
function todoNeed({ actor }: Event, studios: readonly string[], confined: ConfinedSight | null): Need {
  if (studios.length === 0 && !confined && actor.handling) return { need: 'referred-matters', handling: actor.handling, limit: todoLimit };
  return { need: 'open-matters', studios, confined, limit: todoLimit };
}

/** Somebody of the roster whose rights have ended. */
function isFormer({ actor }: Event): boolean {
  return actor.member !== null && actor.grants.length === 0;
}

/** A press, a number, a quoted message to staff: all but the talk between people. */
function isMeant({ body, quoted }: Event): boolean {
  return isToStaff(quoted?.purpose) || body.kind === 'press' || (body.kind === 'message' && readStaffCommand(body.text)?.command === 'act');
}

/** 待办, 我的待办, 查找 …. */
function isListing({ body }: Event): boolean {
  const command = body.kind === 'message' ? readStaffCommand(body.text)?.command : undefined;
  return command === 'todo' || command === 'own-todo' || command === 'search';
}

/** Longest that one looks for something; what begins with 查找 and goes on is a resident's sentence. */
const searchChars = 12;

const forStaff: ReadonlySet<Act> = new Set(['assign', 'refer', 'decline', 'note']);

/** What no resident would write: `#1 答复 …`, 待办, 不予登记 with a number. With his own number he may ask for 进展 or 答复. */
function isStaffOnly(body: Event['body']): boolean {
  const command = body.kind === 'message' ? readStaffCommand(body.text) : null;
  switch (command?.command) {
    case 'act':
      return command.act !== null && command.act !== 'view' && ('running' in command.target || forStaff.has(command.act));
    case 'todo':
    case 'own-todo':
      return true;
    case 'search':
      return command.words !== '' && command.words.length <= searchChars;
    default:
      return false;
  }
}

/** Nothing happens for whoever does not, or does no longer, work here; what was meant for the desk is answered. */
function turnedAway(event: Event): Turn<Pending> {
  const { chat, actor } = event;
  if (actor.user === '') return { effects: [] };
  if (chat.kind === 'private' && !isFormer(event)) return { effects: [answer(say('staff-only')), { effect: 'refuse', reason: 'not-allowed' }] };
  if (!isMeant(event) && !(chat.kind === 'private' && isListing(event))) return { effects: [] };
  if (isFormer(event)) return { state: null, effects: [answer(say('former'), { quoting: true }), { effect: 'refuse', reason: 'not-allowed' }] };
  if (chat.studio === null) return { effects: [{ effect: 'refuse', reason: 'not-allowed' }] };
  return { effects: [answer(say('stranger'), { quoting: true }), { effect: 'refuse', reason: 'stranger-in-group' }] };
}
