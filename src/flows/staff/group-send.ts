// 群发: an officer announces something to the residents who want to hear it; nothing leaves before he has seen it and pressed 发出.

import { z } from 'zod';
import { findPersonalData } from '../../matters/masking.ts';
import { districtOfficersOf, officersOf, type Roster } from '../../matters/roster.ts';
import { isForeign } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { BroadcastScope } from '../broadcast-contract.ts';
import type { Choice, Context, Event, Flow, Need, Turn } from '../flow.ts';
import { answer, choice } from '../words.ts';
import { readStaffCommand } from './command.ts';
import { pendingMs } from './pending.ts';

const scope = z.union([z.object({ studio: z.string() }), z.object({ district: z.string() })]);

/** `id` names the preview whose buttons may act. */
const state = z.object({ step: z.enum(['preview', 'words']), scope, text: z.string(), id: z.string(), until: z.number() });
export type Announcing = z.infer<typeof state>;

/** With its frame it still is one message on every platform. */
const maxChars = 450;

const command = /^(?:群发|\/broadcast)(?:[\s:：,，]+([\s\S]*))?$/i;
const whole = '全区';

/** What stands behind 群发; null when it is something else. */
export function readGroupSend(text: string): string | null {
  const read = command.exec(text.trim());
  return read && (read[1] ?? '').trim();
}

/** Whether a message is for this flow: the command of somebody who works here, or the words that it has just asked for. */
export function isForGroupSend(event: Event, current: string | null): boolean {
  const { body, actor, quoted } = event;
  if (body.kind !== 'message' || body.edited || actor.grants.length === 0) return false;
  if (readGroupSend(body.text) !== null) return true;
  const typed = readStaffCommand(body.text)?.command;
  return current === 'group-send' && quoted === null && (typed === undefined || typed === 'word');
}

export const groupSend: Flow<Announcing> = {
  name: 'group-send',
  isKept: true,
  state,
  needs(announcing, event, { roster, now }): Need[] {
    const { body } = event;
    if (body.kind === 'press') {
      if (body.choice === 'stop') return [{ need: 'broadcast', number: Number(body.args[0]) || 0 }];
      return body.choice === 'send' && announcing ? [{ need: 'audience', scope: announcing.scope, kind: 'news' }] : [];
    }
    const meant = body.kind === 'message' ? meantBy(announcing, body.text, event, roster, now) : null;
    return meant?.scope ? [{ need: 'audience', scope: meant.scope, kind: 'news' }] : [];
  },
  turn(announcing, event, context) {
    if (isForeign(event.chat)) return { effects: [] };
    if (event.body.kind === 'press') return pressed(announcing, event.body.choice, event.body.args, event, context);
    if (event.body.kind !== 'message') return { effects: [] };
    const meant = meantBy(announcing, event.body.text, event, context.roster, context.now);
    if (meant === null) return waiting(announcing, context);
    return preview(meant, event, context);
  },
};

/** Something besides: what was begun is still there, as long as it may be sent. */
function waiting(announcing: Announcing | null, { now }: Context): Turn<Announcing> {
  const isThere = announcing !== null && now < announcing.until;
  return isThere ? { effects: [answer(say('group-send-waits'), { choices: previewChoices(announcing) })] } : { state: null, effects: [answer(say('group-send-gone'))] };
}

interface Meant {
  /** Null: he is no officer, or not of what he named. */
  scope: BroadcastScope | null;
  /** What he named, his or not. */
  named?: BroadcastScope;
  text: string;
}

/** The command with what is to be announced, or the words that were asked for. Null: neither. */
function meantBy(announcing: Announcing | null, text: string, event: Event, roster: Roster, now: number): Meant | null {
  const read = readGroupSend(text);
  if (read === null) return announcing?.step === 'words' && now < announcing.until ? { scope: announcing.scope, text: text.trim() } : null;
  const [, named, rest = ''] = new RegExp(`^([A-Za-z]{2,6}|${whole})(?:[\\s:：,，]+|$)([\\s\\S]*)$`).exec(read) ?? [];
  const wanted = named === undefined ? null : scopeNamed(named, event, roster);
  if (wanted === null) return { scope: usualScope(event, roster), text: read };
  const fitsHere = event.chat.kind === 'private' || ('studio' in wanted && wanted.studio === event.chat.studio);
  return { scope: fitsHere && isHis(wanted, event) ? wanted : null, named: wanted, text: rest.trim() };
}

/** In a staff group its studio; in private his own, of a district officer the whole district. */
function usualScope({ chat, actor }: Event, roster: Roster): BroadcastScope | null {
  if (chat.kind === 'group') return chat.studio !== null && actor.inSight.includes(chat.studio) ? { studio: chat.studio } : null;
  const own = actor.grants.flatMap(({ role, studio }) => (role === 'liaison' && studio !== null && roster.studios.has(studio) ? [studio] : []));
  const studio = own.find((code) => code === chat.studio) ?? own[0];
  const district = actor.grants.find(({ role }) => role === 'district')?.district ?? null;
  return studio !== undefined ? { studio } : district === null ? null : { district };
}

