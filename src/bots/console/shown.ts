// How a delivery looks in the terminal: `→ 小杨: 您好`, further lines of the same message set in.

import type { Delivery, Dispatch } from '../channel.ts';
import { chatNameOf } from './people.ts';

export function shownAs({ address, dispatch }: Delivery, maxChars: number): { lines: string } | { refused: string } {
  const name = chatNameOf(address.chat);
  if (name === null) return { refused: 'address' };
  const words = wordsOf(dispatch);
  if (words === null) return { refused: 'change' };
  if (words.length > maxChars) return { refused: 'length' };
  return { lines: `→ ${printable(name)}: ${printable(words).replaceAll('\n', '\n  ')}\n` };
}

/** Null: a change to a message, which a terminal cannot do. */
function wordsOf(dispatch: Dispatch): string | null {
  if (dispatch.kind === 'text') return dispatch.text;
  if (dispatch.kind === 'file') {
    const { kind, name } = dispatch.attachment;
    return [`[${kindNames[kind]}]`, name, dispatch.caption].filter(Boolean).join(' ');
  }
  if (dispatch.kind !== 'pin') return null;
  const { title, latitude, longitude } = dispatch.pin;
  return ['[位置]', title, `${latitude},${longitude}`].filter(Boolean).join(' ');
}

const kindNames = { photo: '照片', voice: '语音', video: '视频', file: '文件' } as const;

/** What would move the cursor or ring the bell is left out: people wrote it, and nobody at the terminal wants it obeyed. */
function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
}
