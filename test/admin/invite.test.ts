// Invitations: made, redeemed once, voided by a newer one, expired, guessed; and taken back with all accounts.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/admin/import-roster.ts';
import { invitationLines, invite, revocationLine, revoke, type Invitee } from '../../src/admin/invite.ts';
import type { Invitation } from '../../src/flows/flow.ts';
import { rowsOf } from '../../src/store/db.ts';
import { findInvitation, invitationCode, useInvitation } from '../../src/store/invitations.ts';
import { loadRoster, rosterVersionOf } from '../../src/store/roster.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { exampleRoster, exampleWithout, testSeal } from '../support/rosters.ts';

const now = Date.parse('2026-12-01T09:00:00+08:00');
const dayMs = 86_400_000;
const account = 'telegram:1';
const residentIds: Record<string, string> = { '900': '00000000-0000-4000-8000-000000000900', '901': '00000000-0000-4000-8000-000000000901' };

describe.each(stores)('invitations ($kind)', ({ open }) => {
  let store: FreshStore;
  const seal = testSeal();
  beforeEach(async () => {
    store = await open();
    await importRoster({ db: store.db, seal }, await exampleRoster(), now);
    for (const [user, person] of Object.entries(residentIds)) {
      await store.db.execute(sql`insert into people (id, created_at) values (${person}, '2026-12-01T00:00:00Z')`);
      await store.db.execute(sql`
        insert into accounts (account, user_id, person, conversation, used_at)
        values (${account}, ${user}, ${person}, ${`${account}/${user}`}, '2026-12-01T00:00:00Z')`);
      await store.db.execute(sql`insert into conversations (key, kind, person) values (${`${account}/${user}`}, 'private', ${person})`);
    }
  });
  afterEach(() => store.close());

  const codeFor = async (invitee: Invitee, at = now): Promise<string> => {
    const invited = await invite({ db: store.db, seal }, invitee, at);
    if (!invited.ok) throw new Error(invited.refused);
    return invited.code;
  };
  const find = (code: string, at = now, user = '900', key = seal): Promise<Invitation> =>
    store.db.transaction((tx) => findInvitation(tx, key, { code, account, user }, at));
  /** As the mailroom does it: found and used in one transaction. */
  const redeem = (code: string, at = now, user = '900'): Promise<Invitation> =>
    store.db.transaction(async (tx) => {
      const found = await findInvitation(tx, seal, { code, account, user }, at);
      if (found.ok) await useInvitation(tx, seal, { code, person: found.person, account, user, conversation: `${account}/${user}` }, at);
      return found;
    });
  const refusal = async (invitee: Invitee): Promise<string> => {
    const invited = await invite({ db: store.db, seal }, invitee, now);
    return invited.ok ? '' : invited.refused;
  };
  const chen = { code: 'BM', name: '陈国栋' };

  test('a code binds account and conversation to the person of the roster, and takes his matters along', async () => {
    await insertMatter(store, residentIds['900'] ?? '');
    const version = await rosterVersionOf(store.db);
    const code = await codeFor(chen);
    expect(code).toMatch(invitationCode);
    const found = await redeem(code);
    const loaded = await loadRoster(store.db, seal);
    const person = loaded.staffAccounts.get(`${account}/900`);
    expect(found).toStrictEqual({ ok: true, person });
    expect(loaded.roster.staff.get(person ?? '')).toStrictEqual({ person, name: '陈国栋', chats: [`${account}/900`] });
    expect(loaded.version).toBeGreaterThan(version);
    const rows = rowsOf<{ resident: string; person: string }>(
      await store.db.execute(sql`select m.resident, c.person from matters m join conversations c on c.key = ${`${account}/900`}`),
    );
    expect(rows).toEqual([{ resident: person, person }]);
  });

  test('it is taken as people type it', async () => {
    const code = await codeFor(chen);
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replaceAll(/[2-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))} `;
    await expect(find(typed)).resolves.toMatchObject({ ok: true });
  });

  test('it is good once', async () => {
    const code = await codeFor(chen);
    await redeem(code);
    expect(await redeem(code, now, '901')).toStrictEqual({ ok: false, why: 'used' });
    expect((await loadRoster(store.db, seal)).staffAccounts.size).toBe(1);
  });

  test('of two who redeem it at the same time one is bound', async () => {
    const code = await codeFor(chen);
    const both = await Promise.all([redeem(code, now, '900'), redeem(code, now, '901')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await loadRoster(store.db, seal)).staffAccounts.size).toBe(1);
  });

  test('it is good for seven days', async () => {
    const code = await codeFor(chen);
    expect(await find(code, now + 7 * dayMs)).toStrictEqual({ ok: false, why: 'expired' });
    await expect(find(code, now + 7 * dayMs - 1)).resolves.toMatchObject({ ok: true });
  });

  test('a newer one voids it, one for somebody else does not', async () => {
    const first = await codeFor(chen);
    await codeFor({ code: 'BM', name: '梁秀英' });
    await expect(find(first)).resolves.toMatchObject({ ok: true });
    const second = await codeFor(chen, now + 1);
    expect(await find(first, now + 1)).toStrictEqual({ ok: false, why: 'voided' });
    await expect(find(second, now + 1)).resolves.toMatchObject({ ok: true });
  });

  test('after five wrong ones an account waits for an hour, and only that one', async () => {
    const code = await codeFor(chen);
    for (let tries = 0; tries < 5; tries += 1) expect(await find('AAAAAAAA', now + tries)).toStrictEqual({ ok: false, why: 'unknown' });
    expect(await redeem(code, now + 5)).toStrictEqual({ ok: false, why: 'too-many-tries' });
    await expect(find(code, now + 5, '901')).resolves.toMatchObject({ ok: true });
    expect(await find('AAAAAAAA', now + 3_599_999)).toStrictEqual({ ok: false, why: 'too-many-tries' });
    expect(await find('AAAAAAAA', now + 3_600_000)).toStrictEqual({ ok: false, why: 'unknown' });
    await expect(redeem(code, now + 3_600_001)).resolves.toMatchObject({ ok: true });
  });

  test('pressing the link of a used one again does not count as guessing', async () => {
    const code = await codeFor(chen);
    await redeem(code);
    for (let tries = 0; tries < 7; tries += 1) expect(await find(code)).toStrictEqual({ ok: false, why: 'used' });
  });

  test('whatever is typed gets an answer', async () => {
    for (const code of ['', ' ', '😀', "'; drop table people", 'A'.repeat(4000), '\u{2028}']) {
      expect(await find(code, now + dayMs * code.length)).toMatchObject({ ok: false });
    }
  });

  test('the code lies nowhere in the store, and a key that is being replaced still knows it', async () => {
    const code = await codeFor(chen);
    const rows = JSON.stringify(rowsOf(await store.db.execute(sql`select i::text from invitations i`)));
    expect(rows).not.toContain(code);
    await expect(find(code, now, '900', testSeal(2, 1))).resolves.toMatchObject({ ok: true });
    expect(await find(code, now, '900', testSeal(2))).toStrictEqual({ ok: false, why: 'unknown' });
  });

  test('the account of one officer that passes to another takes no matters along', async () => {
    await redeem(await codeFor(chen));
    const person = (await loadRoster(store.db, seal)).staffAccounts.get(`${account}/900`) ?? '';
    await insertMatter(store, person);
    await redeem(await codeFor({ code: 'BM', name: '杨小敏' }));
    const rows = rowsOf<{ resident: string }>(await store.db.execute(sql`select resident from matters`));
    expect(rows).toEqual([{ resident: person }]);
  });

  test('revoking voids the open code and takes every account away', async () => {
    await redeem(await codeFor(chen));
    const unused = await codeFor(chen);
    const revoked = await revoke({ db: store.db, seal }, chen, now);
    expect(revoked).toStrictEqual({ ok: true, name: '陈国栋', voided: 1, unbound: 1 });
    expect(await find(unused, now, '901')).toStrictEqual({ ok: false, why: 'voided' });
    expect((await loadRoster(store.db, seal)).staffAccounts.size).toBe(0);
    const bound = rowsOf(await store.db.execute(sql`select key from conversations where key = ${`${account}/900`} and person is not null`));
    expect(bound).toHaveLength(0);
    const again = await revoke({ db: store.db, seal }, chen, now);
    expect(again.ok ? revocationLine(again) : '').toBe('陈国栋：没有未用的邀请码，没有绑定的账号。');
  });

  test('somebody who was dropped from the roster can still be unbound, but not invited', async () => {
    await redeem(await codeFor(chen));
    await importRoster({ db: store.db, seal }, await exampleWithout('陈国栋'), now + 1);
    const dropped = await invite({ db: store.db, seal }, chen, now + 1);
    expect(dropped.ok).toBe(false);
    await expect(revoke({ db: store.db, seal }, chen, now + 1)).resolves.toMatchObject({ ok: true, unbound: 1 });
  });

  test('studios, districts and departments have people to invite', async () => {
    for (const invitee of [{ code: 'HX', name: '傅敏' }, { code: 'CG', name: '吴 刚' }, { code: 'bm', name: '林正' }]) {
      await expect(invite({ db: store.db, seal }, invitee, now)).resolves.toMatchObject({ ok: true });
    }
  });

  test('a name that is not there is answered with those that are, a code likewise', async () => {
    expect(await refusal({ code: 'BM', name: '何伟强' })).toBe(
      'BM 的名册里没有「何伟强」；有 陈国栋（党代表）、梁秀英（党代表）、林正（监督员）、杨小敏（联络员）、周志远（党代表）',
    );
    expect(await refusal({ code: 'XX', name: '陈国栋' })).toBe('没有代号为 XX 的工作室、区县或承办单位；现有 BM、CG、DZ、HX、JT、MZ');
    expect(await refusal({ code: 'JT', name: '陈国栋' })).toContain('一个人也没有');
  });

  test('two people of one name are told apart by their id', async () => {
    const file = await exampleRoster(['  - { studio: BM, name: 周志远,', '  - { studio: BM, id: zhou-2, name: 周志远 }\n  - { studio: BM, id: zhou-1, name: 周志远,']);
    await importRoster({ db: store.db, seal }, file, now + 1);
    const zhou = { code: 'BM', name: '周志远' };
    const ask = (id?: string) => invite({ db: store.db, seal }, { ...zhou, id }, now + 1);
    await expect(ask()).resolves.toMatchObject({ ok: false, refused: 'BM 有2位「周志远」；请加上 --id 和名册里他的 id' });
    await expect(ask('zhou-3')).resolves.toMatchObject({ ok: false, refused: 'BM 的「周志远」没有 id 为 zhou-3 的；请看名册里写的 id' });
    await expect(ask('zhou-1')).resolves.toMatchObject({ ok: true });
    const [first, second] = [await ask('zhou-1'), await ask('zhou-2')];
    const persons = [];
    for (const [index, invited] of [first, second].entries()) persons.push(await redeem(invited.ok ? invited.code : '', now + 1, `90${index}`));
    expect(new Set(persons.map((found) => (found.ok ? found.person : '')).filter(Boolean)).size).toBe(2);
  });

  test('somebody with two offices in one studio is invited without an id', async () => {
    const file = await exampleRoster(['  - { studio: BM, name: 杨小敏,', '  - { studio: BM, name: 陈国栋, role: liaison }\n  - { studio: BM, name: 杨小敏,']);
    await importRoster({ db: store.db, seal }, file, now + 1);
    await expect(invite({ db: store.db, seal }, chen, now + 1)).resolves.toMatchObject({ ok: true });
  });
});

test('the code stands alone in the first line, links after it, words to forward last', () => {
  const invited = { ok: true, code: 'ABCD2345', name: '陈国栋', role: 'representative', place: '北门社区党代表工作室' } as const;
  const words = '在工作室的对话里发送「绑定 ABCD2345」，7天内有效，只能用一次，请勿转给他人。';
  expect(invitationLines(invited, [])).toStrictEqual(['ABCD2345', `陈国栋您好：您是北门社区党代表工作室的党代表。请${words}`]);
  expect(invitationLines(invited, ['https://t.me/bot?start=bind_ABCD2345'])).toStrictEqual([
    'ABCD2345',
    'https://t.me/bot?start=bind_ABCD2345',
    `陈国栋您好：您是北门社区党代表工作室的党代表。请点开上面的链接，或${words}`,
  ]);
});

async function insertMatter(store: FreshStore, resident: string): Promise<void> {
  await store.db.execute(sql`
    insert into matters (number, running, studio, resident, conversation, draft, status, category, text, attachment_count, urgent, contested, round, raised_at)
    values ('BM26-0001', 1, 'BM', ${resident}, 'x', 'd', 'raised', '其他', 'x', 0, false, false, 0, now())`);
}
