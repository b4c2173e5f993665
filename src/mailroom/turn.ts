// One letter's turn: which flow answers, what it may know, what its effects write.

import type { Instant } from '../calendar/clock.ts';
import { floodTurn, forgedTurn, parkedEffects } from '../flows/courtesy.ts';
import type { AtHand, Context, Event, Need, Turn } from '../flows/flow.ts';
import type { OpenFlow } from '../flows/route.ts';
import { dangerOf } from '../matters/screening.ts';
import { dropErrandsOf } from '../store/errands.ts';
import { dropAnnouncements, stopBroadcast } from '../store/broadcasts.ts';
import { bindStaffGroup } from '../store/chats.ts';
import type { Db } from '../store/db.ts';
import { makeInvitation, useInvitation } from '../store/invitations.ts';
import { makeLoginLink } from '../store/login-links.ts';
import { makePaperLink } from '../store/paper-links.ts';
import { copyTexts } from '../store/matters.ts';
import type { ClaimedConversation, WaitingLetter } from '../store/letters.ts';
import { forgetListsAbout } from '../store/offered-lists.ts';
import { findSaid, findSaidOf } from '../store/recall.ts';
import type { Changes } from '../store/record.ts';
import { addStandIn, endRights, endStandIns, reinstate } from '../store/rights.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import { applyEffects, nextNumber, type Applying, type Deed, type RightsEffect } from './apply.ts';
import { blank } from './blank.ts';
import { forgetBooked, forgetMatter, forgetResident } from './forgetting.ts';
import type { Post } from './post.ts';
import { recordCardsAsChanged } from './record-card-context.ts';
import { noAnswers, type Answers, type Hand } from './context.ts';
import { dataFor, standingAfter } from './dialogue.ts';
import type { PrivateLinks } from './new-link.ts';
import type { Mail } from './read-mail.ts';
import { supervisionAsChanged } from './supervision-context.ts';
import { receptionsAsChanged } from './reception-context.ts';
import { rotaAsChanged } from './rota-context.ts';
import type { RosterCopy } from './roster-cache.ts';
import { toldInBatch } from './told-in-batch.ts';

export interface WaysIn {
  links: readonly string[];
  qrPage: string | null;
}

/** What turns need of the house. */
export interface TurnDeps extends PrivateLinks {
  /** A model is configured, and its errands are run. */
  assisted: boolean;
  post: Post;
  /** The ways in for an invitation: links that carry its code into our private chat, and the page that shows the first of them as a QR code. */
  waysIn: (code: string) => WaysIn;
  /** Which flow answers (flows/route.ts). `current`: the one that this person is in. */
  route: (event: Event, current: string | null) => OpenFlow;
}

/** What is older a platform may not erase any more; it can still be rewritten. */
const erasableMs = 24 * 60 * 60_000;

/** A batch in work. */
export interface Work {
  deps: TurnDeps;
  copy: RosterCopy;
  hand: Hand;
  changes: Changes;
  now: Instant;
}

/** Letters that a person may send in a minute before he is asked to slow down. */
const lettersPerMinute = 40;
const minuteMs = 60_000;

/** A question of ours waits so long for free text; what is written later is something new. */
const askingMs = 60 * minuteMs;

/** The flow that answers, or null where the mailroom itself does: floods, forged presses. */
export function flowFor({ route }: TurnDeps, mail: Mail, now: Instant): OpenFlow | null {
  countRecent(mail, now);
  if (mail.forged || isFlood(mail)) return null;
  const standing = mail.dialogues[mail.event.actor.user];
  return route(mail.event, standing && now - standing.at < askingMs ? standing.flow : null);
}

export function needsOf(mail: Mail, flow: OpenFlow | null, { roster, calendar, now }: Omit<AtHand, 'draft'>): readonly Need[] {
  return flow?.needs(dataFor(mail.dialogues[mail.event.actor.user], flow), mail.event, { now, calendar, roster, draft: mail.draft }) ?? [];
}

function countRecent({ conversation, said, event }: Mail, now: Instant): void {
  // What a platform hands over after a gap was not written in this minute.
  if (conversation.kind === 'group' || !said || event.late) return;
  const sameMinute = conversation.recentSince !== null && now >= conversation.recentSince && now - conversation.recentSince < minuteMs;
  conversation.recent = sameMinute ? conversation.recent + 1 : 1;
  if (!sameMinute) conversation.recentSince = now;
}

/** Emergencies are never held back. */
function isFlood({ conversation, event, said }: Mail): boolean {
  if (conversation.kind === 'group' || !said || event.late || conversation.recent <= lettersPerMinute) return false;
  return event.body.kind !== 'message' || dangerOf(event.body.text) === null;
}

