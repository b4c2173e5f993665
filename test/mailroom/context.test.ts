// What a turn is told: matters that it names, numbers that fit one, the question that waits, one query for a whole batch.

import { nothingOfDesk } from '../../src/flows/desk-contract.ts';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Need } from '../../src/flows/flow.ts';
import { answer, type Answers } from '../../src/mailroom/context.ts';
import type { Matter } from '../../src/matters/matter.ts';
import { noChanges, record } from '../../src/store/record.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { testSeal } from '../support/rosters.ts';
import { addMatter, at, raisedEvent, resident } from '../store/cast-of-rows.ts';

const seal = testSeal();

describe.each(stores)('context ($kind)', ({ open }) => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  /** Matters in the order in which they were raised, each with what is different about it. */
  async function given(...list: readonly [number: string, more: Partial<Matter>][]): Promise<void> {
    const changes = noChanges();
    for (const [index, [number, more]] of list.entries()) {
      const matter = addMatter(changes, number, raisedEvent({ draft: `draft ${number}` }), at + index);
      changes.matters.set(number, { ...matter, ...more });
    }
    await store.db.transaction((tx) => record(tx, seal, changes, at));
  }

  async function asked(...needs: readonly (readonly Need[])[]): Promise<Answers[]> {
    const asking = needs.map((list) => ({ needs: list, person: resident.person, account: 'paper:1', user: '1' }));
    return store.db.transaction(async (tx) => (await answer(tx, seal, asking, at, { newLink: () => ({ url: 'https://huiyin.example/r/1', hash: '1' }), newPaperLink: () => ({ url: 'https://huiyin.example/paper/1', hash: '1' }), newCalendarLink: () => ({ url: '', hash: '' }), login: null })).answers);
  }

  const namesOf = ([first]: readonly Answers[]) => ({
    matter: first?.matter?.matter.number ?? null,
    matters: first?.matters.map(({ number }) => number),
  });

  test('the question that waits is that of a matter still open', async () => {
    await given(
      ['BM26-0001', { status: 'accepted', question: 'q1' }],
      ['BM26-0002', { status: 'merged', question: 'q2' }],
      ['BM26-0003', { status: 'closed', question: 'q3' }],
      ['BM26-0004', {}],
    );
    const mine = await asked([{ need: 'my-matters', limit: 10 }]);
    expect(namesOf(mine)).toEqual({ matter: 'BM26-0001', matters: ['BM26-0004', 'BM26-0003', 'BM26-0002', 'BM26-0001'] });
  });

  test('a running number that fits one is that matter; if several fit, the desk has to ask', async () => {
    await given(['BM26-0001', {}], ['BM25-0002', {}], ['BM26-0002', {}]);
    const by = (running: number) => asked([{ need: 'matters-by-running-number', studios: ['BM'], handling: null, running }]);
    expect(namesOf(await by(1))).toEqual({ matter: 'BM26-0001', matters: ['BM26-0001'] });
    expect(namesOf(await by(2))).toEqual({ matter: null, matters: ['BM25-0002', 'BM26-0002'] });
    expect(namesOf(await by(3))).toEqual({ matter: null, matters: [] });
  });

  test('a batch asks together, and each gets his own', async () => {
    await given(['BM26-0001', {}], ['BM26-0002', {}]);
    const [first, second, third, fourth] = await asked(
      [{ need: 'matter', number: 'BM26-0002' }],
      [{ need: 'matter', number: 'BM26-0001' }, { need: 'next-number', scope: 'BM26' }],
      [{ need: 'matter-of-draft', draft: 'draft BM26-0001' }],
      [],
    );
    expect([first, second, third, fourth].map((one) => one?.matter?.matter.number)).toEqual(['BM26-0002', 'BM26-0001', 'BM26-0001', undefined]);
    expect([first, second].map((one) => one?.counter)).toEqual([null, 'BM26']);
  });

  test('what is merged into a matter while its row is waited for belongs to it', async () => {
    await given(['BM26-0001', {}], ['BM26-0002', {}], ['BM26-0003', { merged: { into: 'BM26-0001', back: 'raised', promise: null }, status: 'merged' }]);
    const answers = await store.db.transaction(async (tx) => {
      const execute = tx.execute.bind(tx);
      // As another transaction would that commits between looking and locking.
      const meanwhile: typeof tx.execute = (async (statement: Parameters<typeof execute>[0]) => {
        const found = await execute(statement);
        tx.execute = execute;
        await execute(sql`update matters set joined = 2 where number = 'BM26-0001'`);
        await execute(sql`update matters set status = 'merged', merged = '{"into":"BM26-0001","back":"raised","promise":null}' where number = 'BM26-0002'`);
        return found;
      }) as typeof tx.execute;
      tx.execute = meanwhile;
      const asking = [{ needs: [{ need: 'matter', number: 'BM26-0001' }, { need: 'same-matter' }] as const, person: null, account: 'paper:1', user: '1' }];
      return (await answer(tx, seal, asking, at, { newLink: () => ({ url: '', hash: '' }), newPaperLink: () => ({ url: '', hash: '' }), newCalendarLink: () => ({ url: '', hash: '' }), login: null })).answers;
    });
    expect(answers[0]?.merged.map(({ matter }) => matter.number).sort()).toEqual(['BM26-0002', 'BM26-0003']);
  });

  test('what does not exist is not there', async () => {
    const [nothing] = await asked([{ need: 'matter', number: 'BM26-9999' }, { need: 'search', studios: [], words: 'x', limit: 5 }]);
    expect(nothing).toEqual({ matter: null, matters: [], mattersTotal: 0, counter: null, invitation: null, link: null, personal: null, openings: [], ...nothingOfDesk });
  });
});
