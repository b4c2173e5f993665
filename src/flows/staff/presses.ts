// The buttons of cards, lists, previews. A press names card and choice; on a card that was decided since, it is told by whom.

import type { By } from '../../matters/lifecycle.ts';
import { groundOf } from '../../matters/matter.ts';
import { isLive } from '../../matters/referral.ts';
import { say } from '../../texts/say.ts';
import { choiceNamed } from '../choices.ts';
import type { Choice, Context, Effect, Event, MatterFile, Turn } from '../flow.ts';
import type { Purpose } from '../purpose.ts';
import { answer } from '../words.ts';
import { noteTold } from '../representative/acknowledge.ts';
import { askReason, proposable } from '../representative/propose.ts';
import { askFreely } from '../confined/withdrawal.ts';
import { act } from './acts.ts';
import { alertChoices, comes } from './alert.ts';
import { cardChoices, decisionsIn, lineHere, moreChoices, standingCard } from './card.ts';
import { grant, refuseExtension } from '../handler/extension.ts';
import { referralChoices } from '../handler/referral-card.ts';
import { standing } from '../../matters/standing.ts';
import { release, submissionChoices, submissionFor } from '../handler/submission.ts';
import { chooseKind } from './choose-kind.ts';
import { alreadyDecided } from './conflicts.ts';
import type { Doing } from './doing.ts';
import { onErasure } from './erasure.ts';
import { numberNotFound, viewChoices } from './view.ts';
import { pressedRarely, rareChoices } from './rare-presses.ts';
import type { Pending, Words } from './pending.ts';
import { chooseFor, choicesFor, promptFor } from './prompt.ts';
import { preview } from './preview.ts';
import { sendProposed } from './reply.ts';
import { releaseInstead, useVersion } from './version-to-release.ts';
import { representativeChoices } from './representative.ts';

type DeskTurn = Turn<Pending>;

/** Choices that decide something: a stale card's are answered with what was decided. */
const deciding: ReadonlySet<string> = new Set(['assign', 'refer', 'decline', 'to', 'dept', 'ground', 'merge', 'move', 'report-up', 'studio', 'send-proposed']);

export function pressed(pending: Pending | null, name: string, args: readonly string[], file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const [, second = '', third = '', fourth = ''] = args;
  if (deciding.has(name) && Number(second) !== decisionsIn(file.history).length) {
    const told = alreadyDecided(file, by, context);
    if (told) return { effects: [told] };
  }
  if (referralPresses.has(name) && by.role === 'handler' && second !== file.referral?.id) return { effects: [numberNotFound(file.matter.number)] };
  const doing: Doing = { file, by, rest: '', attachments: [], event, context };
  switch (name) {
    case 'finish':
    case 'progress':
    case 'extend':
    case 'return':
    case 'contact':
      return promptFor(name, null, file, event, context);
    case 'release':
      return { effects: release(second, doing) };
    case 'send-back': {
      const open = submissionFor(second, doing);
      return 'effect' in open ? { effects: [open] } : promptFor('send-back', null, file, event, context);
    }
    case 'grant':
      return { effects: grant(second, doing) };
    case 'refuse':
      return { effects: refuseExtension(second, doing) };
    case 'come':
      return { effects: comes(file, by, event, context) };
    case 'answer':
    case 'reply':
    case 'ask':
    case 'note':
    case 'merge':
    case 'report-up':
    case 'open':
      if (name === 'open' && event.chat.kind === 'group') return act('open', '', file, by, event, context);
      return promptFor(name === 'answer' ? 'reply' : name, null, file, event, context);
    case 'assign':
    case 'refer':
    case 'decline':
    case 'move':
      return { effects: [chooseFor(name, file, context)] };
    case 'ask-freely':
      return { effects: askFreely(file.matter, by, context) };
    case 'more':
    case 'back':
      return { effects: [turnCard(name, file, context)] };
    case 'to':
      return act('assign', third, file, by, event, context);
    case 'dept':
      return act('refer', [third, /^\d{1,3}$/.test(fourth) ? `${fourth}日` : fourth].join(' ').trim(), file, by, event, context);
    case 'merge-into':
      return act('merge', second, file, by, event, context);
    case 'studio':
      return act('move', third, file, by, event, context);
    case 'unmerge':
      return act('unmerge', '', file, by, event, context);
    case 'acknowledge':
    case 'propose':
    case 'give-back':
    case 'agree':
    case 'object':
      return act(name, '', file, by, event, context);
    case 'propose-to':
      return askReason(third, file, event, context);
    case 'told':
      return { effects: noteTold(second, doing) };
    // Typed under a quoted view; its buttons name their own flow.
    case 'erase':
    case 'keep':
      return { effects: onErasure(name, args, event, context) };
    case 'release-version':
      return useVersion(second, { what: third, of: fourth }, doing);
    case 'send-proposed':
      return { effects: sendProposed(third, doing) };
    case 'ground':
      return promptFor('decline', groundOf(third), file, event, context);
    default:
      if (rareChoices.has(name)) return { effects: pressedRarely(name, second, doing) };
      return onPending(name, second, pending, file, by, event, context);
  }
}

