// Opens letters: who wrote it, which message of ours was quoted, whether a press is one of ours, what a typed label stands for.

import { randomUUID } from 'node:crypto';
import { choiceAnswered, mayBeChoice } from '../flows/choices.ts';
import type { Actor, Body, Draft, Event } from '../flows/flow.ts';
import { isToStaff, type Purpose } from '../flows/purpose.ts';
import type { Instant } from '../calendar/clock.ts';
import { isMatterNumber } from '../matters/matter.ts';
import { grantsOf } from '../matters/roster.ts';
import { tongueOf } from '../matters/tongue.ts';
import { confinedInSight, handlingOf, studiosInSight, studiosNamed } from '../matters/visibility.ts';
import type { Db } from '../store/db.ts';
import { findSent } from '../store/deliveries.ts';
import type { ClaimedConversation, WaitingLetter } from '../store/letters.ts';
import { findLists, type OfferedList } from '../store/offered-lists.ts';
import { findAccounts } from '../store/people.ts';
import type { Changes, ConversationChange } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import { studioOfChat } from './chat-studio.ts';
import type { Post } from './post.ts';
import { dialoguesSchema, type Dialogues } from './dialogue.ts';
import { isSaid, letterSchema, type Letter } from './letter.ts';
import { meantBy, type Meant } from './offered.ts';
import { unpackPress, type Press } from './press.ts';
import type { RosterCopy } from './roster-cache.ts';

/** A letter that is ready for its turn. */
export interface Mail {
  letter: WaitingLetter;
  event: Event;
  conversation: ConversationChange;
  dialogues: Dialogues;
  draft: Draft | null;
  /** Somebody said it, so it counts against his limit; the rest the house or the platform tells by itself. */
  said: boolean;
  /** A button's payload that was not made for this chat: forged, or of a key long gone. */
  forged: boolean;
  /** The platform gave the chat a new id (moved-chat.ts). */
  isMove: boolean;
}

export interface ReadDeps {
  seal: Seal;
  post: Pick<Post, 'abilities'>;
  /** The studio whose account this is; null where people say which one they mean. */
  studioOf: (account: string) => string | null;
}

/** What comes later than this was meant for a moment that has passed. */
const lateMs = 10 * 60_000;

interface Opened {
  claimed: ClaimedConversation;
  letter: WaitingLetter;
  content: Letter;
}

/** Opens letters and makes a person of everybody who writes for the first time. */
export async function readMail(
  tx: Db,
  deps: ReadDeps,
  copy: RosterCopy,
  pairs: readonly { claimed: ClaimedConversation; letter: WaitingLetter }[],
  changes: Changes,
  now: Instant,
): Promise<Mail[]> {
  const opened = pairs.map((pair): Opened => ({ ...pair, content: letterSchema.parse(deps.seal.open('letter', pair.letter.body)) }));
  const quotes = opened.flatMap(({ claimed, content }) => {
    const messageId = content.quote?.messageId;
    return messageId == null ? [] : lanesOf(claimed).map((lane) => ({ lane, messageId }));
  });
  const strangers = opened.filter(isStranger).map(({ claimed, content }) => ({ account: accountOf(claimed.key), user: content.user }));
  const choosing = opened.filter((one) => mayChoose(one, deps)).flatMap(({ claimed }) => lanesOf(claimed));
  const [sent, known, lists] = await Promise.all([findSent(tx, quotes), findAccounts(tx, strangers), findLists(tx, choosing)]);
  return opened.map((one) => {
    const person = one.claimed.person ?? personOf(one, known, copy, changes);
    return mailOf(one, person, { deps, copy, sent, lists, now });
  });
}

/** Only where choices are numbered lines, and only what may name one, is compared with what was shown. */
function mayChoose({ claimed, content: { body, quote } }: Opened, { post }: ReadDeps): boolean {
  if (body.kind !== 'message' || body.edited || post.abilities(accountOf(claimed.key))?.buttons !== false) return false;
  return quote?.words !== undefined || mayBeChoice(body.text);
}

/** The chat's lane, and the one under its former id: what was sent there may still be quoted and pressed. */
function lanesOf({ key, movedFrom }: ClaimedConversation): string[] {
  return movedFrom === null ? [key] : [key, movedFrom];
}

