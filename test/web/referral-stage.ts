// A house with a web front: a matter is referred to a department that has nobody bound, and its private link is opened.

import { createLog } from '../../src/log.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { createWeb } from '../../src/web/web.ts';
import { openHouse, type House, type HouseOptions } from '../support/house.ts';
import { createPaper, type PaperMessage } from '../support/paper.ts';
import { bindGroup, bindMember } from '../support/transcript-cast.ts';

export const resident = '11';
export const officer = '21';
export const staffChat = '-500';

export interface Page {
  status: number;
  text: string;
  headers: Headers;
}

export interface ReferralStage {
  house: House;
  logged: readonly string[];
  /** The address of the link that the officer got last, on this server. */
  link: () => string;
  /** What stands in a chat, the newest last. */
  said: (chat: string) => string[];
  /** Without following a redirect. */
  get: (url: string, headers?: Record<string, string>) => Promise<Page>;
  /** Fills the form of an act as the page shows it, and sends it; what comes of it is handled. */
  sends: (act: string, fields: Record<string, string>, files?: readonly File[]) => Promise<Page>;
  /** The same with these fields and no others. */
  posts: (url: string, fields: Record<string, string>, files?: readonly File[]) => Promise<Page>;
  group: (text: string) => Promise<void>;
  /** In somebody's private chat. */
  says: (user: string, text: string) => Promise<void>;
  presses: (chat: string, user: string, label: string) => Promise<void>;
  close: () => Promise<void>;
}

export async function openStage(options: Pick<HouseOptions, 'model'> = {}): Promise<ReferralStage> {
  const house = await openHouse({ ...options, papers: [createPaper({ groups: [staffChat] })], sendsAtOnce: true });
  await bindMember(house, { name: '杨小敏', code: 'BM', role: 'officer' }, officer);
  await bindGroup(house, 'BM', staffChat);
  const logged: string[] = [];
  const { db, seal, clock } = house;
  const web = createWeb({
    invitationLink: (code) => `https://t.me/huiyin_bot?start=bind_${code}`,
    page: { studios: [], demo: false },
    channelRoutes: [],
    health: async () => ({ ready: true, store: 'embedded', channels: {} }),
    referrals: {
      db,
      seal,
      clock,
      known: () => loadRoster(db, seal),
      post: (write) => db.transaction(async (tx) => house.inbox.post(tx, await write(tx))),
    },
    metrics: { answer: async () => new Response(null, { status: 404 }) },
    host: '127.0.0.1',
    port: 0,
    logger: createLog('debug', { write: (line) => logged.push(line) }),
  });
  const { url: server } = await web.start();

  const settle = () => house.settle({ patienceMs: 600_000 });
  const messages = (chat: string): readonly PaperMessage[] => house.paper.chat(chat);
  const said = (chat: string) => messages(chat).flatMap((message) => (message.from === null ? [message.text] : []));
  const link = () => `${server}/r/${said(officer).findLast((text) => text.includes('/r/'))?.split('/r/')[1] ?? ''}`;

  async function read(response: Response): Promise<Page> {
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  async function get(url: string, headers: Record<string, string> = {}): Promise<Page> {
    return read(await fetch(url, { redirect: 'manual', headers }));
  }

  async function posts(url: string, fields: Record<string, string>, files: readonly File[] = []): Promise<Page> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    for (const file of files) body.append('files', file);
    const page = await read(await fetch(url, { method: 'POST', body, redirect: 'manual' }));
    await settle();
    return page;
  }

  async function act(write: () => Promise<unknown>): Promise<void> {
    house.tickOn();
    await write();
    await settle();
  }

  await act(() => house.paper.writes({ user: resident, chat: resident, text: '/start BM' }));
  await act(() => house.paper.writes({ user: resident, chat: resident, text: '圭峰路44号门口的路灯坏了，我是陈小明，电话13800000012', attachments: [{ kind: 'photo', ref: 'p1' }] }));
  for (const text of ['说完了', '同意并提交']) await act(() => house.paper.writes({ user: resident, chat: resident, text }));
  const group = (text: string) => act(() => house.paper.writes({ user: officer, chat: staffChat, text }));
  await group('#1 转办 城管办 5日');

  return {
    house,
    logged,
    link,
    said,
    get,
    posts,
    group,
    says: (user, text) => act(() => house.paper.writes({ user, chat: user, text })),
    async sends(one, fields, files) {
      return posts(link(), { act: one, nonce: nonceIn((await get(link())).text), ...fields }, files);
    },
    async presses(chat, user, label) {
      const message = messages(chat).findLast(({ buttons }) => buttons.some((button) => button.label === label));
      const press = message?.buttons.find((button) => button.label === label)?.press;
      if (!message || press === undefined) throw new Error(`no button ${label}`);
      await act(() => house.paper.presses({ user, chat, messageId: message.id, press }));
    },
    async close() {
      await web.stop();
      await house.close();
    },
  };
}

export function nonceIn(page: string): string {
  return /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
