// A text in the length that a platform takes: split into messages, or cut short; at line ends where it can, never inside a character.

/** @param maxChars the platform's limit, in UTF-16 units */
export function splitText(text: string, maxChars: number): string[] {
  if (text.length <= maxChars) return [text];
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxChars) {
    const end = cutAt(rest, maxChars);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^\n+/, '');
  }
  if (rest.trim() !== '') parts.push(rest);
  return parts;
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

/** The end of a line or sentence in the last third, else just before the limit. */
function cutAt(text: string, maxChars: number): number {
  const earliest = Math.floor((maxChars * 2) / 3);
  for (const mark of ['\n', '。', '！', '？', '；', '，']) {
    const at = text.lastIndexOf(mark, maxChars - 1);
    if (at >= earliest) return at + 1;
  }
  const code = text.charCodeAt(maxChars - 1);
  const splitsPair = code >= 0xd800 && code <= 0xdbff;
  return splitsPair ? maxChars - 1 : maxChars;
}
