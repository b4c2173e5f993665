// Which flow answers: buttons name theirs, commands have theirs, a dialogue goes on, the rest is a resident with a matter.

import { dangerOf } from '../matters/screening.ts';
import { wishesSecrecy } from '../matters/screening/conduct.ts';
import { isStaff } from '../matters/visibility.ts';
import { bind, readBinding } from './bind.ts';
import { activity } from './record-cards/activity.ts';
import { contacts } from './record-cards/contact-people.ts';
import { recordCardFlow } from './record-cards/is-for-record-cards.ts';
import { recordCard } from './record-cards/record-card.ts';
import { harassed, readsHarassed } from './confined/harassed.ts';
import { ratingPressure, readsRatingPressure } from './confined/rating-pressure.ts';
import { readsWhoLooked, whoLooked } from './confined/who-looked.ts';
import type { AtHand, Context, Event, Flow, Need, Turn } from './flow.ts';
import { page } from './handler/page.ts';
import { arrange, isForArranging } from './receptions/arrange.ts';
import { askAlong, isForAskAlong } from './receptions/ask-along.ts';
import { attendance } from './receptions/attendance.ts';
import { book } from './receptions/book.ts';
import { receptionDay } from './receptions/due.ts';
import { keepReceptions } from './receptions/keep.ts';
import { meet } from './receptions/meet.ts';
import { readReceptions, type Asked } from './receptions/read.ts';
import { schedule } from './receptions/schedule.ts';
import { isForVisit, visit } from './receptions/visit.ts';
import { numberNamed } from './resident/add-to-matter.ts';
import { contact } from './resident/contact.ts';
import { lookUp, readLookUp } from './resident/look-up.ts';
import { isUnknownCommand, menu, readMenu } from './resident/menu.ts';
import { myData, readMyData } from './resident/my-data.ts';
import { myMatters, readMyMatters } from './resident/my-matters.ts';
import { push } from './resident/push.ts';
import { raiseMatter } from './resident/raise-matter.ts';
import { rateReply } from './resident/rate-reply.ts';
import { readsChangeStudio } from './resident/studio.ts';
import { isForRota, rota } from './rota/rota.ts';
import { isForSlip, slip } from './slips/slip.ts';
import { account } from './staff/account.ts';
import { isForAway, standIn } from './staff/away.ts';
import { isForSupervisor, supervise } from './supervisor/supervise.ts';
import { groupSend, isForGroupSend } from './staff/group-send.ts';
import { bindGroup, readsBindGroup } from './staff/bind-group.ts';
import { desk, isForStaff } from './staff/desk.ts';
import { alert } from './staff/escalate.ts';
import { help, isForHelp } from './staff/help.ts';
import { notices } from './staff/notices.ts';
import { isOnBehalf, onBehalf } from './staff/on-behalf.ts';
import { isForPeople, people } from './staff/people.ts';
import { secondOpinion } from './staff/second-opinion.ts';
import { silence } from './staff/silence.ts';
import { isTooLate, tooLate } from './staff/too-late.ts';
import { urgentReport } from './staff/urgent-report.ts';
import { versionToRelease } from './staff/version-to-release.ts';
import { isForWechatLogin, wechatLogin } from './staff/wechat-login.ts';

/** A flow whose state is parsed inside: what the mailroom works with. */
export interface OpenFlow {
  name: string;
  isKept?: true;
  needs(data: unknown, event: Event, atHand: AtHand): readonly Need[];
  turn(data: unknown, event: Event, context: Context): Turn<unknown>;
}

/** What a flow's schema cannot read begins anew, which loses a step, never a draft. */
function open<S>(flow: Flow<S>): OpenFlow {
  const read = (data: unknown): S | null => {
    if (data === null) return null;
    const parsed = flow.state.safeParse(data);
    return parsed.success ? parsed.data : null;
  };
  return {
    name: flow.name,
    ...(flow.isKept ? { isKept: flow.isKept } : {}),
    needs: (data, event, atHand) => flow.needs(read(data), event, atHand),
    turn: (data, event, context) => flow.turn(read(data), event, context),
  };
}

const forResidents = [
  open(bind), open(menu), open(myMatters), open(push), open(myData), open(raiseMatter),
  open(rateReply), open(contact), open(lookUp), open(harassed), open(ratingPressure), open(whoLooked),
];
const forStaff = [
  open(bindGroup), open(desk), open(page), open(notices), open(alert), open(people),
  open(standIn), open(supervise), open(onBehalf), open(account), open(tooLate), open(wechatLogin), open(keepReceptions), open(rota),
  open(urgentReport), open(silence), open(slip), open(recordCard), open(activity), open(contacts), open(groupSend), open(help), open(secondOpinion), open(versionToRelease),
];
const ofReceptions = [open(schedule), open(book), open(meet), open(receptionDay), open(arrange), open(attendance), open(askAlong), open(visit)];
const flows = [...forResidents, ...forStaff, ...ofReceptions];
const byName = new Map(flows.map((flow) => [flow.name, flow]));

function flowNamed(name: string): OpenFlow {
  const flow = byName.get(name);
  if (!flow) throw new Error(`no flow ${name}`);
  return flow;
}

