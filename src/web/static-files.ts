// The page's own script, style and icon: read once at start, served with an etag.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
} as const;

/** Every file that may be fetched; nothing else of the folder can be. */
export const STATIC_FILES = [
  'chat.js',
  'chat-view.js',
  'chat-choices.js',
  'chat-scroll.js',
  'chat-text.js',
  'chat-outbox.js',
  'style.css',
  'paper.css',
  'icon.svg',
] as const;

export interface StaticFile {
  path: string;
  answer(request: Request): Response;
}

/** Reads the static files; fails at start when one is missing. */
export async function readStaticFiles(): Promise<StaticFile[]> {
  return Promise.all(STATIC_FILES.map(read));
}

async function read(name: (typeof STATIC_FILES)[number]): Promise<StaticFile> {
  const body = await readFile(new URL(`./static/${name}`, import.meta.url));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES];
  // `no-cache` asks each time and mostly hears 304: after an update nobody runs an old script against a new desk.
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ETag: etag };
  return {
    path: `/${name}`,
    answer(request) {
      const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
      return known.includes(etag) ? new Response(null, { status: 304, headers }) : new Response(new Uint8Array(body), { headers });
    },
  };
}
