// The command line: carries a command out, or has the holder of the store carry it out, and puts errors in words.

import { exitStatus, type CommandDeps } from './commands/command.ts';
import { runDays } from './commands/days.ts';
import { runHolidays } from './commands/holidays.ts';
import { runRehearse } from './commands/rehearse.ts';
import { runScreen } from './commands/screen.ts';
import { readCommand, usage, type Command } from './commands/read-command.ts';
import { runImport, runInvite } from './commands/roster.ts';
import { runBackup, runDoctor, runHeld, runPurge, runRestore } from './commands/upkeep.ts';

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
    if (command.name === 'doctor') return runDoctor({ whyNot: told.message, isMissing: codeOf(error) === 'STORE_MISSING' }, deps);
    deps.print(told.message, 'err');
    return told.status;
  }
}

async function carryOut(command: Command, deps: CommandDeps): Promise<number> {
  switch (command.name) {
    case 'help':
      deps.print(usage, 'out');
      return exitStatus.done;
    case 'serve':
      return deps.serve({ terminal: command.terminal });
    case 'migrate':
      return deps.withStore(command.argv, 'up-to-date', () => {
        // Opening the store has brought it up to date.
        deps.print('数据库已是本程序的版本。', 'out');
        return Promise.resolve(exitStatus.done);
      });
    case 'import':
      return deps.withStore(command.argv, 'up-to-date', (store) => runImport(command.file, store, deps));
    case 'invite':
      return deps.withStore(command.argv, 'up-to-date', (store) => runInvite(command, store, deps));
    case 'doctor':
      return deps.withStore(command.argv, 'as-it-is', (store) => runDoctor(store, deps));
    case 'backup':
      return deps.withStore(command.argv, 'as-it-is', (store) => runBackup(command.file, store, deps));
    case 'restore':
      if (deps.inServer) {
        deps.print('服务正在用这个数据库，不能恢复：请先停掉服务。', 'err');
        return exitStatus.refused;
      }
      return deps.withStore(command.argv, 'to-be-filled', (store) => runRestore(command, store, deps));
    case 'held':
      return deps.withStore(command.argv, 'up-to-date', (store) => runHeld(command.what, store, deps));
    case 'screen':
      return runScreen(command, deps);
    case 'days':
      return deps.withStore(command.argv, 'up-to-date', (store) => runDays(command, store, deps));
    case 'holidays':
      return deps.withStore(command.argv, 'up-to-date', (store) => runHolidays(command.file, store, deps));
    case 'rehearse':
      return runRehearse(command, deps);
    case 'purge':
      return deps.withStore(command.argv, 'up-to-date', (store) => runPurge(command, store, deps));
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}

/** Errors that are no mistake of the program: what the person who runs it is told, and the exit status. */
export function tellableError(error: unknown): { message: string; status: number } | null {
  const message = error instanceof Error ? error.message : '';
  switch (codeOf(error)) {
    case 'ROSTER':
      return { message: `名册有误：\n${message}`, status: exitStatus.usage };
    case 'HOLIDAYS':
      return { message: `放假安排有误：\n${message}`, status: exitStatus.usage };
    case 'CONFIG':
      return { message: `设置有误：\n${message}`, status: exitStatus.usage };
    case 'DATA_DIRECTORY':
    case 'DATA_KEY':
      return { message, status: exitStatus.usage };
    case 'SEAL':
      return { message: 'DATA_KEY 打不开已存的资料：请设置当初的密钥；换密钥时写「新密钥,旧密钥」。', status: exitStatus.usage };
    case 'STORE_AWAY':
      return { message, status: Reflect.get(error as Error, 'isSetting') === true ? exitStatus.usage : exitStatus.refused };
    case 'STORE_MISSING':
      return { message: '还没有数据：服务启动过一次才有，请检查 DATA_DIR 和 DATABASE_URL。', status: exitStatus.refused };
    case 'STORE_NEWER':
      return { message: '数据库是更新版本的程序写的，请用那个版本或更新的版本。', status: exitStatus.refused };
    case 'STORE_OCCUPIED':
      return {
        message:
          Reflect.get(error as Error, 'why') === 'in-use'
            ? '还有服务或别的命令连着这个数据库，不能恢复：请先停掉它们。'
            : '数据库里已经有数据，没有恢复：要把原有的全部换掉，请先备份，再加上 --replace。',
        status: exitStatus.refused,
      };
    case 'FOREIGN_ROWS':
      return { message: '备份里的表和它说的结构对不上，没有恢复：请换一份备份。', status: exitStatus.refused };
    case 'BACKUP_FILE':
      return { message, status: exitStatus.refused };
    case 'HOLDER_GONE':
      return { message: '数据正被另一个进程使用，而它不接受命令；请稍后再试。', status: exitStatus.held };
    case 'HOLDER_DIED':
      return { message: '使用数据的进程在执行命令时中断了，不知道做到了哪一步；请再执行一次。', status: exitStatus.refused };
    default:
      return null;
  }
}