/** Somebody in a private chat whom we do not know yet. In a group only staff are persons. */
function isStranger({ claimed, content }: Opened): boolean {
  return claimed.kind === 'private' && claimed.person === null && content.user !== '';
}

/** The house's own letters have an account of their own: whose chat it is, the chat's account says. */
function personOf(
  { claimed, content }: Opened,
  known: readonly { account: string; user: string; person: string }[],
  copy: RosterCopy,
  changes: Changes,
): string | null {
  const account = accountOf(claimed.key);
  const { user } = content;
  if (claimed.kind === 'group') return copy.staffAccounts.get(`${account}/${user}`) ?? null;
  if (user === '') return null;
  const found = known.find((one) => one.account === account && one.user === user)?.person;
  // Where a private chat has topics, one person may be new in two conversations of a batch.
  const introduced = changes.people.find((one) => one.account === account && one.user === user)?.id;
  if (found !== undefined || introduced !== undefined || !isSaid(content.body)) return found ?? introduced ?? null;
  const id = randomUUID();
  changes.people.push({ id, account, user, conversation: claimed.key });
  return id;
}

interface Reading {
  deps: ReadDeps;
  copy: RosterCopy;
  sent: readonly { lane: string; messageId: string; matter: string | null; purpose: string }[];
  lists: readonly OfferedList[];
  now: Instant;
}

function mailOf(opened: Opened, person: string | null, reading: Reading): Mail {
  const { claimed, letter, content } = opened;
  const { deps, copy, now } = reading;
  const meant = meantIn(opened, reading);
  const quoted = quotedIn(lanesOf(claimed), content, meant, reading);
  const signed = pressIn(lanesOf(claimed), content, deps.seal);
  const grants = person === null ? [] : grantsOf(copy.roster, person, now);
  const actor: Actor = {
    person,
    user: content.user,
    member: person === null ? null : (copy.roster.staff.get(person) ?? null),
    grants,
    studios: studiosNamed(copy.roster, grants),
    inSight: studiosInSight(copy.roster, grants),
    confided: confinedInSight(copy.roster, person, grants),
    handling: handlingOf(copy.roster, grants),
  };
  const body = bodyOf(opened, { signed: signed?.press ?? null, typed: typedChoice(meant, quoted) }, copy);
  const can = deps.post.abilities(accountOf(claimed.key));
  return {
    letter,
    event: {
      id: String(letter.id),
      at: letter.receivedAt,
      chat: {
        key: claimed.key,
        kind: claimed.kind,
        studio: studioOfChat(claimed, copy.roster, deps.studioOf),
        consented: claimed.consented,
        canErase: can?.erase === true,
        hasButtons: can?.buttons !== false,
        lasting: can?.stableIds !== false,
        ...(claimed.subscribed === null ? {} : { subscribed: claimed.subscribed }),
      },
      actor,
      // The message of an old button lies in the former chat: in this one its id may be that of another message.
      messageId: signed && signed.lane !== claimed.key ? null : content.messageId,
      quoted,
      mentioned: content.mentioned,
      late: (content.lateMs ?? 0) > lateMs,
      body,
    },
    conversation: {
      key: claimed.key,
      kind: claimed.kind,
      person: claimed.kind === 'private' ? person : null,
      studio: claimed.studio,
      consented: claimed.consented,
      tongue: claimed.kind === 'private' && content.body.kind === 'message' ? tongueOf(content.body.text, claimed.tongue) : claimed.tongue,
      muted: claimed.muted,
      subscribed: claimed.subscribed,
      state: null,
      recent: claimed.recent,
      recentSince: claimed.recentSince,
    },
    dialogues: claimed.state ? dialoguesSchema.parse(deps.seal.open('state', claimed.state)) : {},
    draft: letter.draft ? { ...(deps.seal.open('draft', letter.draft.body) as Draft), ...withoutBody(letter.draft) } : null,
    said: isSaid(content.body),
    forged: content.body.kind === 'press' && signed === null,
    isMove: content.body.kind === 'moved',
  };
}

