// Fills a store with the matters of a whole district: many studios, what people bring, most of it closed, some of it late.

import { createHash } from 'node:crypto';
import type postgres from 'postgres';

/** Rows in one statement. */
const atOnce = 50_000;

/** Two to three letters: AA, AB … */
export function studioCode(index: number): string {
  return `${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`;
}

/** As the statement below makes them: each brings three matters. */
export function residentOf(index: number): string {
  const hex = createHash('md5').update(`resident${Math.floor(index)}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** One in each studio, with all that is accepted there. */
export function representativeOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export async function fillDistrict(sql: postgres.Sql, count: number, studios: number): Promise<void> {
  for (let from = 1; from <= count; from += atOnce) await fillSome(sql, from, Math.min(count, from + atOnce - 1), studios);
  // As the migration does for what was there before.
  await sql.unsafe(`
    insert into matter_words (number, pairs)
    select number, array(select distinct pair from (
        select substring(words from place for 2) as pair
        from (select lower(number || E'\\n' || category || E'\\n' || coalesce(place, '') || E'\\n' || text) as words) as said,
          generate_series(1, char_length(words) - 1) as place) as pairs
      where pair !~ '\\s') from matters on conflict do nothing`);
  for (const table of ['matters', 'matter_words']) await sql.unsafe(`vacuum analyze ${table}`);
  await sql.unsafe('checkpoint');
}

async function fillSome(sql: postgres.Sql, from: number, to: number, studios: number): Promise<void> {
  const raised = `timestamptz '2026-11-30 10:00+08' - n * interval '90 seconds'`;
  const studio = `chr(65 + n % ${studios} / 26) || chr(65 + n % ${studios} % 26)`;
  const running = `n / ${studios} + 1`;
  const what = `(array['路灯坏了好几天', '电梯老是停在半路', '垃圾没人收，味道大', '下水道堵了，水往外冒', '车停在消防通道上', '半夜施工吵得睡不着',
    '广场舞声音太大', '医保报销不知道找谁', '工资三个月没发', '学校门口没有斑马线', '河边的护栏断了', '楼上漏水没人管'])[n % 12 + 1]`;
  const road = `(array['圭峰路', '东门大街', '翠湖花园', '建设二路', '河堤北路', '人民路', '新村'])[n % 7 + 1]`;
  const rare = `case when n % 5000 = 7 then '凤凰花园' when n = 77777 then '门口的石狮子倒了' else '' end`;
  await sql.unsafe(`
    insert into matters (number, running, studio, resident, conversation, draft, status, department, representative, category, place, text, attachment_count,
      urgent, contested, round, promise, raised_at, accepted_at, replied_at, closed_at)
    select ${studio} || '26-' || lpad((${running})::text, 4, '0'), ${running}, ${studio}, md5('resident' || n / 3)::uuid, 'telegram:1/' || n / 3, 'filled' || n,
      case when n % 25 = 0 then (array['accepted', 'referred'])[n / 25 % 2 + 1] when n % 25 = 1 then 'raised' when n % 25 = 2 then 'replied' else 'closed' end,
      case when n % 50 = 25 then (array['CG', 'ZJ', 'SW', 'JT'])[n / 50 % 4 + 1] end,
      case when n % 25 <> 1 then ('00000000-0000-4000-8000-' || lpad((n % ${studios})::text, 12, '0'))::uuid end,
      (array['环境卫生', '市政设施', '交通停车', '物业管理', '噪音扰民', '教育'])[n % 6 + 1], ${road} || n % 97 || '号',
      ${road} || n % 97 || '号' || ${rare} || ${what} || '，已经跟物业说过' || n % 5 || '次', 0, false, false, 1,
      case when n % 25 < 2 then json_build_object('what', 'reply', 'on', to_char(date '2026-11-10' + n % 40, 'YYYY-MM-DD'), 'provisional', false)::jsonb end,
      ${raised}, ${raised} + interval '1 hour', ${raised} + interval '5 days', case when n % 25 > 2 then ${raised} + interval '6 days' end
    from generate_series(${from}, ${to}) n on conflict do nothing`);
}
