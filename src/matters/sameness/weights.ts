// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -4.561, // always
  1.459, // place
  -0.458, // elsewhere
  -0.203, // no place
  -0.238, // names
  3.393, // things
  -0.967, // other things
  1.222, // words
  0.233, // category
  -0.818, // other category
  1.147, // numbers
  0.600, // other numbers
  -0.297, // another time
  -0.002, // place and things
  1.105, // place and words
  -0.992, // things and words
];
