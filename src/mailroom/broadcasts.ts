// Announcements on their way: page by page into the outbox, as many messages as may leave at once, with their progress for who waits.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '../bots/channel.ts';
import type { Clock, Instant } from '../calendar/clock.ts';
import { quietForAnyUntil } from '../calendar/quiet-hours.ts';
import type { Log } from '../log.ts';
import { quietHoursOfStudios, studiosOfDistrict } from '../matters/quiet.ts';
import type { Roster } from '../matters/roster.ts';
import { countAudience, countOutcomes, countUnsent, keepBroadcast, nextRecipients, stopBroadcast, takeBroadcast, unfinishedBroadcasts, type RunningBroadcast } from '../store/broadcasts.ts';
import type { Db } from '../store/db.ts';
import { enqueue, type NewDelivery } from '../store/enqueue.ts';
import { takePlaces } from '../store/pacing.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import { progressFor, recipientsMessage } from './broadcast-messages.ts';
import { canSend, paceOfBroadcasts, paceOfNotices } from './pace.ts';

export interface BroadcastsDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  /** Who is who, with the quiet hours of each studio, as this process knows it. */
  known: () => Promise<{ roster: Roster }>;
  channels: ReadonlyMap<string, Channel>;
  /** Something was written that may leave now. */
  written: () => void;
  log: Log;
}

export interface Broadcasts {
  /** Writes what may leave now; resolves with the number of messages. @throws when the store is away */
  goOn(): Promise<number>;
  /** The same again and again, evenly, until for a while nothing may leave. @throws when the store is away */
  goOnEvenly(): Promise<void>;
  /** Begins nothing more. */
  stop(): void;
}

/** Where an account is slow or away, no more of what it sends than this lies in the outbox: little to stop. */
const aheadMs = 2_000;
/** Between two looks while something is under way: the places of this time leave together. */
const lookEveryMs = 120;
/** After so many looks in vain (the night, an account that is away) the next second is soon enough. */
const looksInVain = 3;
/** How often its progress is shown anew. */
const showEveryMs = 15_000;
/** What has not moved for a day is no news any more: the rest of it never leaves. */
const staleMs = 24 * 60 * 60_000;

