// The parameters of a call as the Bot API takes them: query, JSON, form or multipart, and what they have to be.

import type { IncomingHttpHeaders } from 'node:http';

export type Params = Record<string, unknown>;

export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after?: number; migrate_to_chat_id?: number } };

/** A refusal in the Bot API's words. */
export function refuse(code: number, words: string, parameters?: { retry_after?: number; migrate_to_chat_id?: number }): Answer {
  const names: Record<number, string> = { 400: 'Bad Request', 403: 'Forbidden', 409: 'Conflict', 429: 'Too Many Requests' };
  const name = names[code];
  const description = name === undefined ? words : `${name}: ${words}`;
  return { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) };
}

/** These come as JSON inside a form. */
const NESTED = new Set(['reply_markup', 'reply_parameters', 'link_preview_options', 'allowed_updates', 'entities', 'commands']);

/** Reads the parameters of one request; null for a body that is none. */
export async function readParams(query: URLSearchParams, headers: IncomingHttpHeaders, body: Buffer): Promise<Params | null> {
  const params: Params = Object.fromEntries(query);
  const type = headers['content-type'] ?? '';
  try {
    if (body.length === 0) return params;
    if (type.startsWith('application/json')) {
      const parsed: unknown = JSON.parse(body.toString('utf8'));
      return typeof parsed === 'object' && parsed !== null ? Object.assign(params, parsed) : null;
    }
    const form = type.startsWith('multipart/form-data')
      ? await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
      : new URLSearchParams(body.toString('utf8'));
    for (const [key, value] of form) {
      params[key] = typeof value === 'string' && NESTED.has(key) ? JSON.parse(value) : value;
    }
    return params;
  } catch {
    return null;
  }
}

/** A number, also when it comes as text. */
export function numberAt(params: Params, key: string): number | null {
  const value = params[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

/** A text, empty where there is none. */
export function textAt(params: Params, key: string): string {
  const value = params[key];
  return typeof value === 'string' ? value : '';
}

/** A field of an object in the parameters. */
export function fieldAt(params: Params, key: string, field: string): unknown {
  const value = params[key];
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

export interface ShownButton {
  label: string;
  press: string;
}

const BUTTONS_MAX = 100;
const BUTTON_DATA_MAX_BYTES = 64;

/** An inline keyboard, checked as Telegram checks it; a text is the refusal. */
export function keyboardAt(params: Params): ShownButton[][] | string {
  const rows = fieldAt(params, 'reply_markup', 'inline_keyboard');
  if (rows === undefined) return [];
  if (!Array.isArray(rows)) return "can't parse reply keyboard markup JSON object";
  const keyboard: ShownButton[][] = [];
  for (const row of rows as unknown[]) {
    if (!Array.isArray(row)) return 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
    const shown: ShownButton[] = [];
    for (const button of row as Params[]) {
      const label = textAt(button, 'text');
      const press = textAt(button, 'callback_data');
      if (label === '') return 'inline keyboard button text must be non-empty';
      const bytes = Buffer.byteLength(press);
      if (bytes < 1 || bytes > BUTTON_DATA_MAX_BYTES) return 'BUTTON_DATA_INVALID';
      shown.push({ label, press });
    }
    if (shown.length > 0) keyboard.push(shown);
  }
  return keyboard.flat().length > BUTTONS_MAX ? 'REPLY_MARKUP_TOO_LONG' : keyboard;
}
