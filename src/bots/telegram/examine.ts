// Asks Telegram what can be wrong with the bot: its token, how messages come in, and what it may see and do in the staff groups.

import type { RawApi } from 'grammy';
import { say } from '../../texts/say.ts';
import type { Examination, Finding } from '../channel.ts';
import type { ApiFailure } from './failure.ts';
import { failureOf, isTokenRefused } from './failure.ts';
import { until } from './transport.ts';
import { ALLOWED_UPDATES } from './update.ts';

export interface ExaminedSettings {
  mode: 'polling' | 'webhook';
  publicUrl: string;
  /** A Bot API server of one's own takes webhooks without https. */
  isOwnServer: boolean;
}

type Me = Awaited<ReturnType<RawApi['getMe']>>;
type Member = Awaited<ReturnType<RawApi['getChatMember']>>;

const CALL_LIMIT_MS = 5_000;
/** So many groups are asked about at once. */
const GROUPS_AT_ONCE = 10;
/** What failed longer ago has been put right meanwhile. */
const ERROR_COUNTS_SECONDS = 3600;
/** Telegram keeps what waits for a day. */
const MANY_PENDING = 100;

const about = 'Telegram';
const well = (words: string): Finding => ({ how: 'well', about, words });
const hint = (words: string): Finding => ({ how: 'hint', about, words });
const bad = (words: string): Finding => ({ how: 'bad', about, words });

/** Never throws. */
export async function examineTelegram(api: RawApi, settings: ExaminedSettings, asked: Examination): Promise<Finding[]> {
  const me = await answerOf(api.getMe(limit()));
  if (!me.ok) return [bad(say(isTokenRefused(me.failure) ? 'telegram-token' : 'telegram-unreachable'))];
  const { username, can_join_groups: joins } = me.result;
  return [
    well(say('telegram-is', { username })),
    ...(joins ? [] : [hint(say('telegram-joins-no-group'))]),
    ...(await wayIn(api, settings, asked.serving)),
    ...(await groups(api, me.result, asked)),
  ];
}

type Answer<Result> = { ok: true; result: Result } | { ok: false; failure: ApiFailure };

function answerOf<Result>(call: Promise<Result>): Promise<Answer<Result>> {
  return call.then(
    (result) => ({ ok: true as const, result }),
    (error: unknown) => ({ ok: false as const, failure: failureOf(error) }),
  );
}

function limit(): ReturnType<typeof until> {
  return until(AbortSignal.timeout(CALL_LIMIT_MS));
}

/** What a server puts right when it starts is only told where one is at work. */
async function wayIn(api: RawApi, { mode, publicUrl, isOwnServer }: ExaminedSettings, serving: boolean): Promise<Finding[]> {
  const asked = await answerOf(api.getWebhookInfo(limit()));
  if (!asked.ok) return [bad(say('telegram-unreachable'))];
  const { url = '', pending_update_count: pending, last_error_date: failedAt, last_error_message: failure = '', allowed_updates: kinds } = asked.result;
  const found: Finding[] = [];
  if (mode === 'polling') {
    if (url === '') found.push(well(say('telegram-polls')));
    else found.push(serving ? bad(say('telegram-webhook-instead', { host: hostOf(url) })) : hint(say('telegram-webhook-left', { host: hostOf(url) })));
  } else {
    if (!isOwnServer && !publicUrl.startsWith('https:')) found.push(bad(say('telegram-webhook-http')));
    if (url === `${publicUrl.replace(/\/+$/, '')}/telegram`) found.push(well(say('telegram-webhook-registered', { host: hostOf(url) })));
    else if (url === '') found.push(serving ? bad(say('telegram-not-registered')) : hint(say('telegram-webhook-unset')));
    else found.push((serving ? bad : hint)(say('telegram-webhook-elsewhere', { host: hostOf(url) })));
    const agoSeconds = Math.floor(Date.now() / 1000) - (failedAt ?? 0);
    if (failedAt !== undefined && agoSeconds < ERROR_COUNTS_SECONDS) {
      found.push((pending > 0 ? bad : hint)(say('telegram-webhook-failed', { minutes: Math.ceil(agoSeconds / 60), failure })));
    }
    if (url !== '' && kinds !== undefined && ALLOWED_UPDATES.some((kind) => !kinds.includes(kind))) found.push(hint(say('telegram-webhook-partly')));
  }
  if (pending >= MANY_PENDING) found.push((serving ? bad : hint)(say('telegram-pending', { pending })));
  return found;
}

/** The rest of an address is nobody's business. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '?';
}

async function groups(api: RawApi, me: Me, { staffGroups }: Examination): Promise<Finding[]> {
  const found: Finding[] = [];
  for (let first = 0; first < staffGroups.length; first += GROUPS_AT_ONCE) {
    const some = staffGroups.slice(first, first + GROUPS_AT_ONCE);
    found.push(...(await Promise.all(some.map((group) => examineGroup(api, me, group)))).flat());
  }
  return staffGroups.length > 0 && found.length === 0 ? [well(say('telegram-groups-well', { count: staffGroups.length }))] : found;
}

/** Only what is wrong. */
async function examineGroup(api: RawApi, me: Me, { studio, address }: Examination['staffGroups'][number]): Promise<Finding[]> {
  const asked = await answerOf(api.getChatMember({ chat_id: address.chat, user_id: me.id }, limit()));
  if (!asked.ok) {
    const { migratedTo, status } = asked.failure;
    if (migratedTo !== undefined) return [hint(say('telegram-group-moved', { studio }))];
    return [bad(say(status === 400 || status === 403 ? 'telegram-group-gone' : 'telegram-group-unknown', { studio }))];
  }
  const member = asked.result;
  if (member.status === 'left' || member.status === 'kicked' || (member.status === 'restricted' && !member.is_member)) {
    return [bad(say('telegram-group-gone', { studio }))];
  }
  const found: Finding[] = [];
  if (!(await maySpeak(api, member, address.chat))) found.push(bad(say('telegram-group-mute', { studio })));
  if (isAdmin(member)) {
    if (member.status === 'administrator' && !member.can_delete_messages) found.push(hint(say('telegram-group-cannot-delete', { studio })));
  } else if (!me.can_read_all_group_messages) found.push(bad(say('telegram-group-privacy', { studio })));
  else found.push(hint(say('telegram-group-no-admin', { studio })));
  return found;
}

function isAdmin({ status }: Member): boolean {
  return status === 'administrator' || status === 'creator';
}

/** Admins always may. Others by their own restriction, or by what the group lets everybody do. */
async function maySpeak(api: RawApi, member: Member, chat: string): Promise<boolean> {
  if (member.status === 'restricted') return member.can_send_messages;
  if (isAdmin(member)) return true;
  const asked = await answerOf(api.getChat({ chat_id: chat }, limit()));
  return !asked.ok || asked.result.permissions?.can_send_messages !== false;
}
