// Measures what masking finds in the corpus: `node training/measure-personal-data.ts [folder] [seeds] [type to show] [files]`.

import { join } from 'node:path';
import { findPersonalData } from '../src/matters/masking.ts';
import { createChance } from './chance.ts';
import { createInvention, type SlotKind, type Writing } from './invented-people.ts';
import { linesOf } from './marked-lines.ts';

const [folder = join(import.meta.dirname, 'corpus'), seeds = '5', show = '', files = '.'] = process.argv.slice(2);

const typeOfSlot: Readonly<Record<string, string>> = { name: 'name', phone: 'phone', idcard: 'id_card', bankcard: 'bank_card', plate: 'plate', address: 'address' };

interface Marked {
  text: string;
  personal: { type: string; span: string }[];
}

function writingOf(line: string): Writing {
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han * 6 < line.length) return 'english';
  return /[個這來們說沒點樓號過還車應該長區電話時間會後請問]/.test(line) ? 'traditional' : 'simplified';
}

/** The message with invented people in its slots. */
function filled(line: string, invent: ReturnType<typeof createInvention>): Marked {
  const personal: Marked['personal'] = [];
  const writing = writingOf(line);
  const text = line.replaceAll('⏎', '\n').replaceAll(/\{(\w+)(?::([^{}]*))?\}/g, (_, kind: string, words?: string) => {
    const span = words ?? invent(kind as SlotKind, writing);
    const type = typeOfSlot[kind];
    if (type !== undefined) personal.push({ type, span });
    return span;
  });
  return { text, personal };
}

interface Count {
  hit: number;
  missed: number;
  extra: number;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const counts = new Map<string, Count>();
function count(type: string, what: keyof Count, words: string, text: string): void {
  const own = counts.get(type) ?? { hit: 0, missed: 0, extra: 0 };
  own[what] += 1;
  counts.set(type, own);
  if (what === 'hit' || show !== type) return;
  const at = text.indexOf(words);
  print(`${what} ${words} | ${text.slice(Math.max(0, at - 14), at + words.length + 14).replaceAll('\n', '⏎')}`);
}

function judgePersonal({ text, personal }: Marked): void {
  const expected = [...personal];
  for (const { type, span } of findPersonalData(text)) {
    const at = expected.findIndex((one) => one.type === type && one.span === span);
    if (at >= 0) expected.splice(at, 1);
    count(type, at >= 0 ? 'hit' : 'extra', span, text);
  }
  for (const { type, span } of expected) count(type, 'missed', span, text);
}

const lines = linesOf(folder, new RegExp(files));
let spentMs = 0;
let read = 0;
for (let seed = 1; seed <= Number(seeds); seed += 1) {
  const invent = createInvention(createChance(seed));
  const messages = lines.map((line) => filled(line, invent));
  const began = performance.now();
  for (const message of messages) {
    findPersonalData(message.text);
  }
  spentMs += performance.now() - began;
  read += messages.length;
  for (const message of messages) {
    judgePersonal(message);
  }
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const all: Count = { hit: 0, missed: 0, extra: 0 };
const line = (name: string, { hit, missed, extra }: Count): string => `${name.padEnd(10)} recall ${percent(hit, hit + missed).padStart(7)}  precision ${percent(hit, hit + extra).padStart(7)}  (${hit} found, ${missed} missed, ${extra} extra)`;
for (const [type, own] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
  print(line(type, own));
  for (const what of ['hit', 'missed', 'extra'] as const) all[what] += own[what];
}
print(line('personal', all));
print(`${read} messages, ${(spentMs / read).toFixed(4)} ms each`);
