// The log of the web chat in memory, for tests: the same promises as the store's, without a database.

import type { ChatLog, LogEntry, NewEntry } from '../../src/bots/web/web-chat.ts';

export interface MemoryChatLog extends ChatLog {
  /** All that one session holds now, for assertions. */
  entries(session: string): LogEntry[];
  sessions(): string[];
  /** Entries of another process: nobody is called back. */
  appendQuietly(session: string, entry: NewEntry): { id: number } | null;
}

/** An empty log; share it between two channels to play two processes or a restart. */
export function memoryChatLog(): MemoryChatLog {
  const all = new Map<string, LogEntry[]>();
  const watchers = new Map<string, Set<() => void>>();
  let lastId = 0;

  function put(session: string, entry: Omit<LogEntry, 'id'>): { id: number } | null {
    const entries = all.get(session) ?? [];
    if (entries.some((one) => one.clientId === entry.clientId)) return null;
    lastId += 1;
    all.set(session, [...entries, { id: lastId, ...entry }]);
    return { id: lastId };
  }

  function tell(session: string): void {
    for (const onAppend of watchers.get(session) ?? []) onAppend();
  }

  const of = (session: string): LogEntry[] => all.get(session) ?? [];

  return {
    entries: of,
    sessions: () => [...all.keys()],
    appendQuietly: put,
    async append(session, entry) {
      const appended = put(session, entry);
      if (appended) tell(session);
      return appended;
    },
    async entryId(session, clientId) {
      return of(session).find((entry) => entry.clientId === clientId)?.id ?? null;
    },
    async since(session, afterId, limit) {
      return of(session)
        .filter((entry) => entry.id > afterId)
        .slice(0, limit);
    },
    async shownButton(session, press) {
      for (const entry of of(session).toReversed()) {
        const button = entry.buttons.find((one) => one.press === press);
        if (button) return { label: button.label, entryId: entry.replaces ?? entry.id };
      }
      return null;
    },
    async rewrite(session, id, change) {
      const original = of(session).find((entry) => entry.id === id);
      if (!original) return false;
      if (put(session, { ...change, from: original.from, files: original.files, replaces: id })) tell(session);
      return true;
    },
    async erase(session, id, change) {
      const original = of(session).find((entry) => entry.id === id);
      if (!original) return false;
      for (const entry of of(session)) {
        if (entry.id === id || entry.replaces === id) Object.assign(entry, { text: '', buttons: [], files: [] });
      }
      if (put(session, { ...change, text: '', buttons: [], files: [], from: original.from, replaces: id })) tell(session);
      return true;
    },
    watch(session, onAppend) {
      const watching = watchers.get(session) ?? new Set();
      watchers.set(session, watching.add(onAppend));
      return () => void watching.delete(onAppend);
    },
  };
}
