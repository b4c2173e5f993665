// Fills a store with matters as the years would: over several studios, most of them closed, some with their events and texts.

import type postgres from 'postgres';

const studios = ['BM', 'DZ', 'HC', 'LT', 'MG', 'NX', 'QS', 'SH', 'TP', 'WL'];
/** Every so many matters one has its events and texts. */
const withHistoryEvery = 5;
/** Rows in one statement. */
const atOnce = 100_000;

/** Writes them with one number after the other in each studio, and tells PostgreSQL what it now holds. */
export async function fillMatters(sql: postgres.Sql, count: number): Promise<void> {
  for (let from = 1; from <= count; from += atOnce) await fillSome(sql, from, Math.min(count, from + atOnce - 1));
  for (const studio of studios) {
    await sql`insert into counters (scope, last) values (${`${studio}26`}, ${Math.ceil(count / studios.length)})
      on conflict (scope) do update set last = greatest(counters.last, excluded.last)`;
  }
  // By hand, and not by autovacuum in the middle of a round.
  for (const table of ['matters', 'matter_events', 'matter_texts', 'people', 'counters']) await sql.unsafe(`vacuum analyze ${table}`);
  await sql.unsafe('checkpoint');
}

async function fillSome(sql: postgres.Sql, from: number, to: number): Promise<void> {
  const raised = `timestamptz '2026-11-30 10:00+08' - n * interval '7 seconds'`;
  const number = `(array['${studios.join(`','`)}'])[n % ${studios.length} + 1] || to_char(n / ${studios.length} + 1, '"26-"FM000099999')`;
  // A resident brings three matters in his time.
  const resident = `md5('resident' || n / 3)::uuid`;
  await sql.unsafe(`
    insert into people (id, created_at) select distinct on (n / 3) ${resident}, ${raised} from generate_series(${from}, ${to}) n
    on conflict do nothing`);
  await sql.unsafe(`
    insert into matters (number, running, studio, resident, conversation, draft, status, category, place, text, attachment_count,
      urgent, contested, round, promise, raised_at, accepted_at, replied_at, closed_at)
    select ${number}, n / ${studios.length} + 1, left(${number}, 2), ${resident}, 'telegram:1/' || n / 3, 'filled' || n,
      case when n % 50 = 0 then 'accepted' when n % 50 = 1 then 'raised' else 'closed' end,
      (array['环境卫生', '市政设施', '交通停车', '物业管理'])[n % 4 + 1], '圭峰路' || n % 300 || '号门口',
      '圭峰路' || n % 300 || '号门口的路灯坏了' || n % 9 || '天了，晚上看不见路，老人小孩都怕摔', 0, false, false, 1,
      '{"what": "reply", "on": "2026-12-15", "provisional": false}'::jsonb, ${raised}, ${raised} + interval '1 hour',
      ${raised} + interval '5 days', case when n % 50 > 1 then ${raised} + interval '6 days' end
    from generate_series(${from}, ${to}) n on conflict do nothing`);
  await sql.unsafe(`
    insert into matter_events (matter, at, by, event)
    select ${number}, ${raised} + step * interval '1 hour', '{"person": null, "role": "system"}'::jsonb,
      case step when 0 then '{"type": "accepted", "representative": null}' else '{"type": "closed", "why": "settled"}' end::jsonb
    from generate_series(${from}, ${to}) n, generate_series(0, 1) step where n % ${withHistoryEvery} = 0`);
  await sql.unsafe(`
    insert into matter_texts (id, matter, kind, at, by, original, masked)
    select 'filled' || n, ${number}, 'original', ${raised}, '{"person": null, "role": "resident"}'::jsonb,
      decode(repeat(md5(n::text), 4), 'hex'), '圭峰路' || n % 300 || '号门口的路灯坏了'
    from generate_series(${from}, ${to}) n where n % ${withHistoryEvery} = 0`);
}
