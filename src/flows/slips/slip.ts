// 催办, 黄色督办单, 红色督办单, 问责建议: the machine prepares the words, the representative sees them, may change them, and sends (RULES D1–D3).

import { z } from 'zod';
import { civilDate, dateForPeople, type CivilDate } from '../../calendar/civil.ts';
import { isNoDay, readTerm } from '../../calendar/read-date.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { documentSeries, slipForms, type SlipForm } from '../../matters/document.ts';
import { settingsOf } from '../../matters/roster.ts';
import { isStaff } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import { says } from '../choices.ts';
import type { Context, Event, Flow, MatterFile, Need, Say, Turn } from '../flow.ts';
import { lineHere } from '../staff/card.ts';
import type { Target } from '../staff/command.ts';
import { maxTextChars, pendingMs } from '../staff/pending.ts';
import { withMatter } from '../staff/with-matter.ts';
import { answer, choice, nameOf, staleButton } from '../words.ts';
import { hasRepresentative, issuingAs, levelIn } from './grounds.ts';
import { issueSlip } from './issue.ts';
import { previewOf, slipText, splitTerm } from './prepare.ts';
import { readSlipCommand } from './read.ts';

const form = z.enum(slipForms);

/** Words that were asked for, or what was shown and waits for 【发送】. */
const state = z.object({
  waiting: z.discriminatedUnion('for', [
    z.object({ for: z.literal('words'), form, number: z.string(), on: z.string() }),
    z.object({ for: z.literal('sending'), form, number: z.string(), text: z.string(), on: z.string(), id: z.string() }),
  ]),
  until: z.number(),
});
type State = z.infer<typeof state>;

/** Typed by somebody who works here. */
export function isForSlip({ body, actor }: Event): boolean {
  return body.kind === 'message' && !body.edited && isStaff(actor.grants) && readSlipCommand(body.text) !== null;
}

export const slip: Flow<State> = {
  name: 'slip',
  state,
  needs(standing, event) {
    const { body } = event;
    if (body.kind === 'press') return needsAbout({ number: body.args[0] ?? '' }, event, body.choice === 'send');
    const command = body.kind === 'message' ? readSlipCommand(body.text) : null;
    if (command) return needsAbout(command.target, event, false);
    return standing ? needsAbout({ number: standing.waiting.number }, event, false) : [];
  },
  turn(standing, event, context) {
    const { body } = event;
    const alive = standing && context.now < standing.until ? standing : null;
    if (body.kind === 'press') return pressed(alive, body.choice, body.args, event, context);
    if (body.kind !== 'message') return { effects: [] };
    const command = readSlipCommand(body.text);
    if (!command) return awaited(alive, body.text.trim(), event, context);
    const named = 'number' in command.target ? command.target.number : `#${command.target.running}`;
    return withMatter(event, context, named, (file) => begin(command.form, command.rest, file, event, context));
  },
};

function needsAbout(target: Target, event: Event, isSending: boolean): Need[] {
  const about: Need = 'number' in target ? { need: 'matter', number: target.number } : { need: 'matters-by-running-number', studios: event.actor.studios, handling: null, running: target.running };
  const studio = 'number' in target ? (/^[A-Z]+/.exec(target.number)?.[0] ?? '') : '';
  const series: Need[] = isSending ? [{ need: 'next-number', scope: documentSeries(studio, civilDate(event.at)) }, { need: 'link' }] : [];
  return [about, { need: 'same-matter' }, { need: 'slips' }, ...series];
}

/** A level was chosen: what is missing is said, else the words are shown. */
function begin(wanted: SlipForm, rest: string, file: MatterFile, event: Event, context: Context): Turn<State> {
  const refused = refusal(wanted, file, event, context);
  if (refused !== null) return { effects: [lineHere(refused, file.matter.number, { quoting: true })] };
  const noDay = noSuchDay(splitTerm(rest).term, file.matter.number, context);
  if (noDay) return { effects: [noDay] };
  const { on, words } = limitIn(wanted, rest, file, context);
  if (on <= civilDate(context.now)) return { effects: [lineHere(say('slip-too-soon', { date: dateForPeople(on) }), file.matter.number, { quoting: true })] };
  if (wanted === 'accountability' && words === '') return askWords(wanted, on, file, context);
  return show(wanted, slipText(wanted, words, file, context), on, file, event, context);
}

function refusal(wanted: SlipForm, file: MatterFile, event: Event, context: Context): string | null {
  const { number, representative } = file.matter;
  const values = { number, form: say(`form-${wanted}`) };
  if (issuingAs(file, event, context) === null)
    return hasRepresentative(file, context) ? say('slip-his', { ...values, representative: nameOf(context, representative) }) : say('slip-not-yours', values);
  const missing = levelIn(wanted, file, context)?.missing ?? null;
  if (missing === null) return null;
  const { promise } = file.matter;
  return say(`slip-missing-${missing}`, { ...values, date: promise ? dateForPeople(promise.on) : '' });
}

