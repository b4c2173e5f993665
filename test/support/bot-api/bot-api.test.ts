// The Bot API double is as strict as Telegram where the house relies on it.

import { Api, GrammyError, InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBotApi } from './bot-api.ts';
import type { BotApi } from './bot-api.ts';

let api: BotApi;
let bot: Api;

beforeEach(async () => {
  api = await startBotApi();
  bot = new Api(api.token, { apiRoot: api.url });
});
afterEach(() => api.close());

async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`;
  }
  return 'no refusal';
}

describe('calls', () => {
  test('need the token', async () => {
    expect(await refusalOf(new Api('1:wrong', { apiRoot: api.url }).getMe())).toContain('404');
    expect((await bot.getMe()).username).toBe(api.username);
  });

  test('may be a form or multipart', async () => {
    api.person(7, '甲').writes('你好');
    const markup = JSON.stringify({ inline_keyboard: [[{ text: '好', callback_data: 'p' }]] });
    await fetch(`${api.url}/bot${api.token}/sendMessage`, { method: 'POST', body: new URLSearchParams({ chat_id: '7', text: '表单', reply_markup: markup }) });
    await bot.sendDocument(7, new InputFile(Buffer.from('x'), 'a.txt'), { caption: '附件', reply_markup: { inline_keyboard: [[{ text: '好', callback_data: 'p' }]] } });
    expect(api.chat(7).messages).toMatchObject([
      { text: '表单', buttons: [[{ label: '好', press: 'p' }]] },
      { text: '附件', buttons: [[{ label: '好', press: 'p' }]], file: { kind: 'document' } },
    ]);
  });

  test('are refused as Telegram refuses them', async () => {
    const written = api.person(7, '甲').writes('你好');
    const keyboard = (data: string) => ({ reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: data }]] } });
    expect(await refusalOf(bot.sendMessage(8, 'a'))).toBe('400 Bad Request: chat not found');
    expect(await refusalOf(bot.sendMessage(7, ' '))).toBe('400 Bad Request: message text is empty');
    expect(await refusalOf(bot.sendMessage(7, '长'.repeat(4097)))).toBe('400 Bad Request: message is too long');
    expect(await refusalOf(bot.sendMessage(7, 'a', keyboard('提'.repeat(22))))).toBe('400 Bad Request: BUTTON_DATA_INVALID');
    expect(await refusalOf(bot.sendMessage(7, 'a', { reply_parameters: { message_id: 99 } }))).toContain('message to be replied not found');
    const sent = await bot.sendMessage(7, 'a', keyboard('p'));
    expect(await refusalOf(bot.editMessageText(7, sent.message_id, 'a', keyboard('p')))).toContain('message is not modified');
    expect(await refusalOf(bot.editMessageText(7, written.id, 'a'))).toContain("message can't be edited");
    await bot.deleteMessage(7, sent.message_id);
    expect(await refusalOf(bot.deleteMessage(7, sent.message_id))).toContain('message to delete not found');
    expect(await refusalOf(bot.answerCallbackQuery('1'))).toContain('query is too old');
  });
});

describe('updates', () => {
  test('stay until they are confirmed', async () => {
    const person = api.person(7, '甲');
    const [first, second] = [person.writes('一'), person.writes('二')];
    expect(await bot.getUpdates()).toHaveLength(2);
    expect(await bot.getUpdates({ offset: first.update.update_id + 1 })).toMatchObject([{ update_id: second.update.update_id }]);
    expect(await bot.getUpdates({ offset: second.update.update_id + 1 })).toEqual([]);
    expect(api.updates.pendingCount()).toBe(0);
  });

  test('are given to one poller only', async () => {
    const first = refusalOf(bot.getUpdates({ timeout: 30 }));
    const second = bot.getUpdates({ timeout: 30 });
    expect(await first).toContain('409 Conflict: terminated by other getUpdates request');
    api.person(7, '甲').writes('来了');
    expect(await second).toHaveLength(1);
    await bot.setWebhook('http://127.0.0.1:1/x');
    expect(await refusalOf(bot.getUpdates())).toContain('409 Conflict: can\'t use getUpdates method while webhook is active');
  });

  test('of one chat keep their order although the webhook fails now and then', async () => {
    const got: number[] = [];
    let count = 0;
    const { createServer } = await import('node:http');
    const web = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        count += 1;
        if (count % 3 === 0) response.writeHead(500);
        else got.push((JSON.parse(Buffer.concat(chunks).toString()) as { update_id: number }).update_id);
        response.end();
      })();
    });
    await new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve));
    const port = (web.address() as { port: number }).port;
    const person = api.person(7, '甲');
    const sent = [person.writes('一').update.update_id];
    await bot.setWebhook(`http://127.0.0.1:${port}/x`);
    for (const text of ['二', '三', '四', '五']) sent.push(person.writes(text).update.update_id);
    await expect.poll(() => got).toEqual(sent);
    web.closeAllConnections();
    web.close();
  });
});
