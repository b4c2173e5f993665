// Why something was refused: counted and logged by these names, never with words.

export type RefusalReason =
  | 'forged-press'
  | 'stranger-in-group'
  | 'not-allowed'
  | 'unknown-number'
  | 'bad-code'
  | 'too-many-tries'
  | 'stale-press'
  | 'flood'
  /** The platform refused a message of ours for good. */
  | 'undelivered'
  /** A message to staff of whom nobody is bound. */
  | 'nobody-bound'
  /** A complaint that everybody who might look at it is concerned by. */
  | 'nobody-free';
