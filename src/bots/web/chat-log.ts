// The port to the log of the web chat: what both sides said, in order, durable, so that a reload shows everything once.

import type { Button } from '../../flows/flow.ts';

/** A file that was shown; on the web only its kind and name. */
interface ShownFile {
  kind: string;
  name: string;
}

/** What is appended. `clientId` is unique within the session: the second append of the same one changes nothing. */
export interface NewEntry {
  /** The page's own id of a message, or `delivery:<id>` for the desk's. A colon never occurs in the page's. */
  clientId: string;
  /** Milliseconds since 1970. */
  at: number;
  from: 'desk' | 'resident';
  text: string;
  buttons: readonly Button[];
  files: readonly ShownFile[];
}

export interface LogEntry extends NewEntry {
  id: number;
  /** This entry is a newer wording of that one, which the page then shows in its place. */
  replaces?: number;
}

/**
 * The log of all sessions. A session is a chat id, never the cookie itself.
 * Ids of one session have to become visible in ascending order: a stream that has seen 7 never asks for 6 again. So an append
 * locks its session until it commits.
 */
export interface ChatLog {
  /** Null: this client id is there already. */
  append(session: string, entry: NewEntry): Promise<{ id: number } | null>;
  /** The entry that was made with this client id; after a crash a repeat needs the same message id. */
  entryId(session: string, clientId: string): Promise<number | null>;
  /** Entries with a greater id, oldest first. */
  since(session: string, afterId: number, limit: number): Promise<readonly LogEntry[]>;
  /** The newest button of this session with that press; `entryId` is the message it belongs to (of a rewrite: the replaced one). */
  shownButton(session: string, press: string): Promise<{ label: string; entryId: number } | null>;
  /** Appends an entry that replaces `id`. False: the session has no such entry. Twice with one client id is once. */
  rewrite(session: string, id: number, change: Pick<NewEntry, 'clientId' | 'at' | 'text' | 'buttons'>): Promise<boolean>;
  /**
   * Blanks the text, buttons and files of `id` and of everything that replaced it, and appends an empty entry that replaces it,
   * so that open pages drop it too. False: the session has no such entry.
   */
  erase(session: string, id: number, change: Pick<NewEntry, 'clientId' | 'at'>): Promise<boolean>;
  /** Calls back after each append of this process; other processes are found by asking `since`. */
  watch(session: string, onAppend: () => void): () => void;
}
