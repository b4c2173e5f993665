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
  /** What staff wrote came when its moment had passed: it was not carried out. */
  | 'late'
  /** What concerns a platform's account, and nobody is reached anywhere else. */
  | 'account-untold'
  /** A complaint that everybody who might look at it is concerned by. */
  | 'nobody-free';
