// Binding through the whole mailroom, by the product's flows: the first thing that staff ever write is their code.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadRoster } from '../../src/store/roster.ts';
import { stores } from '../support/databases.ts';
import { openHouse, type House } from '../support/house.ts';
import { invitationCode } from '../support/transcript-cast.ts';
import { count, query, said, write } from './desk.ts';

const yang = { name: '杨小敏', code: 'BM', role: 'officer' as const };

describe.each(stores)('binding ($kind)', ({ open }) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ store: await open() });
  });
  afterEach(() => house.close());

  async function chatsOf(name: string): Promise<readonly string[]> {
    const { roster } = await loadRoster(house.db, house.seal);
    return [...roster.staff.values()].find((member) => member.name === name)?.chats ?? [];
  }

  test('with the first message of an account, among others of the same moment', async () => {
    const code = await invitationCode(house, yang);
    await write(house, '2', '路灯坏了');
    await write(house, '1', `/bind ${code}`);
    await write(house, '3', '/bind 22222222');
    await house.settle();
    expect(house.bugs).toEqual([]);
    expect(said(house.paper, '1')[0]).toContain('杨小敏');
    expect(await chatsOf('杨小敏')).toEqual(['paper:1/1']);
    expect(await query(house.db, 'select user_id, failures from accounts order by 1')).toEqual([
      { user_id: '1', failures: 0 },
      { user_id: '2', failures: 0 },
      { user_id: '3', failures: 1 },
    ]);
  });

  test('one code, sent by two at once, lets one in', async () => {
    const code = await invitationCode(house, yang);
    await Promise.all(['1', '2'].map((user) => write(house, user, `/bind ${code}`)));
    await house.settle({ patienceMs: 600_000 });
    expect(await chatsOf('杨小敏')).toHaveLength(1);
    expect(await count(house.db, `letters where status = 'parked'`)).toBe(0);
  });

  test('the code is not in the store and not in the log', async () => {
    const code = await invitationCode(house, yang);
    await write(house, '1', `/bind ${code}`);
    await house.settle();
    expect(house.logLines.join('\n')).not.toContain(code);
    for (const table of ['letters', 'invitations', 'accounts', 'deliveries', 'lanes']) expect([table, await count(house.db, `${table} t where t::text like '%${code}%'`)]).toEqual([table, 0]);
  });
});
