// The server: opens the store and the configured channels, puts the house to work, and ends it in order.

import { importDemo } from './admin/demo.ts';
import { importRoster } from './admin/import-roster.ts';
import { readRosterFile } from './admin/roster-file.ts';
import { createAssist } from './assist/assist.ts';
import { openChannels, type OneTaker } from './bots/open.ts';
import type { Channel } from './bots/channel.ts';
import type { ChatLog } from './bots/web/chat-log.ts';
import { runCommand } from './cli.ts';
import type { SettableClock } from './clock.ts';
import type { MachineSettings } from './admin/doctor/machine.ts';
import { exitStatus } from './commands/command.ts';
import { moveHome, type Config } from './config.ts';
import { createEnding, type Ending } from './ending.ts';
import { createHouse, loginAccountOf, type House, type HouseDeps } from './house.ts';
import { createLog, factsOf, type Log } from './log.ts';
import { suspectsSecret } from './matters/screening.ts';
import { openConfiguredEmbedded, openConfiguredPostgres, type SealedStore } from './opening.ts';
import { createAccountRecord } from './store/channel-accounts.ts';
import { createChatLog } from './store/chat-log.ts';
import { countByClass, deliveryClasses } from './store/deliveries.ts';
import type { Db } from './store/db.ts';
import { holdDirectory, type Hold, type Holder, type Print } from './store/holder.ts';
import { createLeases } from './store/leases.ts';
import { countParked, countWaiting } from './store/letters.ts';
import { freeClaimsOfTheDead } from './store/process-mark.ts';
import { takePrivateDirectory } from './store/private-directory.ts';
import { rosterVersionOf } from './store/roster.ts';
import { createMetrics, type Waiting } from './web/metrics.ts';
import { nextDays, nextVisits, yearPlan } from './web/next-days.ts';
import { shownInFull } from './web/page.ts';
import { createWeb, type PageData, type Readiness, type Web } from './web/web.ts';
import type { LoginPageDeps } from './web/wechat-login.ts';
import { demoWelcome } from './welcome.ts';
import { within } from './within.ts';

/** Readers of the web's health wait no longer for a store that hangs. */
const askStoreMs = 2_000;
/** Handlers, the outbox, the web chat, leases and the schedule share them. */
const postgresConnections = 10;
const postgresHandlers = 1;
/** One connection carries one transaction at a time. */
const embeddedHandlers = 1;

export interface ServeOptions {
  config: Config;
  clock: SettableClock;
  print: Print;
  /** With a chat in the terminal. */
  terminal: boolean;
  inviteLinks: (code: string) => Promise<readonly string[]>;
}

/** Everything that is to be taken down again, as far as it is there. */
interface Standing {
  hold: Hold | null;
  store: SealedStore | null;
  house: House | null;
  web: Web | null;
  /** Ends the standing by of channels that one process at a time takes. */
  leaving: AbortController;
}

/** Serves until a signal comes; resolves with the exit status when everything has ended. */
export async function serve(options: ServeOptions): Promise<number> {
  const { config, print } = options;
  const log = createLog(config.logLevel);
  const standing: Standing = { hold: null, store: null, house: null, web: null, leaving: new AbortController() };
  if (config.databaseUrl === null) {
    const taken = await holdDirectory(config.dataDir);
    if (!taken.ok) {
      print(heldLine(config.dataDir, taken.holder), 'err');
      return exitStatus.held;
    }
    standing.hold = taken.hold;
  }
  const ending = createEnding(log, { withParent: config.byNpm });
  let failure: unknown = null;
  const starting = start(options, standing, ending, log).catch((error: unknown) => {
    failure = error;
    ending.ask(exitStatus.refused);
  });
  const status = await ending.asked;
  await starting;
  await end(standing, log);
  if (failure !== null) return tellFailure(failure, print);
  return status;
}

function heldLine(directory: string, { pid, since }: Holder): string {
  const who = pid === null ? '另一个进程' : `进程 ${pid}（${since ?? ''} 启动）`;
  return `数据目录 ${directory} 正被${who}使用，不能再启动一个。要么先停掉它，要么用 DATA_DIR 换一个目录。`;
}

/** What the web server cannot do it says in words; anything else belongs to whoever called. */
function tellFailure(error: unknown, print: Print): number {
  const { code = '' } = factsOf(error);
  if (!(error instanceof Error) || !/^(EADDR|EACCES|ENOTFOUND|EAI_)/.test(code)) throw error;
  print(error.message, 'err');
  return exitStatus.refused;
}

