// The commands about people: import a roster, invite somebody, take an invitation back.

import { importRoster, type Counts, type ImportReport } from '../admin/import-roster.ts';
import { invitationLines, invite, revocationLine, revoke } from '../admin/invite.ts';
import { readRosterFile } from '../admin/roster-file.ts';
import { exitStatus, type CommandDeps, type CommandStore } from './command.ts';
import type { Command } from './read-command.ts';

export async function runImport(file: string, store: CommandStore, { print, clock }: CommandDeps): Promise<number> {
  const report = await importRoster(store, await readRosterFile(file), clock.now());
  for (const line of reportLines(report)) print(line, 'out');
  return exitStatus.done;
}

export async function runInvite(command: Extract<Command, { name: 'invite' }>, store: CommandStore, deps: CommandDeps): Promise<number> {
  const invitee = { code: command.code, name: command.person, id: command.id };
  const now = deps.clock.now();
  if (command.revoke) {
    const revoked = await revoke(store, invitee, now);
    deps.print(revoked.ok ? revocationLine(revoked) : revoked.refused, revoked.ok ? 'out' : 'err');
    return revoked.ok ? exitStatus.done : exitStatus.refused;
  }
  const invited = await invite(store, invitee, now);
  if (!invited.ok) {
    deps.print(invited.refused, 'err');
    return exitStatus.refused;
  }
  for (const line of invitationLines(invited, await deps.inviteLinks(invited.code))) deps.print(line, 'out');
  return exitStatus.done;
}

/** What an import has done, for the person who asked for it. */
function reportLines(report: ImportReport): string[] {
  const line = (what: string, unit: string, { listed, added, changed, dropped }: Counts): string =>
    `${what}：${listed} ${unit}，新增 ${added}，更改 ${changed}，停用 ${dropped}`;
  return [
    report.changed ? '名册已导入。' : '名册没有变化。',
    line('工作室', '个', report.studios),
    line('承办单位', '个', report.departments),
    line('人员', '人', report.people),
  ];
}
