// Reads a YAML file that people write and checks it: all its problems at once, each with its line and with what is wanted.

import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** A problem and where it is: a path into the file, e.g. `['studios', 0, 'code']`. */
export interface Problem {
  path: readonly (string | number)[];
  message: string;
}

/** What a kind of file has to be. */
export interface FileKind<Content> {
  /** What people call it: 名册. */
  called: string;
  format: z.ZodType<Content>;
  /** What it has to keep besides its format; works on the file as it was read, right or wrong. */
  problemsOf: (raw: unknown) => Problem[];
  /** What is thrown: a line for each problem. */
  error: new (problems: readonly string[]) => Error;
}

const maxBytes = 5_000_000;
/** More than anybody corrects in one go. */
const maxProblems = 50;

/** @throws the kind's error when the file cannot be read or is none of this kind */
export async function readYamlFile<Content>(path: string, kind: FileKind<Content>): Promise<Content> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    throw new kind.error([`${path}：${code === 'ENOENT' ? '没有这个文件' : `读不了这个文件（${String(code)}）`}`]);
  }
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new kind.error([`${path}：不是 UTF-8 编码的文本文件，请另存为 UTF-8`]);
  }
  return parseYaml(source, path, kind);
}

/**
 * @param name how the file is called in messages
 * @throws the kind's error, naming every problem
 */
export function parseYaml<Content>(source: string, name: string, kind: FileKind<Content>): Content {
  const { called, format, problemsOf, error: FileError } = kind;
  if (source.length > maxBytes) throw new FileError([`${name}：文件太大，${called}应小于 5 MB`]);
  const lines = new LineCounter();
  const at = (offset: number): string => `${name} 第 ${Math.max(lines.linePos(offset).line, 1)} 行`;
  let document: Document.Parsed;
  let raw: unknown;
  try {
    document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    if (document.errors.length > 0) {
      const told = document.errors.map((error) => `${at(error.pos[0])}：${yamlProblem(error.code, called)}`);
      throw new FileError([...new Set(told)].slice(0, maxProblems));
    }
    raw = withoutBlanks(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    if (error instanceof FileError) throw error;
    // Nesting without end, or references that multiply: the parser gives up with errors of its own.
    throw new FileError([`${name}：文件的结构太深或引用太多，不是一份${called}`]);
  }
  const parsed = format.safeParse(raw);
  const problems = [...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => formatProblems(issue, raw, format))), ...problemsOf(raw)];
  if (parsed.success && problems.length === 0) return parsed.data;
  const located = problems.map((problem) => ({ ...problem, offset: offsetOf(document, problem.path) })).sort((a, b) => a.offset - b.offset);
  const told = located.slice(0, maxProblems).map(({ path, message, offset }) => `${at(offset)}：${placeInWords(path)}${message}`);
  if (located.length > maxProblems) told.push(`…… 还有 ${located.length - maxProblems} 处`);
  throw new FileError([...new Set(told)]);
}

/** `phone:` with nothing behind it is the same as no phone. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(filled.map(([key, field]) => [key, withoutBlanks(field)]));
}

function formatProblems(issue: z.core.$ZodIssue, raw: unknown, format: unknown): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path, format);
    return issue.keys.map((key) => ({ path: [...path, key], message: `不认识这一项${suggestion(key, known)}` }));
  }
  const missing = valueAt(raw, path) === undefined;
  return [{ path, message: missing ? `缺少这一项；${issue.message}` : issue.message }];
}

/** The keys that the format has at a place, for a suggestion. */
function knownKeys(path: readonly (string | number)[], format: unknown): string[] {
  let schema: unknown = format;
  for (const step of [...path, undefined]) {
    schema = unwrapped(schema);
    if (step === undefined) break;
    const def = definitionOf(schema);
    schema = typeof step === 'number' ? def?.['element'] : (def?.['shape'] as Record<string, unknown> | undefined)?.[step];
  }
  return Object.keys((definitionOf(schema)?.['shape'] as object | undefined) ?? {});
}

function unwrapped(schema: unknown): unknown {
  const inner = definitionOf(schema)?.['innerType'];
  return inner === undefined ? schema : unwrapped(inner);
}

function definitionOf(schema: unknown): Record<string, unknown> | undefined {
  return (schema as { def?: Record<string, unknown> } | undefined)?.def;
}

function suggestion(key: string, known: readonly string[]): string {
  const near = known
    .map((candidate) => ({ candidate, distance: distance(key.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance: edits }) => edits <= Math.max(2, candidate.length / 3))
    .sort((a, b) => a.distance - b.distance);
  if (near[0]) return `；是不是 ${near[0].candidate}？`;
  return known.length > 0 ? `；这里可以写 ${known.join('、')}` : '';
}

/** How many letters have to be changed, added or left out. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= Math.min(from.length, 50); i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (Reflect.get(value, step) as unknown) : undefined), raw);
}

/** Where a path begins in the file; what is missing is missed where it should stand. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const start = length === 0 ? document.contents?.range?.[0] : startOf(document, path.slice(0, length));
    if (start !== undefined) return start;
  }
  return 0;
}

function startOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    // The line of the key: a value may begin lines below it.
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function placeInWords(path: readonly (string | number)[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : step)).join(' ');
  return place === '' ? '' : `${place}：`;
}

function yamlProblem(code: string, called: string): string {
  const known: Record<string, string> = {
    DUPLICATE_KEY: '同一项写了两次',
    TAB_AS_INDENT: '缩进用了制表符，请改用空格',
    BAD_INDENT: '缩进不对，请与上一项对齐',
    MISSING_CHAR: '缺少标点，例如右括号、逗号或引号',
    MULTIPLE_DOCS: `一个文件里只能有一份${called}，请删去 ---`,
    BAD_ALIAS: '引用了不存在的内容',
    RESOURCE_EXHAUSTION: `结构太深，不是一份${called}`,
  };
  return known[code] ?? `YAML 写法有误（${code}）`;
}
