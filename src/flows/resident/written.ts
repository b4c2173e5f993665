// What a message does that nobody else takes: help in danger, a supplement, the answer to what was asked, a part of a report.

import { dangerOf, screen } from '../../matters/screening.ts';
import { wishesSecrecy } from '../../matters/screening/conduct.ts';
import { say } from '../../texts/say.ts';
import type { Context, Draft, Event, Message, Turn } from '../flow.ts';
import { answer } from '../words.ts';
import { isNumber } from '../choices.ts';
import { confineWhich } from '../confined/confine-later.ts';
import { answered } from '../confined/question.ts';
import { addMessage, addNamed, addToDanger, hasQuestion, numberNamed } from './add-to-matter.ts';
import { behalfAnswered, behalfSaid } from './behalf.ts';
import { dangerTurn } from './danger.ts';
import { changed, correctionIn, endOf, hasPart, holdsSecret, newDraft, placeCorrected, placeOf, placeSaid, textOf, withMessage } from './draft.ts';
import { forkTurn } from './fork-press.ts';
import { questionChoices } from './fork.ts';
import { missed } from './human-looks.ts';
import { askWhich, listen, nothingLeft, openNumbers, stillWhich } from './listen.ts';
import { isOnlyThanks, isReport, meantOtherwise } from './meant.ts';
import { at, followed, isIdle, type Raising } from './raising.ts';
import { secretTurn } from './secret.ts';
import { isConsent, isDone, isNo, isNotYet, isThanks, isYes } from './small-talk.ts';
import { spokenRating } from './spoken-rating.ts';
import { spokenStance } from './spoken-stance.ts';
import { changeStudio, readsChangeStudio, studioAlone, studioSaid } from './studio.ts';
import { submit } from './submit.ts';
import { advance, withStudio } from './summary.ts';

/** 「另一件事：…」 says itself that it belongs to nothing that was said before. */
const another = /^(?:另外?|还有)一件(?:别的)?事(?:情)?[\s:：,，。]*/;

export function written(raising: Raising | null, event: Event, message: Message, context: Context): Turn<Raising> {
  if (raising?.step === 'meant' && context.draft && !hasPart(context.draft, event.messageId)) {
    // 「谢谢你们修好了路，可是又坏了」 「在圭峰路」: it was the beginning of a report.
    if (isReport(message)) return written(null, event, message, context);
    const turn = written(null, event, message, { ...context, draft: null });
    return { ...turn, effects: [...endOf(event), ...turn.effects] };
  }
  // Thanks amid a report are none of its words, and change no summary.
  if (isThankedAmid(raising, message, context)) return { state: raising, effects: [answer(say('thanks-amid'))] };
  const isAnother = !message.edited && isIdle(raising) && raising?.step !== 'danger' && !context.draft && another.test(message.text);
  return isAnother ? anotherBegun(event, { ...message, text: message.text.replace(another, '') }, context) : taken(raising, event, message, context);
}

function isThankedAmid(raising: Raising | null, message: Message, { draft }: Context): boolean {
  const isAsked = raising !== null && !isIdle(raising) && raising.step !== 'which';
  return draft !== null && isAsked && !message.edited && message.attachments.length === 0 && !isYes(message.text) && isOnlyThanks(message);
}

/** What comes next is a report of its own. */
function anotherBegun(event: Event, message: Message, context: Context): Turn<Raising> {
  const isBare = message.text === '' && message.attachments.length === 0 && message.pin === null;
  if (isBare) return { state: null, effects: [answer(say('report-start'))] };
  return taken(null, event, message, context, true);
}

