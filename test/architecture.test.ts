// The walls of the house: who imports whom, what pure rooms leave alone, how files are cut. Violations are planted to see them caught.

import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circlesIn, violationsIn } from './support/house-rules.ts';

const src = join(import.meta.dirname, '../src');

async function ownSources(): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for await (const file of glob('**/*.ts', { cwd: src })) {
    sources.set(file.replaceAll('\\', '/'), await readFile(join(src, file), 'utf8'));
  }
  return sources;
}

test('the house keeps its rules', async () => {
  const sources = await ownSources();
  expect(sources.size).toBeGreaterThan(30);
  expect(violationsIn(sources)).toStrictEqual([]);
  expect(circlesIn(sources)).toStrictEqual([]);
});

test('a circle of imports is caught, once', () => {
  const sources = { 'flows/a.ts': "import { b } from './b.ts';", 'flows/b.ts': "import type { C } from './x/c.ts';", 'flows/x/c.ts': "import '../a.ts';", 'flows/d.ts': "import './a.ts';" };
  expect(circlesIn(new Map(Object.entries(sources)))).toStrictEqual(['flows/a.ts > flows/b.ts > flows/x/c.ts > flows/a.ts']);
});

/** What is planted, where, and the complaint that it has to cause. */
const planted: readonly [string, string, string][] = [
  ['flows/resident/x.ts', "import { loadRoster } from '../../store/roster.ts';", 'may not import store/roster.ts'],
  ['flows/x.ts', "import type { Db } from '../store/db.ts';", 'may not import store/db.ts'],
  ['flows/x.ts', "export type { Db } from '../store/db.ts';", 'may not import store/db.ts'],
  ['flows/x.ts', "type Db = import('../store/db.ts').Db;", 'may not import store/db.ts'],
  ['flows/x.ts', "const store = await import('../store/open.ts');", 'may not import store/open.ts'],
  ['flows/x.ts', "import {\n  openPostgres,\n  type OpenStore,\n} from '../store/open.ts';", 'may not import store/open.ts'],
  ['flows/x.ts', "import '../store/open.ts';", 'may not import store/open.ts'],
  ['bots/telegram/x.ts', "import { route } from '../../flows/route.ts';", 'may not import flows/route.ts'],
  ['bots/telegram/x.ts', "import { accept } from '../../mailroom/inbox.ts';", 'may not import mailroom/inbox.ts'],
  ['web/x.ts', "import { handle } from '../mailroom/handle.ts';", 'may not import mailroom/handle.ts'],
  ['calendar/x.ts', "import type { Matter } from '../matters/matter.ts';", 'may not import matters/matter.ts'],
  ['matters/x.ts', "import { z } from 'zod';", 'may not import the package zod'],
  ['mailroom/x.ts', "import { sql } from 'drizzle-orm';", 'SQL belongs to store: drizzle-orm'],
  ['mailroom/x.ts', "import { pgTable } from 'drizzle-orm/pg-core';", 'SQL belongs to store: drizzle-orm'],
  ['serve.ts', "const { PGlite } = await import('@electric-sql/pglite');", 'SQL belongs to store: @electric-sql/pglite'],
  ['store/x.ts', "import { readConfig } from '../config.ts';", 'may not import config.ts'],
  ['store/x.ts', "import type { Config } from '../config.ts';", 'may not import config.ts'],
  ['store/x.ts', "import { db } from './db';", 'an import carries its ending: ./db'],
  ['store/x.ts', "import { cast } from '../../test/support/cast.ts';", 'imports from outside src'],
  ['matters/x.ts', "import { randomUUID } from 'node:crypto';", 'a pure room imports node:crypto'],
  ['flows/x.ts', "import type { Log } from '../log.ts';", 'a pure room imports the log'],
  ['texts/x.ts', 'export const at = Date.now();', 'a pure room uses Date.now'],
  ['calendar/x.ts', 'export const at = new Date();', 'a pure room uses new Date()'],
  ['calendar/x.ts', 'export const at = new Date;', 'a pure room uses new Date()'],
  ['calendar/x.ts', 'export const today = Temporal.Now.plainDateISO();', 'a pure room uses Temporal.Now'],
  ['flows/x.ts', 'export const luck = () => Math.random();', 'a pure room uses Math.random'],
  ['flows/x.ts', 'setTimeout(() => undefined, 10);', 'a pure room uses a timer'],
  ['bots/x.ts', "export const token = process.env['TOKEN'];", 'reads process.env'],
  ['bots/x.ts', 'export const home = `${process.env.HOME}`;', 'reads process.env'],
  ['matters/utils/x.ts', 'export const one = 1;', 'utils says nothing of what is in it'],
  ['matters/helpers.ts', 'export const one = 1;', 'helpers.ts says nothing of what is in it'],
  ['matters/index.ts', 'export const one = 1;', 'an index file'],
  ['matters/all.ts', "export * from './matter.ts';\nexport { statuses } from './lifecycle.ts';", 'a barrel file'],
  ['attic/x.ts', 'export const one = 1;', 'attic is not in the table of rooms'],
  ['matters/x.ts', Array.from({ length: 301 }, (_, line) => `export const a${line} = 1;`).join('\n'), '302 lines, more than 300'],
];

describe('a planted violation is caught', () => {
  test.each(planted.map(([file, source, complaint], index) => ({ index, file, source, complaint })))('$index $file: $complaint', ({ file, source, complaint }) => {
    const found = violationsIn(new Map([[file, `// Planted.\n${source}`]]));
    expect(found.filter((violation) => violation.startsWith(`${file}: ${complaint}`))).toHaveLength(1);
  });

  test('a file that does not say what it is', () => {
    expect(violationsIn(new Map([['matters/x.ts', 'export const one = 1;']]))).toHaveLength(1);
  });
});

/** What looks like a violation and is none. */
const innocent: readonly [string, string][] = [
  ['matters/x.ts', "// import { z } from 'zod'; Date.now() */\nexport const one = 1;"],
  ['matters/x.ts', "/** import { z } from 'zod' */\nexport const two = 'Date.now()';"],
  ['calendar/x.ts', 'export const at = new Date(0).getTime();'],
  ['store/x.ts', "import type { Log } from '../log.ts';\nexport const one: Log | null = null;"],
  ['store/x.ts', "import { eq } from 'drizzle-orm';\nimport { z } from 'zod';\nexport const all = [eq, z];"],
  ['bots/x.ts', "import type { Instant } from '../calendar/clock.ts';\nexport const at: Instant = 0;"],
  ['main.ts', "import { readConfig } from './config.ts';\nimport { z } from './flows/flow.ts';\nreadConfig(z);"],
];

describe('what only looks like a violation is let through', () => {
  test.each(innocent.map(([file, source], index) => ({ index, file, source })))('$index $file', ({ file, source }) => {
    expect(violationsIn(new Map([[file, `// Innocent.\n${source}`]]))).toStrictEqual([]);
  });
});
