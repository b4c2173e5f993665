// The addresses of private links: a wrong one is as one that does not exist, opening changes nothing, a form becomes a letter once.

import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import type { Clock } from '../../calendar/clock.ts';
import { workdaysAfter, type WorkCalendar } from '../../calendar/working-days.ts';
import { keptFile, linkAccount, type PageAct } from '../../flows/page-form.ts';
import { ownAccount, type OwnLetter } from '../../mailroom/inbox.ts';
import { isLinkGood, type Referral } from '../../matters/referral.ts';
import { settingsOf, type Roster } from '../../matters/roster.ts';
import type { Db } from '../../store/db.ts';
import { documentsAbout } from '../../store/documents.ts';
import { isKnownLetter } from '../../store/letters.ts';
import { lookAtFile } from '../../store/matters.ts';
import { keepFile, referralByLink } from '../../store/referrals.ts';
import type { Seal } from '../../store/seal.ts';
import { say } from '../../texts/say.ts';
import { readForm, type Typed } from './form.ts';
import { lastPage, previewPage, referralPage, type Shown } from './page.ts';
import { askerOf, createTries } from './tries.ts';
import { uploadLimits, type Upload } from './uploads.ts';

export interface ReferralDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  /** Roster and calendar as this process knows them. */
  known: () => Promise<{ roster: Roster; calendar: WorkCalendar }>;
  /** Stores letters, with what is written beside them, and sees that they are handled. */
  post: (write: (tx: Db) => Promise<readonly OwnLetter[]>) => Promise<void>;
}

const tokenShape = /^[A-Za-z0-9_-]{32}$/;
/** The files of a form, and its words. */
const mostFormBytes = uploadLimits.files * uploadLimits.bytesEach + 256 * 1024;

/** Where a page is cached or indexed, its address is known. */
const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Referrer-Policy': 'no-referrer' };

export function mountReferrals(app: Hono, deps: ReferralDeps): void {
  const tries = createTries();

  /** Null: this address opens nothing, whatever the reason. */
  async function found(c: Context): Promise<Referral | null> {
    const from = askerOf(c);
    const token = c.req.param('token') ?? '';
    if (tries.isTired(from)) return null;
    const referral = tokenShape.test(token) ? await referralByLink(deps.db, deps.seal, token) : null;
    if (!referral) tries.wrong(from);
    return referral;
  }

  app.get('/r/:token', async (c) => {
    const referral = await found(c);
    const shown = referral && (await show(deps, referral));
    if (!shown) return c.notFound();
    const done = c.req.query('done');
    return c.html(referralPage(done === undefined ? shown : { ...shown, ...(await doneIn(done, shown, deps)) }), 200, headers);
  });

  app.post('/r/:token', async (c) => {
    const referral = await found(c);
    if (!referral) return c.notFound();
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return c.notFound();
    const data = await readBody(c.req.raw);
    if (data === 'too-big') return tooBig(c, deps, referral);
    if (data !== null) return take(c, deps, referral, data);
    return isLinkGood(referral, deps.clock.now()) ? c.html(lastPage(referral.matter, say('page-broken')), 400, headers) : c.notFound();
  });
}

/** Null where the link no longer opens. */
async function show({ db, seal, clock, known }: ReferralDeps, referral: Referral): Promise<Shown | null> {
  const file = isLinkGood(referral, clock.now()) ? await lookAtFile(db, seal, referral.matter) : null;
  if (!file || file.referral?.id !== referral.id) return null;
  const { name = '', phone = '' } = (await known()).roster.studios.get(file.matter.studio) ?? {};
  const slips = (await documentsAbout(db, seal, referral.matter)).filter((one) => one.toDepartment === referral.department && one.issuedAt >= referral.referredAt);
  return { file, referral, studio: { name, phone }, slips, nonce: newNonce(seal, referral) };
}

