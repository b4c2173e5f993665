// The week of a studio in numbers.

/** What a supervisor hears of a studio: never more than numbers. */
export interface WeekCount {
  studio: string;
  raised: number;
  answered: number;
  /** Not understood by a resident. */
  unclear: number;
  late: number;
}
