// What was read of the texts of this moment: each is asked about at several steps, and read once.

/** Longer texts are rare, and would be kept for nothing. */
const longestKept = 2000;

/** @param read gives the same for the same text, always */
export function remembering<Value>(kept: number, read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (text.length > longestKept) return value;
    const oldest = known.size >= kept ? known.keys().next() : null;
    if (oldest && !oldest.done) known.delete(oldest.value);
    known.set(text, value);
    return value;
  };
}
