// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -4.659, // always
  2.012, // place
  -1.089, // elsewhere
  -0.639, // names
  3.392, // things
  -0.985, // other things
  1.607, // words
  0.251, // category
  -0.742, // other category
  1.304, // numbers
  0.419, // other numbers
  -0.225, // another time
  0.135, // place and things
  -0.100, // place and words
  -0.879, // things and words
];
