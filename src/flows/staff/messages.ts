// What staff write: commands, answers to a quoted message, the words that a prompt has asked for.

import type { By } from '../../matters/lifecycle.ts';
import { actingRole, isForeign } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Attachment, Context, Event, MatterFile, Message, Turn } from '../flow.ts';
import { choiceNamed, isNumber, says } from '../choices.ts';
import { isToStaff, type Purpose } from '../purpose.ts';
import { answer, brief, choice, filesInWords } from '../words.ts';
import { act, filesOf } from './acts.ts';
import { lineHere } from './card.ts';
import { chooseKind } from './choose-kind.ts';
import { readStaffCommand, type Act, type StaffCommand } from './command.ts';
import { listed, ownTodoList } from './lists.ts';
import { pendingMs, type Pending, type Prompt, type Words } from './pending.ts';
import { answersPrompt } from './target.ts';
import { isTrivial } from './trivial.ts';
import { offeredAgain, versionChoices } from './plain-version.ts';
import { preview } from './preview.ts';
import { onPending, pressed, pressIn } from './presses.ts';
import { view } from './view.ts';
import { askWhich, asQuoted, numberAlone, waitingFor, whichOne } from './which.ts';
import { askElsewhere, withMatter } from './with-matter.ts';

type DeskTurn = Turn<Pending>;

const asksList: ReadonlySet<StaffCommand['command']> = new Set<StaffCommand['command']>(['todo', 'own-todo', 'late', 'search']);

export function onMessage(pending: Pending | null, event: Event, message: Message, context: Context): DeskTurn {
  const command = asQuoted(readStaffCommand(message.text), event);
  const quotes = quotedMatter(event);
  const meant = quotes !== null || command?.command === 'act';
  if (isForeign(event.chat)) return { effects: meant || (command !== null && asksList.has(command.command)) ? [askElsewhere()] : [] };
  if (message.edited) return { effects: meant || (pending && event.chat.kind === 'private') ? [answer(say('edited-staff'), { quoting: true })] : [] };
  const turn = read(pending, command, quotes, message, event, context);
  const files = message.attachments.length > 0 || message.pin !== null;
  return files && meant && !takesFiles(turn) ? { ...turn, effects: [...turn.effects, answer(say('files-left-out'), { quoting: true })] } : turn;
}

/** A department's words take their files along, at once or with what waits to be sent. */
function takesFiles({ state, effects }: DeskTurn): boolean {
  return (state?.pending.attachments?.length ?? 0) > 0 || effects.some((effect) => effect.effect === 'record' && effect.texts.some((text) => text.attachments.length > 0));
}

function read(pending: Pending | null, command: StaffCommand | null, quotes: string | null, message: Message, event: Event, context: Context): DeskTurn {
  const { text } = message;
  const named = numberAlone(command);
  const waiting = waitingFor(pending, named, context.now);
  if (waiting && named !== null) return withMatter(event, context, named, (file, by) => onPending('which', waiting.id, pending, file, by, event, context));
  if (command && command.command !== 'word' && !answersPrompt(pending, event)) return onCommand(command, event, context);
  if (quotes !== null) return withMatter(event, context, quotes, (file, by) => onQuote(pending, text, file, by, event, context));
  if (event.chat.kind === 'private' && pending) return onAwaited(pending, text, event, context);
  // 「收到」 is an act under a card; by itself colleagues say it to each other.
  if (command && isTrivial(text) && !event.mentioned && event.chat.kind === 'group') return { effects: [] };
  if (command) return { effects: [answer(say('which-one', { example: `#1 ${brief(text, 24)}` }), { quoting: true })] };
  const isTalk = text.trim() !== '' && isTrivial(text);
  return { effects: event.mentioned && !isTalk ? [answer(say('not-understood'), { quoting: true })] : [] };
}

/** Number of the matter whose message was quoted, if that message was one to staff. */
function quotedMatter({ quoted }: Event): string | null {
  return isToStaff(quoted?.purpose) ? (quoted?.matter ?? null) : null;
}

function onCommand(command: Exclude<StaffCommand, { command: 'word' }>, event: Event, context: Context): DeskTurn {
  switch (command.command) {
    case 'own-todo':
      return { effects: [ownTodoList(event, context)] };
    case 'todo':
    case 'late':
    case 'search':
      return { effects: [listed(command, event, context)] };
    case 'act': {
      const { target, act: verb, rest } = command;
      if ('running' in target && context.matters.length > 1) {
        const seen = context.matters.filter((matter) => actingRole(context.roster, event.actor.person, matter, context.now) !== null);
        if (seen.length > 0) return askWhich(command, target.running, seen, { text: rest, attachments: filesOf(event) }, event, context);
      }
      const named = 'number' in target ? target.number : `#${target.running}`;
      return withMatter(event, context, named, (file, by) =>
        verb === null ? chooseKind(wordsOf(rest, by, event), file, by, event, context) : act(verb, rest, file, by, event, context),
      );
    }
  }
}

/** What an older prompt had asked for; what it still wants is written behind the command word. */
const asks: Partial<Record<Purpose, Act>> = {
  'prompt-assign': 'assign',
  'prompt-refer': 'refer',
  'prompt-decline': 'decline',
  'prompt-move': 'move',
  'prompt-propose': 'propose',
  'prompt-give-back': 'give-back',
  'prompt-object': 'object',
};

