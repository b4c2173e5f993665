// The desk of staff: cards, buttons, quotes and typed commands, in the staff group and in private chats (DESIGN §4).

import type { By } from '../../matters/lifecycle.ts';
import { actingRole, isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, Flow, MatterFile, Need, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { act } from './acts.ts';
import { readStaffCommand, type StaffCommand } from './command.ts';
import { numberNotFound, severalFit, searchResult, todoList } from './lists.ts';
import { pending as state, pendingMs, type Pending } from './pending.ts';
import { pressed } from './presses.ts';
import { preview } from './preview.ts';

/** Purposes of messages that staff answer by quoting them. */
const quotable: ReadonlySet<string> = new Set(['card', 'alert', 'prompt', 'preview', 'notice', 'answer']);

/** Whether a text in a private chat is for this desk: a command, a quoted card, or what the desk has just asked for. */
export function isForStaff(event: Event, current: string | null): boolean {
  if (!isStaff(event.actor.grants) || event.body.kind === 'press') return false;
  const text = event.body.kind === 'message' ? event.body.text : '';
  return current === 'desk' || readStaffCommand(text) !== null || (event.quoted !== null && ['card', 'prompt', 'preview', 'alert'].includes(event.quoted.purpose ?? ''));
}

export const desk: Flow<Pending> = {
  name: 'desk',
  state,
  needs(pending, event) {
    const { body } = event;
    if (body.kind === 'press') return body.args[0] === undefined ? [] : [{ need: 'matter', number: body.args[0] }];
    if (body.kind !== 'message' || body.edited) return [];
    const command = readStaffCommand(body.text);
    if (command) return needsOf(command, event);
    const number = event.quoted?.matter ?? pending?.pending.number;
    return number === undefined || number === null ? [] : [{ need: 'matter', number }];
  },
  turn(pending, event, context) {
    const { body } = event;
    if (!isStaff(event.actor.grants)) return stranger(event);
    switch (body.kind) {
      case 'withheld':
        return { effects: [{ effect: 'erase' }, answer(say('secret-staff'), { quoting: true })] };
      case 'press':
        return withMatter(event, context, body.args[0] ?? '', (file, by) => pressed(pending, file, by, event, context));
      case 'message':
        return onMessage(pending, event, body.text, context);
      default:
        return { effects: [] };
    }
  },
};

function needsOf(command: StaffCommand, event: Event): Need[] {
  switch (command.command) {
    case 'act': {
      if ('number' in command.target) return [{ need: 'matter', number: command.target.number }];
      const here = event.chat.studio;
      const studios = here !== null && event.actor.studios.includes(here) ? [here] : event.actor.studios;
      return [{ need: 'matters-by-running-number', studios, running: command.target.running }];
    }
    case 'todo':
      return [{ need: 'open-matters', studios: event.actor.inSight, limit: 20 }];
    case 'search':
      return command.words === '' ? [] : [{ need: 'search', studios: event.actor.inSight, words: command.words, limit: 10 }];
    case 'help':
      return [];
  }
}

/** A group has other talk, too: only what is meant for the desk is answered, and a stranger is told why not. */
function stranger(event: Event): Turn<Pending> {
  const { body, chat } = event;
  const meant = body.kind === 'press' || (body.kind === 'message' && (readStaffCommand(body.text)?.command === 'act' || event.quoted?.matter != null));
  if (!meant || chat.studio === null || event.actor.user === '') return { effects: [] };
  return { effects: [answer(say('stranger'), { quoting: true }), { effect: 'refuse', reason: 'stranger-in-group' }] };
}

function onMessage(pending: Pending | null, event: Event, text: string, context: Context): Turn<Pending> {
  if (event.body.kind === 'message' && event.body.edited) return { effects: [] };
  const command = readStaffCommand(text);
  if (command) return onCommand(command, event, context);
  const alive = pending !== null && context.now < pending.until ? pending : null;
  const quoted = event.quoted;
  if (quoted?.matter != null && quotable.has(quoted.purpose ?? '')) {
    const number = quoted.matter;
    const prompt = alive?.pending.kind === 'prompt' && alive.pending.number === number && quoted.purpose === 'prompt' ? alive : null;
    return withMatter(event, context, number, (file, by) => (prompt ? promptAnswered(prompt, file, by, text, event, context) : chooseKind(file, text, event, context)));
  }
  if (event.chat.kind === 'group' || pending === null) return { effects: [] };
  if (alive?.pending.kind === 'prompt') {
    const prompt = alive;
    return withMatter(event, context, prompt.pending.number, (file, by) => promptAnswered(prompt, file, by, text, event, context));
  }
  return { state: null, effects: [answer(say('preview-gone'))] };
}

function onCommand(command: StaffCommand, event: Event, context: Context): Turn<Pending> {
  switch (command.command) {
    case 'todo':
      return { effects: [todoList(context)] };
    case 'search':
      return { effects: [searchResult(command.words, context)] };
    case 'help':
      return { effects: [answer(say(event.actor.inSight.length > 0 ? 'staff-help' : 'staff-help-representative'))] };
    case 'act': {
      const { target, act: verb, rest } = command;
      if (context.matters.length > 1 && 'running' in target) return { effects: [severalFit(target.running, context)] };
      // Who may not see it hears back only what he typed.
      const named = 'number' in target ? target.number : `#${target.running}`;
      return withMatter(event, context, named, (file, by) =>
        verb === null ? chooseKind(file, rest, event, context) : act(verb, rest, file, by, event, context),
      );
    }
  }
}

/** For whoever has no part in a matter it does not exist. */
function withMatter(event: Event, context: Context, number: string, then: (file: MatterFile, by: By) => Turn<Pending>): Turn<Pending> {
  const file = context.matter;
  const role = file ? actingRole(context.roster, event.actor.person, file.matter, context.now) : null;
  if (!file || !role) return { effects: [numberNotFound(number), { effect: 'refuse', reason: 'unknown-number' }] };
  return then(file, { person: event.actor.person, role });
}

/** What the desk had asked for in a prompt. A reply or progress is shown once before it is sent. */
function promptAnswered(prompt: Pending, file: MatterFile, by: By, text: string, event: Event, context: Context): Turn<Pending> {
  if (prompt.pending.kind !== 'prompt') return { effects: [] };
  const { act: verb, ground } = prompt.pending;
  if (verb === 'reply' || verb === 'progress') return preview(verb, text, file, event, context);
  const rest = verb === 'decline' && ground !== null ? `${say(`ground-${ground}`)} ${text}` : text;
  const turn = act(verb, rest, file, by, event, context);
  return { ...turn, state: turn.state ?? null };
}

/** Free text is asked back once, naming to whom it would go; choosing sends (DESIGN §4). */
function chooseKind(file: MatterFile, text: string, event: Event, context: Context): Turn<Pending> {
  const { number } = file.matter;
  const trivial = /^(收到|好的?|好嘞|嗯+|ok|👌|👍|行|可以|知道了)[。.!！~]*$/i.test(text.trim());
  if (trivial || text.trim() === '') return { effects: [] };
  const choices = [
    [choice('as-reply', 'desk', 'as-reply', number, event.id), choice('as-progress', 'desk', 'as-progress', number, event.id)],
    [choice('as-question', 'desk', 'as-question', number, event.id), choice('as-note', 'desk', 'as-note', number, event.id)],
    [choice('cancel', 'desk', 'cancel', number, event.id)],
  ];
  const shown = say('choose-kind', { number, whom: say('whom-resident'), text });
  return {
    state: { pending: { kind: 'choose', number, text, id: event.id }, until: context.now + pendingMs },
    effects: [answer(shown, { matter: number, purpose: 'preview', choices, quoting: true })],
  };
}

