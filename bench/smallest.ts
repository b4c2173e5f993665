// The smallest durable chat server that we can think of (LAB §13): one statement for each message, nothing else. The measure for ours.

import { createServer, type IncomingMessage } from 'node:http';
import postgres from 'postgres';
import { Pool } from 'undici';

interface Update {
  update_id: number;
  message?: { chat: { id: number }; text?: string };
  callback_query?: { id: string; data: string; message: { chat: { id: number } } };
}

const env = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const port = Number(env('PORT'));
const secret = env('TELEGRAM_WEBHOOK_SECRET');
const token = env('TELEGRAM_BOT_TOKEN');
const sql = postgres(env('DATABASE_URL'), { max: 10, onnotice: () => undefined });
const pool = new Pool(env('TELEGRAM_API_ROOT'), { connections: 64 });

await sql`create table if not exists inbound (update_id bigint primary key, chat bigint not null, body jsonb not null)`;
await sql`create table if not exists state (chat bigint primary key, step text not null, messages int not null)`;
await sql`create table if not exists outbound (id bigint generated always as identity primary key, chat bigint not null, body jsonb not null)`;

/** What is answered, by what came: the same four answers, of the same length, as ours gives. */
function answerTo(said: string): { text: string; button: string | null } {
  if (said === '说完了') return { text: '我记的是这样，您看对不对：\n什么事：圭峰路44号门口的路灯坏了三天了，晚上看不见路', button: '同意并提交' };
  if (said === '同意并提交') return { text: ' 记下来了。\n联络员杨小敏先看。\n最晚12月2日（周三）告诉您由谁来办。', button: null };
  if (said === '/my') return { text: '您交过的事：', button: null };
  return { text: '我在听，您慢慢说。说完了按「说完了」，不按也行，我等一会儿就整理。', button: '说完了' };
}

async function take(update: Update): Promise<string> {
  const chat = update.message?.chat.id ?? update.callback_query?.message.chat.id ?? 0;
  const said = update.callback_query?.data ?? update.message?.text ?? '';
  const { text, button } = answerTo(said);
  const [row] = await sql<{ id: string; matter: string }[]>`
    with inbound as (
      insert into inbound (update_id, chat, body) values (${update.update_id}, ${chat}, ${sql.json({ said })}) on conflict do nothing returning 1),
    standing as (
      insert into state (chat, step, messages) select ${chat}, ${said.slice(0, 20)}, 1 from inbound
      on conflict (chat) do update set step = excluded.step, messages = state.messages + 1 returning messages)
    insert into outbound (chat, body) select ${chat}, ${sql.json({ text, button })} from standing
    returning id, chat as matter`;
  if (row) void send(chat, said, text, button, row.id);
  if (!update.callback_query) return '';
  return JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: update.callback_query.id });
}

async function send(chat: number, said: string, text: string, button: string | null, id: string): Promise<void> {
  // The chat's id stands for its number: what is measured is the way, not the numbering.
  const number = `BM26-${chat}`;
  const words = { '同意并提交': `${number}${text}`, '/my': `${text}${number}` }[said] ?? text;
  const markup = button === null ? {} : { reply_markup: { inline_keyboard: [[{ text: button, callback_data: button }]] } };
  const { statusCode, body } = await pool.request({
    path: `/bot${token}/sendMessage`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: chat, text: words, ...markup }),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`message ${id} was answered with ${statusCode}`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const server = createServer((request, response) => {
  if (request.headers['x-telegram-bot-api-secret-token'] !== secret) {
    response.writeHead(401).end();
    return;
  }
  bodyOf(request)
    .then((body) => take(JSON.parse(body) as Update))
    .then((answer) => response.writeHead(200, answer === '' ? {} : { 'content-type': 'application/json' }).end(answer))
    .catch(() => response.writeHead(503).end());
});

await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
const { body: registered } = await pool.request({
  path: `/bot${token}/setWebhook`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ url: `${env('PUBLIC_URL')}/telegram`, secret_token: secret, max_connections: 100 }),
});
await registered.dump();
process.stdout.write(`smallest ready ${env('PUBLIC_URL')}\n`);
process.on('SIGTERM', () => process.exit(0));