/** @param current the flow of the dialogue that is under way with this person in this chat */
export function route(event: Event, current: string | null): OpenFlow {
  const { body, chat } = event;
  if (isTooLate(event)) return flowNamed(tooLate.name);
  switch (body.kind) {
    case 'press':
      return byName.get(body.flow) ?? flowNamed(menu.name);
    case 'due':
      return byName.get(body.what.split(':')[0] ?? '') ?? flowNamed(notices.name);
    case 'errand':
      return byName.get(body.flow) ?? flowNamed(notices.name);
    case 'page':
      return flowNamed(page.name);
    case 'undelivered':
    case 'reachable':
    case 'membership':
      return flowNamed(notices.name);
    case 'account':
    case 'gap':
      return flowNamed(account.name);
    case 'members':
      return flowNamed(bindGroup.name);
    case 'message':
      return flowNamed(chat.kind === 'group' ? takerOf(inGroup, event, body.text, null) : takerOf(inPrivate, event, body.text, current));
    case 'withheld':
      return flowNamed(chat.kind === 'group' || (isStaff(event.actor.grants) && current !== raiseMatter.name) || current === desk.name ? desk.name : raiseMatter.name);
    case 'unknown':
      return flowNamed(chat.kind === 'group' ? desk.name : menu.name);
  }
}

/** A flow, and which messages are its own. `current`: the flow of the dialogue that is under way. */
type Claim = readonly [flow: { name: string }, takes: (event: Event, text: string, current: string | null) => boolean];

/** The first that takes a message has it. */
function takerOf(claims: readonly Claim[], event: Event, text: string, current: string | null): string {
  const taker = claims.find(([, takes]) => takes(event, text, current));
  if (!taker) throw new Error('the last claim of a table takes whatever is left');
  return taker[0].name;
}

const isUnderWay = ({ name }: { name: string }): Claim[1] => (_, __, current) => current === name;
const isDanger: Claim[1] = (_, text) => dangerOf(text) !== null;

/** Words of those who work here, wherever they write; each looks at who it is. */
const commands: readonly Claim[] = [
  [help, isForHelp],
  [people, isForPeople],
  [wechatLogin, isForWechatLogin],
  [groupSend, (event, _, current) => isForGroupSend(event, current)],
  [standIn, isForAway],
  [rota, isForRota],
  [arrange, isForArranging],
  [visit, isForVisit],
  [askAlong, isForAskAlong],
  [supervise, isForSupervisor],
  [slip, isForSlip],
];

/** 记录卡, #接待, 联系对象, and what they have asked for. */
const ofRecordCards = [recordCard, activity, contacts].map((flow): Claim => [flow, (event, _, current) => recordCardFlow(event, current) === flow.name]);

const inGroup: readonly Claim[] = [
  ...commands,
  [bindGroup, (_, text) => readsBindGroup(text)],
  // 「绑定」 without a code may be talk between people.
  [bind, (_, text) => Boolean(readBinding(text))],
  ...ofRecordCards,
  [onBehalf, (event) => isOnBehalf(event, null)],
  [desk, () => true],
];

/** What a resident asks for by its name: it ends what was asked of him besides. */
function isEntry(text: string, current: string | null): boolean {
  const entry = readMenu(text)?.entry ?? null;
  return (entry !== null && entry !== 'cancel') || readMyMatters(text) !== null || readsWhoLooked(text) || readLookUp(text) !== null || receptionAsked(text, current) !== null;
}

/** 「去不了了」 amid a report, or just after it, is a part of that. */
function receptionAsked(text: string, current: string | null): Asked | null {
  const asked = readReceptions(text);
  return asked === 'not-coming' && current === raiseMatter.name ? null : asked;
}

function asksForDays(asked: Asked | null): boolean {
  return asked === 'schedule' || asked === 'visits';
}

const inPrivate: readonly Claim[] = [
  [bind, (_, text) => readBinding(text) !== null],
  [bindGroup, (_, text) => readsBindGroup(text)],
  ...commands,
  [raiseMatter, (event, text, current) => !isStaff(event.actor.grants) && current !== supervise.name && isDanger(event, text, current)],
  ...ofRecordCards,
  [onBehalf, (event, _, current) => isOnBehalf(event, current)],
  [desk, (event, _, current) => isForStaff(event, current)],
  [supervise, isUnderWay(supervise)],
  [slip, isUnderWay(slip)],
  [harassed, (_, text, current) => readsHarassed(text) || (current === harassed.name && !isEntry(text, current))],
  [lookUp, (_, text) => readLookUp(text) !== null],
  [raiseMatter, isDanger],
  [whoLooked, (_, text) => readsWhoLooked(text)],
  [ratingPressure, (_, text) => readsRatingPressure(text)],
  [schedule, (_, text, current) => asksForDays(receptionAsked(text, current))],
  [book, (_, text, current) => receptionAsked(text, current) !== null],
  [menu, (_, text) => readMenu(text) !== null],
  [myMatters, (_, text) => readMyMatters(text) !== null],
  [myData, (_, text) => readMyData(text) !== null],
  [menu, (_, text) => isUnknownCommand(text)],
  [raiseMatter, (event, text) => numberNamed(event) !== null || readsChangeStudio(text)],
  // Whom it is to be kept from may be the very department that wants to reach him.
  [raiseMatter, (_, text, current) => current === contact.name && wishesSecrecy(text) !== null],
  // The desk has just asked for words: these take them before anything else does.
  ...[rateReply, contact, book, meet].map((flow): Claim => [flow, isUnderWay(flow)]),
  [raiseMatter, () => true],
];
