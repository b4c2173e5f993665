// The command line: reads which command is meant, carries it out, or has the holder of the store carry it out.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importRoster, type Counts, type ImportReport } from './admin/import-roster.ts';
import { invitationLines, invite, revocationLine, revoke } from './admin/invite.ts';
import { readRosterFile } from './admin/roster-file.ts';
import type { Clock } from './calendar/clock.ts';
import type { Db } from './store/db.ts';
import type { Print } from './store/holder.ts';
import type { Seal } from './store/seal.ts';

/** Exit statuses (DESIGN §9). */
export const exitStatus = { done: 0, refused: 1, usage: 2, held: 3 } as const;

/** A store as commands use it: open, and with its schema up to date. */
export interface CommandStore {
  db: Db;
  seal: Seal;
}

export interface CommandDeps {
  print: Print;
  clock: Clock;
  /**
   * Opens the store for one command and closes it again; inside the server, uses the server's own.
   * `argv` has every path made absolute: where another process holds the store, it is what that process is asked to carry out.
   */
  withStore(argv: readonly string[], work: (store: CommandStore) => Promise<number>): Promise<number>;
  /** Links that open a chat with an invitation, for the channels that are configured. */
  inviteLinks(code: string): readonly string[] | Promise<readonly string[]>;
  /** Serves until it is told to stop. `terminal`: with a chat in the terminal, for development. */
  serve(options: { terminal: boolean }): Promise<number>;
}

const usage = `用法：npm run --silent huiyin -- <命令>

  serve                        启动服务（不写命令时也是它）
  migrate                      把数据库升级到本程序的版本
  import <名册.yaml>           导入名册；反复导入同一份不会有变化
  invite <代号> <姓名>         发邀请码；代号是工作室、区县或承办单位的
         [--id 标识]           同名时用名册里的 id 指明是谁
         [--revoke]            作废他未用的邀请码，并解除他的账号

结束状态：0 完成，1 被拒绝，2 用法、设置或名册有误，3 数据正被另一个进程使用`;

type Command =
  | { name: 'serve'; terminal: boolean }
  | { name: 'help' }
  | { name: 'migrate'; argv: string[] }
  | { name: 'import'; argv: string[]; file: string }
  | { name: 'invite'; argv: string[]; code: string; person: string; id: string | undefined; revoke: boolean };

/** @returns the exit status; a mistake of the program is thrown */
export async function runCommand(argv: readonly string[], deps: CommandDeps): Promise<number> {
  const command = readCommand(argv);
  if ('wrong' in command) {
    deps.print(`${command.wrong}\n\n${usage}`, 'err');
    return exitStatus.usage;
  }
  try {
    return await carryOut(command, deps);
  } catch (error) {
    const told = tellableError(error);
    if (!told) throw error;
    deps.print(told.message, 'err');
    return told.status;
  }
}

async function carryOut(command: Command, deps: CommandDeps): Promise<number> {
  if (command.name === 'help') {
    deps.print(usage, 'out');
    return exitStatus.done;
  }
  if (command.name === 'serve') return deps.serve({ terminal: command.terminal });
  return deps.withStore(command.argv, (store) => {
    if (command.name === 'import') return runImport(command.file, store, deps);
    if (command.name === 'invite') return runInvite(command, store, deps);
    // Opening the store has brought it up to date.
    deps.print('数据库已是本程序的版本。', 'out');
    return Promise.resolve(exitStatus.done);
  });
}

async function runImport(file: string, store: CommandStore, { print, clock }: CommandDeps): Promise<number> {
  const report = await importRoster(store, await readRosterFile(file), clock.now());
  for (const line of reportLines(report)) print(line, 'out');
  return exitStatus.done;
}

async function runInvite(command: Extract<Command, { name: 'invite' }>, store: CommandStore, deps: CommandDeps): Promise<number> {
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
export function reportLines(report: ImportReport): string[] {
  const line = (what: string, unit: string, { listed, added, changed, dropped }: Counts): string =>
    `${what}：${listed} ${unit}，新增 ${added}，更改 ${changed}，停用 ${dropped}`;
  return [
    report.changed ? '名册已导入。' : '名册没有变化。',
    line('工作室', '个', report.studios),
    line('承办单位', '个', report.departments),
    line('人员', '人', report.people),
  ];
}

function readCommand(argv: readonly string[]): Command | { wrong: string } {
  const [name = 'serve', ...rest] = argv[0]?.startsWith('--') && argv[0] !== '--help' ? ['serve', ...argv] : argv;
  if (['help', '--help', '-h'].includes(name)) return { name: 'help' };
  const options = Object.hasOwn(optionsOf, name) ? optionsOf[name] : undefined;
  if (!options) return { wrong: `没有「${name}」这个命令` };
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
  } catch {
    const unknown = rest.find((word) => word.startsWith('-') && !(word.replace(/^-+|=.*$/g, '') in options));
    return { wrong: unknown === undefined ? `${name} 的选项写得不对` : `${name} 没有 ${unknown.replace(/=.*$/, '')} 这个选项` };
  }
  const { positionals, values } = parsed;
  const wanted = positionalsOf[name] ?? [];
  if (positionals.length !== wanted.length || positionals.some((word) => word.trim() === '')) {
    return { wrong: wanted.length === 0 ? `${name} 后面不写别的` : `${name} 后面要写：${wanted.join(' ')}` };
  }
  const [first = '', second = ''] = positionals;
  switch (name) {
    case 'serve':
      return { name, terminal: values['terminal'] === true };
    case 'import': {
      const file = resolve(first);
      return { name, argv: [name, file], file };
    }
    case 'invite': {
      const id = typeof values['id'] === 'string' ? values['id'] : undefined;
      return { name, argv: [...argv], code: first, person: second, id, revoke: values['revoke'] === true };
    }
    default:
      return { name: 'migrate', argv: [...argv] };
  }
}

const optionsOf: Record<string, Record<string, { type: 'boolean' | 'string' }>> = {
  serve: { terminal: { type: 'boolean' } },
  migrate: {},
  import: {},
  invite: { id: { type: 'string' }, revoke: { type: 'boolean' } },
};

const positionalsOf: Record<string, readonly string[]> = { import: ['<名册.yaml>'], invite: ['<代号>', '<姓名>'] };

/** Errors that are no mistake of the program: what the person who runs it is told, and the exit status. */
export function tellableError(error: unknown): { message: string; status: number } | null {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const message = error instanceof Error ? error.message : '';
  switch (code) {
    case 'ROSTER':
      return { message: `名册有误：\n${message}`, status: exitStatus.usage };
    case 'CONFIG':
      return { message: `设置有误：\n${message}`, status: exitStatus.usage };
    case 'DATA_DIRECTORY':
    case 'DATA_KEY':
      return { message, status: exitStatus.usage };
    case 'SEAL':
      return { message: 'DATA_KEY 打不开已存的资料：请设置当初的密钥；换密钥时写「新密钥,旧密钥」。', status: exitStatus.usage };
    case 'STORE_NEWER':
      return { message: '数据库是更新版本的程序写的，请用那个版本或更新的版本。', status: exitStatus.refused };
    case 'HOLDER_GONE':
      return { message: '数据正被另一个进程使用，而它不接受命令；请稍后再试。', status: exitStatus.held };
    case 'HOLDER_DIED':
      return { message: '使用数据的进程在执行命令时中断了，不知道做到了哪一步；请再执行一次。', status: exitStatus.refused };
    default:
      return null;
  }
}