async function start(options: ServeOptions, standing: Standing, ending: Ending, log: Log): Promise<void> {
  const { config, clock, print, terminal } = options;
  // Before a store is opened, or even made: a mistake in it is told at once.
  const roster = config.roster === null ? null : await readRosterFile(config.roster);
  const store =
    config.databaseUrl === null
      ? await openConfiguredEmbedded(config)
      : await openConfiguredPostgres(config, config.databaseUrl, postgresConnections);
  standing.store = store;
  const { db, seal } = store;
  if (store.kind === 'postgresql') await freeClaimsOfTheDead(db);
  if (roster !== null) await importRoster(store, roster, clock.now());
  const isDemo = config.demo && (await importDemo(store, clock.now()));
  const chatLog: ChatLog = createChatLog(db, seal);
  const channels = await openChannels(config, {
    web: { log: chatLog, withhold: (text) => (suspectsSecret(text) ? null : text), clock },
    terminal: terminal
      ? {
          input: process.stdin,
          output: process.stdout,
          clock,
          setClock(at) {
            clock.set(at);
            standing.house?.lookAtClock().catch((error: unknown) => log.warn(factsOf(error), 'what is due could not be taken'));
          },
          interrupted: () => ending.ask(exitStatus.done),
        }
      : null,
    oneTaker: oneTakerOf(store, standing.leaving.signal),
    accounts: {
      recordOf: (account) => createAccountRecord(db, seal, clock, account),
      takeDirectory: takePrivateDirectory,
      moveHome,
      clock,
      // A journal keeps what whoever sits at a terminal sees and forgets.
      showInTerminal: (text) => (config.toJournal ? undefined : print(text, 'out')),
    },
    log,
  });
  const handlers = store.kind === 'embedded' ? embeddedHandlers : postgresHandlers;
  let publicUrl = config.publicUrl ?? '';
  const metrics = createMetrics({ token: config.metricsToken, classes: deliveryClasses, waiting: () => within(askStoreMs, waitingIn(db)) });
  const house = createHouse({ db, seal, clock, channels, handlers, publicUrl: () => publicUrl, retention: config.retention, model: modelOf(config), refused: metrics.refused, log });
  standing.house = house;
  const web = createWeb({
    page: (wanted) => pageOf(store, house, clock, isDemo, wanted),
    channelRoutes: channels.flatMap((channel) => channel.routes ?? []),
    invitationLink: (code) => channels.flatMap((channel) => channel.link?.(`bind_${code}`) ?? [])[0] ?? null,
    health: () => readiness(store, channels),
    referrals: { db, seal, clock, known: () => house.known(), post: (write) => house.post(write) },
    papers: { db, seal, clock, known: () => house.known(), logger: log },
    calendars: { db, seal, clock, roster: async () => (await house.known()).roster },
    login: loginPageOf(store, clock, channels, house, config, log),
    metrics,
    host: config.host,
    port: config.port,
    logger: log,
  });
  standing.web = web;
  // The web first: a port that is taken ends the start before anything was taken from a platform.
  const { url } = await web.start();
  publicUrl ||= url;
  await house.start();
  await standing.hold?.serveCommands((argv, printLine) => runForOthers(argv, printLine, { options, store, house, channels, log }));
  const welcome = isDemo ? await demoWelcome(store, config.publicUrl ?? url, terminal, clock.now()) : [];
  log.info({ store: store.kind, channels: channels.map(({ name }) => name), ms: Math.round(performance.now()) }, 'serving');
  for (const line of [`huiyin ready ${url}`, ...welcome]) print(line, 'out');
}

/** On the embedded store this process is alone; on PostgreSQL a lease says who takes an account's messages. */
function oneTakerOf(store: SealedStore, leaving: AbortSignal): OneTaker {
  if (store.kind === 'embedded') return (_, work) => work(new AbortController().signal);
  const leases = createLeases(store.db);
  return async (account, work) => {
    const done = new AbortController();
    await leases.holdLease(
      `take:${account}`,
      async (lost) => {
        // When the work ends, for whatever reason, it is for the channel to ask again.
        await work(lost).finally(() => done.abort());
      },
      AbortSignal.any([done.signal, leaving]),
    );
  };
}

/** Nothing is asked of it before a turn does. */
function modelOf({ model }: Config): HouseDeps['model'] {
  if (model === null) return null;
  const { dailyCalls, ...server } = model;
  return { assist: createAssist(server), dailyCalls };
}

