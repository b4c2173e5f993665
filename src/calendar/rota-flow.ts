// Places and people as a flow: whoever is to have one more place gets it if any chain of exchanges makes room for him. Pure.

/** What is known before anybody is placed. */
export interface FlowGiven {
  /** Days: in which period each lies, and how many it takes. */
  places: readonly { period: number; room: number }[];
  /** Of each person, whether he can on each day. */
  people: readonly (readonly boolean[])[];
  periods: number;
}

/**
 * A flow from days to people. Each person takes places of two kinds: those that a period wants of him, and any others up to what he is allowed.
 * What was filled stays filled, though perhaps on another day.
 */
export interface Flow {
  /** So many places in this period are wanted of him, before anything else. */
  want(person: number, period: number, places: number): void;
  /** So many places in all, those of the periods among them. */
  allow(person: number, places: number): void;
  /** As many as can be. */
  fill(): void;
  /** Places that nobody has. */
  room(): number;
  has(person: number, day: number): boolean;
  can(person: number, day: number): boolean;
  /** Both keep as many as they had. */
  exchange(one: number, mine: number, other: number, theirs: number): void;
}

export function createFlow({ places, people, periods }: FlowGiven): Flow {
  const placed = people.map(() => new Set<number>());
  const taken = places.map(() => new Set<number>());
  const wanted = people.map(() => Array.from({ length: periods }, () => 0));
  const allowed = people.map(() => 0);

  const counts = people.map(() => Array.from({ length: periods }, () => 0));

  /** How many of his places in a period count as wanted, the rest as free ones. */
  const inPeriod = (person: number, period: number): number => counts[person]?.[period] ?? 0;
  const surplus = (person: number): number =>
    (wanted[person] ?? []).reduce((sum, want, period) => sum + Math.max(0, inPeriod(person, period) - want), 0);
  const met = (person: number): number => (wanted[person] ?? []).reduce((sum, want, period) => sum + Math.min(want, inPeriod(person, period)), 0);

  /** May he have one more on this day, with nothing given up? */
  function takesMore(person: number, day: number): boolean {
    const period = places[day]?.period ?? 0;
    if (inPeriod(person, period) < (wanted[person]?.[period] ?? 0)) return true;
    return surplus(person) < (allowed[person] ?? 0) - met(person);
  }

  /** Could he take this day if he gave up that one, and keep all that is wanted of him? */
  function swaps(person: number, given: number, wantedDay: number): boolean {
    const [from, to] = [places[given]?.period ?? 0, places[wantedDay]?.period ?? 0];
    return from === to || inPeriod(person, from) > (wanted[person]?.[from] ?? 0) || inPeriod(person, to) < (wanted[person]?.[to] ?? 0);
  }

  /**
   * From a day with room over exchanges to somebody who takes one more.
   * @param deadEnds days from which nobody was reached since the last exchange; those of this search are added
   */
  function augment(start: number, deadEnds: Set<number>): boolean {
    const cameFrom = new Map<number, { day: number; person: number }>();
    const queue = deadEnds.has(start) ? [] : [start];
    const seen = deadEnds.add(start);
    for (const day of queue) {
      for (const person of people.keys()) {
        if (people[person]?.[day] !== true || placed[person]?.has(day)) continue;
        if (takesMore(person, day)) {
          give(person, day, cameFrom);
          deadEnds.clear();
          return true;
        }
        for (const other of placed[person] ?? []) {
          if (seen.has(other) || !swaps(person, other, day)) continue;
          seen.add(other);
          cameFrom.set(other, { day, person });
          queue.push(other);
        }
      }
    }
    return false;
  }

  /** He takes the last day of the chain; whoever left it for the day before it, and so on. */
  function give(person: number, day: number, cameFrom: ReadonlyMap<number, { day: number; person: number }>): void {
    put(person, day);
    for (let step = cameFrom.get(day), left = day; step !== undefined; step = cameFrom.get(left)) {
      take(step.person, left);
      put(step.person, step.day);
      left = step.day;
    }
  }

  function put(person: number, day: number): void {
    placed[person]?.add(day);
    taken[day]?.add(person);
    counted(person, day, 1);
  }
  function take(person: number, day: number): void {
    placed[person]?.delete(day);
    taken[day]?.delete(person);
    counted(person, day, -1);
  }
  function counted(person: number, day: number, by: number): void {
    const period = places[day]?.period ?? 0;
    const own = counts[person];
    if (own) own[period] = (own[period] ?? 0) + by;
  }
  const hasRoom = (day: number): boolean => (taken[day]?.size ?? 0) < (places[day]?.room ?? 0);

  return {
    want: (person, period, count) => void ((wanted[person] ?? [])[period] = count),
    allow: (person, count) => void (allowed[person] = count),
    fill() {
      const deadEnds = new Set<number>();
      for (const day of places.keys()) while (hasRoom(day) && augment(day, deadEnds));
    },
    room: () => places.reduce((sum, { room }, day) => sum + room - (taken[day]?.size ?? 0), 0),
    has: (person, day) => placed[person]?.has(day) ?? false,
    can: (person, day) => people[person]?.[day] ?? false,
    exchange(one, mine, other, theirs) {
      take(one, mine);
      take(other, theirs);
      put(one, theirs);
      put(other, mine);
    },
  };
}
