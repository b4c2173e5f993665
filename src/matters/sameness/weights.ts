// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -4.597, // always
  1.979, // place
  -1.097, // elsewhere
  -0.573, // names
  3.384, // things
  -1.012, // other things
  1.676, // words
  0.173, // category
  -0.792, // other category
  1.165, // numbers
  0.431, // other numbers
  -0.255, // another time
  0.091, // place and things
  -0.152, // place and words
  -0.936, // things and words
];