function taken(raising: Raising | null, event: Event, message: Message, context: Context, isAnother = false): Turn<Raising> {
  const follows = followed(raising, event) !== null;
  if (!context.draft && wishesSecrecy(message.text) === 'alone') return confineWhich(follows || numberNamed(event) !== null, event, context);
  if (raising?.step === 'danger' && follows && context.matter) return addToDanger(raising, event, message, context);
  const draft = withMessage(context.draft ?? newDraft(event, context.now), event.messageId, message, context.now);
  if (draft && holdsSecret(draft)) return secretTurn(event, context);
  const danger = draft && dangerOf(textOf(draft));
  if (draft && danger) return dangerTurn(danger, draft, event, context, wasTold(raising, context));
  if (context.draft && wishesSecrecy(message.text) === 'alone') return secrecySaid(raising, context.draft, event, context);
  const named = numberNamed(event);
  if (named !== null) return addNamed(named, raising, event, message, context);
  if (readsChangeStudio(message.text)) return changeStudio(context);
  if (isDoneOnly(message)) return finished(raising, event, message, context);
  if (isAnother && draft) return listen(null, draft, event, context);
  if (isIdle(raising)) {
    const spoken = context.draft || hasQuestion(context) ? null : (spokenRating(message, context) ?? spokenStance(message, context));
    if (spoken) return spoken;
    const home = context.draft || hasQuestion(context) || raising !== null ? null : studioAlone(message, context.roster);
    if (home && (event.chat.studio ?? home.code) === home.code) return withStudio(home.code, null, event, context);
    const added = addedToMatter(raising, follows, event, message, context);
    if (added) return added;
  }
  const isPart = hasPart(context.draft, event.messageId);
  if (message.edited && !isPart && (context.draft || openNumbers(context).length === 0)) return { effects: [answer(say('edit-too-late'))] };
  if (!draft) return context.draft ? advance(context.draft, event, context, say('draft-full')) : { effects: [] };
  return message.edited && isPart ? partChanged(raising, draft, event, context) : partAdded(raising, draft, event, message, context);
}

/** 「别让村里知道」 amid a report: what is asked stays asked. */
function secrecySaid(raising: Raising | null, kept: Draft, event: Event, context: Context): Turn<Raising> {
  const draft = answered(kept, true, context);
  const numbers = raising?.step === 'which' ? openNumbers(context) : [];
  return numbers.length > 0 ? askWhich(numbers, draft, event, context) : advance(draft, event, context);
}

/** 【说完了】, typed. */
function isDoneOnly(message: Message): boolean {
  return isDone(message.text) && !message.edited && message.attachments.length === 0 && message.pin === null;
}

/** Never a part of what was written: it ends the text, skips the question of the place, shows the summary once more. */
function finished(raising: Raising | null, event: Event, message: Message, context: Context): Turn<Raising> {
  const { draft } = context;
  if (!draft) return { effects: nothingLeft(raising, event) };
  if (raising?.step === 'summary') return afterSummary(raising, message, draft, event, context);
  return raising?.step === 'which' ? stillWhich(raising, draft, event, context) : advance(draft, event, context);
}

/** The danger was answered before: only its studio is still to be named. */
function wasTold(raising: Raising | null, { draft }: Context): boolean {
  return raising?.step === 'studio' && draft !== null && dangerOf(textOf(draft)) !== null;
}

/** Where choices are numbered lines: a number that stands for none of them says nothing. */
function isOfNoList(message: Message, { chat }: Event): boolean {
  return !chat.hasButtons && isNumber(message.text);
}

/** The answer to a question of ours, or what follows something that was just said about a matter. */
function addedToMatter(raising: Raising | null, follows: boolean, event: Event, message: Message, context: Context): Turn<Raising> | null {
  const isAnswer = hasQuestion(context) && !context.draft && !message.edited;
  const isThanked = isThanks(message.text) && message.attachments.length === 0;
  if (isOfNoList(message, event) && !isAnswer && !context.draft) return { effects: [answer(say('number-of-nothing'))] };
  if (isAnswer && message.attachments.length === 0 && isOnlyThanks(message)) return { effects: [answer(say('thanks-asked'))] };
  if (isThanked && !isAnswer && !context.draft) return { effects: [answer(say('thanks'))] };
  return context.matter && (follows || isAnswer) ? addMessage(raising, event, message, context) : null;
}

/** An edited message has taken the place of its part: what was asked or shown is asked or shown anew. */
function partChanged(raising: Raising | null, draft: Draft, event: Event, context: Context): Turn<Raising> {
  switch (raising?.step) {
    case undefined:
    case 'collecting':
      return listen(raising, draft, event, context);
    case 'which':
      return stillWhich(raising, draft, event, context);
    default:
      return advance(draft, event, context);
  }
}

