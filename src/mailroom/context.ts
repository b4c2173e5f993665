// What turns may know: collects the needs of a whole batch and answers them with one query of each kind.

import type { Instant } from '../calendar/clock.ts';
import { nothingOfDesk, type DeskKnown, type DeskNeed } from '../flows/desk-contract.ts';
import type { Context, Invitation, MatterFile, Need } from '../flows/flow.ts';
import type { ReceptionNeed } from '../flows/reception-contract.ts';
import type { RecordCardNeed } from '../flows/record-card-contract.ts';
import type { RotaNeed } from '../flows/rota-contract.ts';
import type { SubjectKnown } from '../flows/subjects.ts';
import type { SupervisionNeed } from '../flows/supervision-contract.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import type { Opening, PersonalData } from '../matters/opening.ts';
import { openStatuses, type Matter, type MatterNumber } from '../matters/matter.ts';
import { meantBy } from '../matters/meant.ts';
import type { ReceptionFile, ReceptionId } from '../matters/reception.ts';
import type { WeekCount } from '../matters/week-count.ts';
import { countAudience, lockBroadcast } from '../store/broadcasts.ts';
import type { Db } from '../store/db.ts';
import { mattersHeld, openMatters, referredMatters, searchMatters, weekCounts } from '../store/desk-lists.ts';
import { lockDocument } from '../store/documents.ts';
import { findInvitation, newInvitationCode } from '../store/invitations.ts';
import { lockCounters, lockFiles, mattersByRunningNumber, mattersOfDrafts, mattersOfResidents } from '../store/matters.ts';
import { phoneOf } from '../store/people.ts';
import { openingsOf, personalData } from '../store/openings.ts';
import { plainnessCounts } from '../store/plainness.ts';
import { screeningCounts } from '../store/screenings.ts';
import { silentOn } from '../store/silence.ts';
import { toldLately } from '../store/told-lately.ts';
import type { Seal } from '../store/seal.ts';
import { answerRecordCards, isRecordCardNeed } from './record-card-context.ts';
import { answerDesk, lockNewRelatives, otherNumbers, othersOf, relativesOf } from './desk-context.ts';
import { answerSupervision, isSupervisionNeed } from './supervision-context.ts';
import type { PrivateLinks } from './new-link.ts';
import { answerReception, isReceptionNeed, lockNamed } from './reception-context.ts';
import { answerRota, isRotaNeed } from './rota-context.ts';

/** What one letter's turn wants to know. */
export interface Asking {
  needs: readonly Need[];
  person: string | null;
  account: string;
  user: string;
}

/** The answers to it. */
export interface Answers extends DeskKnown<MatterFile>, SubjectKnown {
  matter: MatterFile | null;
  matters: readonly Matter[];
  mattersTotal: number;
  /** The counter from which the next number comes. */
  counter: string | null;
  invitation: Invitation | null;
  link: Context['link'];
  personal: PersonalData | null;
  openings: readonly Opening[];
  freshCode?: string;
  files?: readonly MatterFile[];
  phone?: string;
  document?: SupervisionDocument;
  weekCounts?: readonly WeekCount[];
  referred?: { list: readonly Matter[]; total: number };
}

/** Nothing was asked. */
export function noAnswers(): Answers {
  return { matter: null, matters: [], mattersTotal: 0, counter: null, invitation: null, link: null, personal: null, openings: [], ...nothingOfDesk };
}

/** What a batch holds in hand: rows that are locked, seen and changed by one turn after the other. */
export interface Hand {
  files: Map<MatterNumber, MatterFile>;
  counters: Map<string, number>;
}

type NeedOf<Kind extends Need['need']> = Extract<Need, { need: Kind }>;

/**
 * Answers all that a batch asks. Locks matters first, by number, then what a typed code needs, then counters by name, so that batches
 * do not block each other.
 */
