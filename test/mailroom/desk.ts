// A house with tiny flows for tests of the mailroom: a bound staff group, and people who just write.

import type { Arrival } from '../../src/bots/channel.ts';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { sql } from 'drizzle-orm';
import type { FreshStore } from '../support/databases.ts';
import { openHouse, type House, type HouseOptions } from '../support/house.ts';
import { createPaper, type Paper } from '../support/paper.ts';
import { bindGroup } from '../support/transcript-cast.ts';
import { tinyRoute } from './tiny-flows.ts';

/** The chat bound as staff group of BM. */
export const staffChat = '-500';

export async function openDesk(store: FreshStore, options: HouseOptions = {}): Promise<House> {
  const papers = options.papers ?? [createPaper({ groups: [staffChat, '-501'] })];
  const house = await openHouse({ route: tinyRoute, ...options, store, papers });
  await bindGroup(house, 'BM', staffChat);
  return house;
}

/** Somebody writes in his private chat. */
export function write(house: House, user: string, text: string): Promise<Arrival> {
  return house.paper.writes({ user, chat: user, text });
}

/** What the desk said in a chat, as it reads now. */
export function said(paper: Paper, chat: string): string[] {
  return paper.chat(chat).flatMap((message) => (message.from === null ? [message.text] : []));
}

/** What arrived in a chat, in order, repeats included. */
export function arrived(paper: Paper, chat: string): string[] {
  return paper.deeds.flatMap((deed) => (deed.chat === chat && 'text' in deed.dispatch ? [deed.dispatch.text] : []));
}

/** Runs a statement and gives its rows. */
export async function query<Row>(db: Db, statement: string): Promise<Row[]> {
  return rowsOf<Row>(await db.execute(sql.raw(statement)));
}

export async function count(db: Db, from: string): Promise<number> {
  const [row] = await query<{ count: string | number }>(db, `select count(*) as count from ${from}`);
  return Number(row?.count);
}