/** Those of a referral's card: of an earlier referral they mean nothing any more. */
const referralPresses: ReadonlySet<string> = new Set(['finish', 'progress', 'extend', 'return', 'contact']);

/** The choice of a quoted message that a text names: what can be chosen there now, not what could be when it was written. */
export function pressIn(text: string, purpose: Purpose | null, file: MatterFile, by: By, event: Event, context: Context): Choice | null {
  return choiceNamed(text, offeredOn(purpose, file, by, event, context), true);
}

function offeredOn(purpose: Purpose | null, file: MatterFile, by: By, event: Event, context: Context): Choice[] {
  switch (purpose) {
    case 'referral':
      return by.role === 'handler' && isLive(file.referral) ? referralChoices(file.matter, file.referral).flat() : [];
    case 'submission': {
      const open = standing(file, 'reply-submitted');
      return open ? submissionChoices(file.matter.number, open.id).flat() : [];
    }
    case 'card':
      if (by.role === 'handler') return [];
      return by.role === 'representative' ? representativeChoices(file).flat() : cardChoices(file.matter, decisionsIn(file.history).length).flat();
    case 'alert':
      return alertChoices(file.matter.number).flat();
    case 'more':
      return moreChoices(file.matter, decisionsIn(file.history).length, context).flat();
    case 'view':
      return by.role === 'handler' ? [] : viewChoices(file, by, event).flat();
    case 'prompt-assign':
      return choicesFor('assign', file, context);
    case 'prompt-move':
      return choicesFor('move', file, context);
    case 'prompt-refer':
      return choicesFor('refer', file, context);
    case 'prompt-propose':
      return proposable(file, context);
    case 'prompt-decline':
      return choicesFor('decline', file, context);
    default:
      return [];
  }
}

/** 【更多】 and 【返回】 turn the card over. */
function turnCard(name: 'more' | 'back', file: MatterFile, context: Context): Effect {
  const { matter, history } = file;
  const decisions = decisionsIn(history).length;
  const choices = name === 'more' ? moreChoices(matter, decisions, context) : cardChoices(matter, decisions);
  return { effect: 'rewrite-pressed', matter: matter.number, purpose: name === 'more' ? 'more' : 'card', text: standingCard(file, context), choices };
}

/** The buttons of a prompt, a preview or of 「这句话怎么用」: only for whoever began it, and only in time. */
export function onPending(name: string, id: string, pending: Pending | null, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const waiting = pending?.pending;
  const { number } = file.matter;
  if (!pending || waiting?.id !== id) {
    const sent = sentBefore(id, file, by);
    return { effects: sent ? [sent] : [answer(say(whyNot(id, pending, event))), { effect: 'refuse', reason: 'stale-press' }] };
  }
  if (context.now >= pending.until) return { state: null, effects: [lineHere(say('preview-gone', { number }), number)] };
  if (name === 'cancel') return { state: null, effects: [lineHere(say(waiting.kind === 'prompt' && waiting.act === 'open' ? 'cancelled-open' : 'cancelled-staff', { number }), number)] };
  switch (waiting.kind) {
    case 'prompt':
      break;
    case 'which':
      if (name === 'which') return forChosen(waiting, file, by, event, context);
      break;
    case 'preview':
      if (name === 'use-version' || name === 'keep-own') return versionChosen(name, waiting, file, by, event, context);
      if (name === 'edit') return promptFor(waiting.act, null, file, event, context, { lead: 'prompt-edit', attachments: waiting.attachments, releases: waiting.releases });
      if (name === 'send') return send(waiting.act, waiting, file, by, event, context);
      break;
    case 'choose': {
      if (name === 'use-version' || name === 'keep-own') return versionChosen(name, waiting, file, by, event, context);
      // Free text was shown when it was asked back: choosing sends.
      const chosen = asKinds.find((kind) => kind.choice === name);
      if (chosen) return send(chosen.act, waiting, file, by, event, context);
    }
  }
  // The same press again: what it brought about waits as it stands.
  if (name === 'which' && waiting.kind === 'preview') return preview(waiting.act, waiting, file, by, { ...event, id }, context);
  if (name === 'which' && waiting.kind === 'choose') return chooseKind(waiting, file, by, { ...event, id }, context);
  return { effects: [{ effect: 'refuse', reason: 'stale-press' }] };
}

