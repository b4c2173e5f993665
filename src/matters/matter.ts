// A matter (意见建议, 诉求): what one resident brought, who holds it and what was promised. The row in the store is a projection of its events.

import type { Instant } from '../calendar/clock.ts';
import type { CivilDate } from '../calendar/civil.ts';

/** `BM26-0001`: studio or district code, two-digit year, running number of at least four digits (DESIGN §2). */
export type MatterNumber = string;
export type PersonId = string;

export function isMatterNumber(text: string): boolean {
  return /^[A-Z]{2,6}\d{2}-\d{4,}$/.test(text);
}

/** `BM26` and 12 make `BM26-0012`. */
export function numberIn(series: string, running: number): MatterNumber {
  return `${series}-${String(running).padStart(4, '0')}`;
}

/** `BM26-0012` -> 12: what staff type as `#12`. */
export function runningOf(number: MatterNumber): number {
  return Number(number.slice(number.indexOf('-') + 1));
}

export const statuses = [
  'raised',
  'accepted',
  'declined',
  'referred',
  'replied',
  'closed',
  'merged',
  'handed-over',
  'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

/** The studio that a resident turned to with a matter, whoever has it now. Null: none is known. */
export function turnedTo({ confined, studio }: Matter): string | null {
  return confined ? confined.studio : studio;
}

/** Somebody owes the resident an answer. */
export const inHandStatuses = ['raised', 'accepted', 'referred'] as const satisfies readonly Status[];
export type InHand = (typeof inHandStatuses)[number];

export function isInHand(status: Status): status is InHand {
  return inHandStatuses.some((one) => one === status);
}

/** Not yet at its end: `#1` in a staff chat means one of these. */
export const openStatuses: readonly Status[] = [...inHandStatuses, 'replied'];

export const categories = [
  '环境卫生',
  '市政设施',
  '交通停车',
  '物业管理',
  '住房与房产',
  '噪音扰民',
  '教育',
  '医疗卫生',
  '社会保障与救助',
  '劳动与工资',
  '治安与消防',
  '农业农村',
  '征地拆迁',
  '政务服务与作风',
  '党建与组织建设',
  '其他',
] as const;
export type Category = (typeof categories)[number];

/** Why a matter may be left unregistered (RULES X1–X5). */
export const grounds = [
  'state_secret',
  'judicial',
  'personal_favour',
  'unlawful_or_policy',
  'discipline_or_petition_in_progress',
] as const;
export type Ground = (typeof grounds)[number];

/** A ground in the few bytes of a button: its place in the list, to which new ones are only appended. */
export function groundCode(ground: Ground): string {
  return String(grounds.indexOf(ground));
}

export function groundOf(code: string): Ground | null {
  return grounds[Number(code)] ?? null;
}

/**
 * What was promised to the resident last, and by the end of which day. `provisional`: beyond the last published calendar year.
 * `typed`: somebody named that day itself instead of a number of working days.
 */
export interface Promised {
  what: 'triage' | 'review' | 'reply';
  on: CivilDate;
  provisional: boolean;
  typed?: true;
}

/** In the place of a chat: whoever came or called is told by phone, by the officers of this studio. */
const byPhone = 'call:';

export function withoutChat(studio: string): string {
  return `${byPhone}${studio}`;
}

/** The studio that phones instead of writing to this chat; null where it is a chat. */
export function callerFor(conversation: string): string | null {
  return conversation.startsWith(byPhone) ? conversation.slice(byPhone.length) : null;
}

export function isWithoutChat({ conversation }: Pick<Matter, 'conversation'>): boolean {
  return callerFor(conversation) !== null;
}

/** Why and from whom a matter is kept (直报件, DESIGN §1): only those of `confinedTo` see it (matters/visibility.ts). */
export interface Confinement {
  /** The studio that the resident turned to; nobody of it sees the matter. Null: none is known. */
  studio: string | null;
  /** Whom of the roster it may be about, and the resident himself if he is in it. */
  people: readonly PersonId[];
  departments: readonly string[];
  /** The resident wished to withdraw it; `asked`: he was then asked whether he does so freely. */
  withdrawal: 'wished' | 'asked' | null;
}

/** 诉求, or a question of policy (咨询): same number, clock and answer. */
export const matterKinds = ['request', 'inquiry'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** Raised for somebody else (替我妈反映): who that is in one word of these, and whether that person agrees; null when it was not said. */
export interface Behalf {
  whose: 'family' | 'neighbour' | 'other' | null;
  agrees: boolean | null;
}

/** In the place of a resident who had his data deleted. */
export const nobody: PersonId = '00000000-0000-0000-0000-000000000000';

/** 部分不办: who left it out, why, and whether the resident does not agree (once). */
export interface DeclinedPart {
  by: PersonId | null;
  ground: Ground;
  contested: boolean;
}

export interface Matter {
  number: MatterNumber;
  /** Code of the studio; of a confined matter that of the district, so that nothing that goes by studio ever finds it. */
  studio: string;
  confined: Confinement | null;
  resident: PersonId;
  /** The chat that gets the answers. */
  conversation: string;
  /** The draft that it came from: submitting one draft twice makes one matter. */
  draft: string;
  status: Status;
  category: Category;
  place: string | null;
  /** Masked: names, phones, ID and house numbers of the writer are left out. The original lies sealed beside it. */
  text: string;
  attachmentCount: number;
  urgent: boolean;
  /** What screening suspects; only a person decides. */
  suspicion: Ground | null;
  /** Who declined it: a contested one is looked at by somebody else. */
  declinedBy: PersonId | null;
  contested: boolean;
  /** The representative who received whoever brought it: he follows it from acceptance on (谁接待、谁跟踪, RULES L4). */
  receivedBy: PersonId | null;
  /** Follows it and answers for it (首问责任): the officer until acceptance, then the representative (RULES L4). */
  owner: PersonId | null;
  representative: PersonId | null;
  department: string | null;
  promise: Promised | null;
  /** The promise that stands was extended: that happens once (RULES D5). */
  extended: boolean;
  /** Id of the question that waits for the resident's answer. */
  question: string | null;
  /** How many replies were given; each has its own rating. */
  round: number;
  /** The leading matter that it is merged into, and where it was before. Stays with the answer that it got there. */
  merged: { into: MatterNumber; back: InHand; promise: Promised | null } | null;
  /** How many are merged into it: so many more said the same. */
  joined: number;
  /** A part that is not handled. */
  declinedPart: DeclinedPart | null;
  /** Its number in the studio that it came from, and in the one that it went to. */
  handedFrom: MatterNumber | null;
  handedTo: MatterNumber | null;
  raisedAt: Instant;
  acceptedAt: Instant | null;
  repliedAt: Instant | null;
  closedAt: Instant | null;
  kind: MatterKind;
  behalf: Behalf | null;
  /** The day by which the last reply says that it will be done (承诺). */
  promisedOn: CivilDate | null;
  /** The last reply was not understood (看不懂), and nothing plainer was said since. */
  unclear: boolean;
  /** The resident asked to be taken out of it (删除我, 改成匿名): an officer decides by that day. */
  erasureUntil: CivilDate | null;
}
