// 转别的工作室 and 报上级: handed over, and the resident hears who has it now; asked once later whether that door opened.

import { civilDate, dateForPeople, instantOf } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { begin } from '../../matters/begin.ts';
import { isWithoutChat, runningOf, withoutChat, type Matter } from '../../matters/matter.ts';
import { neighboursIn, officersOf, type Roster, type Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile, Say } from '../flow.ts';
import { partContestedAt, partReview } from '../resident/contest-part.ts';
import { tellMoved, tellReportedUp } from '../resident/tell-rarely.ts';
import { choice, writtenText } from '../words.ts';
import { lineTo, postCard } from './card.ts';
import { attempt, decided, leavesLater, said, toResident, type Doing } from './doing.ts';
import { givenBack } from './merged.ts';
import { doorAskedOn, watchPromise } from './promise.ts';

/** Names in one sentence; more are asked for by name. */
const named = 8;

/** Studios of the district that a code or a part of a name fits. */
export function studiosCalled(typed: string, roster: Roster, from: string): Studio[] {
  const name = typed.normalize('NFKC').trim().replace(/^[给到去]\s*/, '').replace(/[。.!！]$/, '');
  if (name === '') return [];
  const all = neighboursIn(roster, from);
  const exact = all.filter((studio) => studio.code === name.toUpperCase() || studio.name === name);
  return exact.length > 0 ? exact : all.filter((studio) => studio.name.includes(name.replace(/(?:党代表)?工作室$/, '')));
}

/** 转别的工作室: there it is a matter with a number of that studio; both know of each other, and the words go along. */
export function move(doing: Doing): Effect[] {
  const { file, by, event, context } = doing;
  const { matter } = file;
  const to = studioFor(doing);
  if ('effect' in to) return [to];
  const next = context.nextNumber;
  // A name that was understood only now: its code is asked for, and nothing has happened.
  if (next === null || !next.startsWith(to.code)) return [said('move-type', doing, { code: to.code })];
  const text = writtenText(event, 0, 'note', say('moved-note', { studio: to.name, next }));
  const tried = attempt({ kind: 'hand-over', to: to.name, as: next, text: text.id }, 'move', doing, [text]);
  if ('effect' in tried) return [tried];
  const raised = {
    type: 'raised' as const,
    studio: to.code,
    resident: matter.resident,
    conversation: isWithoutChat(matter) ? withoutChat(to.code) : matter.conversation,
    draft: `from ${matter.number}`,
    category: matter.category,
    place: matter.place,
    masked: matter.text,
    attachmentCount: matter.attachmentCount,
    urgent: matter.urgent,
    suspicion: matter.suspicion,
    owner: officersOf(context.roster, to.code, context.now)[0]?.person ?? null,
    promise: { what: 'triage' as const, ...workdaysAfter(context.calendar, civilDate(context.now), to.settings.triageWorkdays) },
    text: `${next}/${file.history[0]?.event.type === 'raised' ? file.history[0].event.text : ''}`,
    kind: matter.kind,
    behalf: matter.behalf,
    from: matter.number,
    declinedPart: matter.declinedPart,
  };
  const there = begin(next, raised, context.now);
  const names = { number: matter.number, next, studio: to.name };
  const attachments = file.texts.flatMap((one) => (one.kind === 'original' ? one.attachments : []));
  const told = tellMoved({ matter: there, texts: [], history: [{ at: context.now, event: raised, by }], rating: null, referral: null }, context);
  const moment = leavesLater(told);
  return [
    ...decided(tried, moment === null ? say('done-moved', names) : say('done-moved-later', { ...names, moment }), doing),
    ...givenBack(tried.file.matter, context),
    { effect: 'record', matter: next, events: [raised], by, texts: [] },
    { effect: 'copy-texts', from: matter.number, to: next },
    postCard(there, context, { attachments, lead: [say('card-moved', { studio: context.roster.studios.get(matter.studio)?.name ?? '', number: matter.number }), ...partReason(file)].join('\n') }),
    ...watchPromise(there),
    ...(partContestedAt(file) === null ? [] : [partReview(next, context).due]),
    ...told,
  ];
}

/** Why a part was left out there, in the words that its resident read, and whether somebody is to look at it. */
function partReason(file: MatterFile): string[] {
  const { history, texts } = file;
  const declined = history.findLast((line) => line.event.type === 'part-declined')?.event;
  const reason = declined?.type === 'part-declined' ? texts.find(({ id }) => id === declined.text)?.masked : undefined;
  return [...(reason === undefined ? [] : [say('card-part-reason', { reason })]), ...(partContestedAt(file) === null ? [] : [say('card-part-contested')])];
}

function studioFor(doing: Doing): Studio | Say {
  const { file, rest, context } = doing;
  const all = neighboursIn(context.roster, file.matter.studio);
  if (all.length === 0) return said('move-nowhere', doing);
  const own = context.roster.studios.get(file.matter.studio);
  const fits = studiosCalled(rest, context.roster, file.matter.studio);
  const [only] = fits;
  if (only && fits.length === 1) return only;
  if (own && (rest.trim().toUpperCase() === own.code || rest.trim() === own.name)) return said('move-itself', doing);
  const names = (fits.length > 1 ? fits : all).map((studio) => `${studio.name}（${studio.code}）`);
  const list = names.length > named ? say('move-names', { names: names.slice(0, named).join('、'), count: names.length }) : names.join('、');
  return said(fits.length > 1 ? 'ambiguous-studio' : 'unknown-studio', doing, { name: rest, names: list });
}

/** 报上级: `区住建局 房屋鉴定要区里做`; where to, and why. */
export function reportUp(doing: Doing): Effect[] {
  const { file, event, context, rest } = doing;
  const { number, studio } = file.matter;
  const [to = '', ...words] = rest.split(/\s+/);
  const reason = words.join(' ');
  if (reason === '') return [said('report-up-how', doing, { example: say('example-report-up', { running: runningOf(number) }) })];
  const text = writtenText(event, 0, 'reason', reason);
  const tried = attempt({ kind: 'hand-over', to, as: null, text: text.id }, 'report-up', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  // Of a confined one the district's people hear as those who see it.
  const district = matter.confined ? undefined : context.roster.studios.get(studio)?.district;
  const told = tellReportedUp(tried.file, context);
  const moment = leavesLater(told);
  return [
    ...decided(tried, say(moment === null ? 'done-reported' : 'done-reported-later', { number, to, moment: moment ?? '', date: dateForPeople(doorAskedOn(matter, context.now, context)) }), doing),
    ...givenBack(matter, context),
    ...(district === undefined ? [] : [lineTo({ to: 'district', district }, matter, say('district-reported', { number, to, reason }))]),
    ...told,
    ...askLater(matter, context),
  ];
}

function askLater(matter: Matter, context: Context): Effect[] {
  return [{ effect: 'due', id: `door:${matter.number}`, at: instantOf(doorAskedOn(matter, context.now, context), morning), what: 'notices:door', args: [matter.number] }];
}

/** 「那边有回音了吗？」, once. */
export function askDoor({ matter: file }: Context): Effect[] {
  const handed = file?.history.findLast((line) => line.event.type === 'handed-over')?.event;
  if (!file || file.matter.status !== 'handed-over' || handed?.type !== 'handed-over') return [];
  const { number } = file.matter;
  const choices = [[choice('door-opened', 'my', 'door-opened', number), choice('door-shut', 'my', 'door-shut', number)]];
  return [toResident(file.matter, say('door-asked', { number, to: handed.to }), 'notice', choices)];
}
