// A text in the length that a platform takes: split into messages, or cut short; at line ends where it can, never inside a character.

/** @param maxChars the platform's limit, in UTF-16 units */
export function splitText(text: string, maxChars: number): string[] {
  if (text.length <= maxChars) return [text];
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxChars) {
    const end = cutAt(rest, maxChars);
    const part = rest.slice(0, end).trimEnd();
    if (part !== '') parts.push(part);
    rest = rest.slice(end).replace(/^\n+/, '');
  }
  if (rest.trim() !== '') parts.push(rest);
  return parts;
}

/**
 * A question with the numbered lines of its choices below it: they stay together in the last message, with as much before them as fits.
 * @param maxChars the platform's limit, in UTF-16 units
 */
export function splitAbove(text: string, lines: readonly string[], maxChars: number): string[] {
  const all = [text, ...lines].join('\n');
  if (all.length <= maxChars || lines.length === 0) return splitText(all, maxChars);
  const fits = (from: number): boolean => [text.slice(from), ...lines].join('\n').length <= maxChars;
  // The last line, else the last sentence of it, else the choices alone.
  const sentence = [...text.slice(0, -1).matchAll(ends[1])].at(-1);
  const from = [text.lastIndexOf('\n') + 1, sentence ? sentence.index + sentence[0].length : 0, text.length].find((start) => start > 0 && fits(start));
  if (from === undefined) return splitText(all, maxChars);
  const before = splitText(text.slice(0, from).trimEnd(), maxChars);
  const last = [...(from < text.length ? [text.slice(from)] : []), ...lines].join('\n');
  const joined = `${before.at(-1) ?? ''}\n${last}`;
  return joined.length <= maxChars ? [...before.slice(0, -1), joined] : [...before, last];
}

/**
 * What stands in the last message of a text that is changed at its end: the messages before it still say the rest. The last line
 * does not count in the splitting, for it is what came to it.
 * @param maxChars the platform's limit, in UTF-16 units
 */
export function lastPart(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = Math.max(0, text.lastIndexOf('\n'));
  return shorten(`${splitText(text.slice(0, end), maxChars).at(-1) ?? ''}${text.slice(end)}`, maxChars);
}

/**
 * One message of it. The beginning stays, for it names the matter, and so does the last line, for it says what became of it.
 * @param maxChars the platform's limit, in UTF-16 units
 */
function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const lastLine = text.slice(text.lastIndexOf('\n'));
  const tail = lastLine.startsWith('\n') && lastLine.length <= maxChars / 3 ? lastLine : '';
  const head = text.slice(0, text.length - tail.length);
  return `${head.slice(0, cutAt(head, maxChars - tail.length - 1)).trimEnd()}…${tail}`;
}

/** Ends at which a text is cut in its second half, the best first: of a line, of a sentence, of a part of one. */
const ends = [/\n/g, /[。！？][」』”）]*/g, /[；，、,;][」』”）]*| /g] as const;

/** Whoever gets half of these has nothing: a link, a number, a date, a telephone number. */
const whole = /https?:\/\/[!-~]+|[A-Z]{2,6}\d{2}-\d{4,}|\d{1,2}月\d{1,2}日(?:（周.）)?|\d[\d-]*\d/g;

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Where the first part of a text ends that is longer than the limit: never inside a character, nor inside what is good only whole. */
function cutAt(text: string, maxChars: number): number {
  const earliest = Math.ceil(maxChars / 2);
  const wholes = [...text.matchAll(whole)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
  const torn = (at: number) => wholes.find(({ from, to }) => from < at && at < to);
  for (const end of ends) {
    const last = [...text.slice(0, maxChars).matchAll(end)].map(({ index, 0: mark }) => index + mark.length).findLast((at) => at >= earliest && !torn(at));
    if (last !== undefined) return last;
  }
  // What is as long as a message itself cannot stay whole.
  const before = torn(maxChars)?.from ?? 0;
  return before > 0 ? before : characterEnd(text, maxChars);
}

/** As far as whole characters go: an emoji may consist of several code points. One that alone is too long is cut between two. */
function characterEnd(text: string, maxChars: number): number {
  const start = characters.segment(text).containing(maxChars)?.index ?? maxChars;
  if (start > 0) return start;
  const code = text.charCodeAt(maxChars - 1);
  return code >= 0xd800 && code <= 0xdbff ? maxChars - 1 : maxChars;
}
