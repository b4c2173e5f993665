// Roster files for tests: the example of the contract and changes to it, and a seal.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRosterFile, type RosterFile } from '../../src/admin/roster-file.ts';
import { createSeal, type Seal } from '../../src/store/seal.ts';

/** A seal with the key of that number, and further keys that only open. */
export function testSeal(...keys: number[]): Seal {
  return createSeal((keys.length > 0 ? keys : [1]).map((fill) => new Uint8Array(32).fill(fill)));
}

/** The fixture beside this file is the example that is a contract: it has to be importable as it stands. */
export async function exampleSource(): Promise<string> {
  return readFile(join(import.meta.dirname, 'roster.example.yaml'), 'utf8');
}

/** The example, with some of its text replaced. Each change has to fit. */
export async function exampleRoster(...changes: readonly (readonly [string, string])[]): Promise<RosterFile> {
  let source = await exampleSource();
  for (const [from, to] of changes) {
    if (!source.includes(from)) throw new Error(`the example has no ${from}`);
    source = source.replace(from, to);
  }
  return parseRosterFile(source, 'roster.yaml');
}

/** Takes the line that contains these words out of the example. */
export async function exampleWithout(...words: string[]): Promise<RosterFile> {
  const lines = (await exampleSource()).split('\n');
  return parseRosterFile(lines.filter((line) => !words.some((word) => line.includes(word))).join('\n'), 'roster.yaml');
}

/** The example, in which 大泽 rests from nine in the evening until nine, and 北门 as usual. */
export function restfulRoster(): Promise<RosterFile> {
  const rule = '      - { weekdays: [mon], from: "09:00", to: "11:30" }\n';
  return exampleRoster([rule, `${rule}    settings: { quietHours: ["21:00", "09:00"] }\n`]);
}
