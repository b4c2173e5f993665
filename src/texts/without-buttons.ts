// The texts where there is nothing to press: a choice is sent, by its words or its number.

import { sources } from './say.ts';

const labels: ReadonlySet<string> = new Set(Object.values(sources).flatMap((source) => [...source.matchAll(/^choice-\S+ = ([^{}\n]+)$/gm)].map(([, label = '']) => label)));

/** Only what is a choice of ours: a person may have written of another button. */
export function withoutButtons(text: string): string {
  return text.replaceAll(/按「([^「」\n]+)」(，不按也行)?/g, (said: string, label: string, orNot?: string) => (labels.has(label) ? `发「${label}」${orNot === undefined ? '' : '，不发也行'}` : said));
}
