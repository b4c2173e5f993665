// The desk of staff: cards, buttons, quotes and typed commands, in the staff group and in private chats (DESIGN §4).

import type { Roster } from '../../matters/roster.ts';
import { confinedFor, handlingFor, isForeign, isHandler, isStaff, mayLookUp, representedBy, studiosFor } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { AtHand, Context, Event, Flow, Need, Turn } from '../flow.ts';
import { isToStaff } from '../purpose.ts';
import { readSupervisorCommand } from '../supervisor/read.ts';
import { scopeOf } from '../resident/raising.ts';
import { answer } from '../words.ts';
import { readStaffCommand, type Act, type StaffCommand } from './command.ts';
import { studiosCalled } from './hand-over.ts';
import { listChoices, listLimit, listOfStudio, needsOfList, needsOfReferred, representsAnybody, wholeTodo } from './lists.ts';
import { onMessage } from './messages.ts';
import { pending as state, withBefore, type Pending } from './pending.ts';
import { needsOfVersion, versionCame } from './plain-version.ts';
import { pressed } from './presses.ts';
import { answersPrompt, needsOfTarget } from './target.ts';
import { asQuoted, numberAlone, waitingFor } from './which.ts';
import { askElsewhere, withMatter } from './with-matter.ts';

/** Whether a text in a private chat is for this desk: a command, a quoted message to staff, or what the desk has just asked for. */
export function isForStaff(event: Event, current: string | null): boolean {
  const { body } = event;
  if (body.kind === 'press') return false;
  if (!worksHere(event)) return isFormer(event) ? isMeant(event) || isListing(event) : isStaffOnly(body) || (supervises(event) && isListing(event));
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
  needs(pending, event, atHand) {
    const { body, quoted } = event;
    if (isForeign(event.chat) || !worksHere(event)) return [];
    if (body.kind === 'errand') return needsOfVersion(event);
    if (body.kind === 'press') return body.choice === 'which' ? needsOfWhich(pending, body.args[0], event, atHand) : needsOfPress(body, event);
    if (body.kind !== 'message' || body.edited) return [];
    const opens = event.chat.kind === 'private' && isOpening(pending, body.text);
    const command = asQuoted(readStaffCommand(body.text), event);
    if (waitingFor(pending, numberAlone(command), atHand.now)) return needsOfWhich(pending, numberAlone(command), event, atHand);
    const opening: Need[] = opens ? [{ need: 'personal-data' }] : [];
    if (command && command.command !== 'word' && !answersPrompt(pending, event)) {
      const needs = needsOf(command, event, atHand.roster);
      return needs.length > 0 ? [...needs, link, ...opening] : needs;
    }
    const { act, rest } = command?.command === 'word' ? command : { act: promptedIn(pending, event), rest: body.text };
    const about = matterNeed(quoted?.matter ?? pending?.pending.number, event);
    return about.length > 0 ? [...about, link, ...opening, ...needsOfAct(act, rest, event, atHand.roster)] : needsOfAct(act, rest, event, atHand.roster);
  },
  turn(pending, event, context) {
    const turn = turnOf(pending, event, context);
    return turn.state ? { ...turn, state: withBefore(turn.state, pending) } : turn;
  },
};

function turnOf(pending: Pending | null, event: Event, context: Context): Turn<Pending> {
  const { body } = event;
  // The person of the draft may not work here any more.
  if (body.kind === 'errand') return isForeign(event.chat) || !worksHere(event) ? { effects: [] } : versionCame(pending, event, context);
  if (!worksHere(event)) return turnedAway(event);
  switch (body.kind) {
    case 'withheld':
      return { effects: [{ effect: 'erase' }, answer([say('secret-staff'), ...(event.chat.canErase ? [] : [say('secret-keep')])].join('\n'), { quoting: true })] };
    case 'press':
      if (isForeign(event.chat)) return { effects: [askElsewhere()] };
      if (listChoices.has(body.choice)) return { effects: [listOfStudio(body.choice, event, context)] };
      return withMatter(event, context, body.args[0] ?? '', (file, by) => pressed(pending, body.choice, body.args, file, by, event, context));
    case 'message':
      return onMessage(pending, event, body, context);
    default:
      return { effects: [] };
  }
}

/** The act whose words the desk has asked for. */
function promptedIn(pending: Pending | null, { quoted }: Event): Act | null {
  if (quoted?.purpose === 'prompt-move') return 'move';
  return pending?.pending.kind === 'prompt' ? pending.pending.act : null;
}

/** Acts that reach more than one matter. */
const together: ReadonlySet<string> = new Set([
  'reply', 'correct', 'progress', 'assign', 'refer', 'decline', 'merge', 'unmerge', 'move', 'report-up', 'blank',
  'extend', 'recall', 'return', 'give-back',
]);

/** What an act has to know besides its matter; `null`: free words, which may become a reply by a press. */
function needsOfAct(act: Act | null, rest: string, event: Event, roster: Roster): Need[] {
  const family: Need[] = act !== null && together.has(act) ? [{ need: 'same-matter' }] : [];
  if (act === 'view') return [{ need: 'same-matter' }, { need: 'slips' }];
  if (act === 'merge') return [...family, ...needsOfTarget(rest, event)];
  return act === 'move' ? [...family, ...numberThere(rest, event, roster)] : family;
}

/** The next number of the studio that is named; which district it belongs to, the matter says. */
function numberThere(typed: string, event: Event, roster: Roster): Need[] {
  const codes = event.actor.inSight.flatMap((own) => studiosCalled(typed, roster, own).map((studio) => studio.code));
  const [only, second] = [...new Set(codes)];
  return only === undefined || second !== undefined ? [] : [{ need: 'next-number', scope: scopeOf(only, event.at) }];
}