/** A studio by its code, or the whole district; null: it is the first word of what he has to say. */
function scopeNamed(named: string, { actor }: Event, roster: Roster): BroadcastScope | null {
  const code = named.toUpperCase();
  if (named !== whole) return roster.studios.has(code) ? { studio: code } : null;
  const [first] = roster.districts.keys();
  const district = actor.grants.find(({ role }) => role === 'district')?.district ?? first;
  return district === undefined ? null : { district };
}

function isHis(one: BroadcastScope, { actor }: Event): boolean {
  return 'studio' in one ? actor.inSight.includes(one.studio) : actor.grants.some(({ role, district }) => role === 'district' && district === one.district);
}

/** As it stands above an announcement. */
function nameOfScope(one: BroadcastScope, { roster }: Context): string {
  return ('studio' in one ? roster.studios.get(one.studio)?.name : roster.districts.get(one.district)?.name) ?? '';
}

function studiosInWords(one: BroadcastScope, context: Context): string {
  const name = nameOfScope(one, context);
  return 'studio' in one ? name : say('group-send-all', { district: name });
}

function preview(meant: Meant, event: Event, context: Context): Turn<Announcing> {
  const quoting = event.chat.kind === 'group';
  if (meant.scope === null) return { effects: [answer(say('group-send-officer', { officer: officerOf(meant.named ?? null, event, context) }), { quoting }), { effect: 'refuse', reason: 'not-allowed' }] };
  const from = studiosInWords(meant.scope, context);
  if (meant.text === '') return { effects: [answer(say('group-send-how', { from, count: context.audience ?? 0 }), { quoting })] };
  if (meant.text.length > maxChars) return { effects: [answer(say('group-send-long', { length: meant.text.length, limit: maxChars }), { quoting })] };
  if ((context.audience ?? 0) === 0) return { effects: [answer(say('group-send-nobody', { from }), { quoting })] };
  const announcing: Announcing = { step: 'preview', scope: meant.scope, text: meant.text, id: event.id, until: context.now + pendingMs };
  const isPersonal = findPersonalData(meant.text).some(({ type }) => type === 'phone' || type === 'id_card' || type === 'bank_card');
  const lines = [
    say('group-send-preview', { from, count: context.audience ?? 0 }),
    ...(isPersonal ? [say('group-send-personal')] : []),
    say('broadcast', { from: nameOfScope(meant.scope, context), text: meant.text }),
  ];
  return { state: announcing, effects: [answer(lines.join('\n'), { quoting, choices: previewChoices(announcing) })] };
}

function previewChoices({ id }: Announcing): Choice[][] {
  return [[choice('send-out', 'group-send', 'send', id), choice('edit', 'group-send', 'edit', id), choice('cancel', 'group-send', 'cancel', id)]];
}

/** Who could do it: of what was named, else of the chat's studio, else of the first one that he has to do with. */
function officerOf(named: BroadcastScope | null, { chat, actor }: Event, { roster, now }: Context): string {
  const isOfDistrict = named !== null && 'district' in named;
  const code = named !== null && 'studio' in named ? named.studio : (chat.studio ?? actor.grants.find((grant) => grant.studio !== null)?.studio ?? '');
  const district = isOfDistrict ? named.district : (roster.studios.get(code)?.district ?? '');
  const [officer] = isOfDistrict ? [] : officersOf(roster, code, now);
  if (officer) return say('holder-officer', { name: officer.name });
  return say('holder-district', { name: districtOfficersOf(roster, district, now)[0]?.name ?? say('nobody-yet') });
}

function pressed(announcing: Announcing | null, name: string, [id = '']: readonly string[], event: Event, context: Context): Turn<Announcing> {
  if (name === 'stop') return { effects: stopped(event, context) };
  // Its author alone has begun it; what was sent, dropped or replaced is gone.
  if (!announcing || announcing.id !== id || context.now >= announcing.until) return { effects: [answer(say('group-send-gone')), { effect: 'refuse', reason: 'stale-press' }] };
  const { scope: to, text, until } = announcing;
  switch (name) {
    case 'send':
      if (!isHis(to, event)) return { state: null, effects: [answer(say('group-send-officer', { officer: officerOf(to, event, context) })), { effect: 'refuse', reason: 'not-allowed' }] };
      return {
        state: null,
        effects: [
          { effect: 'broadcast', id: `group-send:${id}`, kind: 'news', ...to, text, by: { person: event.actor.person, role: 'studio' in to ? 'officer' : 'district' } },
          answer(say('group-send-sent', { count: context.audience ?? 0 })),
        ],
      };
    case 'edit':
      if (event.chat.kind === 'group') return { state: null, effects: [answer(say('group-send-again'))] };
      return { state: { ...announcing, step: 'words', until }, effects: [answer(say('group-send-words'), { choices: [[choice('cancel', 'group-send', 'cancel', id)]] })] };
    default:
      return { state: null, effects: [answer(say('group-send-dropped'))] };
  }
}

/** Any officer of those to whom it goes may stop it. */
function stopped(event: Event, { broadcast }: Context): Turn<Announcing>['effects'] {
  if (!broadcast || broadcast.isOver) return [answer(say('group-send-over'))];
  if (!isHis(broadcast.scope, event)) return [answer(say('group-send-not-yours')), { effect: 'refuse', reason: 'not-allowed' }];
  return [{ effect: 'stop-broadcast', number: broadcast.number }, answer(say('group-send-stopped'))];
}
