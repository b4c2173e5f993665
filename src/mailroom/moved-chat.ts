// A chat that got a new id on its platform: what belongs to it moves along, and letters that still come to the old id are handed on.

import { isCollision } from '../store/errors.ts';
import { moveChat, readdress } from '../store/chats.ts';
import type { Db } from '../store/db.ts';
import { claimConversations, headLetters, markHandled, putOff, type ClaimedConversation, type WaitingLetter } from '../store/letters.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import type { DeliveryBody } from './post.ts';
import { letterSchema, type Letter } from './letter.ts';
import { packPress, unpackPress } from './press.ts';

interface MovingDeps {
  db: Db;
  seal: Seal;
}

/** A message under way has ended by then, or is looked at again. */
const lookAgainMs = 250;

/**
 * Takes the move that is a chat's first letter, in a transaction of its own: it locks lanes, which nobody does who goes on to lock more.
 * Puts the chat off for a moment while a message is under way there.
 * @returns how many letters were handled
 */
export async function takeMove({ db, seal }: MovingDeps, key: string): Promise<number> {
  try {
    return await db.transaction(async (tx) => {
      const [claimed] = await claimConversations(tx, [key]);
      const [letter] = await headLetters(tx, [key]);
      const body = claimed && letter ? contentOf(seal, letter).body : null;
      if (!letter || body?.kind !== 'moved') return 0;
      const account = accountOf(key);
      const to = `${account}/${body.toChat}`;
      if (to !== key) await moveChat(tx, { account, from: key, to, goesAlong: (sealed) => isWhole(seal.open('delivery', sealed) as DeliveryBody) });
      await markHandled(tx, [letter.id]);
      return 1;
    });
  } catch (error) {
    if (!isCollision(error)) throw error;
    await putOff(db, key, lookAgainMs);
    return 0;
  }
}

/** Hands on the letters whose chats have a new id. A button of an old message stays good; the message itself cannot be changed any more. */
export async function handOn<Pair extends { claimed: ClaimedConversation; letter: WaitingLetter }>(tx: Db, seal: Seal, pairs: readonly Pair[]): Promise<Pair[]> {
  const staying: Pair[] = [];
  for (const pair of pairs) {
    const { claimed, letter } = pair;
    const content = claimed.movedTo === null ? null : contentOf(seal, letter);
    if (claimed.movedTo === null || content?.body.kind === 'moved') staying.push(pair);
    else if (content) await readdress(tx, letter.id, claimed.movedTo, seal.close('letter', forwarded(seal, content, claimed.key, claimed.movedTo)));
  }
  return staying;
}

function contentOf(seal: Seal, letter: WaitingLetter): Letter {
  return letterSchema.parse(seal.open('letter', letter.body));
}

/** A change to a message of the old chat would hit whatever has its id in the new one. */
function isWhole({ kind }: DeliveryBody): boolean {
  return kind !== 'edit' && kind !== 'erase';
}

/** Message ids of the old chat mean other messages in the new one. */
function forwarded(seal: Seal, content: Letter, from: string, to: string): Letter {
  const { body } = content;
  const press = body.kind === 'press' ? unpackPress(seal, from, body.press) : null;
  return { ...content, messageId: null, quote: null, body: press ? { kind: 'press', press: packPress(seal, to, press) } : body };
}
