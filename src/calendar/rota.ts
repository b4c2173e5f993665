// Who receives on which day (轮值): fair, with every minimum met that can be met, and the rest named (RULES R3, R5). Pure.

import { daysBetween, type CivilDate } from './civil.ts';
import { createFlow, type Flow } from './rota-flow.ts';

/** Both days included. */
export interface Absence {
  from: CivilDate;
  to: CivilDate;
}

export interface RotaPerson {
  id: string;
  absences: readonly Absence[];
  /** Days of this year on which he has received already. */
  served: readonly CivilDate[];
}

export interface RotaRules {
  /** Representatives on each day. */
  perDay: number;
  /** Of each, in a year. */
  perYear: number;
  /** Of each, in January and February, March and April … */
  perTwoMonths: number;
}

export interface Duty {
  date: CivilDate;
  people: string[];
}

/** A minimum that nobody could meet, whatever the rota. */
export interface Unmet {
  person: string;
  /** Null: of the year; else the first month of the two, 1 to 11. */
  month: number | null;
  wanted: number;
  has: number;
}

export interface Rota {
  duties: Duty[];
  unmet: Unmet[];
  /** Days with fewer people than wanted. */
  short: { date: CivilDate; missing: number }[];
}

/**
 * Plans the duties of what is left of one year. First each two months' minimum, then everybody is raised to the same number of duties, one after
 * the other, for as long as there are places: so nobody is left below a minimum as long as any exchange of places would help him. At last the
 * duties of each are spread.
 * @param dates reception days of one year, each once, in order
 * @param rooms days that need more or fewer people than the others
 */
export function planRota(dates: readonly CivilDate[], people: readonly RotaPerson[], rules: RotaRules, rooms: ReadonlyMap<CivilDate, number> = new Map()): Rota {
  const roomOn = (date: CivilDate): number => rooms.get(date) ?? rules.perDay;
  const flow = createFlow({
    places: dates.map((date) => ({ period: periodOf(date), room: roomOn(date) })),
    people: people.map((person) => dates.map((date) => isThere(person, date))),
    periods,
  });
  meetPeriods(flow, dates, people, rules);
  level(flow, people, dates.length);
  spread(flow, dates, people, rules);
  const duties = dates.map((date, day) => ({ date, people: people.flatMap(({ id }, index) => (flow.has(index, day) ? [id] : [])) }));
  return {
    duties,
    unmet: unmetIn(duties, people, rules),
    short: duties.flatMap(({ date, people: on }) => (on.length < roomOn(date) ? [{ date, missing: roomOn(date) - on.length }] : [])),
  };
}

function isThere({ absences, served }: RotaPerson, date: CivilDate): boolean {
  return !absences.some(({ from, to }) => from <= date && date <= to) && !served.includes(date);
}

/** Of a year, two months each. */
const periods = 6;

/** 0 for January and February … 5 for November and December. */
function periodOf(date: CivilDate): number {
  return Math.floor((Number(date.slice(5, 7)) - 1) / 2);
}

/** Where not everybody has his minimum in these two months, whoever has had least so far comes first: it is never always the same who misses. */
function meetPeriods(flow: Flow, dates: readonly CivilDate[], people: readonly RotaPerson[], { perTwoMonths }: RotaRules): void {
  const countOf = (person: number): number => (people[person]?.served.length ?? 0) + dates.filter((_, day) => flow.has(person, day)).length;
  for (let period = 0; period < periods && perTwoMonths > 0; period += 1) {
    const inOrder = [...people.keys()].map((person) => ({ person, count: countOf(person) })).sort((a, b) => a.count - b.count);
    for (const { person } of inOrder) {
      const had = (people[person]?.served ?? []).filter((date) => periodOf(date) === period).length;
      flow.want(person, period, Math.max(0, perTwoMonths - had));
      flow.fill();
    }
  }
}

/** Everybody up to one duty in the year, then up to two …: nobody gets his third while somebody could have his second. */
function level(flow: Flow, people: readonly RotaPerson[], most: number): void {
  const served = people.map((person) => person.served.length);
  const highest = most + Math.max(0, ...served);
  for (let duties = 1; duties <= highest && flow.room() > 0; duties += 1) {
    people.forEach((_, index) => flow.allow(index, duties - (served[index] ?? 0)));
    flow.fill();
  }
}

function unmetIn(duties: readonly Duty[], people: readonly RotaPerson[], { perYear, perTwoMonths }: RotaRules): Unmet[] {
  return people.flatMap(({ id, served }) => {
    const all = [...served, ...duties.flatMap(({ date, people: on }) => (on.includes(id) ? [date] : []))];
    const byPeriod = Array.from({ length: periods }, (_, period) => ({ person: id, month: period * 2 + 1, wanted: perTwoMonths, has: all.filter((date) => periodOf(date) === period).length }));
    return [{ person: id, month: null, wanted: perYear, has: all.length }, ...byPeriod].filter(({ wanted, has }) => has < wanted);
  });
}

/** Exchanges are tried so often at most. */
const passes = 4;

/** Two people change days where that leaves the duties of both further apart. */
function spread(flow: Flow, dates: readonly CivilDate[], people: readonly RotaPerson[], { perTwoMonths }: RotaRules): void {
  const ordinal = dates.map((date) => daysBetween('2000-01-01', date));
  const closeness = (one: number, other: number): number => 1 / Math.max(1, Math.abs((ordinal[one] ?? 0) - (ordinal[other] ?? 0)));
  const daysOf = (person: number): number[] => [...dates.keys()].filter((day) => flow.has(person, day));
  /** Of each, how close every day lies to all his duties: the less, the better. Kept along, for it is asked for every exchange. */
  const crowds = people.map((_, person) => crowdOf(daysOf(person)));
  function crowdOf(own: readonly number[]): number[] {
    return [...dates.keys()].map((day) => own.reduce((sum, duty) => sum + closeness(duty, day), 0));
  }
  const crowding = (person: number, without: number, day: number): number => (crowds[person]?.[day] ?? 0) - closeness(without, day);
  const mayChange = (mine: number, theirs: number): boolean => mine !== theirs && (perTwoMonths === 0 || periodOf(dates[mine] ?? '') === periodOf(dates[theirs] ?? ''));
  const isFree = (person: number, day: number): boolean => flow.can(person, day) && !flow.has(person, day);

  for (let pass = 0, changed = true; changed && pass < passes; pass += 1) {
    changed = false;
    for (const [one, other] of pairs(people.length)) {
      for (const mine of daysOf(one)) {
        const better = daysOf(other).find((theirs) => {
          if (!mayChange(mine, theirs) || !isFree(one, theirs) || !isFree(other, mine)) return false;
          return crowding(one, mine, mine) + crowding(other, theirs, theirs) - crowding(one, mine, theirs) - crowding(other, theirs, mine) > leastGain;
        });
        if (better === undefined) continue;
        flow.exchange(one, mine, other, better);
        for (const person of [one, other]) crowds[person] = crowdOf(daysOf(person));
        changed = true;
      }
    }
  }
}

/** Below it two ways are alike. */
const leastGain = 1e-9;

function pairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, one) => Array.from({ length: count - one - 1 }, (__, after): [number, number] => [one, one + 1 + after])).flat();
}
