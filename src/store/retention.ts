// How long the store keeps what is done with, in days.

/** In days, each from when the row was written, or from the last event of its matter. */
export interface Retention {
  /** Handled letters, deliveries that belong to no matter, and messages of which nothing but their id ever reached us. */
  letters: number;
  /** The web chat's own record. */
  chatLog: number;
  /**
   * Which message was about which matter, from the matter's last event on: quotes and cards find it so. Numbers taken for receptions,
   * swaps and absences, from the end of their year on.
   */
  matterMessages: number;
  parkedLetters: number;
  refusals: number;
  screenings: number;
  /** From the day on which the code ran out. */
  invitations: number;
}

/** DESIGN §8 has the first; the reasons for the others are in docs/operations.md. */
export const defaultRetention: Retention = {
  letters: 30,
  chatLog: 180,
  matterMessages: 400,
  parkedLetters: 90,
  refusals: 90,
  screenings: 1100,
  invitations: 30,
};

/** A studio may let closed matters be taken up again for so long (`reopenDays`): until then their messages are needed. */
export const shortestMatterMessagesDays = 366;
