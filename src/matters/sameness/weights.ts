// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -5.434, // always
  1.639, // place
  -0.751, // elsewhere
  -0.474, // no place
  -0.071, // names
  2.132, // things
  -0.598, // other things
  0.895, // words
  2.540, // category
  -2.684, // other category
  1.026, // numbers
  0.531, // other numbers
  -0.434, // another time
  0.714, // place and things
  1.056, // place and words
  -0.813, // things and words
];
