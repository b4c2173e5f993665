// The supervisor's desk (监督员, 镇纪委): 督办, a masked look at one matter, numbered documents; and the answers of those who get them.

import { civilDate, instantOf } from '../../calendar/civil.ts';
import { workdaysBefore } from '../../calendar/working-days.ts';
import { documentSeries, unpackedDocument, type SupervisorForm } from '../../matters/document.ts';
import { settingsOf } from '../../matters/roster.ts';
import { actingRole, isStaff, supervisedStudios } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import { says } from '../choices.ts';
import type { AtHand, Context, Effect, Event, Flow, MatterFile, Need, Turn } from '../flow.ts';
import type { Target } from '../staff/command.ts';
import { open } from '../staff/open.ts';
import { numberNotFound, view } from '../staff/view.ts';
import { maxTextChars, pendingMs } from '../staff/pending.ts';
import { answer, choice, staleButton } from '../words.ts';
import type { By } from '../../matters/lifecycle.ts';
import { answered, askAnswer, documentList, print } from '../documents/in-hand.ts';
import { addresseeOf, issue, issueTo } from './documents.ts';
import { lateList, overview, supervised, watchWeek } from './lists.ts';
import { needsOfScreenings, screeningList } from './screenings.ts';
import { readSupervisorCommand, type SupervisorCommand } from './read.ts';
import { recipientsNamed, showTo } from './recipient.ts';
import { state, type State } from './waiting.ts';

const lateLimit = 20;
/** Of what was put in writing, and of those who do not act, in one answer. */
const listLimit = 10;
/** In the list of documents by itself there are more. */
const documentsLimit = 20;
/** What a representative let lie is counted so long. */
const lapsedMs = 30 * 24 * 60 * 60_000;

/** A supervisor's command in private; whoever is staff as well has his own desk for all but the supervisor's own words. */
export function isForSupervisor({ body, actor, chat }: Event): boolean {
  if (body.kind !== 'message' || body.edited) return false;
  const command = readSupervisorCommand(body.text)?.command;
  if (command === undefined) return false;
  if (command === 'answer' || command === 'print' || command === 'documents') return actor.grants.length > 0;
  if (chat.kind === 'group') return false;
  if (!actor.grants.some(({ role }) => role === 'supervisor')) return (command === 'late' || command === 'screenings') && isStaff(actor.grants);
  if (command === 'overdue') return actor.inSight.length === 0;
  return command === 'late' || command === 'screenings' || command === 'issue' || command === 'issue-to' || !isStaff(actor.grants);
}

export const supervise: Flow<State> = {
  name: 'supervise',
  state,
  needs: needsOf,
  turn(standing, event, context) {
    const { body } = event;
    const alive = standing && context.now < standing.until ? standing : null;
    if (body.kind === 'press') return pressed(alive, body.choice, body.args, event, context);
    if (body.kind !== 'message') return { effects: [] };
    const command = readSupervisorCommand(body.text);
    if ((command?.command === 'late' || command?.command === 'screenings') && supervised(event).length === 0) return { effects: notHis(event) };
    const turn = command ? commanded(command, event, context) : awaited(alive, body.text.trim(), event, context);
    const { person } = event.actor;
    // The counts come to where they are asked for: not to a group, where he may answer a document.
    const weekly = person !== null && event.chat.kind === 'private' && supervised(event).length > 0 ? [watchWeek(person, context.now)] : [];
    return { ...turn, effects: [...turn.effects, ...weekly] };
  },
};

