// What a transcript says of WeChat in its header: who is there, whose account it is, who is in a group.

import type { Abilities } from '../../src/bots/channel.ts';
import { createPaper, type Paper } from './paper.ts';
import type { Platform } from './transcript-cast.ts';

export interface Wechat {
  paper: Paper;
  /** Whether this person or group is on WeChat; the others are on a channel with buttons. */
  has(name: string): boolean;
}

/** As the real channel declares it. */
const can: Partial<Abilities> = { buttons: false, quotes: false, mentions: true, edit: false, erase: false, maxChars: 599, stableIds: false };

/** `# 微信`: everybody is there; `# 微信：居民、值班群`: these. `# 微信号 BM`: the account of this studio. `# 值班群里有：杨小敏、路人`. */
export function wechatIn(header: readonly string[], platform: Platform, groups: readonly string[]): Wechat | null {
  const lines = header.map((line) => line.replace(/[。.]$/, ''));
  const line = lines.find((one) => /^微信(：|$)/.test(one));
  if (line === undefined) return null;
  const named = line.split('：')[1]?.split('、') ?? null;
  const studio = lines.flatMap((one) => /^微信号\s*(\w+)$/.exec(one)?.[1] ?? [])[0];
  const membersOf = (group: string): string[] | undefined => lines.flatMap((one) => (one.startsWith(`${group}里有：`) ? [one.slice(group.length + 3).split('、')] : []))[0];
  const paper = createPaper({
    account: 'wechat:main',
    can,
    groups,
    quotesByWords: true,
    hasLinks: false,
    ...(studio === undefined ? {} : { studio }),
    members: (chat) => (membersOf(platform.nameOf(chat)) ?? []).map((name) => platform.user(name)),
  });
  return { paper, has: (name) => named === null || named.includes(name) };
}
