// How the channel is: one cause is named, not the guess before it.

import { expect, test } from 'vitest';
import { createCondition } from '../../../src/bots/telegram/condition.ts';
import type { ApiFailure } from '../../../src/bots/telegram/failure.ts';

const failure = (status: number | null): ApiFailure => ({ status, code: String(status), maybeDone: false, description: '' });

test('a refusal is an answer: Telegram is not called out of reach as well', () => {
  const condition = createCondition();
  condition.hasNot('stopped');
  condition.failed(failure(null));
  expect(condition.health()).toMatchObject({ up: false, detail: expect.stringMatching(/^连不上 Telegram/) as string });
  condition.failed(failure(401));
  expect(condition.health()).toMatchObject({ up: false, detail: expect.stringMatching(/^Telegram 不认这个机器人令牌[^；]*$/) as string });
});
