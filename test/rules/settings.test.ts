// Every setting of a studio stands on one page with its default, and each may be written in a roster file.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { settingFields, type SettingName } from '../../src/store/studio-about.ts';
import { rosterOf } from './stage.ts';

const names = Object.keys(settingFields) as SettingName[];
const defaultOf = (name: SettingName): unknown => settingFields[name].parse(undefined);

test('each stands in the table of the operations page, with its default', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const missing = names.filter((name) => {
    const row = rows.find((line) => (line.split('|')[1] ?? '').includes(`\`${name}\``));
    const wanted = defaultOf(name);
    const shown = Array.isArray(wanted) ? wanted.map(String) : [String(wanted)];
    return !shown.every((part) => (row?.split('|')[2] ?? '').includes(part));
  });
  expect(missing).toEqual([]);
});

test.each(names)('%s can be written', (name) => {
  const roster = rosterOf(stringify({ settings: { [name]: defaultOf(name) } }));
  expect(roster.studios[0]?.settings).toEqual({ [name]: defaultOf(name) });
});