function partAdded(raising: Raising | null, draft: Draft, event: Event, message: Message, context: Context): Turn<Raising> {
  const isNew = isIdle(raising) && !context.draft;
  const otherwise = isNew ? meantOtherwise(message, draft, event, context) : null;
  if (otherwise) return otherwise;
  const open = isNew ? openNumbers(context) : [];
  if (open.length > 0) return askWhich(open, draft, event, context);
  switch (raising?.step) {
    case 'which':
      return stillWhich(raising, draft, event, context);
    case 'studio':
      return studioAnswered(raising, message, draft, event, context);
    case 'confined':
      return confinedSaid(message, draft, event, context);
    case 'behalf':
      return behalfTold(raising, message, draft, event, context);
    case 'question':
      return questionAnswered(raising, message, draft, event, context);
    case 'place':
      return placeAnswered(message, draft, event, context);
    case 'summary':
      return afterSummary(raising, message, draft, event, context);
    default:
      return listen(raising, draft, event, context);
  }
}

function studioAnswered(raising: Raising, message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const said = studioSaid(raising, message, draft, event, context);
  if ('again' in said) return said.again;
  return 'studio' in said ? withStudio(said.studio.code, said.draft, event, context) : listen(null, said.draft, event, context);
}

/** A yes or a no in words; anything else goes on with the text, and is asked again. */
function confinedSaid(message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const kept = context.draft ?? draft;
  if (isYes(message.text) || isNo(message.text)) return advance(answered(kept, isYes(message.text), context), event, context);
  return advance(draft, event, context);
}

/** Whose it is, or whether that person agrees, said in words; a story goes on, and the question is skipped. */
function behalfTold(raising: Raising, message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const isWordsOnly = message.attachments.length === 0 && message.pin === null;
  const said = context.draft && isWordsOnly ? behalfSaid(message.text, context.draft) : null;
  if (!said) return listen(raising, draft, event, context);
  const told = behalfAnswered(said.name, said.draft, event, context);
  return 'asks' in told ? told.asks : advance(changed(told.draft, context.now), event, context);
}

/** Longer than this it is a story that goes on, not an answer. */
const answerChars = 12;

/** A yes or a no in any words is the answer; a few other words were not understood. */
function questionAnswered(raising: Raising, message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const asked = context.draft ?? draft;
  const { ground, question } = screen(textOf(asked));
  const isShort = message.text.trim().length <= answerChars && message.attachments.length === 0 && message.pin === null;
  if (!isShort || ground === null || question === null) return listen(raising, draft, event, context);
  if (isYes(message.text)) return forkTurn('fork-yes', ground, asked, event, context);
  if (isNo(message.text) || isNotYet(message.text)) return forkTurn('fork-no', ground, asked, event, context);
  return missed(raising, draft, questionChoices(question, ground, draft), event, context);
}

/** 「我不知道叫什么路」 */
const isUnknown = /^(?:我|俺)?(?:也|都)?(?:不知道?|不晓得|说不清|记不清|不清楚|不好说|唔知)[^，。,.]{0,10}[。.!！]?$/;

/** A few words are the place itself; a pin, a photo or a longer story is a part like any other. */
function placeAnswered(message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  if (isUnknown.test(message.text.trim())) return advance({ ...(context.draft ?? draft), placeAsked: true }, event, context);
  const place = placeSaid(message.text);
  const isPlaceOnly = place === message.text.trim() && message.attachments.length === 0 && message.pin === null;
  const parts = isPlaceOnly ? (context.draft?.parts ?? draft.parts) : draft.parts;
  return advance({ ...draft, parts, place: place ?? draft.place, placeAsked: true }, event, context);
}

/** A yes submits, a no asks what is wrong, a correction is taken at once; anything else goes on with the text. */
function afterSummary(raising: Raising, message: Message, draft: Draft, event: Event, context: Context): Turn<Raising> {
  const shown = context.draft;
  const isWordsOnly = message.attachments.length === 0 && message.pin === null;
  if (shown && isWordsOnly && isYes(message.text)) {
    if (!event.chat.consented && !isConsent(message.text)) return { state: raising, effects: [answer(say('summary-press'))] };
    return submit(event.chat.consented ? 'submit' : 'agree', shown.id, shown.revision, event, context);
  }
  if (shown && isWordsOnly && isNo(message.text)) return { state: at('summary', context.now), effects: [answer(say('summary-change'))] };
  if (shown && (isDoneOnly(message) || (isWordsOnly && isOfNoList(message, event)))) return advance(shown, event, context);
  const instead = correctionIn(message.text);
  if (instead === null) return listen(raising, draft, event, context);
  const place = placeCorrected(instead, shown && placeOf(shown));
  return advance(place === null ? draft : { ...draft, place }, event, context);
}
