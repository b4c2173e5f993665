// The WeChat channel: one account on wechaty, behind whichever puppet is configured.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../calendar/clock.ts';
import { factsOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Abilities, AccountKey, Channel, Pace } from '../channel.ts';
import type { AccountRecord } from './account-record.ts';
import { createCondition } from './session/condition.ts';
import { createEchoes } from './out/echoes.ts';
import { examineWechat } from './examine.ts';
import type { FetchOptions } from './in/fetch.ts';
import { createFriends, type FriendsTimes } from './friends.ts';
import { hearGroups, membersOf } from './groups.ts';
import { createHandover } from './in/handover.ts';
import { createIntake } from './in/intake.ts';
import { createLoginDesk } from './login.ts';
import { makeMemoryCard } from './session/memory-card.ts';
import type { OnlineNow } from './session/online.ts';
import { pause } from './session/pause.ts';
import { createPresence, usualPresenceTimes, type PresenceTimes } from './session/presence.ts';
import { openPuppet, type OpenPuppet, type PuppetSettings } from './session/puppet.ts';
import { createSend } from './out/send.ts';
import { createSession, usualSessionTimes, type OnlyOne, type SessionTimes } from './session/session.ts';
import { createTeller } from './tell.ts';

export interface WechatSettings extends PuppetSettings {
  /** Code of the studio whose account this is; null: the district's. */
  studio: string | null;
  pace: Pace;
  /** So many requests to be a friend are accepted in an hour. */
  friendsPerHour: number;
}

export interface WechatOptions {
  settings: WechatSettings;
  /** Absolute; the login session lies in it, and nobody but its owner may look in. */
  directory: string;
  /** Makes the directory and takes it for this process alone, until what it gives is called; null: another process has it. */
  takeDirectory: (directory: string) => Promise<(() => void) | null>;
  /** What libraries keep in the home of whoever runs the program lies there from now on. */
  moveHome: (directory: string) => void;
  onlyOne: OnlyOne;
  record: AccountRecord;
  clock: Clock;
  /** For whoever sits at the terminal: what the picture to be scanned says. */
  printQr: (qr: string) => void;
  log: Log;
  /** In place of the configured one. */
  openPuppet?: () => Promise<OpenPuppet>;
  times?: Partial<SessionTimes & PresenceTimes & WorkTimes>;
}

interface WorkTimes {
  fetch: FetchOptions;
  friends: Partial<FriendsTimes>;
  /** How long messages that could not be fetched are counted before officers are told. */
  tellMissesAfterMs: number;
  sendLimitMs: number;
}

/** The platform's own id is known only after a login, and may be another one after the next: the account is simply ours. */
export const wechatAccount: AccountKey = 'wechat:main';

/** `maxChars`: a longer text is cut silently by some puppets. A group bears no more than anywhere else. */
function abilities(pace: Pace): Abilities {
  return {
    buttons: false,
    quotes: false,
    mentions: true,
    edit: false,
    erase: false,
    files: true,
    maxChars: 599,
    push: 'always',
    stableIds: false,
    groupPerMinute: 18,
    // Half of the account is left for answers.
    perSecond: pace.perMinute / 60 / 2,
    pace,
  };
}

/** Of the port's 5 s for a stop. */
const showLimitMs = 700;
const readAgainMs = 1_000;

/** Makes the channel. Nothing of wechaty is loaded, and nothing made on disk, before `start`. */
export function createWechat(options: WechatOptions): Channel {
  const { settings, directory, record, clock, log } = options;
  const account = wechatAccount;
  const times = { ...usualSessionTimes, ...usualPresenceTimes, ...options.times };
  const memoryCard = join(directory, 'login');
  const condition = createCondition();
  const handover = createHandover({ onStored: condition.stores, log });
  const teller = createTeller(account, handover);
  const login = createLoginDesk({ record, teller, condition, clock, printQr: options.printQr, log });
  const presence = createPresence({ record, teller, clock, times, log });
  // The parts are attached to the session, and ask it in their turn.
  const online: OnlineNow = () => session.online();
  const echoes = createEchoes();
  const shared = { account, record, online, handover, clock, log };
  const intake = createIntake({ ...shared, teller, echoes, fetch: times.fetch, tellMissesAfterMs: times.tellMissesAfterMs });
  const friends = createFriends({ ...shared, perHour: settings.friendsPerHour, times: times.friends });
  /** Some puppets keep what they know of people, and a lock, under the home of their user: there nobody else looks, and nobody else is. */
  async function ownHome(): Promise<void> {
    const home = join(directory, 'home');
    await mkdir(home, { recursive: true, mode: 0o700 });
    options.moveHome(home);
  }
  const session = createSession({
    openPuppet: options.openPuppet ?? (() => openPuppet(settings, ownHome)),
    takeDirectory,
    memoryCard,
    onlyOne: options.onlyOne,
    attach: [presence.attach, login.attach, intake.attach, friends.attach, hearGroups(account, online, handover)],
    onOnline: (_, ended) => {
      atWork(ended).catch((error: unknown) => log.error(factsOf(error), 'wechat: the work after a login failed'));
    },
    onDown: login.down,
    condition,
    times,
    log,
  });

  async function takeDirectory(): Promise<(() => void) | null> {
    const release = await options.takeDirectory(directory);
    if (release === null) return null;
    try {
      await makeMemoryCard(memoryCard);
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }

  async function atWork(ended: AbortSignal): Promise<void> {
    const loggedInAt = clock.now();
    const unfetched = intake.resume(ended);
    void friends.resume();
    const lastSeen = await readAgain(() => record.lastSeen(), ended, log);
    if (ended.aborted || lastSeen === undefined) return;
    login.up(lastSeen === null);
    await presence.watch(loggedInAt, lastSeen, unfetched, ended);
  }

  return {
    name: 'wechat',
    account,
    can: abilities(settings.pace),
    ...(settings.studio === null ? {} : { studio: settings.studio }),
    start(receive) {
      handover.start(receive);
      intake.start();
      friends.start();
      session.start();
      return Promise.resolve();
    },
    async stop() {
      intake.stop();
      friends.stop();
      handover.stop();
      await session.stop();
      // A code that is no more is not to be seen.
      await within(showLimitMs, login.written());
    },
    health: condition.health,
    canSend: () => online() !== null,
    members: (chat) => membersOf(online, chat),
    examine: (asked) => examineWechat({ settings, directory, online }, asked),
    send: createSend({ online, echoes, limitMs: times.sendLimitMs }),
  };
}

/** Undefined: it ended before. */
async function readAgain<Value>(read: () => Promise<Value>, ended: AbortSignal, log: Log): Promise<Value | undefined> {
  while (!ended.aborted) {
    try {
      return await read();
    } catch (error) {
      log.warn(factsOf(error), 'wechat: the record of the account could not be read yet');
      await pause(readAgainMs, ended);
    }
  }
  return undefined;
}
