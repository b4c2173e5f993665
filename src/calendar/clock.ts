// The one clock of the house: business time is asked of it and of nobody else (DESIGN §5).

/** A point in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** Business time. Leases, retries and pacing run on real time and do not ask it. */
export interface Clock {
  now(): Instant;
}