export async function answer(tx: Db, seal: Seal, asking: readonly Asking[], now: Instant, links: PrivateLinks): Promise<{ hand: Hand; answers: Answers[] }> {
  const all = asking.flatMap((one) => one.needs);
  const drafts = pick(all, 'matter-of-draft').map((need) => need.draft);
  const residents = asking.flatMap((one) => (one.person !== null && one.needs.some((need) => need.need === 'my-matters') ? one.person : []));
  const limit = Math.max(0, ...pick(all, 'my-matters').map((need) => need.limit));
  const runningNeeds = pick(all, 'matters-by-running-number');
  // What does not hang together goes out together: round trips are what costs (DESIGN §6.2).
  const heldNeeds = pick(all, 'files-held');
  const [fromDrafts, own, fits, lists] = await Promise.all([
    mattersOfDrafts(tx, drafts),
    mattersOfResidents(tx, [...new Set(residents)], limit),
    Promise.all(runningNeeds.map((need) => mattersByRunningNumber(tx, need, need.handling, need.running, need.merged === true ? [...openStatuses, 'merged'] : openStatuses))),
    Promise.all(heldNeeds.map((need) => mattersHeld(tx, [need.representative], need.studios, need.limit))),
  ]);
  const others = await othersOf(tx, all);
  const held = new Map(heldNeeds.map((need, index): [Need, MatterNumber[]] => [need, lists[index]?.list.map(({ number }) => number) ?? []]));
  const running = new Map(runningNeeds.map((need, index): [Need, Matter[]] => [need, fits[index] ?? []]));
  const asked = asking.flatMap((one) => mattersToShow(one, own));
  // `#1` that fits one matter names it: it is locked like one that was named in full.
  const named = fits.flatMap((found) => (found.length === 1 ? found : []));
  const found = [...fromDrafts, ...named, ...asked].map((matter) => matter.number);
  const coded = pick(all, 'matter-by-code').map((need) => need.number);
  const direct = [...pick(all, 'matter').map((need) => need.number), ...coded, ...found, ...[...held.values()].flat()];
  const second = otherNumbers(all, others);
  const relatives = await relativesOf(tx, all, [...direct, ...second]);
  const numbers = [...new Set([...direct, ...second, ...relatives])];
  const scopes = [...new Set(pick(all, 'next-number').map((need) => need.scope))];
  const isCodeTried = all.some((need) => need.need === 'invitation' || need.need === 'matter-by-code');
  const [files, early] = await Promise.all([lockFiles(tx, seal, numbers.sort()), isCodeTried ? null : lockCounters(tx, scopes)]);
  await lockNewRelatives(tx, seal, all, [...direct, ...second], files);
  const receptions = await lockNamed(tx, seal, all);
  const answers: Answers[] = [];
  for (const one of asking) answers.push(await answerOne(tx, seal, one, { files, receptions, own, fromDrafts, running, others, held, now, ...links }));
  return { hand: { files, counters: early ?? (await lockCounters(tx, scopes)) }, answers };
}

/** Of a person's own matters those that are given with all that belongs to them. */
function mattersToShow({ needs, person }: Asking, own: readonly Matter[]): Matter[] {
  const his = own.filter((matter) => matter.resident === person);
  return pick(needs, 'my-matters').flatMap((need) => {
    if (need.lastAnswered === true) return his.find(({ status }) => status === 'replied' || status === 'closed') ?? [];
    if (need.lock === true) return his.slice(0, need.limit);
    const waiting = his.find(isAsking);
    if (!waiting && need.orMeant !== undefined) return meantBy(need.orMeant, his) ?? [];
    if (waiting || need.orOnlyOpen !== true) return waiting ?? [];
    const open = his.filter(({ status }) => openStatuses.includes(status) || status === 'merged');
    return open.length === 1 ? open : [];
  });
}

/** A question of a matter that ended while it stood open waits for nobody. */
function isAsking(matter: Matter): boolean {
  return matter.question !== null && openStatuses.includes(matter.status);
}

interface Known extends PrivateLinks {
  files: Map<MatterNumber, MatterFile>;
  receptions: ReadonlyMap<ReceptionId, ReceptionFile>;
  own: readonly Matter[];
  fromDrafts: readonly Matter[];
  running: ReadonlyMap<Need, Matter[]>;
  others: ReadonlyMap<Need, readonly Matter[]>;
  held: ReadonlyMap<Need, readonly MatterNumber[]>;
  now: Instant;
}

