// `screen`: what the screening makes of messages, JSON Lines in and out, as fast as they come (DESIGN §9). Nothing is kept.

import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Category } from '../matters/matter.ts';
import { findPersonalData } from '../matters/masking.ts';
import { createRepeatFinder } from '../matters/sameness.ts';
import { judge, type Judgement } from '../matters/screening/judge.ts';
import { normalise } from '../matters/screening/normalise.ts';
import { placeIn } from '../matters/screening/place.ts';
import { exitStatus, type CommandDeps } from './command.ts';
import type { Command } from './read-command.ts';

/** Each message is compared with so many before it. */
const compared = 2000;

const row = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
type Row = z.infer<typeof row>;

/** A line that cannot be read is named and passed over; then the status is 1. */
export async function runScreen({ file, pairs }: Extract<Command, { name: 'screen' }>, { print }: CommandDeps): Promise<number> {
  const opened = file === null ? null : await open(file).catch(() => null);
  if (file !== null && opened === null) {
    print(`${file}：没有这个文件，或者读不了`, 'err');
    return exitStatus.refused;
  }
  const input = opened?.createReadStream() ?? process.stdin;
  const findRepeat = pairs ? repeatFinder() : null;
  let number = 0;
  let wrong = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readRow(line);
    if (read) print(JSON.stringify(screened(read, findRepeat)), 'out');
    else {
      wrong += 1;
      print(`第${number}行读不了：每行要写一条 JSON，比如 {"id":"1","text":"路灯坏了"}`, 'err');
    }
  }
  return wrong === 0 ? exitStatus.done : exitStatus.refused;
}

function readRow(line: string): Row | null {
  try {
    return row.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** What the desk would take in: only such messages are compared with earlier ones. */
function isRaised({ action, intent }: Judgement): boolean {
  return action !== 'decline_with_guidance' && intent === 'report';
}

/** With `findRepeat`, `duplicate_of` is the earlier message that tells of the same incident, or null. */
function screened({ id, text }: Row, findRepeat: FindRepeat | null) {
  const judgement = judge(normalise(text));
  const { exclusion, part, action, category, danger, intent } = judgement;
  const pii = findPersonalData(text).map(({ type, span }) => ({ type, span }));
  const answer = { id, exclusion: part ?? exclusion, action, category, urgent: danger !== null, pii, intent };
  return findRepeat ? { ...answer, duplicate_of: isRaised(judgement) ? findRepeat(id, text, category) : null } : answer;
}

type FindRepeat = (id: Row['id'], text: string, category: Category) => Row['id'] | null;

function repeatFinder(): FindRepeat {
  const find = createRepeatFinder<Row['id']>(compared);
  return (id, text, category) => find(id, { text, place: placeIn(text), category });
}
