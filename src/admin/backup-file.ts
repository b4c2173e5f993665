// The file of a backup: gzip of lines of JSON. A list is the format's own line, an object is a row of the table named before it.

import { createHash, randomBytes, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

/** Counted up when a file can no longer be read by what read the former ones. */
const format = 1;

const tableShape = z.object({ name: z.string(), columns: z.array(z.string()) });

const headerShape = z.object({
  format: z.int(),
  /** When the backup was made, by the machine's clock. */
  at: z.string(),
  /** The last migration of the store, and its name for people. */
  schema: z.int(),
  schemaName: z.string(),
  /** Ids of the keys that sealed what is in it: all of them are needed. */
  keys: z.array(z.string()),
  tables: z.array(tableShape),
});

export type BackupHeader = z.output<typeof headerShape>;
type TableShape = z.output<typeof tableShape>;

const footerShape = z.object({ counters: z.record(z.string(), z.string()), rows: z.int(), sha256: z.string() });
const line = z.union([
  z.tuple([z.literal('huiyin backup'), z.object({ format: z.int() }).loose()]),
  z.tuple([z.literal('table'), z.string()]),
  z.tuple([z.literal('end'), footerShape]),
]);

/** Why a file is of no use; `message` says it in words. */
export class BackupFileError extends Error {
  readonly code = 'BACKUP_FILE';
}

/** Longer than anything that one row holds: what has no end of line before it is no backup. */
const maxLineBytes = 64 * 1024 * 1024;

export interface BackupContent {
  rows(table: TableShape): AsyncIterable<readonly string[]>;
  counters(): Promise<Record<string, string>>;
}

export interface Written {
  rows: number;
  bytes: number;
}

/** Whole or not at all, on the disk when it resolves, and for the owner's eyes. What was there under this name is replaced. */
export async function writeBackup(file: string, header: Omit<BackupHeader, 'format'>, content: BackupContent): Promise<Written> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  const counted = { rows: 0 };
  try {
    const into = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(linesOf({ format, ...header }, content, counted)), createGzip(), into);
    const { size } = await stat(draft);
    await rename(draft, file);
    return { rows: counted.rows, bytes: size };
  } catch (error) {
    await rm(draft, { force: true });
    throw explained(error, file);
  }
}

async function* linesOf(header: BackupHeader, content: BackupContent, counted: { rows: number }): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield hashed(`${JSON.stringify(['huiyin backup', header])}\n`);
  for (const table of header.tables) {
    yield hashed(`${JSON.stringify(['table', table.name])}\n`);
    for await (const rows of content.rows(table)) {
      counted.rows += rows.length;
      yield hashed(`${rows.join('\n')}\n`);
    }
  }
  const counters = await content.counters();
  yield `${JSON.stringify(['end', { counters, rows: counted.rows, sha256: hash.digest('hex') }])}\n`;
}

export interface BackupReader {
  /** Called once, before anything else. */
  header?(header: BackupHeader): Promise<void> | void;
  row?(table: TableShape, row: string): Promise<void> | void;
  counters?(counters: Record<string, string>): Promise<void>;
}

/**
 * Reads a file from its beginning to its end, line by line.
 * @throws BackupFileError when it is no backup, is not whole, was changed, or was made by a newer release
 */
export async function readBackup(file: string, reader: BackupReader): Promise<BackupHeader> {
  const hash = createHash('sha256');
  let header: BackupHeader | null = null;
  let table: TableShape | null = null;
  let rows = 0;
  let ended = false;
  for await (const text of linesIn(file)) {
    if (ended) throw new BackupFileError(`${file} 后面多出了别的内容，不能用：请换一份备份。`);
    if (header !== null && text.startsWith('{')) {
      if (table === null) throw foreign(file);
      rows += 1;
      hash.update(`${text}\n`);
      await reader.row?.(table, text);
      continue;
    }
    const [kind, content] = parse(text, file);
    if (header === null) {
      header = readHeader(kind, content, file);
      await reader.header?.(header);
    } else if (kind === 'table') {
      table = header.tables.find(({ name }) => name === content) ?? null;
      if (table === null) throw foreign(file);
    } else if (kind === 'end') {
      checkEnd(content, rows, hash, file);
      await reader.counters?.(content.counters);
      ended = true;
    } else throw foreign(file);
    hash.update(`${text}\n`);
  }
  if (header === null) throw foreign(file);
  if (!ended) throw cutOff(file);
  return header;
}

function readHeader(kind: string, content: unknown, file: string): BackupHeader {
  if (kind !== 'huiyin backup') throw foreign(file);
  if ((content as { format: number }).format > format) throw newer(file);
  const parsed = headerShape.safeParse(content);
  if (!parsed.success) throw foreign(file);
  return parsed.data;
}

function checkEnd(end: z.output<typeof footerShape>, rows: number, hash: Hash, file: string): void {
  if (end.rows === rows && end.sha256 === hash.copy().digest('hex')) return;
  throw changed(file);
}

function parse(text: string, file: string): z.output<typeof line> {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    throw foreign(file);
  }
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const plain = createGunzip();
  // Its errors come out of the loop below, whichever of the two streams fails.
  const reading = pipeline(source, plain).catch((error: unknown) => void plain.destroy(error instanceof Error ? error : new Error('unreadable')));
  let begun: Buffer[] = [];
  let length = 0;
  let isGzip = false;
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        begun.push(chunk.subarray(from, end));
        yield Buffer.concat(begun).toString('utf8');
        begun = [];
        length = 0;
        from = end + 1;
      }
      begun.push(chunk.subarray(from));
      length += chunk.length - from;
      isGzip = true;
      if (length > maxLineBytes) throw foreign(file);
    }
  } catch (error) {
    throw isGzip && Reflect.get(Object(error), 'code') === 'Z_DATA_ERROR' ? changed(file) : explained(error, file);
  } finally {
    source.destroy();
    plain.destroy();
    await reading;
  }
  if (length > 0) throw cutOff(file);
}

const foreign = (file: string) => new BackupFileError(`${file} 不是回音的备份文件。`);
const cutOff = (file: string) => new BackupFileError(`${file} 不完整，没有写完或没有拷全：请换一份备份。`);
const changed = (file: string) => new BackupFileError(`${file} 的内容和它的校验和对不上，被改过或者坏了：请换一份备份。`);
export const newer = (file: string) => new BackupFileError(`${file} 是更新版本的程序做的：请用那个版本或更新的版本来恢复。`);

/** What the system or gzip says, in words; anything else is a mistake of the program. */
function explained(error: unknown, file: string): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'Z_DATA_ERROR':
      return foreign(file);
    case 'Z_BUF_ERROR':
      return cutOff(file);
    case 'ENOENT':
      return new BackupFileError(`找不到 ${file}，或者它所在的目录还没有建。`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new BackupFileError(`没有权限读写 ${file}：请换一个目录，或者改它的权限。`);
    case 'EISDIR':
      return new BackupFileError(`${file} 是一个目录：请写出文件名。`);
    case 'ENOSPC':
      return new BackupFileError(`磁盘满了，${file} 没有写成：请腾出地方再来。`);
    default:
      return error;
  }
}
