// The commands that look after the store: backup, restore and what it held back, purge, doctor.

import { backUp, checkBackup, restore } from '../admin/backup.ts';
import { examine } from '../admin/doctor/doctor.ts';
import { bad, hint, lineOf, verdict } from '../admin/doctor/finding.ts';
import { momentForPeople } from '../calendar/civil.ts';
import { countHeld, dropHeld, sendHeld } from '../store/held.ts';
import { purge, type Purgeable } from '../store/purge.ts';
import type { Retention } from '../store/retention.ts';
import { exitStatus, type CommandDeps, type CommandStore } from './command.ts';
import type { Command } from './read-command.ts';

export async function runBackup(file: string, store: CommandStore, { print, clock }: CommandDeps): Promise<number> {
  const { rows, bytes, keys, schemaName } = await backUp(store.db, file, clock.now());
  print(`已备份到 ${file}：${rows} 行，${sizeOf(bytes)}，结构 ${schemaName}。`, 'out');
  if (keys.length > 0) print(`恢复时要用同一个 DATA_KEY（密钥 ${keys.join('、')}）。它不在备份里，请另外保存好。`, 'out');
  return exitStatus.done;
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export async function runRestore({ file, replace, send }: Extract<Command, { name: 'restore' }>, { db, seal }: CommandStore, { print }: CommandDeps): Promise<number> {
  const header = await checkBackup(file, seal);
  const { held, unsent, unhandled } = await restore(db, file, header, { replace, send });
  print(`已恢复 ${momentForPeople(Date.parse(header.at))} 做的备份（结构 ${header.schemaName}）。`, 'out');
  if (unhandled > 0) print(`有 ${unhandled} 封来信当时还没处理：服务启动后接着处理。`, 'out');
  if (unsent > 0) print(`有 ${unsent} 条消息当时还没发出：服务启动后照发。`, 'out');
  if (held > 0) {
    print(`有 ${held} 条消息当时还没发出，原来的服务可能已经发过，先扣下了：没发过就用 held --send 照发，发过就用 held --drop。`, 'out');
  }
  return exitStatus.done;
}

export async function runHeld(what: 'count' | 'send' | 'drop', { db }: CommandStore, { print }: CommandDeps): Promise<number> {
  if (what === 'send') print(`放行了 ${await sendHeld(db)} 条，服务开着就会发。`, 'out');
  else if (what === 'drop') print(`不发了，去掉 ${await dropHeld(db)} 条。`, 'out');
  else {
    const { count, chats, from, until } = await countHeld(db);
    const when = from === null || until === null ? '' : `，写于 ${momentForPeople(from)} 至 ${momentForPeople(until)}`;
    print(count === 0 ? '没有扣下的消息。' : `扣下了 ${count} 条消息，给 ${chats} 个对话${when}。`, 'out');
  }
  return exitStatus.done;
}

const kinds: readonly [Purgeable, string, string][] = [
  ['letters', '处理过的来信', '封'],
  ['arrived', '一直没能取到的来信', '封'],
  ['deliveries', '发出的消息的记录', '条'],
  ['chat_log', '网页聊天记录', '条'],
  ['refusals', '被拒操作的记录', '条'],
  ['screenings', '筛查的计数', '条'],
  ['invitations', '过期的邀请码', '个'],
  ['bookings', '往年接待、约见的号', '个'],
  ['reception_invitations', '往年请部门参加接待的记录', '条'],
  ['absences', '往年代表不在的日子', '条'],
  ['swaps', '往年换班的记录', '条'],
];

export async function runPurge({ olderThanDays, dryRun }: Extract<Command, { name: 'purge' }>, { db }: CommandStore, { print, clock, retention }: CommandDeps): Promise<number> {
  const counts = await purge(db, olderThanDays === null ? retention : sooner(retention, olderThanDays), clock.now(), { dryRun });
  for (const [kind, what, unit] of kinds) print(`${what}：${dryRun ? '会清理' : '清理了'} ${counts[kind]} ${unit}`, 'out');
  return exitStatus.done;
}

/** What shows which message was about which matter is needed as long as ever. */
function sooner({ matterMessages, ...others }: Retention, days: number): Retention {
  const shortened = Object.fromEntries(Object.entries(others).map(([kind, usual]) => [kind, Math.min(usual, days)])) as typeof others;
  return { ...shortened, matterMessages };
}

/** @param store or, where it could not be opened, why not */
export async function runDoctor(store: CommandStore | { whyNot: string; isMissing: boolean }, { print, ...deps }: CommandDeps): Promise<number> {
  const about = '数据库';
  const given = 'db' in store ? store : store.isMissing ? hint(about, store.whyNot) : bad(about, store.whyNot);
  const findings = await examine(given, { ...deps, channels: await deps.channels() });
  for (const finding of findings) print(lineOf(finding), 'out');
  print(verdict(findings), 'out');
  return findings.some(({ how }) => how === 'bad') ? exitStatus.refused : exitStatus.done;
}
