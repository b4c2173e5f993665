// Reads a transcript: a page that a liaison officer could check, cut into what people do and what the desk is expected to say.

/** What somebody does, or the clock. */
export type Stimulus =
  | { kind: 'clock'; moment: string }
  | { kind: 'writes'; who: string; group: string | null; quoting: string | null; editing: string | null; lateMinutes?: number; text: string }
  /** `stale`: an older button of that label, which may no longer be shown. */
  | { kind: 'presses'; who: string; group: string | null; quoting: string | null; label: string; stale: boolean }
  | { kind: 'reachable'; who: string; reachable: boolean }
  /** Of the WeChat account itself: it waits for a scan, is logged in or out, was away; all ids have changed. */
  | { kind: 'account'; state: 'scan' | 'login' | 'logout' | 'renewed' }
  | { kind: 'gap'; minutes: number; unfetched: number }
  /** The desk is thrown out of a group, or taken in again. */
  | { kind: 'membership'; group: string; present: boolean }
  /** The holidays of 2027, as tests invent them, are imported. */
  | { kind: 'holidays' }
  /** Somebody of the roster: his rights end. */
  | { kind: 'leaves'; who: string };

export type ExpectedDeed = 'says' | 'rewrites' | 'erases';

/** One message of the desk. `to` null: in the chat of whoever spoke last. */
export interface Expected {
  to: string | null;
  deed: ExpectedDeed;
  lines: readonly string[];
  /** Null: whatever buttons there are. */
  buttons: readonly string[] | null;
  /** As it stands in the file. */
  raw: string;
}

/** A stimulus and all that it is expected to bring about. */
export interface Block {
  /** Line in the file, from 1. */
  line: number;
  raw: string;
  stimulus: Stimulus;
  expected: readonly Expected[];
  /** The line （其余略）: what else is said does not matter here. */
  restOmitted: string | null;
  /** The line （没有回音）. */
  silent: string | null;
}

/** `text`: comments and empty lines, kept as they are. */
export type Part = { part: 'text'; raw: string } | { part: 'block'; block: Block };

export interface Transcript {
  /** Words of the first comment block: what it shows, and settings such as 双工作室. */
  header: readonly string[];
  parts: readonly Part[];
}

export class TranscriptError extends Error {}

/** A line of the file with the indented lines that belong to it. */
interface Entry {
  line: number;
  /** Without indentation. */
  lines: string[];
  raw: string[];
}

/** @throws TranscriptError with the line that cannot be read */
export function parseTranscript(source: string): Transcript {
  const entries = entriesOf(source);
  const parts: Part[] = [];
  const header: string[] = [];
  let block: (Block & { expected: Expected[] }) | null = null;
  // Empty lines behind a block belong to the page, not to it: they are put back if the block goes on.
  const behind: string[] = [];
  const leaveGap = () => {
    for (const raw of behind.splice(0)) parts.push({ part: 'text', raw });
  };
  for (const entry of entries) {
    const [first = ''] = entry.lines;
    const raw = entry.raw.join('\n');
    if (first.trim() === '' || first.startsWith('#')) {
      if (first.startsWith('#') && block === null) header.push(first.replace(/^#\s*/, ''));
      behind.push(raw);
      continue;
    }
    const stage = stageDirection(first);
    const expected = stage ? null : readExpected(entry);
    if (expected || stage === 'rest' || stage === 'silent') {
      if (!block) throw new TranscriptError(`第${entry.line}行：还没有人说话，不会有回音：${first}`);
      const whole = [...behind.splice(0), raw].join('\n');
      if (expected) block.expected.push({ ...expected, raw: whole });
      else if (stage === 'rest') block.restOmitted = whole;
      else block.silent = whole;
      continue;
    }
    leaveGap();
    const stimulus = stage !== null && typeof stage === 'object' ? stage : readStimulus(entry);
    block = { line: entry.line, raw, stimulus, expected: [], restOmitted: null, silent: null };
    parts.push({ part: 'block', block });
  }
  leaveGap();
  return { header, parts };
}

/** Indented lines belong to the line above; an empty line does so only where an indented one follows. */
function entriesOf(source: string): Entry[] {
  const entries: Entry[] = [];
  let empties: string[] = [];
  const lines = source.replace(/\n$/, '').split('\n');
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === '') {
      empties.push(raw);
      continue;
    }
    const above = entries.at(-1);
    if (/^(?: {2}|\u3000)/.test(raw) && above) {
      above.lines.push(...empties.map(() => ''), raw.replace(/^(?: {2}|\u3000)/, '').trimEnd());
      above.raw.push(...empties, raw);
    } else {
      for (const [offset, empty] of empties.entries()) entries.push({ line: index + 1 - empties.length + offset, lines: [''], raw: [empty] });
      entries.push({ line: index + 1, lines: [raw.trimEnd()], raw: [raw] });
    }
    empties = [];
  }
  for (const empty of empties) entries.push({ line: lines.length, lines: [''], raw: [empty] });
  return entries;
}

