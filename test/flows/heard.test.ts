// What of a group's talk is looked at: whatever any flow has ever answered there, and not what people say to each other.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayConcernUs } from '../../src/flows/heard.ts';
import { createInbox } from '../../src/mailroom/inbox.ts';
import { count } from '../mailroom/desk.ts';
import { openHouse } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { parseTranscript } from '../support/transcript-format.ts';

const folder = join(import.meta.dirname, '../transcripts');
const plain = { mentioned: false, quoting: false, numbered: false };

/** What somebody wrote in a group of a channel with buttons, quoting nothing, and was answered. */
function answeredInGroups(): string[] {
  return globSync('**/*.txt', { cwd: folder }).flatMap((name) => {
    const { header, parts } = parseTranscript(readFileSync(join(folder, name), 'utf8'));
    if (header.some((line) => /^(微信|没有按钮)/.test(line))) return [];
    return parts.flatMap((part) => {
      if (part.part === 'text' || part.block.stimulus.kind !== 'writes') return [];
      const { group, quoting, text } = part.block.stimulus;
      const isPlain = group !== null && quoting === null && !text.startsWith('@回音');
      return isPlain && part.block.expected.length > 0 ? [text] : [];
    });
  });
}

describe('a group', () => {
  test('is heard wherever a transcript has an answer', () => {
    const answered = answeredInGroups();
    expect(answered.length).toBeGreaterThan(100);
    expect(answered.filter((text) => !mayConcernUs({ ...plain, text }))).toEqual([]);
  });

  test.each(['今天中午吃什么', '好的', '我下午去圭峰路看看', '@张三 你来一下', '哈哈', '明天开会，都到', 'https://example.org'])('%s is talk', (text) => {
    expect(mayConcernUs({ ...plain, text })).toBe(false);
  });

  test('few words may be a choice where choices are numbered lines; who mentions or quotes us is heard', () => {
    expect(mayConcernUs({ ...plain, numbered: true, text: '好的' })).toBe(true);
    expect(mayConcernUs({ ...plain, numbered: true, text: '' })).toBe(false);
    expect(mayConcernUs({ ...plain, numbered: true, text: '我们中午一起去吃饭吧，'.repeat(6) })).toBe(false);
    expect(mayConcernUs({ ...plain, mentioned: true, text: '在吗' })).toBe(true);
    expect(mayConcernUs({ ...plain, quoting: true, text: '明天去' })).toBe(true);
  });

  test('its talk is not in the store, be it as a sealed letter; a secret is dealt with', async () => {
    const house = await openHouse({ papers: [createPaper({ groups: ['-500'] })] });
    const says = (text: string) => house.paper.writes({ user: '1', chat: '-500', text });
    await says('今天中午吃什么');
    await house.paper.writes({ user: '1', chat: '-500', attachments: [{ kind: 'photo', ref: 'p', mimeType: 'image/jpeg' }] });
    await house.paper.happens({ user: '1', chat: '-500' }, { kind: 'unknown', what: 'sticker' });
    expect([await count(house.db, 'letters'), await count(house.db, 'conversations')]).toEqual([0, 0]);
    await says('#1 查看');
    await says('机密★一年：部队几号调动的通知');
    expect(await count(house.db, 'letters')).toBe(2);
    await house.close();
  });

  test('few words are a choice in a staff group alone: elsewhere nothing is offered', async () => {
    const paper = createPaper({ groups: ['-500'], can: { buttons: false } });
    const house = await openHouse({ papers: [paper] });
    const groups = new Set<string>();
    const inbox = createInbox({ ...house, stored: () => undefined, abilities: () => paper.can, mayConcernUs, staffGroups: () => groups });
    const says = (eventId: string) => inbox.receive([{ eventId, address: { account: paper.account, chat: '-500' }, chatKind: 'group', user: { id: '1' }, body: { kind: 'message', text: '1', attachments: [], edited: false } }]);
    await says('before');
    expect(await count(house.db, 'letters')).toBe(0);
    groups.add(`${paper.account}/-500`);
    await says('after');
    expect(await count(house.db, 'letters')).toBe(1);
    await house.close();
  });
});
