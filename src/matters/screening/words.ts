// Finds which of many words stand in a text: one pass, no regular expression, so its cost grows only with the length.

/** A name for words that mean the same to a rule, and the words. */
export type WordTable<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Names of the tables whose words stand in a text. */
export type Found<Name extends string> = ReadonlySet<Name>;

interface Entry<Name> {
  word: string;
  name: Name;
}

/** A word of a table at its place in the text. */
export interface Hit<Name> extends Entry<Name> {
  at: number;
}

/** A step in the tree of words: what may come next, and the words that end here. */
interface Step<Name> {
  next: Map<number, Step<Name>>;
  ends: Entry<Name>[];
}

/** All hits of a table's words, overlapping ones too (安排工作 and 工作). */
export function wordFinder<Name extends string>(table: WordTable<Name>): (text: string) => Hit<Name>[] {
  const root: Step<Name> = { next: new Map(), ends: [] };
  for (const name of Object.keys(table) as Name[]) for (const word of new Set(table[name])) plant(root, { word, name });
  return (text) => {
    const hits: Hit<Name>[] = [];
    for (let at = 0; at < text.length; at += 1) {
      let step = root.next.get(text.charCodeAt(at));
      for (let end = at + 1; step; end += 1) {
        for (const { word, name } of step.ends) hits.push({ word, name, at });
        step = end < text.length ? step.next.get(text.charCodeAt(end)) : undefined;
      }
    }
    return hits;
  };
}

function plant<Name>(root: Step<Name>, entry: Entry<Name>): void {
  let step = root;
  for (let i = 0; i < entry.word.length; i += 1) {
    const code = entry.word.charCodeAt(i);
    const next: Step<Name> = step.next.get(code) ?? { next: new Map(), ends: [] };
    step.next.set(code, next);
    step = next;
  }
  if (entry.word !== '') step.ends.push(entry);
}

/** Puts a □ in the place of innocent words, so that no rule sees a part of them. The longest word at a place wins. */
export function blanker(words: readonly string[]): (text: string) => string {
  const find = wordFinder({ innocent: words });
  return (text) => {
    let blanked = '';
    let from = 0;
    const hits = find(text).sort((a, b) => a.at - b.at || b.word.length - a.word.length);
    for (const { at, word } of hits) {
      if (at < from) continue;
      blanked += `${text.slice(from, at)}□`;
      from = at + word.length;
    }
    return blanked + text.slice(from);
  };
}

/** Every head with every tail: `each('法院 纪委', '门口 对面')`. */
export function each(heads: string, tails: string): string[] {
  return heads.split(' ').flatMap((head) => tails.split(' ').map((tail) => head + tail));
}

/** Words written in one line. English words with blanks are written with `_`. */
export function list(words: string): string[] {
  return words.trim().split(/\s+/).map((word) => word.replaceAll('_', ' '));
}

/** One of the names was found. */
export function any<Name extends string>(found: Found<Name>, names: readonly Name[]): boolean {
  return names.some((name) => found.has(name));
}

/** The names that were found. */
export function namesOf<Name extends string>(hits: readonly Hit<Name>[]): Set<Name> {
  return new Set(hits.map((hit) => hit.name));
}
