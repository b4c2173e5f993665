// The WeChat double itself, through wechaty: what people do arrives, what is sent is seen, and faults come on order.

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { WechatyBuilder } from 'wechaty';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createJournal } from '../bot-api/journal.ts';
import { driveWeChat } from './control.ts';
import { dropped, riskControl } from './faults.ts';
import { createWeChat } from './wechat.ts';

async function goOnline(wechat = createWeChat()) {
  const puppet = wechat.puppet();
  const bot = WechatyBuilder.build({ puppet });
  const heard = createJournal<string>('messages');
  const loggedIn = new Promise<void>((resolve) => void bot.once('login', () => resolve()));
  puppet.on('message', ({ messageId }) => heard.add(messageId));
  await bot.start();
  onTestFinished(() => bot.stop());
  await loggedIn;
  return { wechat, puppet, heard };
}

describe('the WeChat double', () => {
  test('what people send arrives, and nothing of it is downloaded', async () => {
    const { wechat, puppet, heard } = await goOnline();
    const wang = wechat.person('wxid_wang', '王桂兰');
    const room = wechat.room('1@chatroom', '值班群', [wang]);
    const written = wang.writes('路灯坏了');
    expect(await heard.next()).toBe(written.id);
    expect(await puppet.messagePayload(written.id)).toMatchObject({ talkerId: wang.id, text: '路灯坏了', listenerId: wechat.self.id });
    const inRoom = wang.writes('帮忙', { in: room, mention: 'with-ids' });
    expect(await puppet.messagePayload(inRoom.id)).toMatchObject({ roomId: room.id, text: '@回音\u2005帮忙', mentionIdList: [wechat.self.id] });
    const file = wang.sendsFile({ name: '视频.mp4', bytes: 'huge' });
    expect(await puppet.messagePayload(file.id)).toMatchObject({ filename: '视频.mp4' });
    expect(wechat.downloads()).toEqual([]);
  });

  test('what we send is seen and comes back', async () => {
    const { wechat, puppet, heard } = await goOnline();
    const wang = wechat.person('wxid_wang', '王桂兰');
    const id = await puppet.messageSendText(wang.id, '您好');
    expect(wechat.shown(wang.id)).toMatchObject([{ text: '您好', messageId: id }]);
    expect(await heard.next()).toBe(id);
    wechat.echoes('without-id');
    expect(await puppet.messageSendText(wang.id, '在')).toBeUndefined();
    expect(await puppet.messagePayload(await heard.next())).toMatchObject({ talkerId: wechat.self.id, text: '在' });
  });

  test('sends fail as ordered', async () => {
    const { wechat, puppet } = await goOnline();
    const wang = wechat.person('wxid_wang', '王桂兰');
    wechat.sends.next(riskControl, dropped(true));
    await expect(puppet.messageSendText(wang.id, '一')).rejects.toMatchObject({ code: 2 });
    await expect(puppet.messageSendText(wang.id, '二')).rejects.toMatchObject({ code: 14 });
    wang.deletesUs();
    await expect(puppet.messageSendText(wang.id, '三')).rejects.toThrow('not a friend');
    await expect(puppet.messageSendText('wxid_nobody', '四')).rejects.toThrow('not found');
    expect(wechat.shown(wang.id).map(({ text }) => text)).toEqual(['二']);
  });

  test('logs in by a scan, and what comes while nobody is there is lost', async () => {
    const wechat = createWeChat({ signedIn: false });
    const wang = wechat.person('wxid_wang', '王桂兰');
    const puppet = wechat.puppet();
    const scans = createJournal<{ status: number }>('scans');
    puppet.on('scan', (payload) => scans.add(payload));
    await puppet.start();
    onTestFinished(() => puppet.stop());
    expect(await scans.next()).toMatchObject({ status: 2 });
    const missed = wang.writes('有人吗');
    wechat.scansQr();
    expect(puppet.isLoggedIn).toBe(true);
    expect(wechat.lost()).toEqual([missed.id]);
    await wechat.logsOut();
    expect(puppet.isLoggedIn).toBe(false);
  });

  test('is a puppet of a server process, driven from another one', async () => {
    const port = await freePort();
    vi.stubEnv('WECHAT_DOUBLE_PORT', String(port));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { default: Made } = await import('./puppet-module.ts');
    const puppet = new Made();
    const heard = createJournal<string>('messages');
    puppet.on('message', ({ messageId }) => heard.add(messageId));
    await puppet.start();
    onTestFinished(() => puppet.stop());
    const far = driveWeChat(port);
    const wang = far.person('wxid_wang', '王桂兰');
    const room = await far.room('1@chatroom', '值班群', [{ id: 'wxid_wang', name: '王桂兰' }]);
    await vi.waitUntil(() => puppet.isLoggedIn);
    const written = await wang.writes('待办', { in: room.id, mention: 'with-ids' });
    expect(await heard.next()).toBe(written.id);
    expect(await puppet.messagePayload(written.id)).toMatchObject({ roomId: room.id, text: '@回音\u2005待办' });
    await wang.does('sendsImage');
    await far.does('echoes', 'none');
    await puppet.messageSendText(wang.id, '收到');
    expect(await far.sent()).toMatchObject([{ chat: wang.id, text: '收到' }]);
    await expect(far.does('scansQr', 'twice').then(() => wang.does('nothing' as 'pats'))).rejects.toThrow('no deed');
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => void probe.close(() => resolve()));
  return port;
}
