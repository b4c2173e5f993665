// Reads what is typed, one input after the other: what is said second is dealt with second.

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Output, Screen } from './screen.ts';
import { continues } from './typed.ts';

export interface Inputs {
  /** Takes no more; what is under way sees its signal. */
  stop(): void;
  /** There is nothing left to read. */
  ended(): boolean;
}

interface Reading {
  input: Readable;
  output: Output;
  screen: Screen;
  /** Ctrl-C: while lines are edited the terminal makes no signal of it. */
  interrupted: () => void;
  prompt: () => string;
  /** Deals with one whole input; the next waits for it. */
  obey: (input: string, signal: AbortSignal) => Promise<void>;
}

export function readInputs({ input, output, screen, interrupted, prompt, obey }: Reading): Inputs {
  const isEdited = output.isTTY === true;
  const reader = createInterface({ input, ...(isEdited ? { output, terminal: true } : {}) });
  const stopped = new AbortController();
  const waiting: string[] = [];
  let dealing = false;
  let ended = false;
  /** The beginning of an input whose last line went on. */
  let begun = '';

  function ask(): void {
    if (!isEdited || stopped.signal.aborted || ended) return;
    reader.setPrompt(begun === '' ? prompt() : '… ');
    reader.prompt();
  }

  async function deal(): Promise<void> {
    if (dealing) return;
    dealing = true;
    for (let line = waiting.shift(); line !== undefined && !stopped.signal.aborted; line = waiting.shift()) {
      const part = continues(line);
      begun += part.line;
      if (part.more) begun += '\n';
      else {
        const whole = begun;
        begun = '';
        if (whole.trim() !== '') await obey(whole, stopped.signal);
      }
      ask();
    }
    dealing = false;
  }

  reader.on('line', (line) => {
    waiting.push(line);
    void deal();
  });
  reader.on('SIGINT', interrupted);
  reader.on('close', () => {
    ended = true;
    screen.edits(null);
  });
  if (isEdited) screen.edits(reader);
  ask();
  return {
    stop() {
      stopped.abort();
      reader.close();
    },
    ended: () => ended,
  };
}
