// 查看: one matter with everything that was said, masked; and what is said where a number fits none or several.

import { civilDate, dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import { blankedText } from '../../matters/desk-acts.ts';
import { dissatisfactionOf } from '../../matters/dissatisfaction.ts';
import type { By } from '../../matters/lifecycle.ts';
import { isInHand, openStatuses, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Event, MatterFile, Say } from '../flow.ts';
import { issuingAs } from '../slips/grounds.ts';
import { slipChoices } from '../slips/offer.ts';
import { answer, choice, filesInWords, holderOf } from '../words.ts';
import { decisionsIn, lineHere, notesOf } from './card.ts';
import { erasureAsked, erasureChoices } from './erasure-item.ts';
import { representativeChoices } from './representative.ts';

/** Files that a view shows again, the latest ones. */
const filesShown = 10;

/** The matter with everything that was said, masked, its files, and what the reader may do with it. A view is no card: it is not rewritten. */
export function view(file: MatterFile, by: By, event: Event, context: Context): Say {
  const { matter } = file;
  const texts = file.texts.filter(({ kind }) => kind !== 'version' && (kind !== 'rating' || matter.status === 'closed'));
  const attachments = texts.flatMap((text) => text.attachments);
  // Blanked as a secret, or because its resident asked to be forgotten.
  const gone = matter.text === blankedText ? blankedText : say('text-erased');
  const lines = [
    say('view-head', { number: matter.number, category: matter.category, status: say(`staff-status-${matter.status}`) }),
    say('view-place', { place: matter.place ?? say('summary-no-place') }),
    say('view-holder', { holder: holderOf(context, matter) }),
    ...notesOf(matter),
    ...(matter.handedFrom === null ? [] : [say('view-moved', { number: matter.handedFrom })]),
    ...(matter.joined > 0 ? [say('card-joined', { count: String(matter.joined + 1) })] : []),
    ...(matter.merged && matter.status === 'merged' ? [say('view-merged', { into: matter.merged.into })] : []),
    ...(matter.promise ? [say('view-latest', { date: dateForPeople(matter.promise.on) })] : []),
    ...stanceIn(file, context),
    ...(matter.unclear ? [say('view-unclear')] : []),
    ...(matter.erasureUntil === null ? [] : [say('view-erasure', { date: dateForPeople(matter.erasureUntil) })]),
    ...texts.map((text) =>
      say('view-line', { moment: momentForPeople(text.at), what: say('view-text', { kind: say(`kind-${text.kind}`), text: text.masked || gone }) }),
    ),
    ...(attachments.length > 0 ? [say('card-files', { files: filesInWords(attachments) })] : []),
  ];
  const choices = [...viewChoices(file, by, event), ...slipsIn(file, event, context)];
  return lineHere(lines.join('\n'), matter.number, { purpose: 'view', quoting: true, choices, attachments: attachments.slice(-filesShown) });
}

/** 表态 while it is in hand, once it is late or something was said; nothing said is shown as that. */
function stanceIn(file: MatterFile, context: Context): string[] {
  const { promise, status } = file.matter;
  if (!isInHand(status)) return [];
  const { level, signs } = dissatisfactionOf(file);
  const isLate = promise !== null && promise.on < civilDate(context.now);
  const last = signs.at(-1);
  if (level === 'unstated' || !last) return isLate ? [say('view-unstated')] : [];
  return [say('view-stance', { stance: say(`stance-${level}`), date: dateForPeople(civilDate(last.at)) })];
}

/** What may be sent about it in writing (三级督办), where that was asked for; to whoever may send it. */
function slipsIn(file: MatterFile, event: Event, context: Context): Choice[][] {
  return context.slips !== undefined && issuingAs(file, event, context) !== null ? slipChoices(file, context) : [];
}

/** All at once: nothing is hidden behind 【更多】. The original is opened in private alone. */
export function viewChoices(file: MatterFile, by: By, { chat }: Event): Choice[][] {
  const { matter, history } = file;
  const button = (name: string): Choice => choice(name, 'desk', name, matter.number, String(decisionsIn(history).length));
  const isWatching = by.role === 'supervisor' && !matter.confined;
  const opening = isWatching ? choice('open', 'supervise', 'open', matter.number) : button('open');
  const how = by.role === 'officer' || by.role === 'district' ? erasureAsked(file) : null;
  const open = [...(how === null ? [] : erasureChoices(matter.number, how)), ...(chat.kind === 'private' && by.role !== 'handler' ? [[opening]] : [])];
  if (!openStatuses.includes(matter.status)) return open;
  if (isWatching)
    return isInHand(matter.status) ? [['reminder', 'explanation'].map((form) => choice(form, 'supervise', form, matter.number)), ...open] : open;
  const last = [...(matter.status === 'raised' && by.role !== 'representative' ? [button('decline')] : []), button('note')];
  if (by.role === 'representative') return [...representativeChoices(file), [button('ask'), button('note')], ...open];
  if (matter.status === 'replied') return [[button('ask'), button('reply')], last, ...open];
  const assign = matter.confined ? [] : [button('assign')];
  return [[button('ask'), ...assign], [button('refer'), button('reply')], last, ...open];
}

export function numberNotFound(number: string): Say {
  return answer(say(number.startsWith('#') ? 'running-not-found' : 'number-not-found', { number }), { quoting: true });
}

/** `#1` fits several that this person may see: which one is said by its whole number. */
export function severalFit(running: number, fitting: readonly Matter[]): Say {
  return answer(say('number-ambiguous', { running, numbers: fitting.map((matter) => matter.number).join('、') }), { quoting: true });
}
