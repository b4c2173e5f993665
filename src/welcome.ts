// What the demo tells the person who started it: how to be a resident, and how to play an officer beside him.

import { demoStudio } from './admin/demo.ts';
import { invite } from './admin/invite.ts';
import type { Instant } from './calendar/clock.ts';
import type { Db } from './store/db.ts';
import type { Seal } from './store/seal.ts';

const officer = '杨小敏';

/** With a fresh code, which voids the one of the last start. */
export async function demoWelcome(store: { db: Db; seal: Seal }, url: string, terminal: boolean, now: Instant): Promise<string[]> {
  const invited = await invite(store, { code: demoStudio, name: officer }, now);
  const lines = [
    '',
    '这是演示：工作室和人名都是编的，写的内容没有人办理。',
    `当居民：用浏览器打开 ${url} ，写一件事，例如「和平路的路灯坏了三天了」。`,
  ];
  if (!invited.ok) return lines;
  lines.push(
    `当联络员${officer}：再开一个无痕窗口，打开同一个网址，发送：绑定 ${invited.code}`,
    '　　绑定以后，居民提交的事项会以卡片发到这个窗口，可以按按钮，也可以打「#1 答复 …」；打「帮助」看全部说法。',
    '　　（还没有绑定值班群时，卡片发给联络员本人。这个码7天内有效，只能用一次；重新启动会有新的。）',
  );
  if (terminal) lines.push(`　　也可以就在这个终端里：先打 /as 小杨，再发送：绑定 ${invited.code}`);
  lines.push('停止：Ctrl+C');
  return lines;
}
