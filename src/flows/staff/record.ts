// 记录: what a voice or a photo says becomes words of the matter, looked at like any other words, and is read back to the resident.

import { mask } from '../../matters/masking.ts';
import { screen, suspectedIn } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { pushRecorded, tellRecorded } from '../resident/tell-rarely.ts';
import { filesInWords, writtenText } from '../words.ts';
import { alertChoices, alertText } from './alert.ts';
import { decidedCard, lineHere, staffOf } from './card.ts';
import { attempt, leavesLater, type Doing } from './doing.ts';

export function record(doing: Doing): Effect[] {
  const { file, event, context, rest } = doing;
  const { number, text: before, place, category } = file.matter;
  const screening = screen(rest);
  const text = writtenText(event, 0, 'record', rest);
  const files = filesInWords(file.texts.flatMap((one) => (one.kind === 'original' ? one.attachments : [])));
  const isWordless = files !== '' && before.replaceAll(/[（）()\s]/g, '') === files;
  const command = {
    kind: 'record' as const,
    text: text.id,
    masked: isWordless ? `${text.masked}\n${before}` : `${before}\n${text.masked}`,
    place: place ?? (screening.place === null ? null : mask(screening.place)),
    category: isWordless || category === '其他' ? screening.category : category,
    suspicion: screening.danger ? null : (file.matter.suspicion ?? suspectedIn(screening)),
    urgent: file.matter.urgent || screening.danger !== null,
  };
  const tried = attempt(command, 'record', doing, [text]);
  if ('effect' in tried) return [tried];
  const { danger } = screening;
  const told = danger ? pushRecorded(tried.file, String(tried.file.history.length), context, say(`danger-${danger.kind}`)) : tellRecorded(tried.file, context);
  const moment = leavesLater(told);
  return [
    ...tried.effects,
    lineHere(moment === null ? say('done-recorded', { number }) : say('done-leaves-later', { number, moment }), number),
    decidedCard(tried.file, context),
    ...(danger ? [{ effect: 'say' as const, to: staffOf(tried.file.matter), class: 'alert' as const, purpose: 'alert' as const, matter: number, text: alertText(number, danger), choices: alertChoices(number) }] : []),
    ...told,
  ];
}
