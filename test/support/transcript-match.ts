// Compares what the desk said with what a transcript expects, and writes the block as it really happened.

import type { Block, Expected, ExpectedDeed } from './transcript-format.ts';

/** One message of the desk, with names instead of ids. */
export interface Said {
  /** Name of the person or group whose chat it is. */
  to: string;
  deed: ExpectedDeed;
  text: string;
  buttons: readonly string[];
}

export function matches(expected: Expected, said: Said, speakersChat: string | null): boolean {
  if ((expected.to ?? speakersChat) !== said.to || expected.deed !== said.deed) return false;
  if (expected.buttons !== null && JSON.stringify(expected.buttons) !== JSON.stringify(said.buttons)) return false;
  return linesMatch(expected.lines, linesOf(said.text));
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trimEnd());
}

/** `…` within a line stands for anything in it, alone for any number of lines. */
function linesMatch(wanted: readonly string[], lines: readonly string[]): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return lines.length === 0;
  if (first.trim() === '…') {
    for (let skipped = 0; skipped <= lines.length; skipped += 1) if (linesMatch(rest, lines.slice(skipped))) return true;
    return false;
  }
  const [line, ...others] = lines;
  return line !== undefined && lineMatches(first, line) && linesMatch(rest, others);
}

function lineMatches(wanted: string, line: string): boolean {
  const pattern = wanted.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 'u').test(line);
}

/**
 * The block as it really happened. Lines that fit stay as the file has them, so a block that is right comes back unchanged.
 * @param speakersChat whose chat 「回音：」 means
 */
export function happened(block: Block, said: readonly Said[], speakersChat: string | null): string[] {
  const chats = [...new Set([...block.expected.map((one) => one.to ?? speakersChat ?? ''), ...said.map((one) => one.to)])];
  const pairs = chats.flatMap((chat) =>
    align(
      block.expected.filter((one) => (one.to ?? speakersChat) === chat),
      said.filter((one) => one.to === chat),
      speakersChat,
    ),
  );
  const restLine = block.restOmitted === null ? [] : [block.restOmitted];
  const fits = pairs.every(({ expected, actual }) => actual !== null && (expected !== null || block.restOmitted !== null));
  if (fits) return [block.raw, ...block.expected.map((one) => one.raw), ...restLine, ...silence(block, said)];
  const lines = pairs.flatMap(({ expected, actual }) => {
    if (actual === null) return [];
    if (expected !== null) return [expected.raw];
    return block.restOmitted !== null ? [] : [written(actual, speakersChat)];
  });
  return [block.raw, ...lines, ...restLine, ...silence(block, said)];
}

function silence(block: Block, said: readonly Said[]): string[] {
  return block.silent !== null && said.length === 0 ? [block.silent] : [];
}

interface Pair {
  expected: Expected | null;
  actual: Said | null;
}

/** Pairs as many as can be paired in order; the rest stands alone. */
function align(expected: readonly Expected[], actual: readonly Said[], speakersChat: string | null): Pair[] {
  const fits = expected.map((one) => actual.map((said) => matches(one, said, speakersChat)));
  const best = Array.from({ length: expected.length + 1 }, () => Array.from({ length: actual.length + 1 }, () => 0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = expected.length - 1; i >= 0; i -= 1) {
    for (let j = actual.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), fits[i]?.[j] ? at(i + 1, j + 1) + 1 : 0);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < expected.length || j < actual.length; ) {
    if (i < expected.length && j < actual.length && fits[i]?.[j] && at(i, j) === at(i + 1, j + 1) + 1) {
      pairs.push({ expected: expected[i] ?? null, actual: actual[j] ?? null });
      i += 1;
      j += 1;
    } else if (j >= actual.length || (i < expected.length && at(i + 1, j) >= at(i, j + 1))) {
      pairs.push({ expected: expected[i] ?? null, actual: null });
      i += 1;
    } else {
      pairs.push({ expected: null, actual: actual[j] ?? null });
      j += 1;
    }
  }
  return pairs;
}

const deedWords: Record<ExpectedDeed, string> = { says: '', rewrites: ' 改写', erases: ' 删除' };

/** A message of the desk as a transcript has it. */
export function written(said: Said, speakersChat: string | null): string {
  const to = said.to === speakersChat ? '' : `→${said.to}`;
  const [first = '', ...more] = linesOf(said.text);
  const lines = [first, ...more.map((line) => (line === '' ? '' : `  ${line}`))];
  const buttons = said.buttons.map((label) => ` [${label}]`).join('');
  return `回音${to}${deedWords[said.deed]}：${lines.join('\n')}${buttons}`;
}
