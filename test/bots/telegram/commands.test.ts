// The menu of commands: what it shows is understood, and without it everything works.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/bots/telegram/commands.ts';
import { readMenu } from '../../../src/flows/resident/menu.ts';
import { readReceptions } from '../../../src/flows/receptions/read.ts';
import { readMyMatters } from '../../../src/flows/resident/my-matters.ts';
import { createTaker } from '../contract.ts';
import { PATIENCE, telegramStage, type TelegramStage } from './stage.ts';

let stage: TelegramStage;
beforeEach(async () => {
  stage = await telegramStage('polling');
});
afterEach(async () => {
  await stage.channel.stop();
  await stage.close();
});

const menuCalls = () => stage.api.calls.all().filter(({ method }) => method === 'setMyCommands');

test('every command of the menu, and its name, is one that the desk understands', async () => {
  await stage.channel.start(createTaker().receive);
  const { params, answer } = await stage.api.calls.next(({ method }) => method === 'setMyCommands');
  expect(answer.ok).toBe(true);
  expect(params).toMatchObject({ scope: { type: 'all_private_chats' } });
  const shown = params['commands'] as { command: string; description: string }[];
  expect(shown.map(({ command }) => command)).toEqual([...COMMANDS]);
  for (const { command, description } of shown) {
    for (const typed of [`/${command}`, description]) expect([typed, readMenu(typed) ?? readMyMatters(typed) ?? readReceptions(typed)]).not.toContain(null);
  }
});

test('it is set once a start, by either way of taking updates, and a failure holds nothing up', async () => {
  const taker = createTaker();
  stage.api.faults.next('setMyCommands', { fault: 'refuse', code: 400, words: 'BOT_COMMAND_INVALID' });
  stage.api.faults.next('getUpdates', { fault: 'html', code: 502 });
  await stage.channel.start(taker.receive);
  stage.resident.writes('你好');
  await taker.arrivals.next();
  await expect.poll(() => stage.channel.health(), PATIENCE).toEqual({ up: true });
  expect(menuCalls()).toHaveLength(1);
  expect(stage.log.lines.filter(({ message }) => message.includes('menu'))).toMatchObject([{ level: 'info', fields: { code: '400' } }]);
  await stage.channel.stop();
  const webhook = stage.another({ mode: 'webhook' });
  await webhook.start(taker.receive);
  await expect.poll(() => menuCalls().length, PATIENCE).toBe(2);
  await webhook.stop();
});
