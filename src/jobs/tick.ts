// Turns what has fallen due into letters, to the instant where this process knows of it, and within a second otherwise (DESIGN §5).

import type { Clock, Instant } from '../calendar/clock.ts';
import { factsOf, type Log } from '../log.ts';
import type { Inbox, OwnLetter } from '../mailroom/inbox.ts';
import type { Roster } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { dropDues, moveDues, nextDue, takeDue, type Due } from '../store/dues.ts';
import { quietDues } from './quiet-dues.ts';

export interface TickDeps {
  db: Db;
  inbox: Inbox;
  clock: Clock;
  /** Who is who, with the quiet hours of each studio, as this process knows it. */
  known: () => Promise<{ roster: Roster }>;
  /** The studio whose account this is. */
  studioOf: (account: string) => string | null;
  /** Letters of these chats became durable: the worker may look. */
  stored: (chats: readonly string[]) => void;
  log: Log;
}

export interface Tick {
  /**
   * Turns everything that is due now into letters, or leaves it to the end of the quiet hours; resolves with how much was due.
   * What was turned before changes nothing.
   * @throws when the store is away
   */
  tick(): Promise<number>;
  /** Something will fall due then: this process wakes up for it. */
  expect(at: Instant): void;
  /** Takes no more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** The clock may be turned while a timer runs: it is asked again at least this often. */
const longestSleepMs = 60_000;

/** What somebody else has in hand stays due for a moment: it is not asked for without pause. */
const shortestSleepMs = 10;

export function createTick(deps: TickDeps): Tick {
  const { clock, log } = deps;
  /** The earliest instant that is known of since the last look into the store. */
  let expected: Instant | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<number> | null = null;
  let stopped = false;

  function expect(at: Instant): void {
    if (expected !== null && expected <= at) return;
    expected = at;
    arm();
  }

  /** The business clock may run at an offset to the real one: only the distance counts. */
  function arm(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (expected === null || stopped) return;
    timer = setTimeout(wake, Math.min(Math.max(expected - clock.now(), shortestSleepMs), longestSleepMs));
  }

  function wake(): void {
    // The schedule ticks again within a second, so a store that is away is told once and there is nothing to repeat.
    tick().catch((error: unknown) => log.debug(factsOf(error), 'what is due could not be taken'));
  }

  async function run(): Promise<number> {
    expected = null;
    let turned = 0;
    for (;;) {
      const taken = await turn(deps);
      turned += taken.length;
      if (taken.length > 0) deps.stored(taken.map((due) => due.conversation));
      if (taken.length === 0 || stopped) break;
    }
    const next = await nextDue(deps.db);
    if (next !== null) expect(next);
    return turned;
  }

  function tick(): Promise<number> {
    if (stopped) return Promise.resolve(0);
    // What comes while one tick is under way has the clock of a moment later.
    const before = running;
    const mine: Promise<number> = (before ? before.catch(() => 0).then(run) : run()).finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  }

  return {
    tick,
    expect,
    async stop() {
      stopped = true;
      arm();
      await running?.catch(() => 0);
    },
  };
}

/** One transaction: letters are there exactly when their dues are gone. */
async function turn({ db, inbox, clock, known, studioOf }: TickDeps): Promise<Due[]> {
  const { roster } = await known();
  return db.transaction(async (tx) => {
    const now = clock.now();
    const due = await takeDue(tx, now);
    const waiting = await quietDues(tx, due, { roster, studioOf, now });
    const ripe = due.filter((one) => !waiting.has(one));
    await inbox.post(tx, ripe.map(letterOf));
    await dropDues(tx, ripe);
    await moveDues(tx, waiting);
    return due;
  });
}

/** Named after what is due and when, so that turning it twice, or in two processes, gives one letter. */
function letterOf({ id, at, what, args, conversation, user }: Due): OwnLetter {
  return { id: `${id}:${new Date(at).toISOString()}`, conversation, user, body: { kind: 'due', what, args } };
}
