// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -5.191, // always
  1.685, // place
  -0.596, // elsewhere
  -0.291, // no place
  -0.228, // names
  2.929, // things
  -0.926, // other things
  1.247, // words
  1.592, // category
  -0.254, // other category
  1.069, // numbers
  0.940, // other numbers
  -0.482, // another time
  0.360, // place and things
  0.858, // place and words
  -1.033, // things and words
];
