// Chance that is the same in each run: what is trained or measured twice comes out the same.

export interface Chance {
  /** From 0 up to, not including, a whole number. */
  below(limit: number): number;
  pick<Value>(list: readonly Value[]): Value;
  shuffle<Value>(list: Value[]): Value[];
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  return {
    below,
    pick(list) {
      const [value] = list.slice(below(list.length));
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
    shuffle(list) {
      for (let last = list.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [moved] = list.splice(other, 1, ...list.slice(last, last + 1));
        if (moved !== undefined) list[last] = moved;
      }
      return list;
    },
  };
}
