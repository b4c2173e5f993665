// Opens letters: who wrote it, which message of ours was quoted, whether a press is one of ours, what a typed label stands for.

import { randomUUID } from 'node:crypto';
import { choiceNamed } from '../flows/choices.ts';
import { isToStaff, type Actor, type Body, type Draft, type Event, type Purpose } from '../flows/flow.ts';
import type { Instant } from '../calendar/clock.ts';
import { isMatterNumber } from '../matters/matter.ts';
import { grantsOf } from '../matters/roster.ts';
import { studiosInSight, studiosNamed } from '../matters/visibility.ts';
import type { Db } from '../store/db.ts';
import { findSent } from '../store/deliveries.ts';
import type { ClaimedConversation, WaitingLetter } from '../store/letters.ts';
import { findAccounts } from '../store/people.ts';
import type { Changes, ConversationChange } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';
import type { Post } from './compose.ts';
import { dialoguesSchema, type Dialogues } from './dialogue.ts';
import { letterSchema, type Letter } from './letter.ts';
import { unpackPress } from './press.ts';
import type { RosterCopy } from './roster-cache.ts';

/** A letter that is ready for its turn. */
export interface Mail {
  letter: WaitingLetter;
  event: Event;
  conversation: ConversationChange;
  dialogues: Dialogues;
  draft: Draft | null;
  /** A button's payload that was not made for this chat: forged, or of a key long gone. */
  forged: boolean;
  /** The platform gave the chat this new id. */
  movedTo: string | null;
}

export interface ReadDeps {
  seal: Seal;
  post: Pick<Post, 'abilities'>;
}

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
  const quotes = opened.flatMap(({ letter, content }) =>
    content.quote?.messageId == null ? [] : [{ lane: letter.conversation, messageId: content.quote.messageId }],
  );
  const sent = await findSent(tx, quotes);
  const strangers = opened.filter(isStranger);
  const known = await findAccounts(tx, strangers.map(({ letter, content }) => ({ account: letter.account, user: content.user })));
  return opened.map((one) => {
    const person = one.claimed.person ?? personOf(one, known, copy, changes);
    return mailOf(one, person, { deps, copy, sent, now });
  });
}

/** Somebody in a private chat whom we do not know yet. In a group only staff are persons. */
function isStranger({ claimed, content }: Opened): boolean {
  return claimed.kind === 'private' && claimed.person === null && content.user !== '';
}

function personOf(
  { claimed, letter, content }: Opened,
  known: readonly { account: string; user: string; person: string }[],
  copy: RosterCopy,
  changes: Changes,
): string | null {
  if (claimed.kind === 'group') return copy.staffAccounts.get(`${letter.account}/${content.user}`) ?? null;
  if (content.user === '') return null;
  const found = known.find((account) => account.account === letter.account && account.user === content.user);
  if (found) return found.person;
  const id = randomUUID();
  changes.people.push({ id, account: letter.account, user: content.user, conversation: claimed.key });
  return id;
}

/** A message of ours that somebody quoted. */
interface Quoted {
  lane: string;
  messageId: string;
  matter: string | null;
  purpose: string;
}

interface Reading {
  deps: ReadDeps;
  copy: RosterCopy;
  sent: readonly Quoted[];
  now: Instant;
}

function mailOf(opened: Opened, person: string | null, reading: Reading): Mail {
  const { claimed, letter, content } = opened;
  const { deps, copy, now } = reading;
  const quotedId = content.quote?.messageId ?? null;
  const quoted = reading.sent.find((message) => message.lane === claimed.key && message.messageId === quotedId);
  const press = content.body.kind === 'press' ? unpackPress(deps.seal, claimed.key, content.body.press) : null;
  const grants = person === null ? [] : grantsOf(copy.roster, person, now);
  const actor: Actor = {
    person,
    user: content.user,
    member: person === null ? null : (copy.roster.staff.get(person) ?? null),
    grants,
    studios: studiosNamed(copy.roster, grants),
    inSight: studiosInSight(copy.roster, grants),
  };
  const body = bodyOf(opened, press, quoted, deps);
  return {
    letter,
    event: {
      id: String(letter.id),
      at: letter.receivedAt,
      chat: { key: claimed.key, kind: claimed.kind, studio: claimed.studio ?? boundStudio(claimed, copy) ?? onlyStudio(claimed, copy), consented: claimed.consented },
      actor,
      messageId: content.messageId,
      quoted: quoted ? { messageId: quoted.messageId, matter: quoted.matter, purpose: quoted.purpose as Purpose } : null,
      mentioned: content.mentioned,
      body,
    },
    conversation: {
      key: claimed.key,
      kind: claimed.kind,
      person: claimed.kind === 'private' ? person : null,
      studio: claimed.studio,
      consented: claimed.consented,
      state: null,
      recent: claimed.recent,
      recentSince: claimed.recentSince,
    },
    dialogues: claimed.state ? dialoguesSchema.parse(deps.seal.open('state', claimed.state)) : {},
    draft: claimed.draft ? { ...(deps.seal.open('draft', claimed.draft.body) as Draft), ...withoutBody(claimed.draft) } : null,
    forged: content.body.kind === 'press' && press === null,
    movedTo: content.body.kind === 'moved' ? content.body.toChat : null,
  };
}

function withoutBody({ body: _, ...rest }: NonNullable<ClaimedConversation['draft']>): Omit<typeof rest, 'body'> {
  return rest;
}

/** Where there is but one studio no resident is asked which. */
function onlyStudio(claimed: ClaimedConversation, copy: RosterCopy): string | null {
  const [first, second] = copy.roster.studios.keys();
  return claimed.kind === 'private' && first !== undefined && second === undefined ? first : null;
}

/** The studio whose staff group this chat is. */
function boundStudio(claimed: ClaimedConversation, copy: RosterCopy): string | null {
  if (claimed.kind !== 'group') return null;
  for (const studio of copy.roster.studios.values()) if (studio.staffGroup === claimed.key) return studio.code;
  return null;
}

function bodyOf({ content: { body }, claimed, letter }: Opened, press: readonly string[] | null, quoted: Quoted | undefined, deps: ReadDeps): Body {
  switch (body.kind) {
    case 'message': {
      const numbered = deps.post.abilities(letter.account)?.buttons === false;
      const mayType = claimed.kind === 'private' || numbered;
      const typed = mayType && !body.edited ? choiceNamed(body.text, claimed.choices ?? [], numbered) : null;
      if (typed && !meansOther(quoted, typed.press)) return pressBody(typed.press, true);
      // A platform's file id is only good for the account that got it.
      const attachments = body.attachments.map((attachment) => ({ ...attachment, ref: `${letter.account}|${attachment.ref}` }));
      return { ...body, attachments };
    }
    case 'press':
      return press ? pressBody(press, false) : { kind: 'unknown', what: 'press' };
    case 'moved':
      return { kind: 'unknown', what: 'moved' };
    case 'withheld':
    case 'due':
    case 'reachable':
    case 'membership':
    case 'undelivered':
    case 'unknown':
      return body;
  }
}

/** Who quotes does not mean what was offered last, if that was about another matter; what is quoted to staff, its flow looks into. */
function meansOther(quoted: Quoted | undefined, press: readonly string[]): boolean {
  if (!quoted || quoted.matter === null) return false;
  return isToStaff(quoted.purpose) || press.some((part) => isMatterNumber(part) && part !== quoted.matter);
}

function pressBody([flow = '', choice = '', ...args]: readonly string[], typed: boolean): Body {
  return { kind: 'press', flow, choice, args, typed };
}
