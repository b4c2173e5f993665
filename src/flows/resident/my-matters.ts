// 我的事项: one's own matters, how far each is, shown like a parcel; withdrawing, which only the resident can.

import { z } from 'zod';
import { civilDate, dateForPeople, momentForPeople } from '../../calendar/civil.ts';
import { isInHand, type Matter } from '../../matters/matter.ts';
import { simplifiedInPlace } from '../../matters/screening/normalise.ts';
import { stances } from '../../matters/stance.ts';
import { standing } from '../../matters/standing.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow, HistoryLine, MatterFile, Need, Turn } from '../flow.ts';
import { answerFreely, keepOn } from '../confined/withdrawal.ts';
import { contest } from './contest.ts';
import { contestPart } from './contest-part.ts';
import { doorAnswered } from './door.ts';
import { recordReadBack } from './record-read-back.ts';
import { answer, brief, choice, departmentName, holderOf, nameOf, numberUnknown, owingIn, staleButton, statusOf, withWayBack } from '../words.ts';
import { replyChoices } from './reply-choices.ts';
import { isStance, takeStance } from './stance.ts';
import { urge, urgeWhich } from './urge.ts';
import { isOpen, readsWithdraw, withdraw, withdrawAsked, withdrawWhich } from './withdraw.ts';

/** Matters on one list. */
const listLength = 10;

/** Of them have a button; the others are seen by their number. */
const buttonsOnList = 5;

/** Newest steps that are shown. */
const stepsShown = 8;

/** Presses that reach more than one matter. */
const together: ReadonlySet<string> = new Set(['withdraw-yes', 'contest-part', ...stances]);

/** A number as people type it. */
const numberPattern = /^#?([A-Za-z]{2,6}\d{2})\s*[-－—–_ ]?\s*(\d{4,})$/;

/** 「催一下」 in the words that people use. */
const urges = /^(?:请|麻烦)?(?:帮我?)?(?:再)?催(?:一下|一催|办|催)?(?:吧|呗)?$|^怎么还(?:没|不)(?:办|修|弄|处理|解决|来)?好?[啊呀呢]?$|^快(?:点|些)(?:办|修|弄|处理)?(?:吧|啊)?$/;

/** Of a matter that need not be named while only one is open. */
type Asked = 'progress' | 'urge' | 'withdraw';

/** What a text asks for: the list, how far it is, one matter, or nothing of this. */
export function readMyMatters(text: string): { asks: 'list' | Asked } | { asks: 'matter'; number: string } | null {
  const typed = simplifiedInPlace(text.normalize('NFKC').trim()).replace(/[啊呀呢]?[。.!！?？]*$/, '');
  const number = numberPattern.exec(typed);
  if (number?.[1] && number[2]) return { asks: 'matter', number: `${number[1].toUpperCase()}-${number[2]}` };
  if (/^(\/my|我的事项|my (matters|cases))$/i.test(typed)) return { asks: 'list' };
  if (urges.test(typed)) return { asks: 'urge' };
  if (readsWithdraw(typed)) return { asks: 'withdraw' };
  return /^(我的事)?(办|办得|办理|处理)?(到哪一?步了?|到哪里?了|得?怎么样了|怎样了|好了(吗|没))$|^(?:还)?(?:要|得)(?:再)?等(?:多久|到什么时候|几天)$|^(?:到底)?(?:什么|啥)时候(?:才)?(?:能|会|可以)?(?:给我)?(?:办|弄|修|处理|解决|答复|回复)好?$|^多久(?:才)?(?:能|会|可以)?(?:办|弄|修|处理|解决)好?$|^(查?进度|有(没有)?(消息|进展|结果|回音)了?(吗|没)?|status|progress|any (news|progress))$/i.test(typed)
    ? { asks: 'progress' }
    : null;
}

export const myMatters: Flow<null> = {
  name: 'my',
  state: z.null(),
  needs(_, event): Need[] {
    const number = numberOf(event);
    if (number !== null) return [{ need: 'matter', number }, ...(event.body.kind === 'press' && together.has(event.body.choice) ? [{ need: 'same-matter' } as const] : [])];
    return [{ need: 'my-matters', limit: listLength + 1, ...(asks(event) === 'list' ? {} : { orOnlyOpen: true }) }];
  },
  turn(_, event, context) {
    const number = numberOf(event);
    const file = context.matter;
    if (number === null) return { effects: unnumbered(event, context) };
    if (!file || file.matter.resident !== event.actor.person) return { effects: numberUnknown(number, event) };
    return event.body.kind === 'press' ? onPress(event.body.choice, file, event, context) : { effects: [show(file, context)] };
  },
};