async function answerOne(tx: Db, seal: Seal, one: Asking, known: Known): Promise<Answers> {
  const found = noAnswers();
  const list = (matters: readonly Matter[], total = matters.length) => {
    found.matters = matters;
    found.mattersTotal = total;
  };
  for (const need of one.needs) {
    switch (need.need) {
      case 'matter':
        found.matter = known.files.get(need.number) ?? found.matter;
        break;
      case 'matter-of-draft': {
        const number = known.fromDrafts.find((matter) => matter.draft === need.draft)?.number;
        if (number !== undefined) found.matter = known.files.get(number) ?? null;
        break;
      }
      case 'my-matters':
        list(known.own.filter((matter) => matter.resident === one.person).slice(0, need.limit));
        // A question that waits outweighs whatever else was named.
        found.matter = known.files.get(mattersToShow({ ...one, needs: [need] }, known.own)[0]?.number ?? '') ?? found.matter;
        break;
      case 'matters-by-running-number': {
        const fits = known.running.get(need) ?? [];
        list(fits);
        if (fits.length === 1 && fits[0]) found.matter = known.files.get(fits[0].number) ?? null;
        break;
      }
      case 'open-matters': {
        const open = await openMatters(tx, need, need.limit);
        list(open.list, open.total);
        break;
      }
      case 'referred-matters': {
        const referred = await referredMatters(tx, need.handling, need.limit);
        if (need.besides === true) found.referred = referred;
        else list(referred.list, referred.total);
        break;
      }
      case 'link':
        found.link = known.newLink();
        break;
      case 'paper-link':
        found.paperLink = known.newPaperLink();
        break;
      case 'matters-held': {
        const held = await mattersHeld(tx, need.representatives, need.studios, need.limit);
        list(held.list, held.total);
        break;
      }
      case 'search': {
        const hits = await searchMatters(tx, need, need.words, need.limit);
        list(hits.list, hits.total);
        break;
      }
      case 'files-held':
        found.files = known.held.get(need)?.flatMap((number) => known.files.get(number) ?? []) ?? [];
        break;
      case 'fresh-code':
        found.freshCode = newInvitationCode();
        break;
      case 'phone':
        found.phone = await phoneOf(tx, seal, need.person);
        break;
      case 'week-counts':
        found.weekCounts = await weekCounts(tx, need.studios, need.since, need.today);
        break;
      case 'document': {
        const document = await lockDocument(tx, seal, need.number);
        if (document) found.document = document;
        break;
      }
      case 'audience':
        found.audience = await countAudience(tx, need);
        break;
      case 'broadcast': {
        const broadcast = await lockBroadcast(tx, need.number);
        if (broadcast) found.broadcast = broadcast;
        break;
      }
      case 'next-number':
        found.counter = need.scope;
        break;
      case 'invitation':
        found.invitation = await findInvitation(tx, seal, { code: need.code, account: one.account, user: one.user }, known.now);
        break;
      case 'personal-data':
        found.personal = found.matter ? await personalData(tx, seal, found.matter) : null;
        break;
      case 'openings':
        found.openings = one.person === null ? [] : await openingsOf(tx, one.person, need.limit);
        break;
      case 'silent-matters':
        found.silent = await silentOn(tx, need.studio, need.on, need.limit);
        break;
      case 'told-lately':
        found.toldLately = await toldLately(tx, need.studio, need.since, need.limit);
        break;
      case 'screening-counts':
        found.screenings = await screeningCounts(tx, need.studios, need.from, need.to);
        break;
      case 'plainness-counts':
        found.plainness = await plainnessCounts(tx, need.studios, need.from, need.to);
        break;
      default:
        await answerOfSubject(tx, seal, need, one, found, known);
    }
  }
  return found;
}

type OfSubject = SupervisionNeed | ReceptionNeed | RecordCardNeed | RotaNeed | DeskNeed;

/** What belongs to a subject with a file of its own. */
function answerOfSubject(tx: Db, seal: Seal, need: OfSubject, one: Asking, found: Answers, known: Known): Promise<void> {
  if (isSupervisionNeed(need)) return answerSupervision(tx, seal, need, found);
  if (isReceptionNeed(need)) return answerReception(tx, seal, need, one.person, found, known.receptions);
  if (isRecordCardNeed(need)) return answerRecordCards(tx, seal, need, found);
  if (isRotaNeed(need)) return answerRota(tx, need, one.person, found, known.newCalendarLink);
  return answerDesk(tx, seal, need, one, found, known);
}

function pick<Kind extends Need['need']>(needs: readonly Need[], kind: Kind): NeedOf<Kind>[] {
  return needs.filter((need): need is NeedOf<Kind> => need.need === kind);
}
