// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -4.670, // always
  3.106, // place
  -1.165, // elsewhere
  -1.337, // names
  3.323, // things
  -0.933, // other things
  1.601, // words
  0.074, // category
  -0.731, // other category
  1.070, // numbers
  0.484, // other numbers
  -0.320, // another time
  -0.007, // place and things
  2.285, // place and words
  -1.027, // things and words
];
