// Whether a text may be about somebody's conduct, and about whom of the roster (DESIGN §1): suspected, never decided; the resident is asked.

import type { PersonId } from '../matter.ts';
import type { Department, Grant, Roster } from '../roster.ts';
import { conductSigns, harmlessConduct } from './conduct-words.ts';
import { withoutInnocents } from './innocents.ts';
import { normalise, sentencesOf } from './normalise.ts';
import { blanker, namesOf, wordFinder } from './words.ts';

/** Whom a text names of the roster of a district, and whether it seems to be about conduct. */
export interface Conduct {
  suspected: boolean;
  people: PersonId[];
  departments: string[];
}

/** Shorter names are everyday words as well (高峰, 黄立 in 黄立交桥): they need more than a name, such as the department that is named with it. */
const plainNameChars = 3;

/** Somebody's money or goods in between: 收了摊贩的钱, 拿村民的好处. */
const takesMoney = /[收拿吃]了?(?!多少|几)[^，。！？；,.!?;\n电水物停车煤]{1,6}(?:的钱|好处|的礼|红包|烟酒)/;

const find = wordFinder(conductSigns);
const withoutHarmless = blanker(harmlessConduct);

/** @param district whose roster may be meant; null: every one */
export function conductIn(text: string, roster: Roster, district: string | null): Conduct {
  const plain = normalise(text);
  const here = roster.grants.filter((grant) => district === null || districtOf(grant, roster) === district);
  const named = namedIn(plain, here, roster);
  const departments = roster.departments.filter((one) => (district === null || one.district === district) && plain.includes(normalise(one.name)));
  const suspected = sentencesOf(withoutHarmless(withoutInnocents(plain))).some((sentence) => isSuspect(sentence, named, departments));
  return { suspected, people: [...new Set(named.map(({ person }) => person))], departments: departments.map(({ code }) => code) };
}

interface Named {
  person: PersonId;
  as: string;
  isFullName: boolean;
}

function isSuspect(sentence: string, named: readonly Named[], departments: readonly Department[]): boolean {
  const signs = namesOf(find(sentence));
  const people = named.filter(({ as }) => sentence.includes(as));
  const isAboutDepartment = departments.some(({ name }) => sentence.includes(normalise(name)));
  const isAboutOffice = signs.has('office') || people.length > 0 || isAboutDepartment;
  if (isAboutOffice && (signs.has('breach') || takesMoney.test(sentence))) return true;
  // Somebody is called by his whole name, and not to be thanked or sent for.
  return people.some(({ as, isFullName }) => isFullName && (signs.has('complaint') || ((as.length >= plainNameChars || isAboutDepartment) && !signs.has('kind'))));
}

/** By name, or by surname and post: 杨联络员, 陈代表, 陈校长. */
function namedIn(plain: string, grants: readonly Grant[], roster: Roster): Named[] {
  return grants.flatMap((grant) => {
    const name = normalise(roster.staff.get(grant.person)?.name ?? '');
    if (name.length < 2) return [];
    const titles = [...titlesOf[grant.role], ...(grant.post === undefined ? [] : [normalise(grant.post)])];
    const called = [{ as: name, isFullName: true }, ...titles.map((title) => ({ as: `${name.slice(0, 1)}${title}`, isFullName: false }))];
    return called.flatMap((one) => (plain.includes(one.as) ? [{ person: grant.person, ...one }] : []));
  });
}

const titlesOf: Readonly<Record<Grant['role'], readonly string[]>> = {
  representative: ['代表', '党代表'],
  liaison: ['联络员', '联络', '干事', '同志'],
  district: ['区联络员', '联络员', '主任', '科长', '同志'],
  handler: ['经办', '经办人', '科员', '同志'],
  supervisor: ['监督员', '书记', '纪检', '同志'],
};

function districtOf({ district, studio }: Grant, roster: Roster): string | null {
  return district ?? roster.studios.get(studio ?? '')?.district ?? null;
}

const who = '(?:村|社区|居委|街道|镇|乡|区里|单位|部门|工作室|干部|书记|主任|领导|代表|联络员|他们|他|她|别人|人家|那边)';
const secrecy = new RegExp(`(?:别|不要|不想|不能|千万别|莫|勿)(?:再)?(?:让|给|叫|告诉|被|跟)${who}[^，。！？,.!?\\n]{0,8}(?:知道|看到|看见|晓得|发现|听到|说)`);
/** 「别让村里知道」 is all that is said. */
const onlySecrecy = new RegExp(`^[^，。！？,.!?\\n]{0,6}${secrecy.source}[^，。！？,.!?\\n]{0,3}[。.!！]?$`);

/** Whether the writer wants it kept from them; `alone`: it is all that he says. */
export function wishesSecrecy(text: string): 'alone' | 'within' | null {
  const plain = normalise(text).trim();
  if (onlySecrecy.test(plain)) return 'alone';
  return secrecy.test(plain) ? 'within' : null;
}
