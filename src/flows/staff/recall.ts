// 撤回: takes back the last assignment or referral; its buttons and its link are dead from that moment.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { PersonId } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Effect, HistoryLine, MatterFile } from '../flow.ts';
import { awaitAcknowledgement } from '../representative/acknowledge.ts';
import { tellStep } from '../resident/steps.ts';
import { departmentName, holderOf, nameOf } from '../words.ts';
import { lineTo } from './card.ts';
import { promisedToo } from './merged.ts';
import { attempt, decided, said, type Doing } from './doing.ts';
import { rewriteHisCard } from './representative.ts';

export function recall(doing: Doing): Effect[] {
  const { file } = doing;
  const last = lastGiven(file);
  if (last === 'referral') return recallReferral(doing);
  if (last) return recallAssignment(last.former, doing);
  return [said(file.matter.status === 'replied' ? 'recall-replied' : 'nothing-to-recall', doing)];
}

function recallReferral(doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const department = departmentName(context, file.matter.department ?? '');
  const tried = attempt({ kind: 'recall-referral' }, 'recall', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const values = { number: matter.number, department, date: dateForPeople(matter.promise?.on ?? civilDate(context.now)) };
  return [...decided(tried, say('done-recalled-referral', values), doing), ...tellStep(tried.file, context), ...promisedToo(matter, by, context)];
}

function recallAssignment(former: PersonId | null, doing: Doing): Effect[] {
  const { file, by, context } = doing;
  const had = file.matter.representative;
  const tried = attempt({ kind: 'recall-assignment', representative: former }, 'recall', doing);
  if ('effect' in tried) return [tried];
  const { matter } = tried.file;
  const names = { number: matter.number, representative: nameOf(context, had), date: dateForPeople(matter.promise?.on ?? civilDate(context.now)) };
  return [
    ...decided(tried, say('done-recalled-assignment', { ...names, holder: holderOf(context, matter) }), doing),
    ...(former === null ? [] : [rewriteHisCard(tried.file, former, context), lineTo({ to: 'person', person: former }, matter, say('yours-again', names))]),
    ...awaitAcknowledgement(tried.file, context),
    ...tellStep(tried.file, context),
    ...promisedToo(matter, by, context),
  ];
}

/** Of an assignment, who had the matter before. */
type Given = 'referral' | { former: PersonId | null };

/** What stands as the last thing given to somebody: what was taken back or given back since does not count. */
function lastGiven({ matter, history }: MatterFile): Given | null {
  const given: Given[] = [];
  let representative: PersonId | null = null;
  for (const [index, { at, event }] of history.entries()) {
    switch (event.type) {
      case 'accepted':
      case 'assigned':
        if (isAssignment(history[index + 1], at)) given.push({ former: representative });
        representative = event.representative;
        break;
      case 'referred':
        given.push('referral');
        break;
      case 'referral-recalled':
      case 'referral-returned':
        dropLast(given, (one) => one === 'referral');
        break;
      case 'assignment-recalled':
        dropLast(given, (one) => one !== 'referral');
        representative = event.representative;
        break;
      case 'given-back':
        dropLast(given, (one) => one !== 'referral');
        representative = null;
        break;
      case 'replied':
      case 'reopened':
      case 'contested':
        given.length = 0;
        break;
      default:
    }
  }
  const last = given.at(-1) ?? null;
  if (last === null || last === 'referral') return last;
  return matter.representative === representative && representative !== null ? last : null;
}

/** What was accepted by being referred or answered was assigned to nobody by hand. */
function isAssignment(next: HistoryLine | undefined, at: number): boolean {
  return next?.at !== at || (next.event.type !== 'referred' && next.event.type !== 'replied');
}

function dropLast(given: Given[], fits: (one: Given) => boolean): void {
  const index = given.findLastIndex(fits);
  if (index >= 0) given.splice(index, 1);
}
