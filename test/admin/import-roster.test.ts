// The import of a roster: twice changes nothing, who is dropped is deactivated and comes back, keys may change.

import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importDemo } from '../../src/admin/demo.ts';
import { importRoster } from '../../src/admin/import-roster.ts';
import { parseRosterFile, RosterFileError, type RosterFile } from '../../src/admin/roster-file.ts';
import { districtOfficersOf, grantsOf, officersOf, representativesOf, type Roster } from '../../src/matters/roster.ts';
import { rowsOf } from '../../src/store/db.ts';
import { loadRoster, rosterVersionOf } from '../../src/store/roster.ts';
import { stores, type FreshStore } from '../support/databases.ts';
import { exampleRoster, exampleWithout, testSeal } from '../support/rosters.ts';

const now = Date.parse('2026-12-01T09:00:00+08:00');
const later = now + 3_600_000;

describe.each(stores)('import of a roster ($kind)', ({ open }) => {
  let store: FreshStore;
  const seal = testSeal();
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const imported = (file: RosterFile, at = now, key = seal) => importRoster({ db: store.db, seal: key }, file, at);
  const roster = async (key = seal): Promise<Roster> => (await loadRoster(store.db, key)).roster;
  const names = (members: readonly { name: string }[]): string[] => members.map(({ name }) => name);
  const rowCount = async (table: string): Promise<number> =>
    rowsOf<{ count: number }>(await store.db.execute(sql.raw(`select count(*)::int as count from ${table}`)))[0]?.count ?? 0;
  const personOf = async (name: string, key = seal): Promise<string> => {
    const found = [...(await roster(key)).staff.values()].filter((member) => member.name === name);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} people are called ${name}`);
    return found[0].person;
  };

  test('doors of the file hold in every studio, its own go before; twice changes nothing', async () => {
    const example = await exampleRoster();
    const court = { name: '河溪区人民法院', phone: '12368' };
    const [first, ...rest] = example.studios;
    if (!first) throw new Error('the example has studios');
    const file = { ...example, doors: { court, legalAid: { name: '区法律援助中心' } }, studios: [{ ...first, doors: { legalAid: { name: '北门法律援助站', hours: '周三上午' } } }, ...rest] };
    await imported(file);
    expect((await imported(file)).changed).toBe(false);
    const { studios } = await roster();
    expect(studios.get('BM')?.doors).toEqual({ court: { ...court, address: '', hours: '' }, legalAid: { name: '北门法律援助站', phone: '', address: '', hours: '周三上午' } });
    expect(studios.get('DZ')?.doors.legalAid?.name).toBe('区法律援助中心');
  });

  test('the example becomes studios, people and departments', async () => {
    expect(await imported(await exampleRoster())).toStrictEqual({
      studios: { listed: 2, added: 2, changed: 0, dropped: 0 },
      departments: { listed: 3, added: 3, changed: 0, dropped: 0 },
      people: { listed: 10, added: 10, changed: 0, dropped: 0 },
      changed: true,
    });
    const loaded = await roster();
    expect(loaded.studios.get('BM')).toMatchObject({
      name: '北门社区党代表工作室',
      district: 'HX',
      reception: '每月10日、20日 9:00–11:30，北门社区党群服务中心一楼',
      settings: { quietSeconds: 6, reopenDays: 10 },
      staffGroup: null,
    });
    expect(loaded.studios.get('DZ')).toMatchObject({ reception: '每周一 9:00–11:30', intro: '', settings: { triageWorkdays: 1 } });
    expect(names(officersOf(loaded, 'BM', now))).toStrictEqual(['杨小敏']);
    expect(names(districtOfficersOf(loaded, 'HX', now))).toStrictEqual(['傅敏']);
    expect(representativesOf(loaded, 'BM', now).map(({ name, area }) => `${name} ${area}`).toSorted()).toStrictEqual(
      ['周志远 null', '梁秀英 null', '陈国栋 圭峰路'].toSorted(),
    );
    expect(loaded.departments.map(({ code, workdays, studio }) => [code, workdays, studio])).toStrictEqual([
      ['CG', 5, null],
      ['JT', 15, null],
      ['MZ', 15, null],
    ]);
    expect(grantsOf(loaded, await personOf('吴刚'), now)).toMatchObject([{ role: 'handler', department: 'CG', district: 'HX' }]);
    expect(grantsOf(loaded, await personOf('林正'), now)).toMatchObject([{ role: 'supervisor', studio: 'BM' }]);
  });

  test('importing twice changes nothing', async () => {
    await imported(await exampleRoster());
    const version = await rosterVersionOf(store.db);
    const before = await loadRoster(store.db, seal);
    const again = await imported(await exampleRoster(), later);
    expect(again).toMatchObject({ changed: false, people: { listed: 10, added: 0, changed: 0, dropped: 0 } });
    expect(await rosterVersionOf(store.db)).toBe(version);
    expect(await loadRoster(store.db, seal)).toStrictEqual(before);
  });

  test('two imports at once are as one after the other', async () => {
    const file = await exampleRoster();
    const reports = await Promise.all([imported(file), imported(file)]);
    expect(reports.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await rowCount('people')).toBe(10);
    expect(await rowCount('grants')).toBe(10);
  });

  test('somebody who is dropped loses his rights and comes back as the same person', async () => {
    await imported(await exampleRoster());
    const person = await personOf('陈国栋');
    const dropped = await imported(await exampleWithout('陈国栋'), later);
    expect(dropped.people).toStrictEqual({ listed: 9, added: 0, changed: 0, dropped: 1 });
    expect(grantsOf(await roster(), person, later)).toStrictEqual([]);
    expect(grantsOf(await roster(), person, now)).toHaveLength(1);
    expect((await roster()).staff.get(person)?.name).toBe('陈国栋');
    await imported(await exampleRoster(), later + 1);
    expect(await personOf('陈国栋')).toBe(person);
    expect(grantsOf(await roster(), person, later + 1)).toHaveLength(1);
    expect(await rowCount('people')).toBe(10);
  });

  test('studios and departments that are dropped become inactive and come back', async () => {
    await imported(await exampleRoster());
    await store.db.execute(sql`update studios set staff_group = 'telegram:1/-100' where code = 'DZ'`);
    const small = await exampleWithout('code: JT', 'DZ', '大泽', 'phone: "0000-5550202"', 'weekdays', 'reception:', 'monthDays');
    const report = await imported(small, later);
    expect(report).toMatchObject({ studios: { dropped: 1, changed: 1 }, departments: { dropped: 1 }, people: { dropped: 2 } });
    expect([...(await roster()).studios.keys()]).toStrictEqual(['BM']);
    expect((await roster()).departments.map(({ code }) => code)).toStrictEqual(['CG', 'MZ']);
    await imported(await exampleRoster(), later + 1);
    expect((await roster()).studios.get('DZ')?.staffGroup).toBe('telegram:1/-100');
    expect((await roster()).departments).toHaveLength(3);
  });

  test('with an id a name may change; without one it is another person', async () => {
    await imported(await exampleRoster(['name: 梁秀英', 'id: liang, name: 梁秀英']));
    const person = await personOf('梁秀英');
    const report = await imported(await exampleRoster(['name: 梁秀英', 'id: liang, name: 梁秀莹']), later);
    expect(report.people).toMatchObject({ added: 0, changed: 1, dropped: 0 });
    expect(await personOf('梁秀莹')).toBe(person);
    const other = await imported(await exampleRoster(['name: 梁秀英', 'id: liang, name: 梁秀莹'], ['name: 周志远', 'name: 周致远']), later);
    expect(other.people).toMatchObject({ added: 1, changed: 0, dropped: 1 });
  });

  test('who is given an id stays who he was, unless two might be he', async () => {
    await imported(await exampleRoster());
    const [liang, zhou] = [await personOf('梁秀英'), await personOf('周志远')];
    const withIds = await exampleRoster(
      ['name: 梁秀英', 'id: liang, name: 梁秀英'],
      ['  - { studio: BM, name: 周志远,', '  - { studio: BM, id: zhou-2, name: 周志远 }\n  - { studio: BM, id: zhou-1, name: 周志远,'],
    );
    const report = await imported(withIds, later);
    expect(report.people).toMatchObject({ added: 2, changed: 0, dropped: 1 });
    expect(await personOf('梁秀英')).toBe(liang);
    expect(grantsOf(await roster(), zhou, later)).toStrictEqual([]);
  });

  test('one person may hold several rights, and loses them one by one', async () => {
    const both = await exampleRoster(['  - { studio: BM, name: 杨小敏,', '  - { studio: BM, name: 陈国栋, role: liaison }\n  - { studio: BM, name: 杨小敏,']);
    await imported(both);
    const person = await personOf('陈国栋');
    expect(grantsOf(await roster(), person, now).map(({ role }) => role).toSorted()).toStrictEqual(['liaison', 'representative']);
    expect((await imported(await exampleRoster(), later)).people).toMatchObject({ changed: 1, dropped: 0 });
    expect(grantsOf(await roster(), person, later).map(({ role }) => role)).toStrictEqual(['representative']);
  });

  test('changes of what is said of people and studios arrive', async () => {
    await imported(await exampleRoster());
    const report = await imported(
      await exampleRoster(['area: 圭峰路', 'area: 北门里'], ['quietSeconds: 6', 'quietSeconds: 9'], ['workdays: 5', 'workdays: 6'], ['phone: "0000-5550111"', 'phone: "1"']),
      later,
    );
    expect(report).toMatchObject({ studios: { changed: 1 }, departments: { changed: 1 }, people: { changed: 1, added: 0, dropped: 0 } });
    expect((await roster()).studios.get('BM')?.settings.quietSeconds).toBe(9);
    expect(grantsOf(await roster(), await personOf('陈国栋'), later)[0]?.area).toBe('北门里');
  });

  test('a key that is being replaced finds the same people, and the old one is not needed afterwards', async () => {
    await imported(await exampleRoster(['name: 梁秀英', 'id: liang, name: 梁秀英']));
    const both = testSeal(2, 1);
    const file = await exampleRoster(['name: 梁秀英', 'id: liang, name: 梁秀英']);
    expect((await imported(file, later, both)).changed).toBe(false);
    expect(await rowCount('people')).toBe(10);
    const keys = rowsOf<{ key: string }>(await store.db.execute(sql`select roster_key as key from people`)).map(({ key }) => key);
    expect(keys).toContain(testSeal(2).hash('roster', JSON.stringify(['id', 'HX', 'liang'])));
  });

  test('a command whose clock stands earlier on the day finds who was imported, and changes nothing', async () => {
    await imported(await exampleRoster());
    expect(names(officersOf(await roster(), 'BM', now - 3_600_000))).toStrictEqual(['杨小敏']);
    expect(await imported(await exampleRoster(), now - 3_600_000)).toMatchObject({ changed: false });
  });

  test('rights hold even when the clock was later at a rehearsal', async () => {
    await imported(await exampleRoster(), later);
    await imported(await exampleRoster(), now);
    expect(names(officersOf(await roster(), 'BM', now))).toStrictEqual(['杨小敏']);
  });

  test('a right that ends by itself was not given by the file and stays', async () => {
    await imported(await exampleRoster());
    await store.db.execute(sql`
      insert into grants select gen_random_uuid(), person, 'liaison', 'DZ', null, null, '{}', ${new Date(now).toISOString()}, ${new Date(later).toISOString()}
      from grants where role = 'liaison' and studio = 'BM'`);
    expect((await imported(await exampleRoster(), now)).changed).toBe(false);
    expect(grantsOf(await roster(), await personOf('杨小敏'), now)).toHaveLength(2);
  });

  test('another district is left alone, and its codes cannot be taken', async () => {
    await imported(await exampleRoster());
    const other = (code: string) =>
      parseRosterFile(`district: { code: YS, name: 邑山区 }\nstudios: [{ code: ${code}, name: 邑山街道党代表工作室 }]`, 'other.yaml');
    expect(await imported(other('YJ'), later)).toMatchObject({ studios: { added: 1, dropped: 0 }, people: { dropped: 0 } });
    expect((await roster()).studios.size).toBe(3);
    await expect(imported(other('BM'), later)).rejects.toThrow(RosterFileError);
    expect((await roster()).studios.get('BM')?.district).toBe('HX');
  });

  test('the demo comes once, goes when a real roster comes, and does not come back', async () => {
    const target = { db: store.db, seal };
    expect(await importDemo(target, now)).toBe(true);
    const version = await rosterVersionOf(store.db);
    expect(await importDemo(target, later)).toBe(true);
    expect(await rosterVersionOf(store.db)).toBe(version);
    expect([...(await roster()).studios.keys()]).toStrictEqual(['BM']);
    const real = parseRosterFile('district: { code: YS, name: 邑山区 }\nstudios: [{ code: YJ, name: 邑山街道党代表工作室 }]', 'real.yaml');
    expect(await imported(real, later)).toMatchObject({ studios: { added: 1, dropped: 1 }, departments: { dropped: 3 }, people: { dropped: 8 } });
    expect([...(await roster()).studios.keys()]).toStrictEqual(['YJ']);
    expect(await importDemo(target, later)).toBe(false);
  });

  test('600 people are imported and loaded', async () => {
    const people = Array.from({ length: 600 }, (_, index) => `  - { studio: BM, name: 代表${index}, phone: "${index}" }`).join('\n');
    const file = await exampleRoster(['representatives:\n', `representatives:\n${people}\n`]);
    expect((await imported(file)).people.added).toBe(610);
    expect((await imported(file, later)).changed).toBe(false);
    expect(representativesOf(await roster(), 'BM', now)).toHaveLength(603);
  });

  test('nothing of people lies open in the store', async () => {
    await imported(await exampleRoster());
    const dump = JSON.stringify(rowsOf(await store.db.execute(sql`select p::text, g::text from people p join grants g on g.person = p.id`)));
    expect(dump).toContain('北门小学');
    for (const secret of ['陈国栋', '0000-5550111', Buffer.from('陈国栋').toString('hex')]) expect(dump).not.toContain(secret);
  });
});