/** The new limit is 31 February. */
function noSuchDay(term: string, number: string, { now }: Context): Say | null {
  return isNoDay(term, civilDate(now)) ? lineHere(say('no-such-day', { number, day: term }), number, { quoting: true }) : null;
}

/** The new limit, typed first or as the studio has it, and what else was typed. */
function limitIn(wanted: SlipForm, rest: string, { matter }: MatterFile, { roster, calendar, now }: Context): { on: CivilDate; words: string } {
  const today = civilDate(now);
  const { term: typed, words } = splitTerm(rest);
  const term = readTerm(typed, today);
  if (term) return { on: 'on' in term ? term.on : workdaysAfter(calendar, today, term.workdays).on, words };
  const { slipWorkdays, explanationWorkdays, referralWorkdays } = settingsOf(roster, matter.studio);
  const workdays = wanted === 'red' ? explanationWorkdays : wanted === 'accountability' ? referralWorkdays : slipWorkdays;
  return { on: workdaysAfter(calendar, today, workdays).on, words: rest.trim() };
}

function askWords(wanted: SlipForm, on: CivilDate, { matter: { number } }: MatterFile, { now }: Context): Turn<State> {
  const text = say(wanted === 'accountability' ? 'slip-words-accountability' : 'slip-words', { number, form: say(`form-${wanted}`) });
  return {
    state: { waiting: { for: 'words', form: wanted, number, on }, until: now + pendingMs },
    effects: [lineHere(text, number, { choices: [[choice('cancel', 'slip', 'cancel', number)]] })],
  };
}

function show(wanted: SlipForm, text: string, on: CivilDate, file: MatterFile, event: Event, context: Context): Turn<State> {
  const { number } = file.matter;
  if (text.length > maxTextChars) return { effects: [answer(say('too-long', { number, length: text.length, limit: maxTextChars }))] };
  const button = (name: string) => choice(name, 'slip', name, number, event.id);
  const edit = event.chat.kind === 'private' ? [button('edit')] : [];
  return {
    state: { waiting: { for: 'sending', form: wanted, number, text, on, id: event.id }, until: context.now + pendingMs },
    effects: [lineHere(previewOf(wanted, text, on, file, context), number, { quoting: true, choices: [[button('send'), ...edit, button('cancel')]] })],
  };
}

/** In a private chat the next message is what was asked for. */
function awaited(standing: State | null, text: string, event: Event, context: Context): Turn<State> {
  const waiting = standing?.waiting;
  if (!waiting) return { state: null, effects: [answer(say('document-gone'))] };
  if (says(text, '取消')) return { state: null, effects: [answer(say('document-cancelled'))] };
  return withMatter(event, context, waiting.number, (file) => {
    const refused = refusal(waiting.form, file, event, context);
    if (refused !== null) return { state: null, effects: [lineHere(refused, waiting.number)] };
    const { term, words } = splitTerm(text);
    const noDay = noSuchDay(term, waiting.number, context);
    if (noDay) return { effects: [noDay] };
    const isTerm = readTerm(term, civilDate(context.now)) !== null;
    const { on } = isTerm ? limitIn(waiting.form, text, file, context) : { on: waiting.on };
    const own = isTerm ? words : text;
    if (on <= civilDate(context.now)) return { effects: [lineHere(say('slip-too-soon', { date: dateForPeople(on) }), waiting.number)] };
    // Only another day: the words that were shown stay.
    if (own === '' && waiting.for === 'sending') return show(waiting.form, waiting.text, on, file, event, context);
    return show(waiting.form, slipText(waiting.form, own, file, context), on, file, event, context);
  });
}

function pressed(standing: State | null, name: string, args: readonly string[], event: Event, context: Context): Turn<State> {
  const [number = '', id = ''] = args;
  const waiting = standing?.waiting;
  const wanted = slipForms.find((one) => one === name);
  if (wanted) return withMatter(event, context, number, (file) => begin(wanted, '', file, event, context));
  if (name === 'cancel') return { state: null, effects: [answer(say('document-cancelled'))] };
  if (waiting?.for !== 'sending' || waiting.id !== id) return { effects: staleButton(event) };
  if (name === 'edit') return withMatter(event, context, number, (file) => askWords(waiting.form, waiting.on, file, context));
  if (name !== 'send') return { effects: staleButton(event) };
  return withMatter<State>(event, context, number, (file) => {
    // What held when it was shown may hold no more: answered, withdrawn, sent by his stand-in.
    const refused = refusal(waiting.form, file, event, context);
    const by = issuingAs(file, event, context);
    if (refused !== null || by === null) return { state: null, effects: [lineHere(refused ?? say('button-stale-staff'), number)] };
    return { state: null, effects: issueSlip(waiting.form, waiting.text, waiting.on, file, by, event, context) };
  });
}
