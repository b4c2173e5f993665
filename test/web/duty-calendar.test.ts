// The calendar of one's duties: by a link that shows once and is revoked by the next; it follows the rota, in UTC, and knows no resident.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { eq } from 'drizzle-orm';
import { loadRoster } from '../../src/store/roster.ts';
import { receptions } from '../../src/store/schema/receptions.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { openHouse, type House } from '../support/house.ts';
import { bindMember, castOf, endRights, memberNamed } from '../support/transcript-cast.ts';
import { exampleRoster } from '../support/rosters.ts';

const logged: string[] = [];
let house: House;
let web: Web;
let server: string;

beforeEach(async () => {
  logged.length = 0;
  house = await openHouse({ sendsAtOnce: true });
  await bindMember(house, { name: '陈国栋', code: 'BM', role: 'representative' }, 'chen');
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, 'yang');
  await house.morning();
  const { db, seal, clock } = house;
  web = createWeb({
    invitationLink: () => null,
    page: { studios: [], demo: false },
    channelRoutes: [],
    health: async () => ({ ready: true, store: 'embedded', channels: {} }),
    calendars: { db, seal, clock, roster: async () => (await loadRoster(db, seal)).roster },
    metrics: { answer: async () => new Response(null, { status: 404 }) },
    host: '127.0.0.1',
    port: 0,
    logger: createLog('debug', { write: (line) => logged.push(line) }),
  });
  server = (await web.start()).url;
});
afterEach(async () => {
  await web.stop();
  await house.close();
});

async function says(user: string, text: string): Promise<string> {
  house.tickOn();
  await house.paper.writes({ user, chat: user, text });
  await house.settle();
  return house.paper.chat(user).at(-1)?.text ?? '';
}

function linkIn(text: string): string {
  return `${server}${/https:\/\/huiyin\.example(\/calendar\/\S+)/.exec(text)?.[1] ?? '/nothing'}`;
}

async function get(url: string): Promise<{ status: number; text: string; type: string | null; cache: string | null }> {
  const response = await fetch(url);
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type'), cache: response.headers.get('cache-control') };
}

/** The lines of an event, unfolded. */
function eventIn(text: string, uid: string): string[] {
  const all = text.replaceAll(/\r\n[ \t]/g, '').split('BEGIN:VEVENT').slice(1);
  return all.find((event) => event.includes(`UID:${uid}@huiyin`))?.split('\r\n').filter((line) => line !== '') ?? [];
}

test('duties with place and who comes as well, in UTC, no line too long', async () => {
  const { status, text, type, cache } = await get(linkIn(await says('chen', '我的日历')));
  expect([status, type, cache]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store']);
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(text).not.toContain('TZID');
  expect(eventIn(text, 'BM-20261210-0900')).toEqual([
    'UID:BM-20261210-0900@huiyin',
    'SEQUENCE:0',
    'DTSTAMP:20261124T010000Z',
    'DTSTART:20261210T010000Z',
    'DTEND:20261210T033000Z',
    'SUMMARY:北门社区党代表工作室接待',
    'LOCATION:北门社区党群服务中心一楼',
    'DESCRIPTION:同一天接待：梁秀英',
    'END:VEVENT',
  ]);
});

test('visits as well, with who goes along', async () => {
  const link = linkIn(await says('chen', '我的日历'));
  await says('yang', '走访 12月5日 9:00 翠湖花园 看看独居老人 陈国栋、梁秀英');
  await says('yang', '定下');
  const [, id = ''] = /UID:(BM-v\d+)@/.exec((await get(link)).text) ?? [];
  expect(eventIn((await get(link)).text, id).filter((line) => line !== 'END:VCALENDAR')).toEqual([
    `UID:${id}@huiyin`,
    'SEQUENCE:0',
    'DTSTAMP:20261124T010000Z',
    'DTSTART:20261205T010000Z',
    'DTEND:20261205T030000Z',
    'SUMMARY:北门社区党代表工作室走访',
    'LOCATION:翠湖花园',
    'DESCRIPTION:一起去：梁秀英\\n主题：看看独居老人',
    'END:VEVENT',
  ]);
});

test('whatever stands in place and subject stays in its line', async () => {
  const link = linkIn(await says('chen', '我的日历'));
  const hostile = '一楼,;:"\\\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTENDEE:mailto:a@b\r\u2028\u0085\u0007<b>😀';
  await house.db.update(receptions).set({ place: hostile, subject: hostile }).where(eq(receptions.id, 'BM-20261210-0900'));
  const { text } = await get(link);
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split(/\r\n|\n|\r/);
  expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(lines.filter((line) => line.startsWith('UID:')).length);
  expect(lines.filter((line) => !/^(?:[A-Z-]+(?:;[A-Z]+=[A-Za-z-]+)*:[^\p{Cc}\u2028]*)?$/u.test(line))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  expect(lines.filter((line) => line.includes('一楼\\,\\;')).map((line) => line.split(':')[0])).toEqual(['LOCATION', 'DESCRIPTION']);
});

test('it follows the rota: whoever is no longer on a day has it no longer', async () => {
  const link = linkIn(await says('chen', '我的日历'));
  await says('yang', '排班 12月10日 梁秀英 周志远');
  expect(eventIn((await get(link)).text, 'BM-20261210-0900')).toEqual([]);
  await says('yang', '排班 12月10日 陈国栋 周志远');
  expect(eventIn((await get(link)).text, 'BM-20261210-0900')).toContain('DESCRIPTION:同一天接待：周志远');
});

test('the link shows once; a new one ends it, and so does its owner', async () => {
  const first = linkIn(await says('chen', '我的日历'));
  expect(await says('chen', '我的日历')).toContain('它还能用');
  const second = linkIn(await says('chen', '换一个链接'));
  expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
  expect(await says('chen', '我的日历')).not.toContain('https://');
  await says('chen', '不用了，作废');
  expect((await get(second)).status).toBe(404);
});

test('a wrong link, a link of somebody whose office has ended: nothing; no link in the log', async () => {
  const link = linkIn(await says('chen', '我的日历'));
  const wrong = ['/calendar/x.ics', `/calendar/${'A'.repeat(32)}.ics`, '/calendar/%00.ics', `/calendar/${'A'.repeat(32)}`];
  expect(await Promise.all(wrong.map(async (path) => (await get(`${server}${path}`)).status))).toEqual(wrong.map(() => 404));
  const chen = memberNamed(castOf(await exampleRoster()), '陈国栋');
  if (!chen) throw new Error('the cast has no such member');
  await endRights(house, chen);
  expect((await get(link)).status).toBe(404);
  const token = /([\w-]{32})\.ics/.exec(link)?.[1] ?? 'nothing';
  expect([...logged, ...house.logLines].filter((line) => line.includes(token))).toEqual([]);
});