function needsOf(standing: State | null, event: Event, atHand: AtHand): Need[] {
  const { roster, now } = atHand;
  const { body, actor } = event;
  const studios = supervisedStudios(roster, actor.grants);
  if (body.kind === 'press') {
    const [first = ''] = body.args;
    if (body.choice === 'answer') return [{ need: 'document', number: unpackedDocument(first) }];
    if (body.choice === 'send-to') return standing?.waiting.for === 'sending-to' ? recipientNeeds(standing.waiting.to, event, atHand) : [];
    if (body.choice === 'send') return standing?.waiting.for === 'sending' ? issueNeeds(standing.waiting.number, now) : [];
    return [{ need: 'matter', number: first }];
  }
  const command = body.kind === 'message' ? readSupervisorCommand(body.text) : null;
  switch (command?.command) {
    case 'screenings':
      return needsOfScreenings(command, studios, now);
    case 'late':
      return [{ need: 'late-matters', studios, confined: actor.confided, before: civilDate(now), limit: lateLimit }, { need: 'documents', studios, person: null, limit: listLimit }, idleNeed(studios, atHand)];
    case 'documents':
      return event.chat.kind === 'group' ? [] : [{ need: 'documents', studios: [...new Set([...studios, ...actor.inSight])], person: actor.person, limit: documentsLimit }];
    case 'issue-to':
      return [];
    case 'overdue':
      return [{ need: 'late-matters', studios, confined: actor.confided, before: civilDate(now), limit: lateLimit }];
    case 'open':
      return [targeted(command.target, studios), { need: 'personal-data' }];
    case 'view':
    case 'other':
    case 'issue':
      return [targeted(command.target, studios)];
    case 'answer':
      return [{ need: 'document', number: command.document }];
    case 'print':
      return [{ need: 'document', number: command.document }, { need: 'paper-link' }];
    case undefined:
      if (standing?.waiting.for === 'answer') return [{ need: 'document', number: standing.waiting.document }];
      return standing && 'number' in standing.waiting ? [{ need: 'matter', number: standing.waiting.number }, ...(standing.waiting.for === 'reason' ? [{ need: 'personal-data' } as const] : [])] : [];
  }
}

/** Whoever was given something so long ago would have acknowledged it; what lapsed longer ago is forgotten. */
function idleNeed(studios: readonly string[], { roster, calendar, now }: AtHand): Need {
  const longest = Math.max(1, ...studios.map((studio) => settingsOf(roster, studio).acknowledgeWorkdays));
  const today = civilDate(now);
  return { need: 'idle', studios, today, assignedBefore: instantOf(workdaysBefore(calendar, today, longest), '00:00'), lapsedSince: now - lapsedMs, limit: listLimit };
}

/** A document to somebody takes its number from his studio's series. */
function recipientNeeds(named: string, event: Event, atHand: AtHand): Need[] {
  const [to] = recipientsNamed(named, event, atHand);
  return to ? [{ need: 'next-number', scope: documentSeries(to.studio, civilDate(atHand.now)) }] : [];
}

function targeted(target: Target, studios: readonly string[]): Need {
  return 'number' in target ? { need: 'matter', number: target.number } : { need: 'matters-by-running-number', studios, handling: null, running: target.running };
}

function issueNeeds(number: string, now: number): Need[] {
  const studio = /^[A-Z]+/.exec(number)?.[0] ?? '';
  return [{ need: 'matter', number }, { need: 'next-number', scope: documentSeries(studio, civilDate(now)) }];
}

function commanded(command: SupervisorCommand, event: Event, context: Context): Turn<State> {
  switch (command.command) {
    case 'late':
      return { effects: [overview(event, context)] };
    case 'documents':
      return { effects: [documentList(event, context)] };
    case 'issue-to':
      return showTo(command.form, command.to, command.text, event, context);
    case 'overdue':
      return { effects: [lateList(event, context)] };
    case 'screenings':
      return { effects: [screeningList(command, context)] };
    case 'print':
      return { effects: print(command.document, event, context) };
    case 'answer':
      return answered(command.document, command.text, command.onPaper, event, context);
    case 'view':
    case 'open':
    case 'other':
    case 'issue': {
      const { target } = command;
      const named = 'number' in target ? target.number : `#${target.running}`;
      return withSupervised(named, event, context, (file, by) => {
        if (command.command === 'view') return { effects: [view(file, by, event, context)] };
        if (command.command === 'open') return command.reason === '' ? askReason(file, context) : opened(command.reason, file, by, event, context);
        if (command.command === 'other') return { effects: [answer(say('supervisor-cannot', { number: file.matter.number }), { matter: file.matter.number }), { effect: 'refuse', reason: 'not-allowed' }] };
        return command.text === '' ? ask(command.form, file, context) : show(command.form, command.text, file, event, context);
      });
    }
  }
}

/** An officer and a representative have lists of their own for it. */
function notHis({ actor }: Event): Effect[] {
  return [answer(say(actor.inSight.length > 0 ? 'supervise-officer' : 'supervise-representative')), { effect: 'refuse', reason: 'not-allowed' }];
}