/** What was chosen in writing. A number or label counts in private; in a group only where choices are numbered lines. */
function meantIn({ claimed, letter, content: { body, quote, user, lateMs: ms = 0 } }: Opened, { deps, lists }: Reading): Meant {
  if (body.kind !== 'message' || body.edited) return { list: null, press: null };
  if (deps.post.abilities(accountOf(claimed.key))?.buttons !== false)
    return { list: null, press: claimed.kind === 'private' ? (choiceAnswered(body.text, letter.choices ?? [], false)?.press ?? null) : null };
  const lanes = lanesOf(claimed);
  const words = quote?.words === undefined ? null : { ...quote.words, matter: quote.matter };
  const shown = lists.filter(({ lane }) => lanes.includes(lane));
  return meantBy(deps.seal, shown, { text: body.text, kind: claimed.kind, user, at: letter.receivedAt - ms, quote: words });
}

/** By the message's id, else by the list that it showed, else by the number that was read in its words. */
function quotedIn(lanes: readonly string[], { quote }: Letter, { list }: Meant, { sent }: Reading): Event['quoted'] {
  for (const lane of quote?.messageId == null ? [] : lanes) {
    const found = sent.find((message) => message.lane === lane && message.messageId === quote?.messageId);
    if (found) return { messageId: found.messageId, matter: found.matter, purpose: found.purpose as Purpose };
  }
  if (list) return { messageId: '', matter: list.matter, purpose: list.purpose as Purpose };
  if (quote?.matter == null) return null;
  return { messageId: quote.messageId ?? '', matter: quote.matter, purpose: 'card', ...(quote.words ? { byNumber: true as const } : {}) };
}

/** A press is signed for its chat, be it under the chat's former id. */
function pressIn(lanes: readonly string[], { body }: Letter, seal: Seal): { press: Press; lane: string } | null {
  for (const lane of body.kind === 'press' ? lanes : []) {
    const press = body.kind === 'press' ? unpackPress(seal, lane, body.press) : null;
    if (press) return { press, lane };
  }
  return null;
}

function withoutBody({ body: _, ...rest }: NonNullable<WaitingLetter['draft']>): Omit<typeof rest, 'body'> {
  return rest;
}

/** What was chosen: by a button of ours, or in writing. */
interface Chosen {
  signed: readonly string[] | null;
  typed: readonly string[] | null;
}

function bodyOf({ content: { body }, letter, claimed }: Opened, { signed, typed }: Chosen, copy: RosterCopy): Body {
  switch (body.kind) {
    case 'message': {
      if (typed) return pressBody(typed, true);
      // A platform's file id is only good for the account that got it.
      const attachments = body.attachments.map((attachment) => ({ ...attachment, ref: `${letter.account}|${attachment.ref}` }));
      return { ...body, attachments };
    }
    case 'press':
      return signed ? pressBody(signed, false) : { kind: 'unknown', what: 'press' };
    case 'moved':
      return { kind: 'unknown', what: 'moved' };
    case 'withheld':
    case 'page':
    case 'due':
    case 'errand':
    case 'reachable':
    case 'membership':
    case 'undelivered':
    case 'account':
    case 'gap':
    case 'unknown':
      return body;
    case 'members':
      return membersIn(body.users, accountOf(claimed.key), copy);
  }
}

/** Whoever has a code of ours has an account with us. */
function membersIn(users: readonly string[], account: string, { staffAccounts }: RosterCopy): Body {
  return { kind: 'members', all: users.length, unbound: users.filter((user) => !staffAccounts.has(`${account}/${user}`)).length };
}

/**
 * Who quotes a list chooses from it. Who quotes something else does not mean what was offered last, if that was about another matter;
 * what is quoted to staff, its flow looks into.
 */
function typedChoice({ list, press }: Meant, quoted: Event['quoted']): readonly string[] | null {
  if (press === null || list || !quoted || quoted.matter === null) return press;
  const meansOther = (isToStaff(quoted.purpose) && !quoted.byNumber) || press.some((part) => isMatterNumber(part) && part !== quoted.matter);
  return meansOther ? null : press;
}

function pressBody([flow = '', choice = '', ...args]: readonly string[], typed: boolean): Body {
  return { kind: 'press', flow, choice, args, typed };
}
