// Invites somebody of the roster: a code that he sends to the desk once. Or takes his accounts away again.

import type { Instant } from '../calendar/clock.ts';
import type { Role } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { makeInvitation, newInvitationCode, unbindAccounts, voidInvitations } from '../store/invitations.ts';
import { allCodes, peopleIn, placesByCode, type PlacedPerson } from '../store/roster-search.ts';
import type { Seal } from '../store/seal.ts';
import { identityById, normaliseName } from './roster-identity.ts';

export interface Invitee {
  /** Of a studio, district or department. */
  code: string;
  name: string;
  /** Of the roster file, where two people have one name. */
  id?: string | undefined;
}

/** `refused`: what is wrong and what can be done, for the person at the terminal or in the chat. */
export type Invited = { ok: true; code: string; name: string; role: Role; place: string } | { ok: false; refused: string };
export type Revoked = { ok: true; name: string; voided: number; unbound: number } | { ok: false; refused: string };

const roleNames: Record<Role, string> = {
  representative: '党代表',
  liaison: '联络员',
  district: '区联络员',
  handler: '经办人',
  supervisor: '监督员',
};

/** Makes a code that is good for seven days; an older one of the same person is void from now on. */
export async function invite(store: { db: Db; seal: Seal }, invitee: Invitee, now: Instant): Promise<Invited> {
  return store.db.transaction(async (tx) => {
    const found = await findInvitee(tx, store.seal, invitee, now);
    if (!found.ok) return found;
    const code = newInvitationCode();
    await makeInvitation(tx, store.seal, { code, person: found.person.person }, now);
    return { ok: true, code, name: found.person.name, role: found.person.role, place: found.person.place.name };
  });
}

/** Voids his open invitations and takes all his accounts away, so that old buttons no longer act. His rights stay in the roster. */
export async function revoke(store: { db: Db; seal: Seal }, invitee: Invitee, now: Instant): Promise<Revoked> {
  return store.db.transaction(async (tx) => {
    const current = await findInvitee(tx, store.seal, invitee, now);
    // Somebody who was dropped from the roster may still have an account.
    const former = current.ok ? current : await findInvitee(tx, store.seal, invitee, null);
    const found = former.ok ? former : current;
    if (!found.ok) return found;
    const { person, name } = found.person;
    return { ok: true, name, voided: await voidInvitations(tx, person, now), unbound: await unbindAccounts(tx, person) };
  });
}

/** Code alone in the first line, then the links, then what may be forwarded (DESIGN §9). */
export function invitationLines(invited: Extract<Invited, { ok: true }>, links: readonly string[]): string[] {
  const { code, name, role, place } = invited;
  const way = links.length > 0 ? '点开上面的链接，或' : '';
  return [code, ...links, `${name}您好：您是${place}的${roleNames[role]}。请${way}在工作室的对话里发送「绑定 ${code}」，7天内有效，只能用一次，请勿转给他人。`];
}

export function revocationLine({ name, voided, unbound }: Extract<Revoked, { ok: true }>): string {
  const invitations = voided > 0 ? `作废了${voided}个未用的邀请码` : '没有未用的邀请码';
  return `${name}：${invitations}，${unbound > 0 ? `解除了${unbound}个账号的绑定` : '没有绑定的账号'}。`;
}

async function findInvitee(
  tx: Db,
  seal: Seal,
  { code, name, id }: Invitee,
  now: Instant | null,
): Promise<{ ok: true; person: PlacedPerson } | { ok: false; refused: string }> {
  const places = await placesByCode(tx, code.trim().toUpperCase());
  if (places.length === 0) {
    return { ok: false, refused: `没有代号为 ${code} 的工作室、区县或承办单位；现有 ${(await allCodes(tx)).join('、') || '（名册还没有导入）'}` };
  }
  const all = await peopleIn(tx, seal, places, now);
  const named = all.filter((one) => normaliseName(one.name) === normaliseName(name));
  if (named.length === 0) {
    const listed = [...new Set(all.map((one) => `${one.name}（${roleNames[one.role]}）`))].sort(new Intl.Collator('zh').compare);
    return { ok: false, refused: `${code} 的名册里没有「${name}」；有 ${listed.join('、') || '（一个人也没有）'}` };
  }
  const meant = id === undefined ? named : named.filter((one) => hasId(seal, one, id));
  const people = new Set(meant.map((one) => one.person));
  const [person] = meant;
  if (person && people.size === 1) return { ok: true, person };
  if (id === undefined) return { ok: false, refused: `${code} 有${people.size}位「${name}」；请加上 --id 和名册里他的 id` };
  return { ok: false, refused: `${code} 的「${name}」没有 id 为 ${id} 的；请看名册里写的 id` };
}

function hasId(seal: Seal, { rosterKey, place }: PlacedPerson, id: string): boolean {
  return rosterKey !== null && seal.hashes('roster', identityById(place.district, id)).includes(rosterKey);
}
