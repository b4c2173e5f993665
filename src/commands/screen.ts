// `screen`: what the screening makes of messages, JSON Lines in and out, as fast as they come (DESIGN §9). Nothing is kept.

import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { findPersonalData } from '../matters/masking.ts';
import { judge } from '../matters/screening/judge.ts';
import { normalise } from '../matters/screening/normalise.ts';
import { exitStatus, type CommandDeps } from './command.ts';
import type { Command } from './read-command.ts';

const row = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** A line that cannot be read is named and passed over; then the status is 1. */
export async function runScreen({ file }: Extract<Command, { name: 'screen' }>, { print }: CommandDeps): Promise<number> {
  const opened = file === null ? null : await open(file).catch(() => null);
  if (file !== null && opened === null) {
    print(`${file}：没有这个文件，或者读不了`, 'err');
    return exitStatus.refused;
  }
  const input = opened?.createReadStream() ?? process.stdin;
  let number = 0;
  let wrong = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readRow(line);
    if (read) print(JSON.stringify(screened(read.id, read.text)), 'out');
    else {
      wrong += 1;
      print(`第${number}行读不了：每行要写一条 JSON，比如 {"id":"1","text":"路灯坏了"}`, 'err');
    }
  }
  return wrong === 0 ? exitStatus.done : exitStatus.refused;
}

function readRow(line: string): z.infer<typeof row> | null {
  try {
    return row.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function screened(id: string | number, text: string) {
  const { exclusion, part, action, category, danger, intent } = judge(normalise(text));
  const pii = findPersonalData(text).map(({ type, span }) => ({ type, span }));
  return { id, exclusion: part ?? exclusion, action, category, urgent: danger !== null, pii, intent };
}
