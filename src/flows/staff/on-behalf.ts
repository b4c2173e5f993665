// 代录: an officer enters a matter for somebody without a chat, step by step in his private chat; the same number and clock, and a slip.

import { z } from 'zod';
import { findPersonalData } from '../../matters/masking.ts';
import { isForeign, studiosInSight } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import { says } from '../choices.ts';
import { attachment } from '../drafted.ts';
import type { Choice, Context, Event, Flow, Message, Need, Turn } from '../flow.ts';
import { scopeOf } from '../resident/raising.ts';
import { answer, choice, cut, filesInWords } from '../words.ts';
import { needToCompare } from './same-incident.ts';
import { readStaffCommand } from './command.ts';
import { enter, hows, type How } from './enter-matter.ts';
import { filesNoted, joined, withFiles } from './files-kept.ts';

const state = z.object({
  step: z.enum(['how', 'words', 'name', 'phone', 'consent', 'sure']),
  studio: z.string(),
  how: z.enum(hows).nullable(),
  words: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  attachments: z.array(attachment).default([]),
  id: z.string(),
});
export type Entering = z.infer<typeof state>;

const command = /^(?:代录|\/enter)(?:[\s:：]+|$)(?:(来电|来访|走访)(?:[\s:：,，]+|$))?([\s\S]*)$/i;
const howNames: Readonly<Record<string, How>> = { 来电: 'call', 来访: 'visit', 走访: 'round' };
const howLabels: Readonly<Record<How, string>> = { call: 'enter-call', visit: 'enter-visit', round: 'enter-round' };
const maxWords = 3000;

/** 代录, with how somebody came and what was typed behind it. */
export function readEntering(text: string): { how: How | null; words: string } | null {
  const read = command.exec(text.trim());
  return read ? { how: howNames[read[1] ?? ''] ?? null, words: (read[2] ?? '').trim() } : null;
}

/** Whether a message of the staff is for this flow: the command, or what it has just asked for. */
export function isOnBehalf(event: Event, current: string | null): boolean {
  const { body, actor } = event;
  if (body.kind !== 'message' || body.edited || actor.grants.length === 0) return false;
  if (readEntering(body.text)) return true;
  const typed = readStaffCommand(body.text)?.command;
  return current === 'behalf' && event.quoted === null && (typed === undefined || typed === 'word');
}

export const onBehalf: Flow<Entering> = {
  name: 'behalf',
  isKept: true,
  state,
  needs(entering, { id, body, at, chat }): Need[] {
    const isLast = chat.kind === 'private' && body.kind === 'press' && body.choice === 'enter';
    return isLast && entering ? [{ need: 'next-number', scope: scopeOf(entering.studio, at) }, { need: 'newcomer' }, { need: 'query-code', letter: id }, needToCompare(entering.studio, at)] : [];
  },
  turn(entering, event, context) {
    const studio = studioOf(event, context);
    if (studio === null) return { effects: [answer(say('enter-not-yours'), { quoting: true }), { effect: 'refuse', reason: 'not-allowed' }] };
    const { body } = event;
    if (event.chat.kind === 'group') return inGroup(event);
    if (body.kind === 'press') return pressed(entering, studio, body.choice, body.args, event, context);
    if (body.kind !== 'message') return { effects: [] };
    const read = readEntering(body.text);
    if (read) return begin(read.how, read.words, studio, event);
    return entering ? written(entering, body, event) : { effects: [] };
  },
};

/** The studio for which he enters: his own; an officer of several starts from the one whose chat he is in. */
function studioOf(event: Event, context: Context): string | null {
  if (isForeign(event.chat)) return null;
  const inSight = studiosInSight(context.roster, event.actor.grants);
  if (event.chat.kind === 'group') return inSight.find((code) => code === event.chat.studio) ?? null;
  const own = event.actor.grants.flatMap((grant) => (grant.role === 'liaison' && grant.studio !== null ? [grant.studio] : []));
  return own[0] ?? inSight[0] ?? null;
}

/** Names and phones are not for a group: what was written of them goes, and a button leads to where they are asked for. */
function inGroup(event: Event): Turn<Entering> {
  const { body, actor } = event;
  if (body.kind === 'press')
    return {
      effects: [
        { effect: 'say', to: { to: 'person', person: actor.person ?? '', alone: true }, class: 'answer', purpose: 'notice', text: say('enter-here'), choices: [[choice('begin', 'behalf', 'begin')]] },
        answer(say('enter-sent'), { quoting: true }),
      ],
    };
  const isPersonal = body.kind === 'message' && findPersonalData(body.text).length > 0;
  return {
    effects: [
      ...(isPersonal ? [{ effect: 'erase' as const }] : []),
      answer(say(isPersonal ? 'enter-in-private-erased' : 'enter-in-private'), { quoting: !isPersonal, choices: [[choice('to-private', 'behalf', 'to-private')]] }),
    ],
  };
}

