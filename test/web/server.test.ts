// The web server: health, page, static files, errors that tell nothing, and a stop that finishes what is running.

import { once } from 'node:events';
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { loadRoster } from '../../src/store/roster.ts';
import { receptions } from '../../src/store/schema/receptions.ts';
import { nextDays, nextVisits } from '../../src/web/next-days.ts';
import { STATIC_FILES } from '../../src/web/static-files.ts';
import { openHouse } from '../support/house.ts';
import type { StudioOptions } from './studio.ts';
import { BEIMEN, DAZE, studio } from './studio.ts';

const open: ReturnType<typeof studio>[] = [];

async function opened(options: StudioOptions = {}) {
  const front = studio(options);
  open.push(front);
  return { ...front, url: await front.open() };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((front) => front.close()));
});

describe('health', () => {
  test('healthz', async () => {
    const { url } = await opened();
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('ok');
  });

  test('readyz has exactly its shape, ready or not', async () => {
    const { url } = await opened();
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.text()).toBe('{"ready":true,"store":"embedded","channels":{"web":"up"}}');
    const sick = { ready: false, store: 'postgresql', channels: { telegram: '连不上' }, secret: 1 } as const;
    const { url: other } = await opened({ health: async () => sick });
    const unready = await fetch(`${other}/readyz`);
    expect(unready.status).toBe(503);
    expect(await unready.json()).toEqual({ ready: false, store: 'postgresql', channels: { telegram: '连不上' } });
  });
});

