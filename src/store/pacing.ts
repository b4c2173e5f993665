// The pace of an account, or of a chat, that all processes share.

import { sql, type SQL } from 'drizzle-orm';
import { headOf, leaseSeconds, type LeasedDelivery } from './deliveries.ts';
import { rowsOf, type Db } from './db.ts';
import { listOf } from './prepared.ts';

/** At most `burst` at once, one more every `everyMs`. */
export interface Places {
  everyMs: number;
  burst: number;
}

/**
 * Takes the next place in a pace that all processes share, if there is one.
 * @returns 0 when the place was taken, else milliseconds until there is one
 */
export async function takePlace(db: Db, key: string, places: Places): Promise<number> {
  const rows = rowsOf<{ taken: number }>(
    await db.execute(sql`
      insert into pacing (key, next_at) values (${key}, now() - ${fullMs(places)} + ${ms(places.everyMs)})
      on conflict (key) do update set next_at = ${afterTaking(sql`pacing.next_at`, places)}
      where pacing.next_at <= now()
      returning 1 as taken`),
  );
  if (rows.length > 0) return 0;
  const waits = rowsOf<{ wait_ms: string | number }>(
    await db.execute(sql`select extract(epoch from next_at - now()) * 1000 as wait_ms from pacing where key = ${key}`),
  );
  return Math.max(1, Number(waits[0]?.wait_ms ?? 1));
}

/** Takes as many of these places as there are, `wanted` at most. @returns how many */
export async function takePlaces(db: Db, key: string, places: Places, wanted: number): Promise<number> {
  if (wanted <= 0) return 0;
  await db.execute(sql`insert into pacing (key, next_at) values (${key}, now() - ${fullMs(places)}) on conflict (key) do nothing`);
  const from = sql`greatest(next_at, now() - ${fullMs(places)})`;
  const rows = rowsOf<{ taken: number }>(
    await db.execute(sql`
      with free as (
        select least(${wanted}::int, floor(extract(epoch from now() - ${from}) * 1000 / ${places.everyMs}::float8)::int + 1) as places
        from pacing where key = ${key} and next_at <= now() for update)
      update pacing set next_at = ${from} + ${ms(places.everyMs)} * free.places from free where key = ${key} returning free.places as taken`),
  );
  return rows[0]?.taken ?? 0;
}

/** What a message of an account with a pace of its own takes, all or nothing. */
export interface Turns {
  /** Over the whole account. */
  account: Places;
  /** Where it goes to another chat than the last one. */
  otherChat: Places;
  /** In its own chat; a staff group has another pace. */
  chat: Places;
  group: Places;
  /** Of notices and broadcasts besides, but for staff groups. */
  notice: Places;
}

const noticeClass = 2;
/** Before the key of a chat: its places as a staff group. A chat that becomes one begins anew, for the steps are others. */
const staffGroupMark = 'group ';

/**
 * Leases the next message of an account with a pace of its own, and takes its places with it. The most urgent class goes first; of
 * chats, staff groups, then the one that was served longest ago. Alerts need no place. Notices and broadcasts leave half of the places
 * to answers, which so never wait for them. The account's row is locked, so two processes cannot take one place.
 * @param groups lanes that are staff groups
 * @returns null when nothing may leave now
 */
export async function leaseInTurn(db: Db, claim: string, account: string, turns: Turns, groups: readonly string[]): Promise<LeasedDelivery | null> {
  if (!(await anyWaits(db, account))) return null;
  const { chat, group } = turns;
  const [row] = rowsOf<Omit<LeasedDelivery, 'claim'>>(
    await db.execute(sql`
      with account as materialized (select * from pacing where key = ${account} for update),
      next as (
        select lanes.key, is_group, of_chat.*, head.* from account, lanes
          cross join lateral (select lanes.key in (select json_array_elements_text(${listOf(groups)}::text::json)) as is_group) of_lane
          cross join lateral (
            select case when is_group then ${staffGroupMark} else '' end || lanes.key as own_key,
              case when is_group then ${ms(group.everyMs)} else ${ms(chat.everyMs)} end as every,
              case when is_group then ${fullMs(group)} else ${fullMs(chat)} end as full_burst,
              case when is_group then ${reservedMs(group)} else ${reservedMs(chat)} end as reserved) of_chat
          left join pacing own on own.key = own_key
          cross join lateral (${headOf(sql`lanes.key`)}) head
        where lanes.account = ${account} and ${isFree}
          and (class = 0
            or class < ${noticeClass} and account.next_at <= now() and (account.chat = lanes.key or account.other_chat_at <= now())
              and coalesce(own.next_at <= now(), true)
            or account.next_at <= now() - ${reservedMs(turns.account)}
              and (account.chat = lanes.key or account.other_chat_at <= now() - ${reservedMs(turns.otherChat)})
              and coalesce(own.next_at <= now() - reserved, true)
              and (is_group or account.notice_at <= now()))
        order by class, is_group desc, lanes.next_at, id limit 1 for update of lanes skip locked),
      leased as (
        update lanes set lease_until = now() + ${leaseSeconds} * interval '1 second', claim = ${claim} from next where lanes.key = next.key),
      taken as (
        update pacing set chat = next.key, next_at = ${afterTaking(sql`pacing.next_at`, turns.account)},
          other_chat_at = case when chat = next.key then other_chat_at else ${afterTaking(sql`other_chat_at`, turns.otherChat)} end,
          notice_at = case when class < ${noticeClass} or is_group then notice_at else ${afterTaking(sql`notice_at`, turns.notice)} end
        from next where pacing.key = ${account} and class > 0),
      taken_in_chat as (
        insert into pacing (key, next_at) select own_key, now() - full_burst + every from next where class > 0
        on conflict (key) do update set next_at = greatest(pacing.next_at + (select every from next), excluded.next_at))
      select id, lane, class, body, attempts, matter, purpose, person, "createdAt" from next`),
  );
  return row ? { ...row, claim } : null;
}

const isFree = sql`pending > 0 and lanes.next_at <= now() and (lease_until is null or lease_until < now())`;

/** Whether it is worth looking; an account that never sent anything gets its row. */
async function anyWaits(db: Db, account: string): Promise<boolean> {
  const [row] = rowsOf<{ waits: boolean }>(
    await db.execute(sql`
      with waiting as (select 1 from lanes where account = ${account} and ${isFree} limit 1),
      begun as (
        insert into pacing (key, next_at, other_chat_at, notice_at) select ${account}, '-infinity', '-infinity', '-infinity' from waiting
        on conflict (key) do nothing)
      select exists (select 1 from waiting) as waits`),
  );
  return row?.waits ?? false;
}

function ms(milliseconds: number): SQL {
  return sql`${milliseconds}::float8 * interval '1 millisecond'`;
}

/** So far back lies a pace of which every place is free. */
function fullMs({ everyMs, burst }: Places): SQL {
  return ms((burst - 1) * everyMs);
}

/** Half of the places: so far back lies a pace that has one more than these. */
function reservedMs({ everyMs, burst }: Places): SQL {
  return ms(Math.floor(burst / 2) * everyMs);
}

/** From when on there is room for one more. */
function afterTaking(nextAt: SQL, places: Places): SQL {
  return sql`greatest(${nextAt}, now() - ${fullMs(places)}) + ${ms(places.everyMs)}`;
}
