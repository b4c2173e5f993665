// The card in the staff group: a decision rewrites it, whatever else about the matter stands in the chat, and however long it is.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffChat, write } from '../mailroom/desk.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';

const officer = 'yang';
let house: House;
beforeEach(async () => {
  house = await openHouse({ papers: [createPaper({ groups: [staffChat], can: { maxChars: 600 } })] });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, officer);
  await bindGroup(house, 'BM', staffChat);
});
afterEach(() => house.close());

/** Somebody brings a matter with a photo. */
async function raise(user: string, text: string): Promise<void> {
  await write(house, user, '/start BM');
  await house.paper.writes({ user, chat: user, text, attachments: [{ kind: 'photo', ref: 'photo-1' }] });
  for (const said of ['说完了', '同意并提交']) {
    await house.settle({ patienceMs: 600_000 });
    await write(house, user, said);
  }
  await house.settle({ patienceMs: 600_000 });
}

async function inGroup(text: string): Promise<void> {
  await house.paper.writes({ user: officer, chat: staffChat, text });
  await house.settle({ patienceMs: 600_000 });
  expect(house.bugs).toEqual([]);
}

test('the card is rewritten, not its photo and not a view of the matter', async () => {
  await raise('1', '圭峰路44号门口的路灯坏了三天');
  await inGroup('#1 查看');
  await inGroup('#1 转办 城管办');
  const [card, photo, , view] = house.paper.chat(staffChat);
  expect(card?.text).toContain('—— 转办城管办（杨小敏，');
  expect(photo).toMatchObject({ text: '', attachments: [{ kind: 'photo' }] });
  expect(view?.text).toMatch(/^BM26-0001 市政设施（待分派）/);
  expect(view?.text).not.toContain('——');
});

test('a card longer than one message: the part with the buttons says what was decided, and no word of the letter is lost', async () => {
  await raise('1', `圭峰路44号门口的路灯坏了。${'晚上看不见路。'.repeat(120)}`);
  const posted = house.paper.chat(staffChat).map(({ text }) => text);
  await inGroup('#1 转办 城管办');
  const now = house.paper.chat(staffChat).slice(0, posted.length);
  const [decided, ...others] = now.filter(({ text }) => text.includes('——'));
  expect(others).toEqual([]);
  expect(now[0]?.text).toMatch(/^BM26-0001 市政设施\n/);
  expect(decided?.text).toContain('\n—— 转办城管办（杨小敏，');
  expect(now.map(({ text }) => text).join('').match(/晚上看不见路。/g)).toHaveLength(120);
  expect(decided?.text.length).toBeLessThanOrEqual(600);
  expect(decided?.buttons.map(({ label }) => label)).toContain('直接答复');
  expect(house.logLines.filter((line) => line.includes('not delivered'))).toEqual([]);
});
