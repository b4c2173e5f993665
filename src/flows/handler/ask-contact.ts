// 需要联系居民: the resident is asked what he gives, for this referral alone; what he gives goes to its handler and to nobody else.

import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { tellContactAsked } from '../resident/tell.ts';
import { lineTo, staffOf } from '../staff/card.ts';
import { attempt, said, type Doing } from '../staff/doing.ts';
import { departmentName, newText } from '../words.ts';
import { standing } from '../../matters/standing.ts';

export function askContact(doing: Doing): Effect[] {
  const { file, event, context, rest } = doing;
  const { matter } = file;
  const { number } = matter;
  if (standing(file, 'contact-asked')) return [said('contact-asked-already', doing)];
  const text = newText(event.id, 0, 'contact-reason', rest);
  const tried = attempt({ kind: 'ask-contact', text: text.id }, 'contact', doing, [text]);
  if ('effect' in tried) return [tried];
  const values = { number, department: departmentName(context, matter.department ?? ''), reason: text.masked };
  return [
    ...tried.effects,
    said('done-contact-asked', doing),
    ...tellContactAsked(tried.file, event.id, context),
    lineTo(staffOf(matter), matter, say('contact-asked-line', values)),
  ];
}
