// The program: reads the settings and carries out the command, by default to serve.

import { invitationLinks, neverStarted, openPlatforms } from './bots/open.ts';
import { runCommand, tellableError } from './cli.ts';
import { createClock } from './clock.ts';
import { exitStatus, type CommandDeps, type StoreUse } from './commands/command.ts';
import { readConfig, readEnvironmentFile, type Config } from './config.ts';
import { createLog, factsOf } from './log.ts';
import { openConfiguredEmbedded, openConfiguredPostgres, refuseWithoutStore, type SealedStore } from './opening.ts';
import { rehearse } from './rehearsal/rehearse.ts';
import { machineSettings, serve } from './serve.ts';
import { holdOrAsk, type Print } from './store/holder.ts';

const print: Print = (line, to = 'out') => void (to === 'err' ? process.stderr : process.stdout).write(`${line}\n`);

/** One command needs few. */
const commandConnections = 2;

process.exit(await main());

async function main(): Promise<number> {
  let config: Config;
  try {
    readEnvironmentFile();
    config = readConfig();
  } catch (error) {
    const told = tellableError(error);
    if (!told) throw error;
    print(told.message, 'err');
    return told.status;
  }
  try {
    return await runCommand(process.argv.slice(2), depsOf(config));
  } catch (error) {
    createLog(config.logLevel).error(factsOf(error), 'the program failed');
    print('程序出错了：详情见上面的日志。', 'err');
    return exitStatus.refused;
  }
}

function depsOf(config: Config): CommandDeps {
  const clock = createClock(config.clock);
  const inviteLinks = (code: string) => invitationLinks(config.telegram, code, createLog(config.logLevel));
  return {
    print,
    clock,
    inviteLinks,
    withStore: (argv, use, work) => withStore(config, argv, use, work),
    serve: ({ terminal }) => serve({ config, clock, print, terminal, inviteLinks }),
    rehearse: (rehearsal) => rehearse({ ...rehearsal, log: createLog('silent') }),
    inServer: false,
    settings: machineSettings(config),
    retention: config.retention,
    channels: () => openPlatforms(config, { ...neverStarted, log: createLog('silent') }),
  };
}

/** On PostgreSQL anybody may come; the embedded store is opened here, or its holder is asked to carry the command out. */
async function withStore(config: Config, argv: readonly string[], use: StoreUse, work: (store: SealedStore) => Promise<number>): Promise<number> {
  const { databaseUrl, dataDir } = config;
  const opening = { asItIs: use !== 'up-to-date' };
  if (databaseUrl !== null) return openAndClose(openConfiguredPostgres(config, databaseUrl, commandConnections, opening), work);
  if (use === 'as-it-is') refuseWithoutStore(config);
  return holdOrAsk(dataDir, argv, print, () => openAndClose(openConfiguredEmbedded(config, opening), work));
}

async function openAndClose(opening: Promise<SealedStore>, work: (store: SealedStore) => Promise<number>): Promise<number> {
  const store = await opening;
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
