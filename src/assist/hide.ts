// Hides personal data from the model: each find gets a mark of its own, so that what comes back can be read again.

import { findPersonalData, type PersonalDataType } from '../matters/masking.ts';

export interface Hidden {
  text: string;
  /** A line of the answer with what was hidden in it; null when it has a mark that nobody made. */
  reveal(line: string): string | null;
}

const names: Readonly<Record<PersonalDataType, string>> = { phone: '电话', id_card: '证件号', bank_card: '卡号', plate: '车牌', name: '姓名', address: '门牌' };

/** Hiding one thing can bring others together; a text that is not done after this many rounds does not leave. */
const maxRounds = 6;

/** Null: something that looks like personal data is left whatever is done. */
export function hide(text: string): Hidden | null {
  const marks: { mark: string; span: string }[] = [];
  let hidden = text;
  for (let round = 0; round <= maxRounds; round += 1) {
    const found = findPersonalData(hidden);
    if (found.length === 0) return { text: hidden, reveal: (line) => revealed(line, marks) };
    const parts: string[] = [];
    let from = 0;
    for (const { type, span, start, end } of found) {
      const mark = `〔${names[type]}#${marks.length + 1}〕`;
      marks.push({ mark, span });
      parts.push(hidden.slice(from, start), mark);
      from = end;
    }
    hidden = [...parts, hidden.slice(from)].join('');
  }
  return null;
}

/** The last mark first: what was found in a later round may have held marks of an earlier one. */
function revealed(line: string, marks: readonly { mark: string; span: string }[]): string | null {
  const read = marks.reduceRight((rest, { mark, span }) => rest.replaceAll(mark, () => span), line);
  return /〔[^〔〕]*#\d*〕/.test(read) ? null : read;
}
