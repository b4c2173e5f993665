// Who may import whom (HOUSE.md): one table, read by test/architecture.test.ts. A better wall is moved here first.

/** A room of `src`, or a file at its top. */
export interface Room {
  /** Rooms, or single files of rooms, as paths below `src`. A room may always import itself. */
  rooms: readonly string[];
  /** Packages of npm. `node:` modules are named in `pure`. */
  packages: readonly string[];
  /** Imports no `node:` module and asks neither the time nor chance. */
  pure?: true;
}

const pureRooms: Record<string, Room> = {
  calendar: { rooms: [], packages: ['temporal-polyfill', 'chinese-days'], pure: true },
  texts: { rooms: [], packages: ['@fluent/bundle', 'opencc-js'], pure: true },
  matters: { rooms: ['calendar'], packages: ['@monyone/aho-corasick', 'libphonenumber-js', 'opencc-js'], pure: true },
  flows: { rooms: ['matters', 'calendar', 'texts'], packages: ['zod'], pure: true },
  reports: { rooms: ['matters', 'calendar', 'texts', 'flows/documents/in-words.ts'], packages: ['hono', 'zod'], pure: true },
};

const innerRooms: Record<string, Room> = {
  store: { rooms: ['matters', 'calendar', 'flows/flow.ts', 'flows/broadcast-contract.ts', 'flows/desk-contract.ts', 'flows/errand-contract.ts', 'flows/paper-contract.ts', 'flows/refusal-reason.ts', 'flows/supervision-contract.ts'], packages: ['drizzle-orm', 'postgres', '@electric-sql/pglite', 'zod'] },
  bots: { rooms: ['flows/flow.ts', 'texts', 'within.ts'], packages: ['grammy', 'wechaty', 'wechaty-puppet', 'wechaty-puppet-service', 'wechaty-grpc', 'file-box', 'uqr', 'undici', 'zod'] },
  assist: { rooms: ['matters', 'flows/errand-contract.ts'], packages: ['undici', 'zod'] },
  media: { rooms: [], packages: ['sharp', 'file-type', 'flydrive'] },
  errands: { rooms: ['matters', 'calendar', 'texts', 'reports', 'assist', 'media', 'store', 'flows/errand-contract.ts', 'bots/channel.ts', 'mailroom/inbox.ts'], packages: [] },
  admin: { rooms: ['bots/channel.ts', 'matters', 'calendar', 'texts', 'reports', 'store', 'media', 'mailroom/address.ts', 'mailroom/inbox.ts'], packages: ['yaml', 'zod'] },
  commands: { rooms: ['admin', 'bots/channel.ts', 'matters', 'store', 'calendar', 'rehearsal/rehearse.ts'], packages: ['zod'] },
  mailroom: { rooms: ['flows', 'matters', 'calendar', 'texts', 'store', 'bots/channel.ts'], packages: ['zod'] },
  jobs: { rooms: ['matters', 'calendar', 'reports', 'flows/studio-chat.ts', 'store', 'mailroom/inbox.ts', 'mailroom/quiet-chats.ts'], packages: ['node-cron'] },
  rehearsal: { rooms: ['admin', 'bots/channel.ts', 'calendar', 'flows/flow.ts', 'house.ts', 'store'], packages: [] },
  web: {
    rooms: ['flows/flow.ts', 'flows/page-form.ts', 'flows/paper-contract.ts', 'flows/staff/plain-hints.ts', 'flows/staff/trivial.ts', 'bots/channel.ts', 'matters', 'calendar', 'texts', 'reports', 'store', 'mailroom/inbox.ts'],
    packages: ['hono', '@hono/node-server', 'ical-generator', 'prom-client', 'uqr', 'zod'],
  },
};

/** Files at the top of `src`. `*`: every room. */
const topFiles: Record<string, Room> = {
  'main.ts': { rooms: ['*'], packages: [] },
  'serve.ts': { rooms: ['*'], packages: ['@hono/node-server', 'hono'] },
  'cli.ts': { rooms: ['commands'], packages: [] },
  'config.ts': { rooms: ['calendar', 'store/data-key.ts', 'store/retention.ts'], packages: ['zod'] },
  'log.ts': { rooms: [], packages: ['pino'] },
  'clock.ts': { rooms: [], packages: [] },
  'ending.ts': { rooms: [], packages: [] },
  'within.ts': { rooms: [], packages: [] },
  'house.ts': { rooms: ['assist', 'bots/channel.ts', 'calendar', 'errands', 'flows/heard.ts', 'flows/route.ts', 'jobs', 'mailroom', 'store', 'within.ts'], packages: [] },
  'opening.ts': { rooms: ['store'], packages: [] },
  'welcome.ts': { rooms: ['admin', 'store'], packages: [] },
};

export const rooms: Readonly<Record<string, Room>> = { ...pureRooms, ...innerRooms, ...topFiles };

/** Anybody may know what an instant and a clock are. */
export const knownToAll = ['calendar/clock.ts'];

/** For every room that is not pure: who catches an error has to pass it through `factsOf`, the one way into the log. */
export const logFile = 'log.ts';

/** Who may import config.ts: the roots, which hand on what a room needs. */
export const configReaders = ['main.ts', 'serve.ts'];

/** SQL is spoken here only. */
export const sqlRoom = 'store';
export const sqlPackages = ['drizzle-orm', 'postgres', '@electric-sql/pglite'];

/** Folders that say nothing of what is in them. */
export const forbiddenFolders = ['utils', 'helpers', 'services', 'types'];

export const maxLines = 300;