/** Any process may show it: how the login stands is in the store. */
function loginPageOf({ db, seal }: SealedStore, clock: SettableClock, channels: readonly Channel[], house: House, { publicUrl }: Config, logger: Log): LoginPageDeps | undefined {
  const account = loginAccountOf(channels);
  return account ? { db, seal, clock, roster: async () => (await house.known()).roster, ...account, secureCookies: publicUrl?.startsWith('https:') ?? false, logger } : undefined;
}

async function pageOf({ db }: SealedStore, house: House, clock: SettableClock, demo: boolean, wanted: string | undefined): Promise<PageData> {
  const { roster } = await house.known();
  const studios = [...roster.studios.values()];
  const shown = shownInFull(studios, wanted);
  // A store that is away takes nothing from the page but these days.
  const now = clock.now();
  const [days, visits, plan] = shown ? await Promise.all([nextDays(db, roster, shown.code, now), nextVisits(db, roster, shown.code, now), yearPlan(db, shown.code, now)]).catch(() => [[], [], []]) : [[], [], []];
  return { studios: studios.map((studio) => (studio === shown ? { ...studio, nextDays: days, nextVisits: visits, yearPlan: plan } : studio)), demo };
}

async function readiness({ db, kind }: SealedStore, channels: readonly Channel[]): Promise<Readiness> {
  const answered = await within(askStoreMs, rosterVersionOf(db)).catch(() => null);
  const words = channels.map((channel) => {
    const { up, detail } = channel.health();
    return [channel.name, up ? 'up' : (detail ?? 'down')] as const;
  });
  return { ready: answered !== null, store: kind, channels: Object.fromEntries(words) };
}

async function waitingIn(db: Db): Promise<Waiting> {
  const outbox = (await countByClass(db)).map((one) => ({ class: deliveryClasses[one.class] ?? '', count: one.count }));
  return { inbox: await countWaiting(db), parked: await countParked(db), outbox };
}

/** What `doctor` looks at besides the store. */
export function machineSettings({ publicUrl, dataDir, databaseUrl, dataKeys, clock, metricsToken, demo, model }: Config): MachineSettings {
  return { publicUrl, dataDir, embedded: databaseUrl === null, keyFile: dataKeys === null, clock, metricsToken, demo, model };
}

interface Serving {
  options: ServeOptions;
  store: SealedStore;
  house: House;
  channels: readonly Channel[];
  log: Log;
}

/** A command of another process, carried out on the store that this one holds. */
async function runForOthers(argv: string[], print: Print, { options, store, house, channels, log }: Serving): Promise<number> {
  const { config, clock, inviteLinks } = options;
  const began = performance.now();
  const [command = ''] = argv;
  log.info({ command }, 'a command of another process');
  try {
    const status = await runCommand(argv, {
      print,
      clock,
      inviteLinks,
      withStore: (_, _use, work) => work(store),
      serve: () => Promise.resolve(exitStatus.held),
      rehearse: () => Promise.reject(new Error('a rehearsal needs no store, and is asked of nobody else')),
      inServer: true,
      settings: machineSettings(config),
      retention: config.retention,
      channels: () => Promise.resolve(channels),
    });
    log.info({ command, status, ms: Math.round(performance.now() - began) }, 'a command has ended');
    return status;
  } catch (error) {
    log.error({ command, ...factsOf(error) }, 'a command failed');
    print('程序出错了，这个命令没有做完；详情见服务的日志。', 'err');
    return exitStatus.refused;
  } finally {
    await house.refreshRoster().catch((error: unknown) => log.warn(factsOf(error), 'the roster could not be read anew'));
  }
}

/** A command that takes longer fails when the store is closed, and says so: the end of the process waits for nobody. */
const commandsEndMs = 6_000;

/** Takes no more, finishes what is under way, commands of others among it, and lets go of the store last. */
async function end({ hold, store, house, web, leaving }: Standing, log: Log): Promise<void> {
  leaving.abort();
  const orLog = (what: string) => (error: unknown) => log.error({ what, ...factsOf(error) }, 'something did not end in order');
  const commands = hold === null ? null : within(commandsEndMs, hold.endCommands()).catch(orLog('commands'));
  await Promise.all([house?.stop().catch(orLog('house')), web?.stop().catch(orLog('web')), commands]);
  await store?.close().catch(orLog('store'));
  await hold?.release().catch(orLog('hold'));
}
