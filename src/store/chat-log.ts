// The log of the web chat: what both sides said in each session, sealed, durable, and numbered in the order in which it shows.

import { and, asc, desc, eq, gt, gte, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import type { Button } from '../flows/flow.ts';
import { rowsOf, type Db } from './db.ts';
import { chatLog } from './schema/mail.ts';
import type { Seal } from './seal.ts';

const buttons = z.array(z.object({ label: z.string(), press: z.string() }));
const files = z.array(z.object({ kind: z.string(), name: z.string() }));

/** The sealed part of a row, checked when it is read like anything that was stored by another release. */
const contentShape = z.object({
  from: z.enum(['desk', 'resident']),
  text: z.string(),
  buttons,
  files,
  /** This entry is a newer wording of that one. */
  replaces: z.number().exactOptional(),
});
type Content = z.output<typeof contentShape>;

/** What is appended. `clientId` is unique within its session. */
interface NewEntry {
  clientId: string;
  at: Instant;
  from: 'desk' | 'resident';
  text: string;
  buttons: readonly Button[];
  files: readonly { kind: string; name: string }[];
}

interface LogEntry extends NewEntry {
  id: number;
  replaces?: number;
}

/** The port of the web chat (bots/web/chat-log.ts), as the store keeps its promises. */
export interface StoredChatLog {
  append(session: string, entry: NewEntry): Promise<{ id: number } | null>;
  entryId(session: string, clientId: string): Promise<number | null>;
  since(session: string, afterId: number, limit: number): Promise<readonly LogEntry[]>;
  shownButton(session: string, press: string): Promise<{ label: string; entryId: number } | null>;
  rewrite(session: string, id: number, change: Pick<NewEntry, 'clientId' | 'at' | 'text' | 'buttons'>): Promise<boolean>;
  erase(session: string, id: number, change: Pick<NewEntry, 'clientId' | 'at'>): Promise<boolean>;
  watch(session: string, onAppend: () => void): () => void;
}

/** First half of the advisory locks of sessions; the other half is the session's hash. Any number does. */
const sessionLocks = 7_304_412;

/** Entries opened at once in the search for a button: nearly always it is on the newest message. */
const buttonPage = 50;

/** Entries that are searched for a button; what is older scrolled away long ago. */
const buttonDepth = 2000;

const blank = { text: '', buttons: [], files: [] };

interface Logging {
  db: Db;
  seal: Seal;
  told: (session: string) => void;
}

/** @param db the store itself, not a transaction: entries are durable when a promise resolves */
export function createChatLog(db: Db, seal: Seal): StoredChatLog {
  const watchers = new Map<string, Set<() => void>>();
  const logging: Logging = {
    db,
    seal,
    told(session) {
      for (const onAppend of watchers.get(session) ?? []) onAppend();
    },
  };
  return {
    async append(session, { clientId, at, ...entry }) {
      const id = await insert(db, seal, session, { clientId, at, content: contentOf(entry) });
      if (id === null) return null;
      logging.told(session);
      return { id };
    },
    async entryId(session, clientId) {
      const rows = await db
        .select({ id: chatLog.id })
        .from(chatLog)
        .where(and(eq(chatLog.session, session), eq(chatLog.clientId, clientId)));
      return rows[0]?.id ?? null;
    },
    async since(session, afterId, limit) {
      const rows = await db
        .select()
        .from(chatLog)
        .where(and(eq(chatLog.session, session), gt(chatLog.id, afterId)))
        .orderBy(asc(chatLog.id))
        .limit(limit);
      return rows.map(({ id, clientId, at, entry }) => ({ id, clientId, at, ...read(seal, entry) }));
    },
    shownButton: (session, press) => findButton(db, seal, session, press),
    rewrite: (session, id, change) => rewrite(logging, session, id, change),
    erase: (session, id, change) => erase(logging, session, id, change),
    watch(session, onAppend) {
      const watching = watchers.get(session) ?? new Set();
      watchers.set(session, watching.add(onAppend));
      return () => {
        watching.delete(onAppend);
        if (watching.size === 0 && watchers.get(session) === watching) watchers.delete(session);
      };
    },
  };
}

/** Until the transaction ends: whoever comes next in this session gets a greater id, and shows it later. */
function lockOf(session: string): SQL {
  return sql`pg_advisory_xact_lock(${sessionLocks}::int, hashtext(${session}))`;
}

/** One statement: the lock is taken before the id is drawn, and let go of when the row is there for all to see. */
async function insert(
  db: Db,
  seal: Seal,
  session: string,
  entry: { clientId: string; at: Instant; content: Content },
): Promise<number | null> {
  const rows = rowsOf<{ id: string | number }>(
    await db.execute(sql`
      insert into chat_log (session, client_id, at, entry)
      select ${session}, ${entry.clientId}, ${new Date(entry.at).toISOString()}::timestamptz, ${seal.close('chat', entry.content)}::bytea
      from (select ${lockOf(session)} offset 0) locked
      on conflict (session, client_id) do nothing returning id`),
  );
  return rows[0] ? Number(rows[0].id) : null;
}

async function findButton(db: Db, seal: Seal, session: string, press: string): Promise<{ label: string; entryId: number } | null> {
  let below: number | null = null;
  for (let seen = 0; seen < buttonDepth; seen += buttonPage) {
    const page: { id: number; entry: Uint8Array }[] = await db
      .select({ id: chatLog.id, entry: chatLog.entry })
      .from(chatLog)
      .where(and(eq(chatLog.session, session), below === null ? undefined : lt(chatLog.id, below)))
      .orderBy(desc(chatLog.id))
      .limit(buttonPage);
    for (const { id, entry } of page) {
      const shown = read(seal, entry);
      const button = shown.buttons.find((one) => one.press === press);
      if (button) return { label: button.label, entryId: shown.replaces ?? id };
      below = id;
    }
    if (page.length < buttonPage) return null;
  }
  return null;
}

async function rewrite(
  { db, seal, told }: Logging,
  session: string,
  id: number,
  change: Pick<NewEntry, 'clientId' | 'at' | 'text' | 'buttons'>,
): Promise<boolean> {
  const done = await db.transaction(async (tx) => {
    const original = await lockEntry(tx, seal, session, id);
    if (!original) return 'unknown';
    const { from, files: shownFiles } = original;
    const replacing = contentOf({ from, text: change.text, buttons: change.buttons, files: shownFiles, replaces: id });
    return (await insert(tx, seal, session, { ...change, content: replacing })) === null ? 'repeated' : 'appended';
  });
  if (done === 'appended') told(session);
  return done !== 'unknown';
}

async function erase(
  { db, seal, told }: Logging,
  session: string,
  id: number,
  change: Pick<NewEntry, 'clientId' | 'at'>,
): Promise<boolean> {
  const done = await db.transaction(async (tx) => {
    const original = await lockEntry(tx, seal, session, id);
    if (!original) return 'unknown';
    // What replaces an entry came after it, and says so only where it is sealed.
    const later = await tx
      .select({ id: chatLog.id, entry: chatLog.entry })
      .from(chatLog)
      .where(and(eq(chatLog.session, session), gte(chatLog.id, id)));
    for (const row of later) {
      const wording = read(seal, row.entry);
      if (row.id !== id && wording.replaces !== id) continue;
      await tx
        .update(chatLog)
        .set({ entry: seal.close('chat', { ...wording, ...blank }) })
        .where(and(eq(chatLog.session, session), eq(chatLog.id, row.id)));
    }
    const content = { ...blank, from: original.from, replaces: id };
    return (await insert(tx, seal, session, { ...change, content })) === null ? 'repeated' : 'appended';
  });
  if (done === 'appended') told(session);
  return done !== 'unknown';
}

/** Locks the session and reads an entry, so that nothing is changed between reading and writing. */
async function lockEntry(tx: Db, seal: Seal, session: string, id: number): Promise<Content | null> {
  await tx.execute(sql`select ${lockOf(session)}`);
  const rows = await tx
    .select({ entry: chatLog.entry })
    .from(chatLog)
    .where(and(eq(chatLog.session, session), eq(chatLog.id, id)));
  return rows[0] ? read(seal, rows[0].entry) : null;
}

function read(seal: Seal, entry: Uint8Array): Content {
  return contentShape.parse(seal.open('chat', entry));
}

function contentOf(entry: Omit<LogEntry, 'id' | 'clientId' | 'at'>): Content {
  const { from, text, replaces } = entry;
  return { from, text, buttons: [...entry.buttons], files: [...entry.files], ...(replaces === undefined ? {} : { replaces }) };
}