export function createBroadcasts(deps: BroadcastsDeps): Broadcasts {
  const stopping = new AbortController();

  /** One short transaction each, in which its row is locked: no other process gives it out at the same time. */
  async function look(numbers: readonly number[]): Promise<number> {
    if (numbers.length === 0) return 0;
    const { roster } = await deps.known();
    let count = 0;
    for (const number of numbers) count += await deps.db.transaction((tx) => goOnWith(deps, tx, number, roster));
    if (count > 0) deps.written();
    return count;
  }

  return {
    goOn: async () => look(await unfinishedBroadcasts(deps.db)),
    async goOnEvenly() {
      for (let inVain = 0; inVain < looksInVain && !stopping.signal.aborted; ) {
        const begun = performance.now();
        const numbers = await unfinishedBroadcasts(deps.db);
        if (numbers.length === 0) return;
        inVain = (await look(numbers)) > 0 ? 0 : inVain + 1;
        await sleep(Math.max(0, lookEveryMs - (performance.now() - begun)), undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    },
    stop: () => stopping.abort(),
  };
}

async function goOnWith(deps: BroadcastsDeps, tx: Db, number: number, roster: Roster): Promise<number> {
  const taken = await takeBroadcast(tx, deps.seal, number);
  if (!taken) return 0;
  const now = deps.clock.now();
  const quietUntil = quietForIt(taken, roster, now);
  const running = { ...taken, recipients: taken.recipients ?? (await countAudience(tx, taken)), ending: await endingOf(deps, tx, taken, now) };
  const waiting = await countUnsent(tx, number);
  const page = running.ending === null && quietUntil === null ? await nextPage(deps, tx, running, waiting) : { messages: [], places: running.places };
  const isThrough = running.ending === null && [...deps.channels.keys()].every((account) => page.places[account] === null);
  const ending = isThrough ? 'through' : running.ending;
  // Nobody is woken to hear that it has grown old.
  const isToldLater = ending === 'stale' && quietUntil !== null;
  const isOver = ending !== null && waiting.size + page.messages.length === 0 && !isToldLater;
  const seen = { ...running, ending, endedAt: isOver ? now : null };
  const shown = isToldLater ? null : await progressOf(deps, tx, seen, now, quietUntil);
  const messages = [...page.messages, ...(shown?.messages ?? [])];
  await enqueue(tx, messages);
  await keepBroadcast(tx, number, {
    recipients: running.recipients,
    places: page.places,
    ending,
    ...(page.messages.length > 0 ? { movedAt: now } : {}),
    ...(shown ? { shown: shown.through, shownAt: now } : {}),
    ...(isOver ? { endedAt: now, text: null, told: [], ...(await countOutcomes(tx, number)) } : {}),
  });
  return messages.length;
}

/** It goes by the quiet hours of its studio; what is for a district waits as long as it is quiet in any studio of it. Null: it may leave. */
function quietForIt({ scope }: RunningBroadcast, roster: Roster, now: Instant): Instant | null {
  const studios = 'studio' in scope ? [scope.studio] : studiosOfDistrict(scope.district, roster);
  return quietForAnyUntil(now, quietHoursOfStudios(studios, roster));
}

/** Why nothing more of it is written. A process that was down, or an account that was away, for a day has let it grow old. */
async function endingOf({ seal, log }: BroadcastsDeps, tx: Db, { number, ending, movedAt }: RunningBroadcast, now: Instant): Promise<RunningBroadcast['ending']> {
  if (now - movedAt <= staleMs || ending === 'stopped' || ending === 'stale') return ending;
  await stopBroadcast(tx, number, 'stale', seal.close('delivery', { kind: 'recalled' }));
  log.warn({ broadcast: number }, 'an announcement that had not moved for a day is not sent any more');
  return 'stale';
}

interface Page {
  messages: NewDelivery[];
  places: RunningBroadcast['places'];
}

/** What each account can take now. */
async function nextPage(deps: BroadcastsDeps, tx: Db, running: RunningBroadcast, waiting: ReadonlyMap<string, number>): Promise<Page> {
  const page: Page = { messages: [], places: { ...running.places } };
  for (const [account, channel] of deps.channels) {
    const place = running.places[account];
    const ahead = Math.max(1, Math.ceil((channel.can.perSecond * aheadMs) / 1000));
    const room = Math.min(paceOfBroadcasts(channel.can).burst, ahead - (waiting.get(account) ?? 0));
    if (place === null || room <= 0) continue;
    const found = await nextRecipients(tx, running, account, place ?? null, room);
    // Of an account that is away nobody may be waiting: then nothing waits for it.
    if (found.length > 0 && !canSend(channel)) continue;
    const recipients = found.slice(0, await placesFor(tx, channel, found.length));
    const last = recipients.at(-1)?.person ?? place;
    if (found.length < room && recipients.length === found.length) page.places[account] = null;
    else if (last !== undefined) page.places[account] = last;
    page.messages.push(...recipients.map((recipient) => recipientsMessage(deps.seal, channel.can, running, recipient, deps.clock.now())));
  }
  return page;
}

/** How many may leave now. Where the account paces all it says, a message takes its place when it leaves. */
async function placesFor(tx: Db, { account, can }: Channel, wanted: number): Promise<number> {
  if (can.pace) return wanted;
  const evenly = await takePlaces(tx, `broadcast ${account}`, paceOfBroadcasts(can), wanted);
  return takePlaces(tx, account, paceOfNotices(can), evenly);
}

/** The message that shows how far it is: said at first, rewritten now and then, and at the end. Null: it stays as it is. */
async function progressOf({ seal, channels }: BroadcastsDeps, tx: Db, running: RunningBroadcast, now: Instant, quietUntil: Instant | null): Promise<{ messages: NewDelivery[]; through: number } | null> {
  const { conversation, shown, shownAt } = running;
  const can = channels.get(accountOf(conversation ?? ''))?.can;
  const isDue = shownAt === null || running.endedAt !== null || (can?.edit === true && Math.abs(now - shownAt) >= showEveryMs);
  if (conversation === null || !can || !isDue) return null;
  const counts = await countOutcomes(tx, running.number);
  const through = counts.sent + counts.failed;
  if (through === shown && running.endedAt === null) return null;
  return { messages: [progressFor(seal, can, { ...running, conversation }, counts, now, quietUntil)], through };
}
