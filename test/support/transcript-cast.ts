// Who is who in a transcript: 小杨, 陈代表 and 值班群 belong to the roster, everybody else is a resident.

import { inArray } from 'drizzle-orm';
import type { RosterFile } from '../../src/admin/roster-file.ts';
import { invite } from '../../src/admin/invite.ts';
import { bindStaffGroup } from '../../src/store/chats.ts';
import { useInvitation } from '../../src/store/invitations.ts';
import { bumpRosterVersion, loadRoster } from '../../src/store/roster.ts';
import { conversations } from '../../src/store/schema/mail.ts';
import { grants } from '../../src/store/schema/roster.ts';
import type { House } from './house.ts';

/** Somebody of the roster: what `invite` needs to find him. */
export interface CastMember {
  name: string;
  code: string;
  role: 'representative' | 'officer' | 'supervisor' | 'handler';
}

/** The staff group of each studio, bound from the start. */
export const staffGroups: Readonly<Record<string, string>> = { 值班群: 'BM', 大泽值班群: 'DZ' };

export function castOf(roster: RosterFile): CastMember[] {
  return [
    ...roster.representatives.map(({ name, studio }) => ({ name, code: studio, role: 'representative' as const })),
    ...roster.officers.map(({ name, studio, district }) => ({ name, code: studio ?? district ?? '', role: 'officer' as const })),
    ...roster.supervisors.map(({ name, studio, district }) => ({ name, code: studio ?? district ?? '', role: 'supervisor' as const })),
    ...roster.departments.flatMap(({ code, handlers }) => handlers.map(({ name }) => ({ name, code, role: 'handler' as const }))),
  ];
}

const surname = '([\\p{Script=Han}])';
const titles: readonly [RegExp, readonly CastMember['role'][]][] = [
  [new RegExp(`^${surname}代表$`, 'u'), ['representative']],
  [new RegExp(`^[小老]${surname}$`, 'u'), ['officer', 'handler']],
  [new RegExp(`^${surname}经办$`, 'u'), ['handler']],
  [new RegExp(`^${surname}(?:书记|监督)$`, 'u'), ['supervisor']],
];

/**
 * The member of the roster whom a name in a transcript means; null for a resident.
 * @throws when it could be several
 */
export function memberNamed(cast: readonly CastMember[], name: string): CastMember | null {
  const full = cast.find((member) => member.name === name);
  if (full) return full;
  for (const [pattern, roles] of titles) {
    const family = pattern.exec(name)?.[1];
    if (family === undefined) continue;
    const fits = cast.filter((member) => roles.includes(member.role) && member.name.startsWith(family));
    if (fits.length > 1) throw new Error(`${name}可能是${fits.map((member) => member.name).join('或')}，请写全名`);
    if (fits[0]) return fits[0];
  }
  return null;
}

/** Ids on the platform: the same for the same name, in the order in which names come up. */
export interface Platform {
  user(name: string): string;
  group(name: string): string;
  /** All ids that it may have, the first one first. */
  groupIds(name: string): string[];
  /** From now on these have other ids, as after a login that changes them all. Gives the former ones. */
  renew(has: (name: string) => boolean): string[];
  /** The name of the person or group whose chat this is. */
  nameOf(chat: string): string;
}

/** @param groups names of all groups, in order: the channel has to know their chats beforehand */
export function createPlatform(groups: readonly string[]): Platform {
  const users = new Map<string, string>();
  const groupIds = new Map(groups.map((name, index) => [name, `-${500 + index}`]));
  const former = new Map<string, string>();
  const suffix = '-new';
  return {
    user(name) {
      const id = users.get(name) ?? String(1001 + users.size + former.size);
      users.set(name, id);
      return id;
    },
    groupIds: (name) => [groupIds.get(name) ?? '', `${groupIds.get(name)}${suffix}`],
    renew(has) {
      const ids = [...users, ...groupIds].filter(([name]) => has(name));
      for (const [name, id] of ids) {
        former.set(id, name);
        if (groupIds.has(name)) groupIds.set(name, `${id}${suffix}`);
        else users.delete(name);
      }
      return ids.map(([, id]) => id);
    },
    group(name) {
      const id = groupIds.get(name);
      if (id === undefined) throw new Error(`没有这个群：${name}`);
      return id;
    },
    nameOf(chat) {
      for (const [name, id] of [...groupIds, ...users]) if (id === chat) return name;
      const before = former.get(chat);
      if (before !== undefined) return before;
      throw new Error(`nobody has chat ${chat}`);
    },
  };
}

/** Invites somebody and gives his code. */
export async function invitationCode(house: House, member: CastMember): Promise<string> {
  const invited = await invite({ db: house.db, seal: house.seal }, { code: member.code, name: member.name }, house.clock.now());
  if (!invited.ok) throw new Error(invited.refused);
  return invited.code;
}

/** Binds somebody's private chat, as if he had sent his code. */
export async function bindMember(house: House, member: CastMember, user: string, account: string = house.paper.account): Promise<void> {
  const code = await invitationCode(house, member);
  const conversation = `${account}/${user}`;
  const { roster } = await loadRoster(house.db, house.seal);
  const person = [...roster.staff.values()].find((one) => one.name === member.name && !one.chats.some((chat) => chat.startsWith(`${account}/`)))?.person;
  if (person === undefined) throw new Error(`${member.name} is not in the roster, or bound already`);
  await house.db.transaction(async (tx) => {
    await tx.insert(conversations).values({ key: conversation, kind: 'private' }).onConflictDoNothing();
    await useInvitation(tx, house.seal, { code, person, account, user, conversation }, house.clock.now());
  });
}

/** Somebody leaves office: all his rights end now, as when the roster no longer names him. */
export async function endRights(house: House, member: CastMember): Promise<void> {
  const { roster } = await loadRoster(house.db, house.seal);
  const people = [...roster.staff.values()].flatMap((one) => (one.name === member.name ? [one.person] : []));
  await house.db.transaction(async (tx) => {
    await tx.update(grants).set({ until: house.clock.now() }).where(inArray(grants.person, people));
    await bumpRosterVersion(tx);
  });
}

/** Makes a chat the staff group of a studio, as if an officer had bound it. */
export async function bindGroup(house: House, studio: string, chat: string, account: string = house.paper.account): Promise<void> {
  const conversation = `${account}/${chat}`;
  await house.db.transaction(async (tx) => {
    await tx.insert(conversations).values({ key: conversation, kind: 'group' }).onConflictDoNothing();
    await bindStaffGroup(tx, studio, conversation);
  });
}