/** Takes the turn and adds what it causes to the changes. Statements of their own are returned. */
export function takeTurn(work: Work, mail: Mail, flow: OpenFlow | null, answers: Answers): Deed[] {
  const { changes, now } = work;
  const { event, conversation } = mail;
  changes.handled.push(mail.letter.id);
  changes.conversations.set(conversation.key, conversation);
  const context = contextOf(work, event, mail.draft, answers);
  const turn = flow ? flow.turn(dataFor(mail.dialogues[event.actor.user], flow), event, context) : ownTurn(mail);
  const dialogues = { ...mail.dialogues };
  const standing = flow ? standingAfter(dialogues[event.actor.user], flow, turn.state, now) : dialogues[event.actor.user];
  if (standing) dialogues[event.actor.user] = standing;
  else delete dialogues[event.actor.user];
  conversation.state = Object.keys(dialogues).length > 0 ? dialogues : null;
  const applying: Applying = {
    event,
    context,
    letter: mail.letter.id,
    hand: work.hand,
    changes,
    post: work.deps.post,
    counter: answers.counter,
  };
  return applyEffects(turn.effects, applying);
}

/** What the mailroom answers by itself. */
function ownTurn(mail: Mail): Turn<unknown> {
  if (mail.forged) return forgedTurn(mail.event);
  return floodTurn(mail.conversation.recent === lettersPerMinute + 1);
}

function contextOf(work: Work, event: Event, draft: Context['draft'], answers: Answers): Context {
  const { deps, copy, hand, now } = work;
  const fresh = answers.matter ? (hand.files.get(answers.matter.matter.number) ?? answers.matter) : null;
  return {
    now,
    calendar: copy.calendar,
    roster: copy.roster,
    studio: event.chat.studio === null ? null : (copy.roster.studios.get(event.chat.studio) ?? null),
    draft,
    matter: fresh,
    matters: answers.matters.map((matter) => hand.files.get(matter.number)?.matter ?? matter),
    mattersTotal: answers.mattersTotal,
    nextNumber: answers.counter === null ? null : nextNumber(hand, answers.counter),
    invitation: answers.invitation,
    merged: answers.merged.map((file) => hand.files.get(file.matter.number) ?? file),
    leading: answers.leading && (hand.files.get(answers.leading.matter.number) ?? answers.leading),
    linked: answers.linked.map((file) => hand.files.get(file.matter.number) ?? file),
    other: answers.other && (hand.files.get(answers.other.matter.number) ?? answers.other),
    otherMerged: answers.otherMerged.map((file) => hand.files.get(file.matter.number) ?? file),
    fitting: answers.fitting,
    counts: answers.counts,
    newcomer: answers.newcomer,
    queryCode: answers.queryCode,
    lookup: answers.lookup,
    contact: answers.contact,
    login: answers.login,
    link: answers.link,
    personal: answers.personal,
    openings: answers.openings,
    ...(deps.assisted ? { assisted: true as const } : {}),
    ...(answers.freshCode === undefined ? {} : { freshCode: { code: answers.freshCode, ...deps.waysIn(answers.freshCode) } }),
    ...(answers.files === undefined ? {} : { files: answers.files.map((file) => hand.files.get(file.matter.number) ?? file) }),
    ...(answers.phone === undefined ? {} : { phone: answers.phone }),
    ...(answers.document === undefined ? {} : { document: work.changes.documents.get(answers.document.number) ?? answers.document }),
    ...(answers.weekCounts === undefined ? {} : { weekCounts: answers.weekCounts }),
    ...supervisionAsChanged(answers, [...work.changes.documents.values()]),
    ...(answers.paperLink === undefined ? {} : { paperLink: answers.paperLink }),
    ...(answers.audience === undefined ? {} : { audience: answers.audience }),
    ...(answers.broadcast === undefined ? {} : { broadcast: answers.broadcast }),
    ...(answers.referred === undefined ? {} : { referred: answers.referred }),
    ...(answers.screenings === undefined ? {} : { screenings: answers.screenings }),
    ...(answers.plainness === undefined ? {} : { plainness: answers.plainness }),
    ...(answers.toldLately === undefined ? {} : { toldLately: toldInBatch(hand.files, answers.toldLately, now) }),
    ...(answers.silent === undefined ? {} : { silent: answers.silent }),
    ...recordCardsAsChanged(answers, work.changes),
    ...receptionsAsChanged(answers, work.changes, event.actor.person),
    ...rotaAsChanged(answers, work.changes),
  };
}

