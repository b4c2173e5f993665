// What was written and is not yet stored by the desk: kept in the browser, sent in order, each with the same id until it is taken.

/**
 * One message or press that waits.
 * @typedef {{ id: string, text: string | null, press: string | null, label: string, at: number, order: number }} Unsent
 * @typedef {{ kind: 'sent' } | { kind: 'later' } | { kind: 'refused', message: string }} Outcome
 */

const PREFIX = 'huiyin.unsent.';
const POST_MS = 15_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
const REFUSED = new Set([400, 403, 413, 415]);

/**
 * The browser's storage, or memory where it is forbidden (private windows of some phones).
 * @param {() => Storage} storage
 * @returns {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys(): string[] }}
 */
export function keeper(storage) {
  /** @type {Map<string, string>} */
  const memory = new Map();
  /** @type {Storage | null} */
  let real = null;
  try {
    real = storage();
    real.setItem('huiyin.try', '1');
    real.removeItem('huiyin.try');
  } catch {
    real = null;
  }
  return {
    getItem: (key) => memory.get(key) ?? real?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (real === null) memory.set(key, value);
        else real.setItem(key, value);
      } catch {
        // Full: it lasts as long as the page does.
        memory.set(key, value);
      }
    },
    removeItem(key) {
      memory.delete(key);
      real?.removeItem(key);
    },
    keys: () => [...new Set([...memory.keys(), ...(real === null ? [] : Object.keys(real))])],
  };
}

/** An id that nobody else makes; crypto.randomUUID is missing on plain http in a village's own network. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {ReturnType<typeof keeper>} kept
 * @param {{ onSent(item: Unsent): void, onRefused(item: Unsent, message: string): void, onStuck(stuck: boolean): void }} told
 */
export function createOutbox(kept, told) {
  let pauseMs = FIRST_PAUSE_MS;
  let order = 0;
  let sending = false;
  let open = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const waiting = load(kept);

  async function flush() {
    if (sending || !open) return;
    sending = true;
    clearTimeout(timer);
    for (let item = waiting[0]; item !== undefined; item = waiting[0]) {
      const outcome = await post(item);
      if (outcome.kind === 'later') {
        // An item of its own key each: two tabs never overwrite each other's list.
        timer = setTimeout(flush, pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        told.onStuck(true);
        break;
      }
      pauseMs = FIRST_PAUSE_MS;
      waiting.shift();
      kept.removeItem(PREFIX + item.id);
      told.onStuck(false);
      if (outcome.kind === 'sent') told.onSent(item);
      else told.onRefused(item, outcome.message);
    }
    sending = false;
  }

  return {
    waiting: () => [...waiting],
    /** @param {string} id */
    has: (id) => waiting.some((item) => item.id === id),
    /** @param {{ id: string, text: string | null, press: string | null, label: string }} item */
    add(item) {
      order += 1;
      const unsent = { ...item, at: Date.now(), order };
      waiting.push(unsent);
      kept.setItem(PREFIX + item.id, JSON.stringify(unsent));
      void flush();
    },
    /** Sends what waits, now and whenever something is added. */
    start() {
      open = true;
      void flush();
    },
    /** The network seems to be back: does not wait for the pause to end. */
    hurry() {
      pauseMs = FIRST_PAUSE_MS;
      void flush();
    },
  };
}

/** What an earlier visit could not send. @param {ReturnType<typeof keeper>} kept @returns {Unsent[]} */
function load(kept) {
  const items = [];
  for (const key of kept.keys()) {
    if (!key.startsWith(PREFIX)) continue;
    try {
      items.push(JSON.parse(kept.getItem(key) ?? ''));
    } catch {
      kept.removeItem(key);
    }
  }
  return items.sort((a, b) => a.at - b.at || a.order - b.order);
}

/**
 * @param {Unsent} item
 * @returns {Promise<Outcome>}
 */
async function post(item) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), POST_MS);
  try {
    const response = await fetch('/chat/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(item.press === null ? { id: item.id, text: item.text } : { id: item.id, press: item.press }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: giveUp.signal,
    });
    if (response.status === 202) return { kind: 'sent' };
    if (!REFUSED.has(response.status)) return { kind: 'later' };
    const answer = await response.json().catch(() => ({}));
    return { kind: 'refused', message: typeof answer.message === 'string' ? answer.message : '这条没发出去。' };
  } catch {
    // Whether it arrived or not: the same id goes again, and the desk takes it once.
    return { kind: 'later' };
  } finally {
    clearTimeout(timer);
  }
}
