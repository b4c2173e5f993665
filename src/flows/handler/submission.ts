// 办结答复: a department's answer goes to the officer, who releases it to the resident or sends it back to be written anew.

import { civilDate, dateForPeople, instantOf, type CivilDate } from '../../calendar/civil.ts';
import { morning } from '../../calendar/quiet-hours.ts';
import { workdaysAfter } from '../../calendar/working-days.ts';
import { isLive } from '../../matters/referral.ts';
import { say } from '../../texts/say.ts';
import type { Audience, Choice, Context, Effect, MatterFile, MatterText, Say } from '../flow.ts';
import { answersHimself } from '../representative/propose.ts';
import { tellRepresentative } from '../staff/card.ts';
import { attempt, said, tellColleagues, type Doing } from '../staff/doing.ts';
import { showForRelease, type ForRelease } from '../staff/in-full.ts';
import { answering, plainHints } from '../staff/plain-hints.ts';
import { askVersionToRelease } from '../staff/plain-version.ts';
import { reply } from '../staff/reply.ts';
import { choice, departmentName, filesInWords, lookerName, newText } from '../words.ts';
import { tellHandlers } from './referral-card.ts';
import { standing, type Standing } from '../../matters/standing.ts';

export function submissionChoices(number: string, id: string): Choice[][] {
  return [[choice('release', 'desk', 'release', number, id), choice('send-back', 'desk', 'send-back', number, id)]];
}

/** By the department. */
export function finish(doing: Doing): Effect[] {
  const { file, event, context, rest } = doing;
  const { matter } = file;
  const { number } = matter;
  const text = newText(event.id, 0, 'submission', rest, doing.attachments);
  const tried = attempt({ kind: 'submit-reply', text: text.id }, 'finish', doing, [text]);
  if ('effect' in tried) return [tried];
  const shown = { masked: text.masked, full: text.original, attachments: doing.attachments };
  return [
    ...tried.effects,
    said('done-submitted', doing, { date: dateForPeople(workdaysAfter(context.calendar, civilDate(context.now), 1).on) }),
    ...submissionToStaff(file, event.id, shown, context),
    ...askVersionToRelease(matter, rest, plainHints(rest, answering(file)), ['submission', event.id], event.id, context),
    ...tellRepresentative(matter, say('submission-copy', { number, department: departmentName(context, matter.department ?? ''), text: text.masked }), {
      attachments: doing.attachments,
    }),
    untouched(number, event.id, 1, context),
  ];
}

interface Shown extends ForRelease {
  attachments: MatterText['attachments'];
  /** Why it is shown again. */
  lead?: string;
}

function submissionToStaff(file: MatterFile, id: string, shown: Shown, context: Context): Effect[] {
  return showForRelease(file.matter, shown, context, (to, words, note) => showSubmission(to, file, id, words, shown, context, note));
}

function showSubmission(to: Audience, file: MatterFile, id: string, text: string, shown: Shown, context: Context, note: string[] = []): Say {
  const { number, department, promise } = file.matter;
  const { attachments, lead = '' } = shown;
  const files = filesInWords(attachments);
  const today = civilDate(context.now);
  const lines = [
    say('submission', { number, department: departmentName(context, department ?? ''), text }),
    ...(files === '' ? [] : [say('card-files', { files })]),
    ...(lead === '' ? [] : [lead]),
    ...note,
    ...plainHints(text, answering(file)),
    howSoon(promise?.on ?? today, today),
  ];
  return { effect: 'say', to, class: 'notice', purpose: 'submission', matter: number, text: lines.join('\n'), attachments, choices: submissionChoices(number, id) };
}

/** By when it has to go out, or since when it is late. */
function howSoon(on: CivilDate, today: CivilDate): string {
  return say(on < today ? 'submission-how-late' : 'submission-how', { date: dateForPeople(on) });
}

/** Nobody has touched it for a working day: reminded, then the district officer. */
function untouched(number: string, id: string, round: 1 | 2, { calendar, now }: Context): Effect {
  const on = workdaysAfter(calendar, civilDate(now), round === 1 ? 2 : 1).on;
  return { effect: 'due', id: `submission:${number}:${id}:${round}`, at: instantOf(on, morning), what: 'notices:submission', args: [number, id, String(round)] };
}

/** It still lies there. */
export function submissionUntouched(id: string, round: string, context: Context): Effect[] {
  const file = context.matter;
  const open = file && standing(file, 'reply-submitted');
  if (!file || open?.id !== id) return [];
  const { matter } = file;
  const shown = { masked: open.text.masked, full: open.text.delivered ?? open.text.masked, attachments: open.text.attachments };
  if (round === '1') {
    const again = submissionToStaff(file, id, { ...shown, lead: say('submission-waits') }, context);
    return [...again, untouched(matter.number, id, 2, context)];
  }
  const { district = '', name = '' } = context.roster.studios.get(matter.studio) ?? {};
  return [showSubmission({ to: 'district', district }, file, id, shown.full, { ...shown, lead: say('submission-waits-district', { studio: name }) }, context)];
}

/** 发给居民: with all that belongs to a reply; the resident sees which department answered. */
export function release(id: string, doing: Doing): Effect[] {
  const open = submissionFor(id, doing);
  if ('effect' in open) return [open];
  return reply({ ...doing, rest: open.text.delivered ?? open.text.masked, attachments: open.text.attachments, released: true });
}

/** 退回重写, with the reason. */
export function sendBack(doing: Doing): Effect[] {
  const { file, event, context, rest } = doing;
  const { matter, referral } = file;
  const open = standing(file, 'reply-submitted');
  if (!open) return [said('submission-none', doing)];
  const text = newText(event.id, 0, 'sent-back', rest);
  const tried = attempt({ kind: 'send-back', text: text.id }, 'send-back', doing, [text]);
  if ('effect' in tried) return [tried];
  const department = departmentName(context, matter.department ?? '');
  const byLink = isLive(referral) && referral.linkHash !== null;
  const { number } = matter;
  return [
    ...tried.effects,
    said(byLink ? 'done-sent-back-link' : 'done-sent-back', doing, { department }),
    ...tellColleagues(matter, say('sent-back-line', { number, department, text: text.masked }), doing),
    tellHandlers(matter, say('sent-back', { number, text: text.masked, date: dateForPeople(referral?.until ?? civilDate(context.now)) })),
  ];
}

/** The answer that a button is about, or what became of it. Who does not answer himself leaves it to the officer (RULES L3). */
export function submissionFor(id: string, doing: Doing): Standing<MatterText> | Say {
  if (!answersHimself(doing)) return said('submission-officer', doing, { officer: lookerName(doing.context, doing.file.matter) });
  const open = standing(doing.file, 'reply-submitted');
  if (open?.id === id) return open;
  return said(open ? 'submission-old' : 'submission-gone', doing, { status: say(`staff-status-${doing.file.matter.status}`) });
}