function needsOfPress({ choice, args }: Extract<Event['body'], { kind: 'press' }>, event: Event): Need[] {
  const [number, second = '', third = ''] = args;
  if (listChoices.has(choice)) return needsOfList({ command: choice === 'late-of' ? 'late' : 'todo', studio: number ?? null }, event);
  const moving: Need[] = choice === 'studio' ? [{ need: 'next-number', scope: scopeOf(third, event.at) }] : [];
  const other: Need[] = choice === 'merge-into' ? needsOfTarget(second, event) : [];
  const contact: Need[] = choice === 'see-phone' ? [{ need: 'contact' }] : [];
  const plain = ['more', 'back', 'come', 'cancel', 'note', 'edit', 'use-version', 'keep-own', 'release-version', 'told', 'told-resident', 'call-missed', 'see-phone', 'open', 'acknowledge', 'propose', 'propose-to', 'give-back', 'agree', 'object'].includes(choice);
  const referring: Need[] = choice === 'dept' ? [link] : [];
  return [...matterNeed(number, event), ...(plain || number == null ? [] : [{ need: 'same-matter' } as const]), ...moving, ...other, ...contact, ...referring];
}

/** What was typed before its matter was named. */
function needsOfWhich(pending: Pending | null, number: string | null | undefined, event: Event, { roster, now }: AtHand): Need[] {
  const waiting = waitingFor(pending, number, now);
  const about = matterNeed(number, event);
  if (!waiting || about.length === 0) return about;
  const opening: Need[] = waiting.act === 'open' && event.chat.kind === 'private' ? [{ need: 'personal-data' }] : [];
  return [...about, link, ...opening, ...needsOfAct(waiting.act, waiting.text, event, roster)];
}

/** Somebody asks for the original, or gives the reason that he was asked for. */
function isOpening(pending: Pending | null, text: string): boolean {
  const command = readStaffCommand(text);
  if (command?.command === 'act' || command?.command === 'word') return command.act === 'open';
  return pending?.pending.kind === 'prompt' && pending.pending.act === 'open';
}

function matterNeed(number: string | null | undefined, event: Event): Need[] {
  return number == null || !mayLookUp(number, event.chat) ? [] : [{ need: 'matter', number }];
}

function needsOf(command: Exclude<StaffCommand, { command: 'word' }>, event: Event, roster: Roster): Need[] {
  switch (command.command) {
    case 'act': {
      const { target, act, rest } = command;
      const more = needsOfAct(act, rest, event, roster);
      if ('number' in target) return [...matterNeed(target.number, event), ...more];
      const merged = act === 'unmerge' ? { merged: true as const } : {};
      const confined = confinedFor(event.chat, event.actor.confided);
      const near = { studios: studiosFor(event.chat, event.actor.studios), confined, handling: handlingFor(event.chat, event.actor.handling) };
      return [{ need: 'matters-by-running-number', ...near, running: target.running, ...merged }, ...more];
    }
    case 'own-todo': {
      if (!representsAnybody(event)) return needsOfList(wholeTodo, event);
      return [{ need: 'matters-held', representatives: representedBy(event.actor), studios: studiosFor(event.chat, event.actor.studios), limit: listLimit }, ...needsOfReferred(event)];
    }
    case 'todo':
    case 'late':
    case 'search':
      return needsOfList(command, event);
  }
}

function supervises({ actor }: Event): boolean {
  return actor.grants.some(({ role }) => role === 'supervisor');
}

/** Somebody of the roster whose rights have ended. */
function isFormer({ actor }: Event): boolean {
  return actor.member !== null && actor.grants.length === 0;
}

/** A press, a number, a quoted message to staff: all but the talk between people. */
function isMeant({ body, quoted }: Event): boolean {
  return isToStaff(quoted?.purpose) || body.kind === 'press' || (body.kind === 'message' && readStaffCommand(body.text)?.command === 'act');
}

/** 待办, 我的待办, 超期, 查找 …, or a supervisor's 督办 and 筛查统计. */
function isListing({ body }: Event): boolean {
  const watching = body.kind === 'message' ? readSupervisorCommand(body.text)?.command : undefined;
  if (watching === 'late' || watching === 'screenings') return true;
  const command = body.kind === 'message' ? readStaffCommand(body.text)?.command : undefined;
  return command === 'todo' || command === 'own-todo' || command === 'late' || command === 'search';
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
    case 'late':
      return true;
    case 'search':
      return command.words !== '' && command.words.length <= searchChars;
    default:
      return false;
  }
}

/**
 * Nothing happens for whoever does not, or does no longer, work here; what was meant for the desk is answered. Where accounts do not
 * last a colleague may have become a stranger: no right is carried over by a guess.
 */
function turnedAway(event: Event): Turn<Pending> {
  const { chat, actor } = event;
  if (actor.user === '') return { effects: [] };
  if (chat.kind === 'private' && !isFormer(event)) return { effects: [answer(say(supervises(event) ? 'supervisor-only' : chat.lasting ? 'staff-only' : 'staff-only-again')), { effect: 'refuse', reason: 'not-allowed' }] };
  if (!isMeant(event) && !(chat.kind === 'private' && isListing(event))) return { effects: [] };
  if (isFormer(event)) return { state: null, effects: [answer(say('former'), { quoting: true }), { effect: 'refuse', reason: 'not-allowed' }] };
  if (chat.studio === null) return { effects: [{ effect: 'refuse', reason: 'not-allowed' }] };
  return { effects: [answer(say(chat.lasting ? 'stranger' : 'stranger-again'), { quoting: true }), { effect: 'refuse', reason: 'stranger-in-group' }] };
}
