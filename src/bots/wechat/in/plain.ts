// What phones and puppets put between the words of a message, taken out; everything else stays as it was written.

/** The four-per-em space after a mention, spaces without a width (but not the joiner that holds an emoji together), Windows line ends, and what no store takes. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\u200B\u2060\uFEFF]/g, '')
    .replaceAll('\u2005', ' ')
    .replaceAll('\r\n', '\n')
    .replaceAll('\u0000', '\uFFFD')
    .toWellFormed();
}