/** For whoever does not watch this studio its matters do not exist. */
function withSupervised(named: string, event: Event, context: Context, then: (file: MatterFile, by: By) => Turn<State>): Turn<State> {
  const file = context.matter;
  const { person } = event.actor;
  const sees = file !== null && actingRole(context.roster, person, file.matter, context.now) !== null;
  if (!sees || !supervisedStudios(context.roster, event.actor.grants).includes(file.matter.studio))
    return { effects: [numberNotFound(named), { effect: 'refuse', reason: 'unknown-number' }] };
  return then(file, { person, role: 'supervisor' });
}

function ask(form: SupervisorForm, { matter: { number } }: MatterFile, context: Context): Turn<State> {
  return {
    state: { waiting: { for: 'words', form, number }, until: context.now + pendingMs },
    effects: [answer(say('document-words', { number, form: say(`form-${form}`) }), { choices: [[choice('cancel', 'supervise', 'cancel', number)]] })],
  };
}

/** The original is opened for a reason, which is kept; the resident can see that it was done. */
function askReason({ matter: { number } }: MatterFile, context: Context): Turn<State> {
  return {
    state: { waiting: { for: 'reason', number }, until: context.now + pendingMs },
    effects: [answer(say('prompt-open', { number }), { choices: [[choice('cancel', 'supervise', 'cancel', number)]] })],
  };
}

function opened(reason: string, file: MatterFile, by: By, event: Event, context: Context): Turn<State> {
  const { number } = file.matter;
  if (reason.length > maxTextChars) return { effects: [answer(say('too-long', { number, length: reason.length, limit: maxTextChars }))] };
  return { state: null, effects: open({ file, by, rest: reason, attachments: [], event, context }) };
}

/** One look before it goes out: a document has a number and is not taken back. */
function show(form: SupervisorForm, text: string, { matter }: MatterFile, event: Event, context: Context): Turn<State> {
  const { number } = matter;
  if (text.length > maxTextChars) return { effects: [answer(say('too-long', { number, length: text.length, limit: maxTextChars }))] };
  const choices = [[choice('send', 'supervise', 'send', number, event.id), choice('cancel', 'supervise', 'cancel', number)]];
  return {
    state: { waiting: { for: 'sending', form, number, text, id: event.id }, until: context.now + pendingMs },
    effects: [answer(say('document-preview', { number, form: say(`form-${form}`), addressee: addresseeOf(matter, context), text }), { matter: number, choices })],
  };
}

/** In a private chat the next message is what was asked for. */
function awaited(standing: State | null, text: string, event: Event, context: Context): Turn<State> {
  const waiting = standing?.waiting;
  if (!waiting) return { state: null, effects: [answer(say('document-gone'))] };
  if (says(text, '取消')) return cancelled(waiting);
  if (waiting.for === 'answer') return answered(waiting.document, text, false, event, context);
  if (waiting.for === 'sending-to') return showTo(waiting.form, waiting.to, text, event, context);
  return withSupervised(waiting.number, event, context, (file, by) =>
    waiting.for === 'reason' ? opened(text, file, by, event, context) : show(waiting.form, waiting.for === 'words' ? text : waiting.text, file, event, context),
  );
}

function cancelled(waiting: State['waiting'] | undefined): Turn<State> {
  return { state: null, effects: [answer(waiting?.for === 'reason' ? say('cancelled-open', { number: waiting.number }) : say('document-cancelled'))] };
}

function pressed(standing: State | null, name: string, args: readonly string[], event: Event, context: Context): Turn<State> {
  const [first = '', second = ''] = args;
  const waiting = standing?.waiting;
  switch (name) {
    case 'answer':
      return askAnswer(first, event, context);
    case 'cancel':
      return cancelled(waiting);
    case 'view':
      return withSupervised(first, event, context, (file, by) => ({ effects: [view(file, by, event, context)] }));
    case 'open':
      return withSupervised(first, event, context, (file) => askReason(file, context));
    case 'reminder':
    case 'explanation':
      return withSupervised(first, event, context, (file) => ask(name, file, context));
    case 'send-to': {
      const [to] = waiting?.for === 'sending-to' && waiting.id === first ? recipientsNamed(waiting.to, event, context) : [];
      if (!to || waiting?.for !== 'sending-to') return { effects: staleButton(event) };
      return { state: null, effects: issueTo(waiting.form, waiting.text, to, event.actor.person, context) };
    }
    case 'send':
      if (waiting?.for !== 'sending' || waiting.id !== second) return { effects: staleButton(event) };
      return withSupervised(first, event, context, (file, by) => ({ state: null, effects: issue(waiting.form, waiting.text, file, by, context) }));
    default:
      return { effects: staleButton(event) };
  }
}
