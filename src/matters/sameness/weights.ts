// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -4.684, // always
  1.988, // place
  -1.082, // elsewhere
  -0.577, // names
  3.390, // things
  -0.975, // other things
  1.449, // words
  0.217, // category
  -0.755, // other category
  1.308, // numbers
  0.432, // other numbers
  -0.207, // another time
  -0.013, // place and things
  0.127, // place and words
  -1.004, // things and words
];
