// Choices on channels without buttons: which list somebody's number, words or quote mean. A late answer to an old list stays one to it.

import { choiceAnswered, choiceNamed, isEveryday, isNumber, mayBeChoice } from '../flows/choices.ts';
import { isToStaff } from '../flows/purpose.ts';
import type { Instant } from '../calendar/clock.ts';
import type { NewList, OfferedList } from '../store/offered-lists.ts';
import type { OfferedChoice } from '../store/schema/mail.ts';
import type { Seal } from '../store/seal.ts';

/** Whom a list asks that everybody may answer. */
export const everybody = '*';

/** What is kept of quoted words: keyed hashes of the whole message and of its numbered lines. */
export interface QuotedWords {
  said: string;
  lines: string | null;
}

/** In a group somebody's bare choice counts so long after the question; later it may be talk. */
const groupMs = 10 * 60_000;

/** @param text as it leaves, with its numbered lines */
export function newList(seal: Seal, text: string, choices: OfferedChoice[], asks: string | null): NewList {
  return { asks, said: saidIn(seal, text), choices };
}

export function quotedWords(seal: Seal, text: string): QuotedWords {
  return { said: saidIn(seal, text), lines: linesIn(seal, numberedLines(text)) };
}

/** A platform may name whom we answered before our words, and break lines its own way. */
function saidIn(seal: Seal, text: string): string {
  return seal.hash('said', text.replace(/^@\S+\s/, '').replaceAll(/[\s\u200B]+/g, ''));
}

function linesIn(seal: Seal, lines: readonly string[]): string | null {
  return lines.length === 0 ? null : seal.hash('lines', lines.join('\n'));
}

/** The lines at the end of a text that are numbered from 1 on. */
function numberedLines(text: string): string[] {
  const lines = text.trimEnd().split('\n').map((line) => line.trim());
  const first = lines.findLastIndex((line) => line.startsWith('1 '));
  const list = first < 0 ? [] : lines.slice(first);
  return list.every((line, index) => line.startsWith(`${index + 1} `)) ? list : [];
}

/** The choices as they are shown. */
export function numbered(choices: readonly { label: string }[]): string[] {
  return choices.map(({ label }, index) => `${index + 1} ${label}`);
}

/** What somebody wrote, and to what. */
export interface Written {
  text: string;
  kind: 'private' | 'group';
  user: string;
  /** When he wrote it, be it that it came late. */
  at: Instant;
  quote: (QuotedWords & { matter: string | null }) | null;
}

/** A quoted list, and what was chosen; without a quote only the choice. */
export interface Meant {
  list: OfferedList | null;
  press: readonly string[] | null;
}

/** @param lists of this chat, the newest first */
export function meantBy(seal: Seal, lists: readonly OfferedList[], written: Written): Meant {
  const shown = lists.filter(({ shownAt }) => shownAt <= written.at);
  const { quote, text } = written;
  if (!quote) return { list: null, press: mayBeChoice(text) ? bareChoice(shown, written) : null };
  const quoted = quotedList(seal, shown, quote);
  if (quoted) return { list: quoted.list, press: quoted.isSure ? chosenUnder(quoted.list, shown, written) : null };
  // Of a resident's matter only its own list is meant; what staff quote may be any message about it: their flow asks.
  const own = quote.matter !== null && written.kind === 'private' ? shown.filter(({ matter, purpose }) => matter === quote.matter && !isToStaff(purpose)) : [];
  return { list: null, press: own.length > 0 ? bareChoice(own, written) : null };
}

/** Under the card somebody may name what the list about it asked him: 「城管办」. */
function chosenUnder(quoted: OfferedList, shown: readonly OfferedList[], written: Written): readonly string[] | null {
  const named = choiceNamed(written.text, quoted.choices, true);
  if (named || quoted.matter === null || isNumber(written.text)) return named?.press ?? null;
  return bareChoice(shown.filter(({ matter }) => matter === quoted.matter), written);
}

/** By the whole message; else by its numbered lines, if they are those of one list alone. */
function quotedList(seal: Seal, shown: readonly OfferedList[], { said, lines, matter }: NonNullable<Written['quote']>): { list: OfferedList; isSure: boolean } | null {
  const whole = shown.find((list) => list.said === said);
  if (whole) return { list: whole, isSure: true };
  if (lines === null) return null;
  const [list, another] = shown.filter((one) => (matter === null || one.matter === matter) && linesIn(seal, numbered(one.choices)) === lines);
  return list ? { list, isSure: another === undefined } : null;
}

/** A number means the newest list that asks him, a label also an older one. */
function bareChoice(shown: readonly OfferedList[], { text, kind, user, at }: Written): readonly string[] | null {
  const asking = shown.filter(({ asks, shownAt }) => (asks === everybody || asks === user) && (kind === 'private' || at - shownAt < groupMs));
  const [newest, ...older] = asking;
  if (!newest) return null;
  const named = choiceAnswered(text, newest.choices, true);
  if (named || isNumber(text) || isEveryday(text)) return named?.press ?? null;
  for (const { choices } of older) {
    const labelled = choiceNamed(text, choices, false);
    if (labelled) return labelled.press;
  }
  return null;
}