function stageDirection(line: string): 'rest' | 'silent' | Extract<Stimulus, { kind: 'reachable' | 'membership' | 'leaves' | 'account' | 'gap' | 'holidays' }> | null {
  if (line === '（其余略）') return 'rest';
  if (line === '（没有回音）') return 'silent';
  const blocking = /^（(\S+?)\s*(屏蔽|解除屏蔽)(?:了?回音)?）$/.exec(line);
  if (blocking?.[1] !== undefined) return { kind: 'reachable', who: blocking[1], reachable: blocking[2] !== '屏蔽' };
  const membership = /^（(\S+?)\s*(移出|请回)回音）$/.exec(line);
  if (membership?.[1] !== undefined) return { kind: 'membership', group: membership[1], present: membership[2] === '请回' };
  const account = /^（微信(等人扫码|登录了|退出了|账号都变了)）$/.exec(line)?.[1];
  if (account !== undefined) return { kind: 'account', state: accountStates[account] ?? 'scan' };
  const gap = /^（微信断了(\d+)分钟(?:，(\d+)条读不到)?）$/.exec(line);
  if (gap) return { kind: 'gap', minutes: Number(gap[1]), unfetched: Number(gap[2] ?? 0) };
  if (line === '（2027年放假安排公布）') return { kind: 'holidays' };
  const leaving = /^（(\S+?)\s*离任）$/.exec(line);
  return leaving?.[1] === undefined ? null : { kind: 'leaves', who: leaving[1] };
}

const accountStates: Readonly<Record<string, Extract<Stimulus, { kind: 'account' }>['state']>> = { 等人扫码: 'scan', 登录了: 'login', 退出了: 'logout', 账号都变了: 'renewed' };

const speaker = /^([^\s：:@「」（）[\]]+)(?:@([^\s：:]+))?(?:\s+引用\s*([^：]+?))?(?:\s+改「([^」]+)」)?(?:\s+迟到(\d+)分钟)?：(.*)$/;

function readStimulus({ line, lines }: Entry): Stimulus {
  const [first = '', ...more] = lines;
  const clock = /^⏰\s*(.+)$/.exec(first);
  if (clock?.[1] !== undefined) return { kind: 'clock', moment: clock[1].trim() };
  const match = speaker.exec(first);
  if (match?.[1] === undefined) throw new TranscriptError(`第${line}行看不懂：${first}`);
  const [, who, group = null, quoting = null, editing = null, late, said = ''] = match;
  const press = more.length === 0 ? /^\[([^\]]+)\](（旧）)?$/.exec(said.trim()) : null;
  if (press?.[1] !== undefined) return { kind: 'presses', who, group, quoting, label: press[1], stale: press[2] !== undefined };
  return { kind: 'writes', who, group, quoting, editing, ...(late === undefined ? {} : { lateMinutes: Number(late) }), text: [said, ...more].join('\n') };
}

const desk = /^回音(?:→([^\s：]+))?(?:\s*(改写|删除))?：(.*)$/;

function readExpected({ lines, raw }: Entry): Expected | null {
  const [first = '', ...more] = lines;
  const match = desk.exec(first);
  if (!match) return null;
  const { words, buttons } = withoutButtons([match[3] ?? '', ...more].map((line) => line.trimEnd()));
  const deed = match[2] === '改写' ? 'rewrites' : match[2] === '删除' ? 'erases' : 'says';
  return { to: match[1] ?? null, deed, lines: words, buttons, raw: raw.join('\n') };
}

/** Buttons stand in brackets at the end, on the last line or on lines of their own. */
function withoutButtons(lines: readonly string[]): { words: string[]; buttons: string[] | null } {
  const words = [...lines];
  const labels: string[] = [];
  for (;;) {
    const last = words.at(-1);
    const match = last === undefined ? null : /^(.*?)((?:\s*\[[^[\]]+\])+)$/.exec(last);
    if (!match) break;
    labels.unshift(...[...(match[2] ?? '').matchAll(/\[([^[\]]+)\]/g)].map((label) => label[1] ?? ''));
    words.pop();
    if ((match[1] ?? '').trim() !== '' || words.length === 0) {
      words.push((match[1] ?? '').trimEnd());
      break;
    }
  }
  return { words, buttons: labels.join() === '…' ? null : labels };
}