function numberOf({ body }: Event): string | null {
  if (body.kind === 'press') return body.args[0] ?? null;
  const read = body.kind === 'message' ? readMyMatters(body.text) : null;
  return read?.asks === 'matter' ? read.number : null;
}

/** What is asked for without a number. */
function asks({ body }: Event): 'list' | Asked {
  const read = body.kind === 'message' ? readMyMatters(body.text)?.asks : body.kind === 'press' ? body.choice : null;
  return read === 'progress' || read === 'urge' || read === 'withdraw' ? read : 'list';
}

/** With one matter open, 「到哪一步了」, 「催一下」 and 「撤回」 can only mean that one. */
function unnumbered(event: Event, context: Context): Effect[] {
  const asked = asks(event);
  const only = context.matters.filter(isOpen).length === 1 ? context.matter : null;
  if (asked === 'urge') return only ? urge(only, event, context) : [urgeWhich(context)];
  if (asked === 'withdraw') return only ? withdrawAsked(only.matter, event, context) : [withdrawWhich(context)];
  return [asked === 'progress' && only ? show(only, context) : listOf(event, context)];
}

/** Where each of his matters is, in a line. */
export function listOf({ chat }: Event, context: Context) {
  const { matters } = context;
  if (matters.length === 0) return answer(withWayBack(say('my-none'), chat));
  const shown = matters.slice(0, listLength);
  const lines = shown.map((matter) => say('my-line', { number: matter.number, what: whatOf(matter), status: statusOf(matter, context) }));
  const open = shown.filter(isOpen).slice(0, buttonsOnList);
  const more = matters.length > listLength ? [say('my-more')] : [];
  return answer([say('my-list'), ...lines, ...more].join('\n'), {
    choices: [
      ...open.map((matter): Choice[] => [{ label: matter.number, flow: 'my', choice: 'show', args: [matter.number] }]),
      ...(open.some(({ status }) => isInHand(status)) ? [[choice('urge', 'my', 'urge')]] : []),
    ],
  });
}

/** Category and place, as a short name that its resident recognises. */
function whatOf(matter: Matter): string {
  return brief(matter.text) || matter.category;
}

/** Like a parcel: done steps with dates, where it is now, latest when (FIELD E13). */
export function show(file: MatterFile, context: Context) {
  const { matter } = file;
  const steps = file.history.flatMap((line) => stepOf(line, context));
  const lines = [say('progress-title', { number: matter.number, what: whatOf(matter) }), ...steps.slice(-stepsShown), ...nowOf(file, context), ...replyOf(file)];
  return answer(lines.join('\n'), { matter: matter.number, choices: choicesOf(matter) });
}

/** The last answer once more: it may never have arrived, or scrolled away. */
function replyOf({ matter, texts }: MatterFile): string[] {
  const reply = texts.findLast((text) => text.kind === 'reply' || text.kind === 'correction')?.delivered;
  if (reply === undefined || (matter.status !== 'replied' && matter.status !== 'closed')) return [];
  return [say('last-reply', { text: reply }), ...(matter.promisedOn === null ? [] : [say('last-promised', { date: dateForPeople(matter.promisedOn) })])];
}

/** What can be done with a matter as it stands; a reply can be rated here, too. */
function choicesOf(matter: Matter): Choice[][] {
  if (!isOpen(matter)) return [];
  const { number, round, status, promisedOn } = matter;
  const replied = status === 'replied' ? replyChoices(number, round, promisedOn !== null) : [];
  const urging = isInHand(status) ? [choice('urge', 'my', 'urge', number)] : [];
  return [...replied, [...urging, choice('supplement', 'raise', 'supplement', number), choice('withdraw', 'my', 'withdraw', number)]];
}