/** 【用这个】 makes the plainer lines the draft, 【还用我的】 shows the draft as it is: both still wait to be sent. */
function versionChosen(name: 'use-version' | 'keep-own', waiting: Extract<Pending['pending'], { kind: 'preview' | 'choose' }>, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const { version } = waiting;
  if (version === undefined) return { effects: [{ effect: 'refuse', reason: 'stale-press' }] };
  const words: Words = name === 'use-version' ? { ...waiting, text: version } : waiting;
  const begun = name === 'use-version' ? event : { ...event, id: waiting.id };
  return waiting.kind === 'preview' ? preview(waiting.act, words, file, by, begun, context) : chooseKind(words, file, by, begun, context);
}

/** What was typed, now that its matter is named. */
function forChosen({ act: verb, text, attachments = [], id }: Extract<Pending['pending'], { kind: 'which' }>, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const begun = { ...event, id };
  const words = { text, attachments: by.role === 'handler' ? attachments : [] };
  const turn = verb === null ? chooseKind(words, file, by, begun, context) : act(verb, text, file, by, begun, context, { attachments });
  const left = attachments.length > words.attachments.length ? [answer(say('files-left-out'), { quoting: true })] : [];
  return { state: null, ...turn, effects: [...turn.effects, ...left] };
}

/** Another's, or his own that no longer counts: it was replaced by what he began after it, or is done with. */
function whyNot(id: string, pending: Pending | null, { chat }: Event): string {
  if (chat.kind === 'group') return pending?.before?.includes(id) ? 'preview-replaced' : 'only-author';
  return pending ? 'preview-replaced' : 'preview-over';
}

const asKinds = [
  { choice: 'as-reply', act: 'reply' },
  { choice: 'as-finish', act: 'finish' },
  { choice: 'as-progress', act: 'progress' },
  { choice: 'as-question', act: 'ask' },
  { choice: 'as-note', act: 'note' },
] as const;

const sentAs = {
  reply: 'done-replied',
  correction: 'done-corrected',
  progress: 'done-progressed',
  question: 'done-asked',
  note: 'done-noted',
  submission: 'submitted-before',
} as const;

/** The same press again: what was sent has its id from what was shown, and is told as it was then. */
function sentBefore(id: string, { matter, texts }: MatterFile, by: By): Effect | null {
  const text = texts.find((one) => one.id === `${id}.0` && one.by.person === by.person);
  const told = Object.entries(sentAs).find(([kind]) => kind === text?.kind)?.[1];
  return told === undefined ? null : lineHere(say(told, { number: matter.number }), matter.number);
}

type Sent = 'reply' | 'finish' | 'correct' | 'progress' | 'ask' | 'note';

/** Somebody else's reply that went out in the meantime comes first: a second one is not sent unawares. */
function send(verb: Sent, { id, text, round, attachments = [], releases }: Words & { id: string; round: number }, file: MatterFile, by: By, event: Event, context: Context): DeskTurn {
  const told = verb === 'reply' && round !== file.matter.round ? alreadyDecided(file, by, context) : null;
  if (releases !== undefined && !told) return { state: null, effects: releaseInstead(releases, { file, by, rest: text, attachments: [], event: { ...event, id }, context }) };
  return { state: null, ...(told ? { effects: [told] } : act(verb, text, file, by, { ...event, id }, context, { send: true, attachments })) };
}
