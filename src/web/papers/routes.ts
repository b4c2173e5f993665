// The addresses of papers: opening a link changes nothing (previews do), a button uses it up and shows the paper, rights are asked again then.

import type { Context, Hono } from 'hono';
import type { Clock } from '../../calendar/clock.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { Log } from '../../log.ts';
import type { Roster } from '../../matters/roster.ts';
import type { Paper } from '../../reports/paper.ts';
import type { Db } from '../../store/db.ts';
import { isPaperLinkGood, takePaperLink } from '../../store/paper-links.ts';
import type { Seal } from '../../store/seal.ts';
import { askerOf, createTries } from '../referral/tries.ts';
import { gonePage, paperPage, pressPage } from './page.ts';
import { papers } from './table.ts';

export interface PapersDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  /** Roster and calendar as this process knows them. */
  known: () => Promise<{ roster: Roster; calendar: WorkCalendar }>;
  logger: Log;
}

/** Below this lie all papers. */
export const papersPath = '/paper/';

const tokenShape = /^[A-Za-z0-9_-]{32}$/;

const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Referrer-Policy': 'no-referrer' };

export function mountPapers(app: Hono, deps: PapersDeps): void {
  const { db, seal, clock } = deps;
  const tries = createTries();

  /** @returns null where the address opens nothing, whatever the reason */
  async function tried<Found>(c: Context, look: (token: string) => Promise<Found | null>): Promise<Found | null> {
    const from = askerOf(c);
    const token = c.req.param('token') ?? '';
    if (tries.isTired(from) || !tokenShape.test(token)) return null;
    const found = await look(token);
    if (found === null) tries.wrong(from);
    return found;
  }

  app.get(`${papersPath}:token`, async (c) => {
    const isGood = await tried(c, async (token) => (await isPaperLinkGood(db, seal, token, clock.now())) || null);
    return isGood === null ? c.html(gonePage(), 404, headers) : c.html(pressPage(), 200, headers);
  });

  app.post(`${papersPath}:token`, async (c) => {
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return c.html(gonePage(), 404, headers);
    const paper = await tried(c, (token) => open(token, deps));
    return paper === null ? c.html(gonePage(), 404, headers) : c.html(paperPage(paper), 200, headers);
  });
}

/** In one transaction: the link is used up, the rights are looked at, an opening is written. Who may not see it has a link no more. */
async function open(token: string, { db, seal, clock, known, logger }: PapersDeps): Promise<Paper | null> {
  const { roster, calendar } = await known();
  return db.transaction(async (tx) => {
    const now = clock.now();
    const asked = await takePaperLink(tx, seal, token, now);
    if (!asked) return null;
    const { kind, key, person } = asked;
    const paper = await papers[kind](key, { tx, seal, person, roster, calendar, now });
    if (paper) logger.info({ what: kind, person }, 'a paper was opened');
    return paper;
  });
}
