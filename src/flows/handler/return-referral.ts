// 不属我单位: a department gives a referral back with the reason, and the studio arranges anew.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { tellStep } from '../resident/steps.ts';
import { decisionsIn, postCard, tellRepresentative } from '../staff/card.ts';
import { attempt, said, type Doing } from '../staff/doing.ts';
import { promisedToo } from '../staff/merged.ts';
import { usualPromise } from '../staff/promise.ts';
import { rewriteHisCard } from '../staff/representative.ts';
import { departmentName, newText } from '../words.ts';

/** The promise to the resident stands: only an extension moves it. */
export function returnReferral(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const before = file.matter;
  const text = newText(event.id, 0, 'return', rest);
  const promise = before.promise ?? usualPromise(before, context);
  const tried = attempt({ kind: 'return-referral', text: text.id, promise }, 'return', doing, [text]);
  if ('effect' in tried) return [tried];
  const { matter, history } = tried.file;
  const department = departmentName(context, before.department ?? '');
  const values = { number: matter.number, department, reason: text.masked, date: dateForPeople(promise.on ?? civilDate(context.now)) };
  const attachments = file.texts.flatMap((one) => (one.kind === 'original' ? one.attachments : []));
  return [
    ...tried.effects,
    said('done-returned', doing, values),
    postCard(matter, context, { attachments, lead: say('card-returned', values) }, decisionsIn(history).length),
    ...(matter.representative === null ? [] : [rewriteHisCard(tried.file, matter.representative, context)]),
    ...tellRepresentative(matter, say('returned-line', values)),
    ...tellStep(tried.file, context),
    ...promisedToo(matter, by, context),
  ];
}
