// What each sign weighs (signs.ts): learned by training/measure-sameness.ts --write, not by hand.

export const weights: readonly number[] = [
  -4.612, // always
  1.984, // place
  -1.136, // elsewhere
  -0.541, // names
  3.380, // things
  -0.979, // other things
  1.472, // words
  0.193, // category
  -0.834, // other category
  1.259, // numbers
  0.381, // other numbers
  -0.309, // another time
  -0.098, // place and things
  0.138, // place and words
  -1.041, // things and words
];
