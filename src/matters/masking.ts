// Masking (脱敏): replaces personal data in a resident's text by placeholders, by their places in the original, so that nothing else changes.

import { findHomes } from './masking/homes.ts';
import { findNames } from './masking/names.ts';
import { findNumbers } from './masking/numbers.ts';
import { readable } from './masking/readable.ts';

export type PersonalDataType = 'phone' | 'id_card' | 'bank_card' | 'plate' | 'name' | 'address';

export interface PersonalData {
  type: PersonalDataType;
  /** As it was typed. */
  span: string;
  start: number;
  end: number;
  /** Masking begins here: the estate of a home stays in the clear, or nobody could find the lamp before it. */
  hiddenFrom: number;
}

const placeholders: Readonly<Record<PersonalDataType, string>> = {
  phone: '〔电话〕',
  id_card: '〔证件号〕',
  bank_card: '〔卡号〕',
  plate: '〔车牌〕',
  name: '〔姓名〕',
  address: '〔门牌〕',
};

/** Masking one thing can bring two others together; after this many rounds nothing is left to find in any text we know. */
const maxRounds = 6;

/** Personal data in a text, in order, without overlaps. Numbers win over homes, homes over names. */
export function findPersonalData(text: string): PersonalData[] {
  const plain = readable(text);
  const numbers = findNumbers(plain);
  const found = [...numbers, ...findHomes(plain), ...findNames(plain, numbers)];
  const taken: PersonalData[] = [];
  const used = new Uint8Array(text.length);
  for (const { type, start, end, hiddenFrom = start } of found) {
    if (used.subarray(start, end).includes(1)) continue;
    used.fill(1, start, end);
    taken.push({ type, span: text.slice(start, end), start, end, hiddenFrom });
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The text that was masked last, for its summary, its texts and its matter ask for the same one. */
let last: { text: string; masked: string } | null = null;

/** The text as staff see it. Masking a masked text changes nothing. */
export function mask(text: string): string {
  if (last?.text !== text) last = { text, masked: maskAnew(text) };
  return last.masked;
}

function maskAnew(text: string): string {
  let masked = text;
  for (let round = 0; round < maxRounds; round += 1) {
    const found = findPersonalData(masked);
    if (found.length === 0) return masked;
    masked = replaced(masked, found);
  }
  return masked;
}

function replaced(text: string, found: readonly PersonalData[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { type, hiddenFrom, end } of found) {
    parts.push(text.slice(from, hiddenFrom), placeholders[type]);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
