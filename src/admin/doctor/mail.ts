// What waits, and why it should not: letters nobody handles, deliveries nobody takes, what was put aside.

import { momentForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import type { MailFacts } from '../../store/checks.ts';
import type { HeldDeliveries } from '../../store/held.ts';
import { bad, hint, some, well, type Finding } from './finding.ts';

/** Longer than the retries of a letter that fails: after that somebody has to look. */
const patienceMs = 5 * 60_000;

/** Of the web chat and the terminal: they need no setting. */
const ownAccounts = /^(web|console):/;

export interface MailOptions {
  now: Instant;
  serving: boolean;
  /** The accounts that are configured here. */
  accounts: readonly string[];
}

export function mailFindings(mail: MailFacts, held: HeldDeliveries, options: MailOptions): Finding[] {
  return [...letterFindings(mail, options), ...deliveryFindings(mail, options), ...heldFindings(held)];
}

function letterFindings({ waiting, oldestWaiting, overdue, parked, parkedCount }: MailFacts, { now, serving }: MailOptions): Finding[] {
  const found: Finding[] = [];
  const isLate = oldestWaiting !== null && now - oldestWaiting > patienceMs;
  const since = oldestWaiting === null ? '' : `，最早的从 ${momentForPeople(oldestWaiting)} 等起`;
  if (isLate && serving) found.push(bad('来信', `有 ${waiting} 封没有处理${since} → 看日志里 level 50 的行；看不出来就重启服务，来信不会丢`));
  else if (isLate) found.push(hint('来信', `有 ${waiting} 封等着处理${since} → 启动服务就会接着处理`));
  else found.push(well('来信', waiting === 0 ? '没有积压' : `有 ${waiting} 封正在处理`));
  if (overdue !== null && now - overdue > patienceMs && serving) {
    found.push(bad('到期', `${momentForPeople(overdue)} 到期的提醒还没有办 → 看日志里 level 50 的行；看不出来就重启服务`));
  }
  if (parkedCount > 0) {
    found.push(hint('来信', `有 ${parkedCount} 封试了五次都处理不了，放在一边，已告诉写信人和联络员（日志里 letter 是 ${parked.join('、')}）→ 按日志的 class、code 报给开发者，升级后请写信人再发一次`));
  }
  return found;
}

function deliveryFindings({ left, failing, resting, refused }: MailFacts, { serving, accounts }: MailOptions): Finding[] {
  const found: Finding[] = [];
  const isKnown = ({ account }: { account: string }) => accounts.includes(account) || ownAccounts.test(account);
  const unknown = left.filter((lanes) => !isKnown(lanes));
  const stuck = left.filter(isKnown);
  const list = (lanes: MailFacts['left']) => some(lanes.map(({ account, count }) => `${account} ${count} 条`));
  if (unknown.length > 0) found.push(bad('发信', `有消息要从没有设置的账号发：${list(unknown)} → 在设置里填回这个账号的令牌；换了机器人就请他们到新的机器人那里重新开始`));
  if (stuck.length > 0 && serving) found.push(bad('发信', `有消息没有人发：${list(stuck)} → 看日志里 level 50 的行；看不出来就重启服务，消息不会丢`));
  else if (stuck.length > 0) found.push(hint('发信', `有消息等着发：${list(stuck)} → 启动服务就会发`));
  if (failing > 0) found.push(hint('发信', `有 ${failing} 条试了五次以上还没发成，会接着试 → 看平台那边的检查；日志里 msg 是 not delivered 的行有原因`));
  if (resting > 0) found.push(hint('发信', `有 ${resting} 条在等本人先说话或平台的时限 → 不用管`));
  if (refused > 0) found.push(hint('发信', `近七天有 ${refused} 条送不到（对方停用或拉黑了机器人），已告诉联络员 → 请联络员打电话或当面转告`));
  return found.length > 0 ? found : [well('发信', '没有积压')];
}

function heldFindings({ count, chats, from, until }: HeldDeliveries): Finding[] {
  if (count === 0 || from === null || until === null) return [];
  return [
    hint('发信', `恢复备份时扣下了 ${count} 条（${chats} 个对话，写于 ${momentForPeople(from)} 至 ${momentForPeople(until)}），原来的服务可能发过 → 没发过就 held --send，发过就 held --drop`),
  ];
}
