// A group that cannot take as many cards as come gets one list instead of them (DESIGN §4).

import type { Log } from '../log.ts';
import { say } from '../texts/say.ts';
import type { Db } from '../store/db.ts';
import { deliveryClasses, fold, freeLane, waitingCards, type LeasedDelivery } from '../store/deliveries.ts';
import { enqueue } from '../store/enqueue.ts';
import type { Seal } from '../store/seal.ts';
import { notConfined } from '../store/matters.ts';
import { accountOf } from './address.ts';
import type { LateBody } from './post.ts';

/** As many cards may wait in line; more become a list. */
const cardsInLine = 8;

/** Numbers named on the list; of the others it gives the count. */
const namedOnList = 20;

/** Most cards that one list replaces. */
const foldLimit = 5000;

interface BacklogDeps {
  db: Db;
  seal: Seal;
  log: Log;
  staffGroups: () => ReadonlySet<string>;
}

/** @returns whether the waiting cards, this one among them, were put on a list, which is the lane's next message */
export async function foldBacklog(deps: BacklogDeps, delivery: LeasedDelivery): Promise<boolean> {
  if (!deps.staffGroups().has(delivery.lane)) return false;
  const cards = await waitingCards(deps.db, delivery.lane, foldLimit);
  if (cards.length <= cardsInLine) return false;
  const numbers = cards.slice(0, namedOnList).map((card) => card.matter);
  const body: LateBody = { kind: 'backlog', numbers, more: cards.length - numbers.length };
  await deps.db.transaction(async (tx) => {
    await fold(tx, delivery.lane, cards);
    await enqueue(tx, [
      {
        lane: delivery.lane,
        account: accountOf(delivery.lane),
        class: deliveryClasses.indexOf('notice'),
        body: deps.seal.close('delivery', body),
        matter: null,
        purpose: 'notice',
        person: null,
        letter: null,
        createdAt: delivery.createdAt,
        choices: null,
        list: null,
      },
    ]);
    await freeLane(tx, delivery.lane, delivery.claim);
  });
  deps.log.info({ lane: delivery.lane, cards: cards.length }, 'a backlog of cards became one list');
  return true;
}

/** The list as it stands when it leaves: what was confined since is not named. */
export async function backlogInWords(db: Db, { numbers, more }: Extract<LateBody, { kind: 'backlog' }>): Promise<string> {
  const open = await notConfined(db, numbers);
  return say('staff-backlog', { count: open.length + more, numbers: open.join('、'), more });
}
