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
import { notices } from './staff/notices.ts';
import { isOnBehalf, onBehalf } from './staff/on-behalf.ts';
import { isForPeople, people } from './staff/people.ts';
import { silence } from './staff/silence.ts';
import { isTooLate, tooLate } from './staff/too-late.ts';
import { urgentReport } from './staff/urgent-report.ts';
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
  open(urgentReport), open(silence), open(slip), open(recordCard), open(activity), open(contacts), open(groupSend),
];
const ofReceptions = [open(schedule), open(book), open(meet), open(receptionDay), open(arrange), open(attendance), open(askAlong)];
const flows = [...forResidents, ...forStaff, ...ofReceptions];
const byName = new Map(flows.map((flow) => [flow.name, flow]));

function flowNamed(name: string): OpenFlow {
  const flow = byName.get(name);
  if (!flow) throw new Error(`no flow ${name}`);
  return flow;
}

/** Dialogues that take free text before anything else does: the desk has just asked for it. */
const asking: ReadonlySet<string> = new Set([raiseMatter.name, rateReply.name, contact.name, book.name, meet.name]);

/** @param current the flow of the dialogue that is under way with this person in this chat */
export function route(event: Event, current: string | null): OpenFlow {
  const { body, chat } = event;
  if (isTooLate(event)) return flowNamed(tooLate.name);
  switch (body.kind) {
    case 'press':
      return byName.get(body.flow) ?? flowNamed(menu.name);
    case 'due':
      return byName.get(body.what.split(':')[0] ?? '') ?? flowNamed(notices.name);
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
      return chat.kind === 'group' ? routeInGroup(event, body.text) : routeInPrivate(event, body.text, current);
    case 'withheld':
      return flowNamed(chat.kind === 'group' || (isStaff(event.actor.grants) && current !== raiseMatter.name) || current === desk.name ? desk.name : raiseMatter.name);
    case 'unknown':
      return flowNamed(chat.kind === 'group' ? desk.name : menu.name);
  }
}

function routeInGroup(event: Event, text: string): OpenFlow {
  if (isForArranging(event)) return flowNamed(arrange.name);
  if (isForAskAlong(event)) return flowNamed(askAlong.name);
  if (isForPeople(event)) return flowNamed(people.name);
  if (isForWechatLogin(event)) return flowNamed(wechatLogin.name);
  if (isForGroupSend(event, null)) return flowNamed(groupSend.name);
  if (isForRota(event)) return flowNamed(rota.name);
  if (isForSupervisor(event)) return flowNamed(supervise.name);
  if (isForSlip(event)) return flowNamed(slip.name);
  if (readsBindGroup(text)) return flowNamed(bindGroup.name);
  // 「绑定」 without a code may be talk between people.
  if (readBinding(text)) return flowNamed(bind.name);
  return flowNamed(recordCardFlow(event, null) ?? (isOnBehalf(event, null) ? onBehalf.name : desk.name));
}

function routeInPrivate(event: Event, text: string, current: string | null): OpenFlow {
  if (readBinding(text) !== null) return flowNamed(bind.name);
  if (readsBindGroup(text)) return flowNamed(bindGroup.name);
  if (isForPeople(event)) return flowNamed(people.name);
  if (isForWechatLogin(event)) return flowNamed(wechatLogin.name);
  if (isForGroupSend(event, current)) return flowNamed(groupSend.name);
  if (isForAway(event)) return flowNamed(standIn.name);
  if (isForRota(event)) return flowNamed(rota.name);
  if (isForArranging(event)) return flowNamed(arrange.name);
  if (isForAskAlong(event)) return flowNamed(askAlong.name);
  if (isForSupervisor(event)) return flowNamed(supervise.name);
  if (isForSlip(event)) return flowNamed(slip.name);
  if (!isStaff(event.actor.grants) && current !== supervise.name && dangerOf(text) !== null) return flowNamed(raiseMatter.name);
  const card = recordCardFlow(event, current);
  if (card !== null) return flowNamed(card);
  if (isOnBehalf(event, current)) return flowNamed(onBehalf.name);
  if (isForStaff(event, current)) return flowNamed(desk.name);
  if (current === supervise.name || current === slip.name) return flowNamed(current);
  const entry = readMenu(text)?.entry ?? null;
  const isEntry = (entry !== null && entry !== 'cancel') || readMyMatters(text) !== null || readsWhoLooked(text) || readLookUp(text) !== null || receptionAsked(text, current) !== null;
  if (readsHarassed(text) || (current === harassed.name && !isEntry)) return flowNamed(harassed.name);
  if (readLookUp(text) !== null) return flowNamed(lookUp.name);
  if (dangerOf(text) !== null) return flowNamed(raiseMatter.name);
  if (readsWhoLooked(text)) return flowNamed(whoLooked.name);
  if (readsRatingPressure(text)) return flowNamed(ratingPressure.name);
  const reception = receptionAsked(text, current);
  if (reception !== null) return flowNamed(reception === 'schedule' ? schedule.name : book.name);
  if (readMenu(text) !== null) return flowNamed(menu.name);
  if (readMyMatters(text) !== null) return flowNamed(myMatters.name);
  if (readMyData(text) !== null) return flowNamed(myData.name);
  if (isUnknownCommand(text)) return flowNamed(menu.name);
  if (numberNamed(event) !== null || readsChangeStudio(text)) return flowNamed(raiseMatter.name);
  // Whom it is to be kept from may be the very department that wants to reach him.
  if (current === contact.name && wishesSecrecy(text) !== null) return flowNamed(raiseMatter.name);
  if (current !== null && asking.has(current)) return flowNamed(current);
  return flowNamed(raiseMatter.name);
}

/** 「去不了了」 amid a report, or just after it, is a part of that. */
function receptionAsked(text: string, current: string | null): Asked | null {
  const asked = readReceptions(text);
  return asked === 'not-coming' && current === raiseMatter.name ? null : asked;
}
