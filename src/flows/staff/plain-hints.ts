// What the plain-language gate found, in words, under what is about to leave: whoever writes may send it all the same.

import { hintsFor, type Hint, type Leaving, type PaperWord } from '../../matters/plain-language.ts';
import { say } from '../../texts/say.ts';
import type { MatterFile } from '../flow.ts';

/** Lines to stand under the words; none where they are plain. */
export function plainHints(text: string, leaving: Leaving): string[] {
  const hints = hintsFor(text, leaving);
  return hints.length === 0 ? [] : [say('plain-lead'), ...hints.map((one) => say('plain-hint', { hint: inWords(one) }))];
}

/** The answer to a resident, who may have said of the one before that it solved nothing. */
export function answering({ matter, rating }: MatterFile): Leaving {
  return { isAnswer: true, wasUnsolved: rating?.round === matter.round && rating.solved === false };
}

/** Words on the way to it: progress, a question. */
export const onTheWay: Leaving = { isAnswer: false };

function inWords(hint: Hint): string {
  switch (hint.hint) {
    case 'missing': {
      const what = hint.what.map((one) => say(`plain-missing-${one}`)).join('、');
      return hint.vague.length > 0 ? say('plain-missing-vague', { what, words: quoted(hint.vague) }) : say('plain-missing', { what });
    }
    case 'officialese':
      return paperWords(hint.words).join('，');
    case 'long-sentence':
      return say('plain-long-sentence', { begins: hint.begins, chars: hint.chars });
    case 'too-long':
      return say('plain-too-long', { lines: hint.lines, chars: hint.chars });
    case 'solved-again':
      return say('plain-solved-again');
  }
}

/** Words in whose place the same fact belongs stand together. */
function paperWords(words: readonly PaperWord[]): string[] {
  const facts = new Set(words.map(({ instead }) => instead));
  return [...facts].map((fact) => {
    const those = words.filter(({ instead }) => instead === fact).map(({ word }) => word);
    return typeof fact === 'object' ? say('plain-word', { words: quoted(those), instead: fact.word }) : say(`plain-word-${fact}`, { words: quoted(those) });
  });
}

function quoted(words: readonly string[]): string {
  return words.map((word) => say('plain-quoted', { word })).join('');
}
