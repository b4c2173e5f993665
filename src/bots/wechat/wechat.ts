// The WeChat channel: one account on wechaty, behind whichever puppet is configured.

import { join } from 'node:path';
import type { Clock } from '../../calendar/clock.ts';
import { factsOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Abilities, AccountKey, Channel, Pace } from '../channel.ts';
import type { AccountRecord } from './account-record.ts';
import { createCondition } from './condition.ts';
import { examineWechat } from './examine.ts';
import { createLoginDesk } from './login.ts';
import type { Online } from './online.ts';
import { pause } from './pause.ts';
import { createPresence, usualPresenceTimes, type PresenceTimes } from './presence.ts';
import { openPuppet, type OpenPuppet, type PuppetSettings } from './puppet.ts';
import { createSession, usualSessionTimes, type OnlyOne, type SessionTimes } from './session.ts';
import { createHandover } from './handover.ts';
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
  onlyOne: OnlyOne;
  record: AccountRecord;
  clock: Clock;
  /** For whoever sits at the terminal: what the picture to be scanned says. */
  printQr: (qr: string) => void;
  log: Log;
  /** In place of the configured one. */
  openPuppet?: () => Promise<OpenPuppet>;
  times?: Partial<SessionTimes & PresenceTimes>;
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

const askMembersMs = 8_000;
const readAgainMs = 1_000;

/** Makes the channel. Nothing of wechaty is loaded, and nothing made on disk, before `start`. */
export function createWechat(options: WechatOptions): Channel {
  const { settings, directory, record, clock, log } = options;
  const account = wechatAccount;
  const times = { ...usualSessionTimes, ...usualPresenceTimes, ...options.times };
  const condition = createCondition();
  const handover = createHandover({ onStored: condition.stores, log });
  const teller = createTeller(account, handover);
  const login = createLoginDesk({ record, teller, condition, clock, printQr: options.printQr, log });
  const presence = createPresence({ record, teller, clock, times, log });
  const session = createSession({
    openPuppet: options.openPuppet ?? (() => openPuppet(settings)),
    takeDirectory: () => options.takeDirectory(directory),
    memoryCard: join(directory, 'login'),
    onlyOne: options.onlyOne,
    attach: [presence.attach, login.attach],
    onOnline: (online, ended) => {
      atWork(online, ended).catch((error: unknown) => log.error(factsOf(error), 'wechat: the work after a login failed'));
    },
    onDown: login.down,
    condition,
    times,
    log,
  });

  async function atWork(_online: Online, ended: AbortSignal): Promise<void> {
    const loggedInAt = clock.now();
    const lastSeen = await readAgain(() => record.lastSeen(), ended, log);
    if (ended.aborted || lastSeen === undefined) return;
    login.up(lastSeen === null);
    await presence.watch(loggedInAt, lastSeen, Promise.resolve(0), ended);
  }

  return {
    name: 'wechat',
    account,
    can: abilities(settings.pace),
    ...(settings.studio === null ? {} : { studio: settings.studio }),
    start(receive) {
      handover.start(receive);
      session.start();
      return Promise.resolve();
    },
    async stop() {
      handover.stop();
      await session.stop();
    },
    health: condition.health,
    canSend: () => session.online() !== null,
    async members(chat) {
      const online = session.online();
      if (online === null) return null;
      const ids = await within(askMembersMs, online.bot.puppet.roomMemberList(chat)).catch(() => null);
      return ids?.filter((id) => id !== online.self.id) ?? null;
    },
    examine: (asked) => examineWechat({ settings, directory, online: session.online }, asked),
    send: () => Promise.resolve({ ok: false, why: 'later' }),
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
