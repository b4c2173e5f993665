// What must not be kept: a suspected secret is nowhere in the store, the log or the outbox; ordinary words are only where they may be.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stores } from '../support/databases.ts';
import type { House } from '../support/house.ts';
import { said, openDesk, query, staffChat, write } from './desk.ts';
import { failingDb } from './failing-db.ts';
import { everything, linesWith } from './raw-store.ts';

/** A word that stands nowhere else. */
const mark = '青鸾七号';
const secret = `绝密文件：${mark}阵地的兵力部署如下`;

function withMark(lines: readonly string[]): string[] {
  return linesWith(mark, lines);
}

describe.each(stores)('what is not kept ($kind)', ({ open }) => {
  let house: House;
  let printed: string[];
  beforeEach(async () => {
    printed = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        printed.push(String(chunk));
        return true;
      });
    }
    house = await openDesk(await open());
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await house.close();
  });

  describe('a suspected secret', () => {
    const file = { kind: 'file' as const, ref: 'f1', name: `绝密文件${mark}.docx` };
    const photo = { kind: 'photo' as const, ref: 'f2' };
    test.each([
      ['as text', { text: secret }],
      ['as a caption', { text: secret, attachments: [photo] }],
      ['as the name of a file', { text: '请看', attachments: [file] }],
      ['as the title of a place', { text: '', pin: { latitude: 1, longitude: 2, title: secret } }],
    ])('%s', async (_name, writing) => {
      await house.paper.writes({ user: '1', chat: '1', ...writing });
      const stored = await everything(house);
      await house.settle();
      const handled = await everything(house);
      for (const raw of [stored, handled]) expect([...withMark(raw.clear), ...withMark(raw.opened)]).toEqual([]);
      expect(withMark([...house.logLines, ...printed])).toEqual([]);
      expect(said(house.paper, '1')).toEqual(['withheld']);
      // It is gone from the chat as well.
      expect(house.paper.chat('1').filter((message) => message.erased)).toHaveLength(1);
    });

    test('as an edit of an innocent message, and in a group', async () => {
      await write(house, '1', 'draft innocent');
      await house.settle();
      const [innocent] = house.paper.chat('1');
      if (!innocent) throw new Error('nothing was written');
      await house.paper.writes({ user: '1', chat: '1', text: secret, edits: innocent.id });
      await house.paper.writes({ user: '7', chat: staffChat, text: secret });
      await house.settle();
      const raw = await everything(house);
      expect([...withMark(raw.clear), ...withMark(raw.opened), ...withMark(house.logLines)]).toEqual([]);
    });

    test('quoted by somebody', async () => {
      const arrival = await write(house, '1', 'hello');
      await house.paper.repeats([{ ...arrival, eventId: 'q', quote: { messageId: 'm1', text: secret } }]);
      const raw = await everything(house);
      expect([...withMark(raw.clear), ...withMark(raw.opened)]).toEqual([]);
    });
  });

  describe('ordinary words', () => {
    /** Masked texts are what staff read: they lie in the clear, and nothing else does. */
    const masked = /^(matters\.text|matter_texts\.masked): /;

    test('lie sealed, but for the masked text of a matter', async () => {
      house.paper.failAlways('1', { ok: false, why: 'later' });
      house.paper.failAlways(staffChat, { ok: false, why: 'later' });
      await write(house, '1', `draft ${mark}`);
      await write(house, '2', `raise ${mark}`);
      await write(house, '1', mark);
      await house.paper.writes({ user: '3', chat: '3', text: `boom ${mark}`, attachments: [{ kind: 'file', ref: 'f', name: mark }] });
      await house.settle();
      await write(house, '1', `still waiting ${mark}`);
      const raw = await everything(house);
      expect(withMark(raw.clear).filter((line) => !masked.test(line))).toEqual([]);
      // The control: this search does find what is there.
      const where = withMark(raw.opened).map((line) => line.split(':')[0]);
      expect(new Set(where)).toEqual(new Set(['letters.body', 'deliveries.body', 'drafts.body', 'matter_texts.original']));
    });

    test('are not told to the log by any failure of a channel', async () => {
      const faults = [{ ok: false, why: 'later' }, { ok: false, why: 'ambiguous' }, 'throws', { ok: false, why: 'window' }, { ok: false, why: 'invalid', code: 'BAD' }, { ok: false, why: 'blocked' }] as const;
      house.paper.fail('1', ...faults);
      for (const text of ['one', 'two', 'three']) await write(house, '1', `${text} ${mark}`);
      await house.settle({ patienceMs: 600_000 });
      expect(house.logLines.length).toBeGreaterThanOrEqual(faults.length);
      expect(withMark([...house.logLines, ...printed])).toEqual([]);
    });

    test('are not told to the log by a flow that throws', async () => {
      await write(house, '1', `boom ${mark}`);
      await house.settle({ patienceMs: 600_000 });
      expect(house.logLines.join('\n')).toContain('TinyFlowError');
      expect(withMark([...house.logLines, ...printed])).toEqual([]);
    });

    test('are not told to the log by the store, whichever statement fails', async () => {
      for (let step = 1, reached = true; reached; step += 1) {
        await write(house, String(step), `raise ${mark}`);
        const failing = failingDb(house.db, step, 'stumbles');
        const { handler, outbox } = house.anotherWorker(failing.db);
        await handler.handleSome().catch(() => 0);
        await outbox.sendSome().catch(() => 0);
        await outbox.idle();
        reached = failing.hasFailed();
      }
      expect(house.logLines.join('\n')).toContain('DatabaseTroubleError');
      expect(withMark([...house.logLines, ...printed])).toEqual([]);
    });

    test('are not told to the log when the store refuses them for what they are', async () => {
      // A number that is taken already: the error of the driver carries the row.
      await write(house, '1', `raise ${mark}`);
      await house.settle();
      await query(house.db, 'update counters set last = 0');
      await write(house, '2', `raise again ${mark}`);
      await query(house.db, `create or replace function refuse() returns trigger as $$ begin raise exception 'refused: %', new.text; end $$ language plpgsql`);
      await query(house.db, 'create trigger refusing before insert or update on matters for each row execute function refuse()');
      await house.settle({ patienceMs: 600_000 });
      expect(house.logLines.join('\n')).toContain('P0001');
      expect(withMark([...house.logLines, ...printed])).toEqual([]);
      expect(withMark((await everything(house)).clear).filter((line) => !masked.test(line))).toEqual([]);
    });
  });
});