function stepOf({ at, event }: HistoryLine, context: Context): string[] {
  const moment = momentForPeople(at);
  switch (event.type) {
    case 'noted':
    case 'found-unclear':
    case 'owned':
    case 'joined':
    case 'parted':
    case 'promised':
    case 'told':
    case 'call-missed':
    case 'door-answered':
    case 'assignment-recalled':
    case 'reply-submitted':
    case 'sent-back':
    case 'extension-asked':
    case 'extension-refused':
    case 'contact-asked':
    case 'contact-given':
    case 'contact-refused':
    case 'promise-broken':
    case 'told-by-phone':
    case 'given-back':
    case 'referral-proposed':
    case 'reply-proposed':
    case 'opinion-asked':
    case 'opinion-given':
    case 'supervised':
    case 'withdrawal-asked':
    case 'rated-by-call':
    case 'urgent-reported':
    case 'report-taken':
    case 'pressure-reported':
      return [];
    case 'accepted':
      return event.representative === null
        ? [say('step-accepted', { moment })]
        : [say('step-accepted-by', { moment, representative: nameOf(context, event.representative) })];
    case 'assigned':
      return [say('step-assigned', { moment, representative: nameOf(context, event.representative) })];
    case 'referred':
      return [say('step-referred', { moment, department: departmentName(context, event.department) })];
    case 'referral-returned':
      return [say('step-referral-returned', { moment, department: departmentName(context, event.department) })];
    case 'referral-recalled':
      return [say('step-referral-recalled', { moment, department: departmentName(context, event.department) })];
    case 'extended':
      return [say('step-extended', { moment, date: dateForPeople(event.promise.on) })];
    case 'slip-issued':
      return event.form === 'accountability' ? [] : [say('step-slip-issued', { moment, form: say(`form-told-${event.form}`), date: dateForPeople(event.on) })];
    case 'dated':
      // The same day as before is no step: only the note goes that it might move.
      return event.promise.on === event.from ? [] : [say('step-dated', { moment, date: dateForPeople(event.promise.on) })];
    case 'handed-over':
      return [say('step-handed-over', { moment, to: event.to })];
    case 'stance-taken':
      return [say('step-stance', { moment, stance: say(`stance-${event.stance}`) })];
    default:
      return [say(`step-${event.type}`, { moment })];
  }
}

function nowOf(file: MatterFile, context: Context): string[] {
  const { matter } = file;
  const studio = context.roster.studios.get(matter.studio)?.name ?? '';
  const { promise } = matter;
  const isLate = promise !== null && promise.on < civilDate(context.now);
  const latest = promise ? [say(isLate ? 'now-late' : 'now-latest', { date: dateForPeople(promise.on), what: say(`late-${promise.what}`) })] : [];
  const neighbours = matter.joined > 0 ? [say('now-neighbours', { count: matter.joined })] : [];
  const notes = [...neighbours, ...(promise?.provisional === true ? [say('now-provisional')] : [])];
  switch (matter.status) {
    case 'raised':
      return [matter.confined ? say('now-raised-confined', { who: holderOf(context, matter) }) : say('now-raised', { studio }), ...latest, ...notes];
    case 'accepted':
      return [say('now-accepted', { holder: holderOf(context, matter) }), ...latest, ...notes];
    case 'referred':
      return [nowReferred(file, context), ...latest, ...notes];
    case 'replied':
      return [say('now-replied')];
    case 'handed-over':
      return matter.handedTo === null ? [] : [say('now-moved', { next: matter.handedTo })];
    case 'merged':
      return [say('now-merged'), ...latest, ...notes];
    default:
      return [];
  }
}

/** With the department, or with the studio once its answer was handed in. */
function nowReferred(file: MatterFile, context: Context): string {
  const department = holderOf(context, file.matter);
  return standing(file, 'reply-submitted') === null ? say('now-referred', { department }) : say('now-submitted', { department, holder: owingIn(file, context) });
}

function onPress(name: string, file: MatterFile, event: Event, context: Context): Turn<null> {
  const { number } = file.matter;
  if (isStance(name)) return { effects: takeStance(name, file, event, context) };
  switch (name) {
    case 'withdraw':
      return { effects: withdrawAsked(file.matter, event, context) };
    case 'freely':
    case 'made-to':
      return { effects: answerFreely(name === 'freely', file.matter, event, context) };
    case 'withdraw-no':
      return { effects: [...keepOn(file.matter, event, context), answer(say('not-withdrawn', { number }))] };
    case 'withdraw-yes':
      return { effects: withdraw(file.matter, event, context) };
    case 'urge':
      return { effects: urge(file, event, context) };
    case 'contest-part':
      return { effects: contestPart(file, event, context) };
    case 'part-understood':
      return { effects: [answer(say('part-understood', { number }))] };
    case 'record-right':
    case 'record-wrong':
      return { effects: recordReadBack(name === 'record-right', event.body.kind === 'press' ? (event.body.args[1] ?? '') : '', file, event, context) };
    case 'door-opened':
    case 'door-shut':
      return { effects: doorAnswered(name === 'door-opened', file, event, context) };
    case 'contest':
      return { effects: contest(file, event, context) };
    case 'understood':
      return { effects: [answer(say('declined-understood'))] };
    case 'show':
      return { effects: [show(file, context)] };
    default:
      return { effects: staleButton(event) };
  }
}
