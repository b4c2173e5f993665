// 记录: what a voice or a photo says becomes words of the matter, looked at like any other words, and is read back to the resident.

import { mask } from '../../matters/masking.ts';
import { screen } from '../../matters/screening.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { choice, filesInWords, writtenText, speaker } from '../words.ts';
import { alertChoices, alertText } from './alert.ts';
import { decidedCard, lineHere } from './card.ts';
import { attempt, toResident, type Doing } from './doing.ts';

export function record(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const { number, text: before, place, category, studio } = file.matter;
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
    suspicion: screening.danger ? null : (file.matter.suspicion ?? screening.ground),
    urgent: file.matter.urgent || screening.danger !== null,
  };
  const tried = attempt(command, 'record', doing, [text]);
  if ('effect' in tried) return [tried];
  const { danger } = screening;
  const asked = say('recorded', { number, who: speaker(context, by), text: rest });
  const choices = [[choice('record-right', 'my', 'record-right', number, event.id), choice('record-wrong', 'my', 'record-wrong', number, event.id)]];
  return [
    ...tried.effects,
    lineHere(say('done-recorded', { number }), number),
    decidedCard(tried.file, context),
    ...(danger ? [{ effect: 'say' as const, to: { to: 'staff' as const, studio }, class: 'alert' as const, purpose: 'alert' as const, matter: number, text: alertText(number, danger), choices: alertChoices(number) }] : []),
    toResident(tried.file.matter, danger ? `${say(`danger-${danger.kind}`)}\n${asked}` : asked, 'notice', choices),
  ];
}
