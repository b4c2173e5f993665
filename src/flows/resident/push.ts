// What comes to a resident by the clock: written from the state of the hour in which it leaves, and never at night.

import { z } from 'zod';
import { addDays, civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { decide } from '../../matters/lifecycle.ts';
import { turnedTo } from '../../matters/matter.ts';
import { isLive } from '../../matters/referral.ts';
import { settingsOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Flow, MatterFile } from '../flow.ts';
import { tellHandlers } from '../handler/referral-card.ts';
import { decidedCard, lineTo, staffOf, tellStaff } from '../staff/card.ts';
import { toResident } from '../staff/doing.ts';
import { choice, departmentName } from '../words.ts';
import { pushLate } from './late.ts';
import { replyChoices } from './reply-choices.ts';
import { pushSteps } from './steps.ts';
import { pushBlanked, pushCorrected, pushDated, pushMerged, pushMoved, pushPartDeclined, pushRecorded, pushReportedUp, pushUnmerged } from './tell-rarely.ts';
import { pushContactAsked, pushDeclined, pushExtended, pushQuestion, pushReply } from './tell.ts';
import { pushUnclear } from './unclear.ts';

type Push = (file: MatterFile, argument: string, context: Context, more: string | undefined) => Effect[];

/** All that falls due, by name. */
const pushes: Readonly<Record<string, Push>> = {
  'push:steps': (file, at, context, since) => pushSteps(file, Number(at), since === undefined ? null : Number(since), context),
  'push:reply': (file, round, context) => (stands(file, round) ? pushReply(file, context) : []),
  'push:question': (file, text, context) => pushQuestion(file, text, context),
  'push:question-again': askAgain,
  'push:extended': pushExtended,
  'push:contact-asked': (file, id, context) => pushContactAsked(file, id, context),
  'push:contact-again': askContactAgain,
  'push:declined': (file, _, context) => pushDeclined(file, context),
  'push:merged': pushMerged,
  'push:unmerged': pushUnmerged,
  'push:corrected': pushCorrected,
  'push:part-declined': pushPartDeclined,
  'push:reported-up': pushReportedUp,
  'push:moved': pushMoved,
  'push:recorded': pushRecorded,
  'push:blanked': pushBlanked,
  'push:dated': pushDated,
  'push:late': pushLate,
  'push:unclear': pushUnclear,
  'push:promised': askAboutPromise,
  'push:rating': askForRating,
  'push:close': closeUnrated,
};

export const push: Flow<null> = {
  name: 'push',
  state: z.null(),
  needs(_, { body }) {
    if (body.kind !== 'due' || body.args[0] === undefined) return [];
    // Who is late concerns those as well that are merged into it; who is merged hears with how many.
    return [{ need: 'matter', number: body.args[0] }, ...(body.what === 'push:late' || body.what === 'push:merged' ? [{ need: 'same-matter' } as const] : [])];
  },
  turn(_, { body }, context) {
    const file = context.matter;
    if (body.kind !== 'due' || !file) return { effects: [] };
    return { effects: pushes[body.what]?.(file, body.args[1] ?? '', context, body.args[2]) ?? [] };
  },
};

/** The reply of this round is the last word. */
function stands({ matter }: MatterFile, round: string): boolean {
  return matter.status === 'replied' && String(matter.round) === round;
}

/** Somebody who found the reply unclear waits for the officer, not the officer for him. */
function isUnrated(file: MatterFile, round: string): boolean {
  return stands(file, round) && !file.matter.unclear && (file.rating?.round === file.matter.round ? file.rating.solved : null) === null;
}

/** Asked again; whoever asked knows that nothing came. */
function askAgain(file: MatterFile, text: string, context: Context): Effect[] {
  const asked = pushQuestion(file, text, context, 'question-again');
  return asked.length === 0 ? [] : [...asked, ...tellStaff(file.matter, say('staff-question-unanswered', { number: file.matter.number }))];
}

/** Asked again whether he wants to be reached; the studio and the department's handlers know that nothing came. */
function askContactAgain(file: MatterFile, id: string, context: Context): Effect[] {
  const { matter, referral } = file;
  const asked = pushContactAsked(file, id, context, 'contact-ask-again');
  if (asked.length === 0) return [];
  const values = { number: matter.number, department: departmentName(context, matter.department ?? '') };
  const byLink = isLive(referral) && referral.linkHash !== null;
  const told = say(byLink ? 'contact-unanswered-link' : 'contact-unanswered', values);
  return [...asked, lineTo(staffOf(matter), matter, told), tellHandlers(matter, told)];
}

function askAboutPromise(file: MatterFile, round: string): Effect[] {
  const { number, promisedOn } = file.matter;
  if (!isUnrated(file, round) || promisedOn === null) return [];
  return [ask(file, say('promised-ask', { number, date: dateForPeople(promisedOn) }))];
}

/** When it was said so that he could rate it: the reply, or the correction of one that he had not understood. */
function answeredAt({ matter, history }: MatterFile): Instant | null {
  const unclear = history.findLastIndex(({ event }) => event.type === 'found-unclear' && event.round === matter.round);
  const corrected = unclear < 0 ? undefined : history.slice(unclear).find(({ event }) => event.type === 'corrected');
  return corrected?.at ?? matter.repliedAt;
}

/** Says what happens if he does nothing (FIELD E6). */
function askForRating(file: MatterFile, round: string, context: Context, days: string | undefined): Effect[] {
  const { number, promisedOn } = file.matter;
  const repliedAt = answeredAt(file);
  if (!isUnrated(file, round) || repliedAt === null) return [];
  const { closeAfterDays, ratingAskDays, reopenDays } = settingsOf(context.roster, turnedTo(file.matter));
  const from = promisedOn === null ? civilDate(repliedAt) : addDays(promisedOn, 1);
  // After a standstill several are due at once: the last of them asks.
  const isOvertaken = ratingAskDays.some((later) => later > Number(days) && addDays(from, later) <= civilDate(context.now));
  if (isOvertaken) return [];
  const values = { number, date: dateForPeople(civilDate(repliedAt)), close: dateForPeople(addDays(from, closeAfterDays)), days: reopenDays };
  return [ask(file, say('rating-ask', values))];
}

function ask({ matter }: MatterFile, text: string): Effect {
  return toResident(matter, text, 'reply', replyChoices(matter.number, matter.round));
}

/** Nobody said whether it was solved, or that it shall go on: it ends, and can be opened again. */
function closeUnrated(file: MatterFile, round: string, context: Context): Effect[] {
  const { matter } = file;
  const { number } = matter;
  if (!stands(file, round) || matter.unclear) return [];
  const by = { person: null, role: 'desk' } as const;
  const decision = decide(matter, { kind: 'close', why: 'silence' }, by, context.now);
  if (!decision.ok) return [];
  const { reopenDays } = settingsOf(context.roster, turnedTo(matter));
  const until = dateForPeople(addDays(civilDate(context.now), reopenDays));
  const how = isUnrated(file, round) ? 'closed-unrated' : 'closed-unsolved';
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    toResident(matter, say(how, { number, until }), 'notice', [[choice('again', 'rate', 'again', number, String(matter.round))]]),
    ...tellStaff(matter, say(`staff-${how}`, { number })),
    decidedCard({ ...file, matter: { ...matter, status: 'closed' } }, context),
  ];
}
