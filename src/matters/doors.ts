// The right door (DESIGN §3): who can help with what a studio may not take, by ground and by what it is about. A studio names its own.

import type { Category, Ground } from './matter.ts';

/** `petition`: the office that has the matter already; `government`: whoever explains a rule. The names are those of the roster file. */
export const doorKinds = [
  'court', 'legalAid', 'discipline', 'petition', 'personnel', 'labour', 'housing', 'education', 'health', 'social', 'traffic', 'government',
] as const;
export type DoorKind = (typeof doorKinds)[number];

/** A door as the roster names it. What is not said is empty. */
export interface Door {
  name: string;
  phone: string;
  address: string;
  hours: string;
}

/** What a studio has named; for the rest there are words and the national lines. */
export type Doors = Readonly<Partial<Record<DoorKind, Door | undefined>>>;

/** Who has to do with it by profession. */
const byCategory: Readonly<Partial<Record<Category, DoorKind>>> = {
  教育: 'education',
  医疗卫生: 'health',
  住房与房产: 'housing',
  征地拆迁: 'housing',
  社会保障与救助: 'social',
  劳动与工资: 'labour',
  交通停车: 'traffic',
};

/** A post, a transfer and a title are asked for where such posts are given; a licence and a fine are nobody's favour. */
const favourAt: Readonly<Partial<Record<Category, DoorKind>>> = { ...byCategory, 劳动与工资: 'personnel', 交通停车: 'personnel' };

const petition = /信访|上访|訪|接访|来访|答复意见|复查|复核/;
const discipline = /纪委|纪检|监委|监察|巡察|巡视|留置/;

/** At most two, the nearer one first; none for what must not be told at any other door either. */
export function doorsFor(ground: Ground, category: Category, text = ''): readonly DoorKind[] {
  const isAtPetition = petition.test(text) && !discipline.test(text);
  switch (ground) {
    case 'state_secret':
      return [];
    case 'judicial':
      return ['legalAid', 'court'];
    case 'personal_favour':
      return [favourAt[category] ?? 'personnel'];
    case 'unlawful_or_policy':
      return [byCategory[category] ?? 'government', 'legalAid'];
    case 'discipline_or_petition_in_progress':
      return isAtPetition ? ['petition', 'discipline'] : ['discipline', 'petition'];
  }
}
