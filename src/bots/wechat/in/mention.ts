// Whether a message in a group names us, and what it says without our name; puppets tell ids of whom is named, or do not.

export interface Mention {
  mentioned: boolean;
  text: string;
}

export interface Naming {
  /** What we are called in this group: alias and name. */
  names: readonly string[];
  /** What the platform's list of ids says; null: there is none. */
  isNamed: boolean | null;
}

/** What stands after a name that has ended. */
const END = '(?=[\\s，,。.：:；;、！!？?]|$)';
/** What belongs to the name and not to what is said. */
const AFTER = '[\\s，,：:、]*';
const EVERYBODY = /[@＠](所有人|all(?![a-z]))/i;
/** The name of a phone's list, at the beginning: it ends at a space. */
const FIRST_NAME = /^[@＠][^\s@＠]{1,64}(\s+|$)/;

/** Reads a text whose odd spaces are plain ones already. */
export function readMention(text: string, { names, isNamed }: Naming): Mention {
  // Where only others are named, `@回音壁` is one of them and not we.
  const end = isNamed === false ? END : '';
  const ours = names
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|-]/g, String.raw`\$&`));
  const byName = ours.length === 0 ? null : new RegExp(`[ \\t]?[@＠](?:${ours.join('|')})${end}${AFTER}`, 'g');
  if (byName?.test(text) === true) return { mentioned: true, text: without(text, byName) };
  // An announcement to everybody calls for nobody's answer.
  if (isNamed !== true || EVERYBODY.test(text)) return { mentioned: false, text };
  return { mentioned: true, text: text.replace(FIRST_NAME, '') };
}

function without(text: string, name: RegExp): string {
  return text.replaceAll(name, (_, offset: number) => (offset === 0 || text[offset - 1] === '\n' ? '' : ' ')).trim();
}
