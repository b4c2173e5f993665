// How rare something is: from 0, what everybody says, to 1, what nobody does.

/** The level of what stands in every message of the corpus. */
const highest = 13;

/** @param level how many times two messages of the corpus have it */
export function rarityOfLevel(level: number): number {
  return 1 - level / highest;
}
