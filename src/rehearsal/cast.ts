// Who takes part in a rehearsal: the studio's own people from its roster, its staff group, and as many residents as there are cases. Pure.

import type { RosterFile } from '../admin/roster-format.ts';
import { cases } from './cases.ts';
import type { Part } from './habits.ts';

/** Somebody who has a private chat, which is called as he is on the platform. */
export interface Actor {
  user: string;
  /** As his page is called. */
  name: string;
  part: Part;
  /** Of the roster: where he is found, and as whom. */
  invited: { code: string; name: string; id?: string } | null;
}

export interface Cast {
  group: { chat: string; name: string };
  actors: readonly Actor[];
}

export function castOf(roster: RosterFile, studio: string): Cast {
  const district = roster.district.code;
  const ofStudio = <One extends { studio?: string | undefined }>(list: readonly One[]): One[] => list.filter((one) => one.studio === undefined || one.studio === studio);
  const staff: Omit<Actor, 'user'>[] = [
    ...ofStudio(roster.officers).map(({ name, id, role }) => member(name, role === 'district' ? '区联络员' : '联络员', role === 'district' ? 'supervisor' : 'officer', role === 'district' ? district : studio, id)),
    ...ofStudio(roster.representatives).map(({ name, id }) => member(name, '党代表', 'representative', studio, id)),
    ...ofStudio(roster.supervisors).map(({ name, id, studio: of }) => member(name, '监督员', 'supervisor', of ?? district, id)),
    ...ofStudio(roster.departments).flatMap(({ code, name: department, handlers }) => handlers.map(({ name, id }) => member(name, `${department}经办人`, 'handler', code, id))),
  ];
  const residents = cases.map((temper, index): Omit<Actor, 'user'> => ({ name: `居民${String(index + 1).padStart(2, '0')}`, part: { part: 'resident', temper }, invited: null }));
  return { group: { chat: 'group', name: '值班群' }, actors: [...staff, ...residents].map((one, index) => ({ ...one, user: `u${index + 1}` })) };
}

function member(name: string, title: string, part: Exclude<Part['part'], 'resident'>, code: string, id: string | undefined): Omit<Actor, 'user'> {
  return { name: `${name}（${title}）`, part: { part }, invited: { code, name, ...(id === undefined ? {} : { id }) } };
}

/** The department of the roster for the category in the first line of a card. */
export function departmentIn({ departments }: RosterFile, studio: string, card: string): string | null {
  const [first = ''] = card.split('\n');
  return departments.find((one) => (one.studio ?? studio) === studio && one.categories.some((category) => first.includes(category)))?.name ?? null;
}

/** Streets of the studio, as far as the roster tells; else the neighbourhood. */
export function streetIn({ representatives, studios }: RosterFile, studio: string, index: number): string {
  const areas = representatives.flatMap((one) => (one.studio === studio && one.area !== undefined ? [one.area] : []));
  const street = areas[index % Math.max(1, areas.length)] ?? (studios.find(({ code }) => code === studio)?.address?.replace(/\d.*$/, '') || '社区里');
  return `${street}${(index % 40) + 1}号门口`;
}