function begin(how: How | null, words: string, studio: string, event: Event): Turn<Entering> {
  const entering: Entering = { step: 'how', studio, how, words, name: null, phone: null, attachments: [], id: event.id };
  if (words.length > maxWords) return { state: null, effects: [answer(say('enter-too-long', { length: words.length, limit: maxWords }))] };
  return event.body.kind === 'message' ? ask(withFiles(entering, event.body), filesNoted(entering, event.body)) : ask(entering);
}

/** The next thing that is not yet known. @param lead what was kept of the files that just came */
function ask(entering: Entering, lead = ''): Turn<Entering> {
  const at = (step: Entering['step'], text: string, choices: Choice[][] = []): Turn<Entering> => ({
    state: { ...entering, step },
    effects: [answer(joined(lead, text), { choices: [...choices, [button('enter-drop', 'drop')]] })],
  });
  const button = (label: string, name: string): Choice => choice(label, 'behalf', name, entering.id);
  const skip = choice('skip', 'behalf', 'skip', entering.id, entering.step);
  if (entering.how === null) return at('how', say('enter-how'), [hows.map((how) => button(howLabels[how], how))]);
  if (entering.words === '') return at('words', say('enter-words'));
  switch (entering.step) {
    case 'how':
    case 'words':
      return at('name', say('enter-name'), [[{ ...skip, args: [entering.id, 'name'] }]]);
    case 'name':
      return at('phone', say('enter-phone'), [[{ ...skip, args: [entering.id, 'phone'] }]]);
    case 'phone':
      if (entering.name === null && entering.phone === null) return ask({ ...entering, step: 'consent' }, lead);
      return at('consent', say('enter-consent'), [[button('enter-agree', 'agree'), button('enter-disagree', 'disagree')]]);
    case 'consent':
    case 'sure':
      return at('sure', joined(say('enter-sure', { how: say(`how-${entering.how}`), words: entering.words, who: whoOf(entering) }), filesOf(entering)), [[button('enter-enter', 'enter')]]);
  }
}

function whoOf({ name, phone }: Entering): string {
  return [name, phone].filter((one) => one !== null).join('，') || say('enter-nobody');
}

function filesOf({ attachments }: Entering): string {
  return attachments.length > 0 ? say('card-files', { files: filesInWords(attachments) }) : '';
}

function written(before: Entering, message: Message, event: Event): Turn<Entering> {
  const text = message.text.trim();
  if (says(text, '取消') || says(text, '不记了')) return dropped();
  const isSkip = says(text, '跳过');
  const entering = withFiles(before, message);
  const lead = filesNoted(before, message);
  switch (entering.step) {
    case 'how': {
      const how = howNames[text.replace(/[【】。]/g, '')];
      return ask(how ? { ...entering, how } : entering, lead);
    }
    case 'words':
      if (text.length > maxWords) return { effects: [answer(say('enter-too-long', { length: text.length, limit: maxWords }))] };
      return ask({ ...entering, words: joined(text, entering.words) }, lead);
    case 'name':
      if (text === '') return askAgain(entering, lead);
      return ask({ ...entering, name: isSkip ? null : cut(text, 40) }, lead);
    case 'phone': {
      if (text === '') return askAgain(entering, lead);
      if (isSkip) return ask({ ...entering, phone: null }, lead);
      const phone = text.normalize('NFKC');
      return /(?:\d[\s-]?){5,}/.test(phone) && phone.length <= 40 ? ask({ ...entering, phone }, lead) : { state: entering, effects: [answer(joined(lead, say('enter-phone-again')))] };
    }
    case 'consent':
    case 'sure':
      // Something besides: what is waited for is a press; the text is shown again and nothing is lost.
      return ask({ ...entering, step: entering.step === 'consent' ? 'phone' : 'consent', id: event.id }, lead);
  }
}

/** Only files came: the same question once more. */
function askAgain(entering: Entering, lead: string): Turn<Entering> {
  return ask({ ...entering, step: entering.step === 'phone' ? 'name' : 'words' }, lead);
}

function pressed(entering: Entering | null, studio: string, name: string, [id = '', step = '']: readonly string[], event: Event, context: Context): Turn<Entering> {
  if (name === 'begin') return begin(null, '', studio, event);
  if (!entering || entering.id !== id) return { effects: [answer(say('enter-gone')), { effect: 'refuse', reason: 'stale-press' }] };
  const how = hows.find((one) => one === name);
  if (how) return entering.step === 'how' ? ask({ ...entering, how }) : ask(entering);
  switch (name) {
    case 'skip':
      return entering.step === step ? ask({ ...entering, ...(step === 'name' ? { name: null } : { phone: null }) }) : { effects: [] };
    case 'agree':
      return entering.step === 'consent' ? ask(entering) : { effects: [] };
    case 'disagree':
      return entering.step === 'consent' ? ask({ ...entering, name: null, phone: null }) : { effects: [] };
    case 'enter':
      return entering.step === 'sure' ? { state: null, effects: enter(entering, event, context) } : { effects: [] };
    default:
      return dropped();
  }
}

function dropped(): Turn<Entering> {
  return { state: null, effects: [answer(say('enter-dropped'))] };
}
