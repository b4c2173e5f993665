// The transcript runner itself, with flows of a few lines: it has to notice what is missing, too much, wrong or out of order.

import { expect, test } from 'vitest';
import { tinyRoute } from '../mailroom/tiny-flows.ts';
import { play } from './transcript.ts';

const playTiny = (source: string) => play(source, { route: tinyRoute });

test('a transcript that is right comes back unchanged', async () => {
  const source = `# What it shows.

⏰ 2026年11月24日 09:00
居民：raise 路灯
  坏了
回音：receipt BM26-0001
回音→值班群：BM26-0001 路灯
  坏…
  [take]

# A group has its own chat.
小杨@值班群：hello
回音：1 … [yes] [no]
小杨@值班群：[yes]
回音：2 pressed yes 1 […]
小杨@值班群 引用 BM26：[take]
回音 改写：BM26-0001 taken
回音：taken BM26-0001
居民：bare

（没有回音）
⏰ +2分钟
回音：…
  […]
邻居：raise 二
回音：…0002
（其余略）
`;
  expect(await playTiny(source)).toBe(source);
});

test('what is unexpected, missing or wrong is written as it really happened', async () => {
  const source = `居民：raise the lamp
回音：receipt BM26-0002
居民：hello
回音：1 hello
回音→邻居：never said
居民：again
居民：[yes]
（没有回音）
`;
  expect(await playTiny(source)).toBe(`居民：raise the lamp
回音：receipt BM26-0001
回音→值班群：BM26-0001 the lamp [take]
居民：hello
回音：1 hello [yes] [no]
居民：again
回音：2 again [yes] [no]
居民：[yes]
回音：3 pressed yes 2 [yes] [no]
`);
});

test.each([
  ['居民：hello\n居民：[maybe]\n', '没有按钮 [maybe]'],
  ['居民 引用 BM26-0001：hello\n', '没有可引用的消息'],
  ['居民 改「hello」：bye\n', '没有写过「hello」'],
  ['黄立：hello\n', '双工作室'],
  ['居民：boom the lamp\n', 'cannot handle the lamp'],
])('%j cannot be played', async (source, complaint) => {
  await expect(playTiny(source)).rejects.toThrow(complaint);
});
