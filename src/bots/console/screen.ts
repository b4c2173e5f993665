// The terminal's screen: whole lines go above the line that is being typed, which stays as it is.

import { clearLine, cursorTo, type Interface } from 'node:readline';
import type { Writable } from 'node:stream';

/** A stream to write to; `isTTY`: somebody edits lines on it. */
export type Output = Writable & { isTTY?: boolean };

export interface Screen {
  /** Resolves with the error when it could not be written. */
  show(lines: string): Promise<Error | null>;
  /** The terminal's own words, which are no message. */
  tell(...lines: string[]): void;
  /** The line editor whose prompt is shown again below what is written; null while nobody types. */
  edits(reader: Interface | null): void;
}

export function createScreen(output: Output): Screen {
  let reader: Interface | null = null;
  // Whoever closed the terminal gets no more; nobody else is to suffer.
  output.on('error', () => undefined);

  function show(lines: string): Promise<Error | null> {
    if (reader) {
      cursorTo(output, 0);
      clearLine(output, 0);
    }
    return new Promise((resolve) => {
      output.write(lines, (error) => resolve(error ?? null));
      reader?.prompt(true);
    });
  }

  return {
    show,
    tell(...lines) {
      void show(lines.map((line) => `· ${line}\n`).join(''));
    },
    edits: (editor) => (reader = editor),
  };
}