/** A letter was put aside for good: its writer and the officers are told, in a chat that goes on. */
export function takeParkedTurn(work: Work, claimed: ClaimedConversation, letter: WaitingLetter): void {
  const event: Event = {
    id: String(letter.id),
    at: letter.receivedAt,
    chat: { key: claimed.key, kind: claimed.kind, studio: claimed.studio, consented: claimed.consented, canErase: false, hasButtons: true, lasting: true },
    actor: { person: claimed.person, user: '', member: null, grants: [], studios: [], inSight: [], confided: null, handling: null },
    messageId: null,
    quoted: null,
    mentioned: false,
    late: false,
    body: { kind: 'unknown', what: 'parked' },
  };
  const context = contextOf(work, event, null, noAnswers());
  const { hand, changes, deps } = work;
  applyEffects(parkedEffects(event, context, letter.id), { event, context, letter: letter.id, hand, changes, post: deps.post, counter: null });
}

/** Who may do what from now on; every process reads the roster anew. */
async function changeRights(tx: Db, seal: Seal, effect: RightsEffect, now: Instant): Promise<void> {
  switch (effect.effect) {
    case 'invite':
      if (effect.reinstated.length > 0) await reinstate(tx, effect.person, effect.reinstated, now);
      return makeInvitation(tx, seal, effect, now);
    case 'end-rights':
      return endRights(tx, effect.person, effect.rights, now);
    case 'stand-in':
      return addStandIn(tx, effect, now);
    case 'end-stand-in':
      return endStandIns(tx, effect.absent, now);
  }
}

/** Of a delivery that leaves no more. */
function recalledBody(seal: Seal): Uint8Array {
  return seal.close('delivery', { kind: 'recalled' });
}

/** Rare effects that are statements of their own. */
export async function doDeed(tx: Db, seal: Seal, { deps, changes, now }: Omit<Work, 'hand'>, mail: Mail, deed: Deed): Promise<void> {
  const { key } = mail.conversation;
  switch (deed.deed) {
    case 'bind':
      await useInvitation(
        tx,
        seal,
        { code: deed.code, person: deed.person, account: mail.letter.account, user: mail.event.actor.user, conversation: key },
        now,
      );
      mail.conversation.person = deed.person;
      return;
    case 'erase-matter':
      return forgetMatter({ tx, seal, changes, mail, now }, deed.matter, deed.how);
    case 'forget-person':
      return forgetResident({ tx, seal, changes, mail, now }, deed.person, deed.except, recalledBody(seal));
    case 'blank-bookings':
      return forgetBooked({ tx, seal, changes, mail, now }, deed.person);
    case 'bind-group':
      await bindStaffGroup(tx, deed.studio, key);
      changes.groupsBound.push({ key, letter: mail.letter.id });
      return;
    case 'copy-texts':
      await copyTexts(tx, deed.from, deed.to);
      return;
    case 'blank':
      await blank({ tx, seal, post: deps.post, changes, letter: mail.letter.id, now }, deed.matter);
      return;
    case 'rights':
      return changeRights(tx, seal, deed.effect, now);
    case 'open-login':
      return makeLoginLink(tx, deed.effect, now);
    case 'link-paper':
      return makePaperLink(tx, deed.effect, now);
    case 'stop-broadcast':
      return stopBroadcast(tx, deed.number, 'stopped', recalledBody(seal));
    case 'unsubscribe':
      return dropAnnouncements(tx, [key], recalledBody(seal));
    case 'withdraw-said': {
      const { recalled, moved } = await findSaidOf(tx, deed.matter, deed.keep);
      changes.withdrawn.push(...recalled);
      await forgetListsAbout(tx, deed.matter, deed.keep);
      await dropErrandsOf(tx, deed.matter);
      const posting = { changes, letter: mail.letter.id, context: { now } };
      for (const { id, lane, text, at } of moved) {
        const can = deps.post.abilities(accountOf(lane));
        if (can?.edit === true && text && (!can.erase || now - at > erasableMs)) deps.post.dispatch(lane, { kind: 'empty-said', delivery: id, text: deed.text }, posting);
        if (can?.erase === true) deps.post.dispatch(lane, { kind: 'erase-said', delivery: id }, posting);
      }
      return;
    }
    case 'recall': {
      const said = await findSaid(tx, key, deed.purpose, deed.since);
      changes.recalled.push(...said);
      if (!mail.event.chat.canErase) return;
      for (const delivery of said) deps.post.dispatch(key, { kind: 'erase-said', delivery }, { changes, letter: mail.letter.id, context: { now } });
      return;
    }
  }
}

