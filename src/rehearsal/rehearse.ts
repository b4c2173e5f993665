// A rehearsal: a month of a studio on a turned clock, with synthetic residents, in a store of its own. Nothing leaves the machine.

import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { importRoster } from '../admin/import-roster.ts';
import { invite } from '../admin/invite.ts';
import type { RosterFile } from '../admin/roster-format.ts';
import { addDays, dateForPeople, instantOf, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { createHouse, type House } from '../house.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/db.ts';
import { countByClass } from '../store/deliveries.ts';
import { nextDue } from '../store/dues.ts';
import { countWaiting } from '../store/letters.ts';
import { openEmbedded } from '../store/open.ts';
import { defaultRetention } from '../store/retention.ts';
import { createSeal } from '../store/seal.ts';
import { settingFields } from '../store/studio-about.ts';
import { castOf, type Cast } from './cast.ts';
import { playDays, type Stage } from './month.ts';
import { pagesOf } from './pages.ts';
import { createRehearsalPaper, type RehearsalPaper } from './paper.ts';

export interface Rehearsal {
  /** Its rules and its people are played. */
  roster: RosterFile;
  /** A studio of the roster. */
  studio: string;
  from: CivilDate;
  days: number;
  /** Where the pages are written; made if it is not there. */
  folder: string;
  log: Log;
  /** Told of each day that is over. */
  progress: (day: CivilDate) => void;
}

/** What would have been said, and on how many pages it is written. */
export interface Rehearsed {
  said: number;
  pages: number;
}

/** When people are bound: before the first look of the morning, which tells each of his duties. */
const opening = '07:50';

export async function rehearse(rehearsal: Rehearsal): Promise<Rehearsed> {
  const { roster, studio, from, days, log, progress } = rehearsal;
  let now = instantOf(from, opening);
  const clock = { now: () => now, turn: (at: Instant) => void (now = Math.max(now, at)) };
  const cast = castOf(roster, studio);
  const paper = createRehearsalPaper(clock, new Set([cast.group.chat]));
  const store = await openEmbedded('memory');
  try {
    const sealed = { db: store.db, seal: createSeal([randomBytes(32)]) };
    await importRoster(sealed, roster, now);
    const house = createHouse({ ...sealed, clock, channels: [paper], handlers: 1, publicUrl: () => 'https://huiyin.example', retention: defaultRetention, model: null, refused: () => undefined, log });
    await house.start();
    const stage: Stage = { roster, studio, cast, paper, clock, nextDue: () => nextDue(store.db), settle: () => settle(house, store.db) };
    try {
      for (const { user, invited } of cast.actors) {
        const code = invited && (await invite(sealed, invited, now));
        if (code?.ok === true) await paper.writes(user, user, `绑定 ${code.code}`);
        await stage.settle();
      }
      const officer = cast.actors.find(({ part }) => part.part === 'officer');
      if (officer) await paper.writes(officer.user, cast.group.chat, '绑定本群');
      await stage.settle();
      await playDays(stage, from, days, progress);
    } finally {
      await house.stop();
    }
  } finally {
    await store.close();
  }
  const said = [...paper.chats.values()].flat().filter(({ from: who, kind }) => who === null && kind === 'text').length;
  return { said, pages: await writePages(rehearsal, cast, paper) };
}

/** @returns how many were written */
async function writePages({ roster, studio, from, days, folder }: Rehearsal, { group, actors }: Cast, { chats }: RehearsalPaper): Promise<number> {
  const names = new Map(actors.map(({ user, name }) => [user, name]));
  const players = [{ name: group.name, chat: group.chat }, ...actors.map(({ name, user }) => ({ name, chat: user }))];
  const own = roster.studios.find(({ code }) => code === studio);
  const title = `${own?.name ?? studio}演练，${dateForPeople(from)}到${dateForPeople(addDays(from, days - 1))}`;
  const pages = pagesOf(title, players.map(({ name, chat }) => ({ name, lines: chats.get(chat) ?? [] })), settingFields.quietHours.parse(own?.settings?.quietHours), (user) => names.get(user) ?? user);
  await mkdir(folder, { recursive: true });
  for (const { file, text } of pages) await writeFile(join(folder, file), text);
  return pages.length;
}

/** How often it is looked whether everything has been said. */
const lookEveryMs = 2;

async function settle(house: House, db: Db): Promise<void> {
  await house.lookAtClock();
  for (;;) {
    const waiting = (await countWaiting(db)) + (await countByClass(db)).reduce((sum, { count }) => sum + count, 0);
    if (waiting === 0) return;
    await pause(lookEveryMs);
  }
}
