// The purge: what has had its time goes, what an open matter or a quote needs stays, and nobody waits for it.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createNightly } from '../../src/jobs/nightly.ts';
import { rowsOf } from '../../src/store/db.ts';
import { openPostgres } from '../../src/store/open.ts';
import { purge, type PurgeCounts } from '../../src/store/purge.ts';
import { defaultRetention } from '../../src/store/retention.ts';
import { openDesk, said, write } from '../mailroom/desk.ts';
import { stores, type FreshStore } from '../support/databases.ts';

const now = Date.parse('2026-12-01T03:00:00+08:00');
const none: PurgeCounts = { letters: 0, arrived: 0, deliveries: 0, chat_log: 0, refusals: 0, screenings: 0, invitations: 0, bookings: 0, reception_invitations: 0, absences: 0, swaps: 0, errands: 0, errand_calls: 0 };

describe.each(stores)('the purge ($kind)', ({ kind, open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const daysAgo = (days: number) => sql`${new Date(now - days * 86_400_000).toISOString()}::timestamptz`;
  const run = (dryRun = false) => purge(store.db, defaultRetention, now, { dryRun });

  async function letter(eventId: string, status: string, days: number): Promise<void> {
    await store.db.execute(sql`insert into letters (account, event_id, conversation, status, received_at) values ('paper:1', ${eventId}, 'paper:1/1', ${status}, ${daysAgo(days)})`);
  }
  async function delivery(messageId: string, status: string, days: number, number: string | null = null): Promise<void> {
    await store.db.execute(sql`
      insert into deliveries (lane, class, status, message_id, matter, purpose, created_at)
      values ('paper:1/1', 1, ${status}, ${messageId}, ${number}, 'card', ${daysAgo(days)})`);
  }
  async function matter(number: string, status: string, lastEventDays: number): Promise<void> {
    await store.db.execute(sql`
      insert into matters (number, running, studio, resident, conversation, draft, status, category, text, attachment_count, urgent, contested, round, raised_at)
      values (${number}, 1, 'BM', gen_random_uuid(), 'paper:1/1', ${number}, ${status}, '其他', '', 0, false, false, 0, ${daysAgo(900)})`);
    await store.db.execute(sql`insert into matter_events (matter, at, by, event) values (${number}, ${daysAgo(900)}, '{}', '{}'), (${number}, ${daysAgo(lastEventDays)}, '{}', '{}')`);
  }
  const left = async (table: 'letters' | 'deliveries'): Promise<string[]> => {
    const name = sql.raw(table === 'letters' ? 'event_id' : 'message_id');
    return rowsOf<{ name: string }>(await store.db.execute(sql`select ${name} as name from ${sql.raw(table)} order by 1`)).map((row) => row.name);
  };

  test('letters: handled ones after 30 days, those put aside after 90, those that wait never', async () => {
    await letter('done old', 'done', 31);
    await letter('done young', 'done', 29);
    await letter('parked old', 'parked', 91);
    await letter('parked young', 'parked', 89);
    await letter('waiting', 'waiting', 1000);
    expect(await run(true)).toStrictEqual({ ...none, letters: 2 });
    expect(await left('letters')).toHaveLength(5);
    expect(await run()).toStrictEqual({ ...none, letters: 2 });
    expect(await left('letters')).toStrictEqual(['done young', 'parked young', 'waiting']);
  });

  test('deliveries: what was about a matter stays while it is open, and 400 days after its last event', async () => {
    await matter('BM26-0001', 'replied', 500);
    await matter('BM26-0002', 'closed', 399);
    await matter('BM26-0003', 'closed', 401);
    await matter('BM26-0004', 'declined', 401);
    for (const [index, number] of ['BM26-0001', 'BM26-0002', 'BM26-0003', 'BM26-0004'].entries()) await delivery(`of ${index + 1}`, 'sent', 800, number);
    await delivery('of 3, young', 'sent', 300, 'BM26-0003');
    await delivery('of none, old', 'sent', 31);
    await delivery('of none, young', 'refused', 29);
    await delivery('waits', 'waiting', 800);
    await delivery('held', 'held', 800);
    // Lists, which can still be taken back with one of the matters that they show.
    for (const [id, days] of [['list, old', 401], ['list, young', 399]] as const) {
      await delivery(id, 'sent', days);
      await store.db.execute(sql`update deliveries set also_about = '["BM26-0001", "BM26-0003"]' where message_id = ${id}`);
    }
    expect(await run()).toStrictEqual({ ...none, deliveries: 4 });
    expect(await left('deliveries')).toStrictEqual(['held', 'list, young', 'of 1', 'of 2', 'of 3, young', 'of none, young', 'waits']);
  });

  test('what was about a year of receptions, 400 days after its end; a number on which a record card hangs stays', async () => {
    const person = '11111111-1111-4111-8111-111111111111';
    const years = ['2023', '2024', '2025', '2026'];
    for (const year of years) {
      const id = `BM-${year}0630-0900`;
      await store.db.execute(sql`
        insert into receptions (id, studio, kind, planned, date, from_time, to_time, provisional, representatives, rota_by_hand, capacity, by_hand)
        values (${id}, 'BM', 'reception', ${`${year}-06-30`}, ${`${year}-06-30`}, '09:00', '11:30', false, '[]', false, 20, false)`);
      for (const turn of [1, 2])
        await store.db.execute(sql`insert into bookings (reception, person, conversation, turn, status, booked_at) values (${id}, ${turn === 1 ? person : '22222222-2222-4222-8222-222222222222'}, 'paper:1/1', ${turn}, 'came', now())`);
      await store.db.execute(sql`insert into reception_invitations (reception, department, matters, invited_at) values (${id}, 'CG', '[]', now())`);
      await store.db.execute(sql`insert into swaps (id, studio, reception, absent, asked, state, since) values (${`s${year}`}, 'BM', ${id}, ${person}, '[]', 'over', now())`);
      await store.db.execute(sql`insert into absences (person, from_day, to_day) values (${person}, ${`${year}-12-28`}, ${`${year}-12-31`})`);
    }
    // Of the second who came in 2023 there is a card, of the first it was blanked.
    await store.db.execute(sql`
      insert into record_cards (id, studio, representative, form, "on", outcome, words, opened_at)
      select 'BM-230630-0900:' || turn, 'BM', ${person}, 'studio', '2023-06-30', 'answered', case when turn = 2 then 'x'::bytea end, now() from generate_series(1, 2) turn`);
    expect(await run(true)).toStrictEqual({ ...none, bookings: 3, reception_invitations: 2, absences: 2, swaps: 2 });
    expect(await run()).toStrictEqual({ ...none, bookings: 3, reception_invitations: 2, absences: 2, swaps: 2 });
    const kept = rowsOf<{ reception: string; turn: number }>(await store.db.execute(sql`select reception, turn from bookings order by reception, turn`));
    expect(kept.map(({ reception, turn }) => `${reception.slice(3, 7)}:${turn}`)).toEqual(['2023:2', '2025:1', '2025:2', '2026:1', '2026:2']);
    expect(await run()).toStrictEqual(none);
  });

  test('the rest, each in its time; many rows, page by page', async () => {
    await store.db.execute(sql`insert into refusals (at, reason, conversation) select ${daysAgo(91)}, 'flood', 'paper:1/1' from generate_series(1, 2500)`);
    await store.db.execute(sql`insert into refusals (at, reason, conversation) values (${daysAgo(89)}, 'flood', 'paper:1/1')`);
    await store.db.execute(sql`insert into screenings (at, ground, outcome) values (${daysAgo(1101)}, 'judicial', 'shown'), (${daysAgo(1099)}, 'judicial', 'shown')`);
    await store.db.execute(sql`
      insert into chat_log (session, client_id, at, entry)
      select 's' || one % 7, one::text, case when one % 2 = 0 then ${daysAgo(181)} else ${daysAgo(179)} end, '' from generate_series(1, 2200) one`);
    await store.db.execute(sql`insert into people (id, created_at) values ('11111111-1111-4111-8111-111111111111', now())`);
    await store.db.execute(sql`insert into arrived (account, message_id, at) values ('wechat:main', 'old', ${daysAgo(31)}), ('wechat:main', 'young', ${daysAgo(29)})`);
    for (const [hash, days] of [['old', 31], ['young', 29]] as const) {
      await store.db.execute(sql`insert into invitations (code_hash, person, made_at, expires_at) values (${hash}, '11111111-1111-4111-8111-111111111111', ${daysAgo(50)}, ${daysAgo(days)})`);
    }
    expect(await run()).toStrictEqual({ ...none, refusals: 2500, arrived: 1, screenings: 1, chat_log: 1100, invitations: 1 });
    expect(await run()).toStrictEqual(none);
  });

  test('two at once take each row once', async () => {
    for (let index = 0; index < 30; index += 1) await letter(`old ${index}`, 'done', 31);
    const both = await Promise.all([run(), run()]);
    expect(both[0].letters + both[1].letters).toBe(30);
  });

  test.runIf(kind === 'postgresql')('what somebody has in hand is passed over, and not waited for', async () => {
    const other = await openPostgres(store.url ?? '', { connections: 1 });
    await letter('in hand', 'done', 31);
    await letter('free', 'done', 31);
    await other.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from letters where event_id = 'in hand' for update`);
      expect((await run()).letters).toBe(1);
    });
    expect(await left('letters')).toStrictEqual(['in hand']);
    await other.close();
  });

  test('while letters are handled nobody waits, and nothing of theirs goes', async () => {
    const house = await openDesk(await open());
    await house.db.execute(sql`
      insert into letters (account, event_id, conversation, status, received_at)
      select 'paper:1', 'old ' || one, 'paper:1/old', 'done', timestamptz '2026-01-01' from generate_series(1, 3000) one`);
    await house.db.execute(sql`
      insert into deliveries (lane, class, status, purpose, created_at) select 'paper:1/old', 1, 'sent', 'answer', timestamptz '2026-01-01' from generate_series(1, 3000)`);
    const users = Array.from({ length: 12 }, (_, index) => String(index + 1));
    for (const user of users) await write(house, user, 'raise the lamp');
    const [counts] = await Promise.all([purge(house.db, defaultRetention, house.clock.now(), { dryRun: false }), house.settle({ patienceMs: 60_000 })]);
    expect(counts).toStrictEqual({ ...none, letters: 3000, deliveries: 3000 });
    expect(users.map((user) => said(house.paper, user).length)).toStrictEqual(users.map(() => 1));
    await house.close();
  });

  test('once a night, by one of all processes, and not by day', async () => {
    const log: unknown[] = [];
    const listening = { debug: () => undefined, info: (fields: object) => void log.push(fields), warn: () => undefined, error: () => undefined };
    let at = '2026-12-01T20:00:00+08:00';
    const process = () => createNightly({ db: store.db, clock: { now: () => Date.parse(at) }, retention: defaultRetention, log: listening });
    const [one, other] = [process(), process()];
    const lookAt = async (moment: string): Promise<number> => {
      at = moment;
      const before = log.length;
      await Promise.all([one.look(), other.look()]);
      return log.length - before;
    };
    await letter('old', 'done', 60);
    expect(await lookAt('2026-12-01T20:00:00+08:00')).toBe(0);
    expect(await lookAt('2026-12-02T02:05:00+08:00')).toBe(1);
    expect(log[0]).toMatchObject({ letters: 1, ms: expect.any(Number) });
    expect(await lookAt('2026-12-02T05:00:00+08:00')).toBe(0);
    expect(await lookAt('2026-12-03T03:00:00+08:00')).toBe(1);
    // A clock that was turned back.
    expect(await lookAt('2026-11-20T03:00:00+08:00')).toBe(1);
    one.stop();
    other.stop();
    expect(await lookAt('2026-12-04T03:00:00+08:00')).toBe(0);
  });
});