/** A quoted message says which matter; what was written may answer its prompt, name one of its choices, be a command, or be free words. */
function onQuote(pending: Pending | null, typed: string, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const purpose = event.quoted?.purpose ?? null;
  const text = typed.trim();
  const alive = pending && context.now < pending.until && pending.pending.number === file.matter.number ? pending : null;
  if (alive && says(text, '取消')) return onPending('cancel', alive.pending.id, alive, file, by, event, context);
  const waiting = alive?.pending;
  if (waiting?.kind === 'prompt' && purpose === `prompt-${waiting.act}`) return promptAnswered(waiting, text, file, by, event, context);
  const versioned = alive && purpose === 'preview' ? choiceNamed(text, versionChoices(alive.pending.number, alive.pending.id), false) : null;
  if (alive && versioned) return onPending(versioned.choice, alive.pending.id, alive, file, by, event, context);
  // The same preview again, with buttons or numbers that count: an older one's never send what came later.
  if (purpose === 'preview' && waiting && waiting.kind !== 'prompt' && isChoice(text)) return showAgain(waiting, file, by, event, context);
  // Which of the messages about it he means, and so what his number stands for, nobody knows: he is shown what there is.
  const shown = (): DeskTurn => (waiting && waiting.kind !== 'prompt' ? showAgain(waiting, file, by, event, context) : { effects: [view(file, by, event, context)] });
  if (event.quoted?.byNumber && isNumber(text)) return shown();
  const press = pressIn(text, purpose, file, by, event, context);
  if (press) return pressed(pending, press.choice, press.args ?? [], file, by, event, context);
  // Where choices are numbered lines, a number that none of them has is no words for a resident.
  if (!event.chat.hasButtons && isNumber(text)) return shown();
  const command = readStaffCommand(text);
  if (command?.command === 'word') return act(command.act, command.rest, file, by, event, context);
  const asked = purpose === null ? undefined : asks[purpose];
  if (asked !== undefined) return act(asked, text, file, by, event, context);
  return chooseKind(wordsOf(text, by, event), file, by, event, context);
}

/** In a private chat the next message is what the desk has asked for. */
function onAwaited(pending: Pending, text: string, event: Event, context: Context): DeskTurn {
  const waiting = pending.pending;
  if (context.now >= pending.until) return { state: null, effects: [answer(say('preview-gone', { number: waiting.number }))] };
  return withMatter(event, context, waiting.number, (file, by) => {
    if (says(text, '取消')) return onPending('cancel', waiting.id, pending, file, by, event, context);
    if (waiting.kind === 'prompt') return promptAnswered(waiting, text, file, by, event, context);
    return showAgain(waiting, file, by, event, context);
  });
}

/** Something waits for a press: it is shown anew, whatever else was written. */
function showAgain(waiting: Exclude<Pending['pending'], Prompt>, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  if (waiting.kind === 'which') return { effects: [whichOne(waiting)] };
  const turn = waiting.kind === 'preview' ? preview(waiting.act, waiting, file, by, event, context) : chooseKind(waiting, file, by, event, context);
  return { ...turn, effects: [...turn.effects, ...offeredAgain(waiting, event.id)] };
}

function isChoice(text: string): boolean {
  return /^【?(?:[1-5①②③④⑤１２３４５一二三四五]|发送|改|正式答复|办结答复|办理进展|问居民|内部备注)】?$/.test(text);
}

/** What he wrote, with a department's files. */
function wordsOf(text: string, by: By, event: Event): Words {
  return { text, attachments: by.role === 'handler' ? filesOf(event) : [] };
}

/** Files that wait for their words. */
const mostFiles = 10;

/** A photo came before the words: it goes with them. */
function keepFiles(prompt: Prompt, attachments: Attachment[], { id }: Event, { now }: Context): DeskTurn {
  const { number } = prompt;
  const choices = [[choice('cancel', 'desk', 'cancel', number, id)]];
  return {
    state: { pending: { ...prompt, id, attachments: attachments.slice(0, mostFiles) }, until: now + pendingMs },
    effects: [lineHere(say('files-kept', { number, files: filesInWords(attachments.slice(0, mostFiles)) }), number, { purpose: `prompt-${prompt.act}`, quoting: true, choices })],
  };
}

/** What a prompt had asked for. A reply or progress is shown once before it is sent. */
function promptAnswered(prompt: Prompt, typed: string, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const command = readStaffCommand(typed);
  // Who repeats the command word does not mean it as the first word of his sentence.
  const text = command?.command === 'word' && command.act === prompt.act ? command.rest : typed.trim();
  const chosen = prompt.ground === null ? prompt.department : say(`ground-${prompt.ground}`);
  const rest = chosen === undefined ? text : `${chosen} ${text}`;
  const attachments = by.role === 'handler' ? [...(prompt.attachments ?? []), ...filesOf(event)] : [];
  if (text === '' && attachments.length > 0) return keepFiles(prompt, attachments, event, context);
  const { releases } = prompt;
  const turn = act(prompt.act, rest, file, by, event, context, releases === undefined ? { attachments } : { attachments: prompt.attachments ?? [], releases });
  return turn.state === undefined && turn.effects.some(({ effect }) => effect === 'record') ? { ...turn, state: null } : turn;
}