async function take(c: Context, deps: ReferralDeps, referral: Referral, data: FormData): Promise<Response> {
  const given = data.get('nonce');
  const nonce = typeof given === 'string' && isNonce(deps.seal, referral, given) ? given : null;
  const shown = await show(deps, referral);
  // Pressed twice: the first one has ended the referral.
  if (!shown) return nonce !== null && (await isKnownLetter(deps.db, ownAccount, letterId(nonce))) ? ended(c, referral) : c.notFound();
  const { file, slips } = shown;
  const { roster, calendar } = await deps.known();
  const { extensionWorkdays } = settingsOf(roster, file.matter.studio);
  const read = await readForm(data, { file, calendar, now: deps.clock.now(), extensionWorkdays, slips });
  if (read === null) return c.html(lastPage(referral.matter, say('page-broken')), 400, headers);
  const isSecond = nonce !== null && (await isKnownLetter(deps.db, ownAccount, letterId(nonce)));
  if (isSecond) return answered(c, referral, read.typed?.act ?? 'finish');
  if (!read.ok) return c.html(referralPage({ ...shown, typed: read.typed, problem: read.problem }), 422, headers);
  const { typed, words, uploads } = read;
  if (nonce === null) return c.html(referralPage({ ...shown, typed, problem: say('page-stale') }), 422, headers);
  const step = data.get('step');
  if (step === 'edit') return c.html(referralPage({ ...shown, typed }), 200, headers);
  if (typed.act === 'progress' && step !== 'send') return c.html(previewPage(shown, typed), 200, headers);
  await deps.post((tx) => write(tx, deps, referral, { act: typed.act, words, uploads, nonce, ...(typed.act === 'answer' ? { document: typed.document } : {}) }));
  return answered(c, referral, typed.act);
}

interface Sent {
  act: Typed['act'];
  words: string;
  uploads: readonly Upload[];
  nonce: string;
  document?: string;
}

/** Files and letter are stored together, or neither is. */
async function write(tx: Db, { seal, clock }: ReferralDeps, { id, matter }: Referral, { act, words, uploads, nonce, document }: Sent): Promise<OwnLetter[]> {
  const files = uploads.map((upload, index) => ({ upload, key: `${letterId(nonce)}:${index}` }));
  for (const { upload, key } of files) await keepFile(tx, seal, { id: key, matter, at: clock.now(), file: upload });
  const attachments = files.map(({ upload: { kind, name, mimeType, bytes }, key }) => ({ kind, ref: `${keptFile}${key}`, name, mimeType, sizeBytes: bytes.length }));
  return [
    { id: letterId(nonce), conversation: `${linkAccount}/${id}`, user: '', body: { kind: 'page', number: matter, referral: id, act, text: words, attachments, ...(document === undefined ? {} : { document }) } },
  ];
}

/** The next page is fetched anew, so that going back or reloading sends nothing. A referral that was given back has no page. */
function answered(c: Context, referral: Referral, act: PageAct): Response | Promise<Response> {
  if (act === 'return') return ended(c, referral);
  return c.body(null, 303, { ...headers, Location: `?done=${act}` });
}

function ended(c: Context, { matter }: Referral): Response | Promise<Response> {
  return c.html(lastPage(matter, say('page-done-return')), 200, headers);
}

/** What happens next, and by when. */
async function doneIn(act: string, { referral, file }: Shown, { clock, known }: ReferralDeps): Promise<Pick<Shown, 'done'>> {
  const { calendar } = await known();
  const looked = workdaysAfter(calendar, civilDate(clock.now()), 1).on;
  const dates = { date: dateForPeople(referral.until), looked: dateForPeople(looked) };
  return ['finish', 'progress', 'extend', 'contact', 'answer'].includes(act) ? { done: say(`page-done-${act}`, { number: file.matter.number, ...dates }) } : {};
}

async function tooBig(c: Context, deps: ReferralDeps, referral: Referral): Promise<Response> {
  const shown = await show(deps, referral);
  const problem = say('page-too-big', { count: uploadLimits.files, size: uploadLimits.bytesEach / 1024 / 1024 });
  return shown ? c.html(referralPage({ ...shown, problem }), 413, headers) : c.notFound();
}

/** Null: no form. */
async function readBody(request: Request): Promise<FormData | 'too-big' | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostFormBytes) return 'too-big';
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > mostFormBytes) return 'too-big';
      chunks.push(chunk);
    }
    const type = request.headers.get('content-type') ?? '';
    return await new Response(Buffer.concat(chunks), { headers: { 'Content-Type': type } }).formData();
  } catch {
    return null;
  }
}

/** Says that a form is of ours, and of this referral. */
function newNonce(seal: Seal, referral: Referral): string {
  const random = randomBytes(12).toString('base64url');
  return `${random}.${seal.sign(`page\n${referral.id}\n${random}`)}`;
}

function isNonce(seal: Seal, referral: Referral, given: string): boolean {
  const [random = '', signature = ''] = given.split('.');
  return /^[\w-]{16}$/.test(random) && seal.verify(`page\n${referral.id}\n${random}`, signature);
}

function letterId(nonce: string): string {
  return `page:${nonce.slice(0, nonce.indexOf('.'))}`;
}
