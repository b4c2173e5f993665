// The program with a chat in the terminal: the same desk, and the clock that it was started with.

import { expect, test } from 'vitest';
import { usedDataDir } from './support/databases.ts';
import { endsInOrder, openSite, readyAt } from './support/serving.ts';

test('the terminal chat talks to the same desk, whose time begins where CLOCK says', { timeout: 60_000 }, async ({ onTestFinished }) => {
  const site = await openSite();
  onTestFinished(site.close);
  const program = site.serve({ DATA_DIR: usedDataDir(site.directory), CLOCK: '2026-12-03T23:59:00+08:00' }, '--terminal');
  await readyAt(program);
  program.child.stdin.write('/who\n');
  expect(await program.says(/时钟 2026-12-03 23:59|时钟 2026-12-04 00:0/)).not.toBeNull();
  program.child.stdin.write('/clock 2026-12-04\n/who\n/as 小杨\n你好\n');
  expect(await program.says(/· 现在是 居民，时钟 2026-12-04 09:00/)).not.toBeNull();
  expect(await program.says(/→ 小杨: /)).not.toBeNull();
  await endsInOrder(program, 'SIGTERM');
});
