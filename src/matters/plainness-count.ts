// How plain answers were: how many left in spite of hints, and how many their residents did not understand (看不懂), by who gave them.

export interface PlainnessCount {
  /** Whose answers they were; null: the studio's own. */
  department: string | null;
  answered: number;
  /** With hints of the plain-language gate. */
  hinted: number;
  unclear: number;
}