describe('page', () => {
  test('shows the studio, escaped, under a strict policy', async () => {
    const { url } = await opened({ page: { studios: [{ ...BEIMEN, address: '<script>alert(1)</script>"' }], demo: true } });
    const response = await fetch(`${url}/`);
    const page = await response.text();
    for (const words of [BEIMEN.name, BEIMEN.intro, BEIMEN.hours, BEIMEN.reception, 'tel:00005550101', '这是演示']) expect(page).toContain(words);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+=/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('shows the next reception days of the studio that is meant, as they are kept', async () => {
    const house = await openHouse({ at: '2026年12月3日 09:00' });
    await house.morning();
    await house.settle();
    await house.db.update(receptions).set({ subject: '<b>小区停车' }).where(eq(receptions.id, 'BM-20261210-0900'));
    await house.db.update(receptions).set({ cancelledAt: house.clock.now() }).where(eq(receptions.id, 'BM-20261220-0900'));
    const { roster } = await loadRoster(house.db, house.seal);
    const days = await nextDays(house.db, roster, 'BM', house.clock.now());
    expect(days).toEqual([
      '12月10日（周四）9:00-11:30，北门社区党群服务中心一楼，陈国栋代表、梁秀英代表，主题：<b>小区停车',
      '1月11日（周一）9:00-11:30，北门社区党群服务中心一楼，陈国栋代表、梁秀英代表（暂定）',
      '1月20日（周三）9:00-11:30，北门社区党群服务中心一楼，陈国栋代表、周志远代表（暂定）',
    ]);
    await house.close();
    const { url } = await opened({ page: { studios: [{ ...BEIMEN, nextDays: days }], demo: false } });
    const page = await (await fetch(`${url}/`)).text();
    expect(page).toContain('12月10日（周四）9:00-11:30，北门社区党群服务中心一楼，陈国栋代表、梁秀英代表，主题：&lt;b&gt;小区停车');
  });

  test('shows the visits that are planned, each with place, who goes and what it is about', async () => {
    const house = await openHouse({ at: '2026年12月3日 09:00' });
    const { roster } = await loadRoster(house.db, house.seal);
    const person = [...roster.staff.values()].find(({ name }) => name === '陈国栋')?.person ?? '';
    const day = { studio: 'BM', kind: 'visit', from: '09:00', to: '11:00', place: '翠湖花园', provisional: false, capacity: 20, byHand: true } as const;
    await house.db.insert(receptions).values([
      { ...day, id: 'BM-v1', planned: '2026-12-05', date: '2026-12-05', subject: '<i>看老人', representatives: [person] },
      { ...day, id: 'BM-v2', planned: '2026-12-06', date: '2026-12-06', representatives: [person], collective: true },
      { ...day, id: 'BM-v3', planned: '2026-12-07', date: '2026-12-07', representatives: [person], cancelledAt: 1 },
      { ...day, id: 'BM-v4', planned: '2026-12-02', date: '2026-12-02', representatives: [person] },
    ]);
    const visits = await nextVisits(house.db, roster, 'BM', house.clock.now());
    expect(visits).toEqual(['12月5日（周六）9:00-11:00，翠湖花园，陈国栋代表，主题：<i>看老人', '12月6日（周日）9:00-11:00，翠湖花园，全体党代表（1人）']);
    expect(await nextDays(house.db, roster, 'BM', house.clock.now())).toEqual([]);
    await house.close();
    const { url } = await opened({ page: { studios: [{ ...BEIMEN, nextVisits: visits }], demo: false } });
    const page = await (await fetch(`${url}/`)).text();
    expect(page).toContain('<dt>走访</dt>');
    expect(page).toContain('陈国栋代表，主题：&lt;i&gt;看老人');
  });

  test('shows several studios, and the one of a deep link', async () => {
    const { url } = await opened({ page: { studios: [BEIMEN, DAZE], demo: false } });
    const both = await (await fetch(`${url}/`)).text();
    expect(both).toContain(BEIMEN.name);
    expect(both).toContain(DAZE.name);
    expect(both).toContain('data-studio=""');
    expect(both).not.toContain('这是演示');
    const one = await (await fetch(`${url}/?studio=dz`)).text();
    expect(one).toContain('data-studio="DZ"');
    expect(one).not.toContain(BEIMEN.name);
    expect(await (await fetch(`${url}/?studio=%22%3E`)).text()).toContain('data-studio=""');
  });

  test('lists very many studios by name, and none at all without falling', async () => {
    const many = Array.from({ length: 247 }, (_, index) => ({ ...DAZE, code: 'DZ', name: `第${index}工作室` }));
    const { url } = await opened({ page: { studios: many, demo: false } });
    const page = await (await fetch(`${url}/`)).text();
    expect(page).toContain('第246工作室');
    expect(page).not.toContain(DAZE.address);
    const { url: empty } = await opened({ page: { studios: [], demo: false } });
    expect((await fetch(`${empty}/`)).status).toBe(200);
  });

  test('an invitation is a QR code to hold out; what is no code is no page', async () => {
    const { url } = await opened();
    const page = await fetch(`${url}/join/ABCD2345`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const text = await page.text();
    expect(text).toMatch(/<svg [^>]*viewBox="0 0 (\d+) \1">.*<path /s);
    expect(text).toContain('https://t.me/huiyin_bot?start=bind_ABCD2345');
    for (const wrong of ['ABCD234', 'ABCD0123', '%3Cscript%3E']) expect((await fetch(`${url}/join/${wrong}`)).status).toBe(404);
  });

  test.each(STATIC_FILES.map((name) => `/${name}`))('%s has an etag', async (path) => {
    const { url } = await opened();
    const response = await fetch(url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^(text\/javascript|text\/css|image\/svg\+xml); charset=utf-8$/);
    const etag = response.headers.get('etag') ?? '';
    expect((await response.text()).length).toBeGreaterThan(100);
    expect((await fetch(url + path, { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(304);
    expect((await fetch(url + path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test.each(['/none', '/static/../web.ts', '/%2e%2e/web.ts', '/chat/messages', '/%00'])('%s is a page in Chinese that says so', async (path) => {
    const { url } = await opened();
    const response = await fetch(url + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有这个页面');
  });
});

describe('errors', () => {
  const words = '张三 13800000000 路灯坏了';

  test.each<[string, () => unknown]>([
    ['an Error', () => Object.assign(new TypeError(words), { code: 'E_TEST' })],
    ['no Error', () => words],
  ])('%s thrown: a plain sentence, and neither answer nor log has its words', async (_name, thrown) => {
    const { url, lines } = await opened({
      channelRoutes: [
        {
          caller: 'browser',
          method: 'GET',
          path: '/fails',
          handle: () => {
            throw thrown();
          },
        },
      ],
    });
    const response = await fetch(`${url}/fails?q=路灯`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('对不起，刚才出错了，是我们这边的问题。请过一会儿再试。');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/张三|13800000000|路灯|%E8/);
  });

  test('a bad JSON is 400 whoever reads it', async () => {
    const route = { caller: 'platform' as const, method: 'POST' as const, path: '/reads', handle: async (request: Request) => Response.json(await request.json()) };
    const { url, lines } = await opened({ channelRoutes: [route] });
    expect((await fetch(`${url}/reads`, { method: 'POST', body: '{路灯' })).status).toBe(400);
    expect(lines).toEqual([]);
  });

  test('a health that fails leaks nothing', async () => {
    const { url, lines } = await opened({ health: () => Promise.reject(new Error(words)) });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect(JSON.stringify(lines)).not.toContain('张三');
  });
});

describe('life', () => {
  test('a port that is taken is said so, with its code', async () => {
    const { url } = await opened();
    const port = Number(new URL(url).port);
    const second = studio({ port });
    await expect(second.open()).rejects.toMatchObject({ code: 'EADDRINUSE', message: expect.stringContaining(`端口 ${port}`) });
    await second.close();
  });

  test('a host that is not ours is said so, with its code', async () => {
    const elsewhere = studio({ host: '192.0.2.1' });
    await expect(elsewhere.open()).rejects.toMatchObject({ code: 'EADDRNOTAVAIL', message: expect.stringContaining('192.0.2.1') });
    await elsewhere.close();
  });

  test('a connection that was opened in advance does not hold up stop', async () => {
    const { url, web } = await opened();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    await fetch(`${url}/healthz`);
    await web.stop();
    expect(await closed).toBeDefined();
  });

  test('stop finishes what is running and takes nothing new', async () => {
    const running = Promise.withResolvers<void>();
    const letGo = Promise.withResolvers<void>();
    const slow = {
      caller: 'browser' as const,
      method: 'GET' as const,
      path: '/slow',
      async handle() {
        running.resolve();
        await letGo.promise;
        return new Response('done');
      },
    };
    const { url, web } = await opened({ channelRoutes: [slow] });
    const asked = fetch(`${url}/slow`);
    await running.promise;
    const stopping = web.stop();
    letGo.resolve();
    expect(await (await asked).text()).toBe('done');
    await stopping;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
    await web.stop();
  });
});
