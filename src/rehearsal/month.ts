// Plays the days of a rehearsal: the clock goes from one thing that happens to the next, and everybody does what he usually does.

import type { RosterFile } from '../admin/roster-format.ts';
import { addDays, civilDate, instantOf, type CivilDate } from '../calendar/civil.ts';
import { chinaCalendar } from '../calendar/china.ts';
import type { Instant } from '../calendar/clock.ts';
import { morning } from '../calendar/quiet-hours.ts';
import { isWorkday } from '../calendar/working-days.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import { cases, errands } from './cases.ts';
import { departmentIn, streetIn, type Actor, type Cast } from './cast.ts';
import { habitOf, type Deed } from './habits.ts';
import type { Line, RehearsalPaper } from './paper.ts';

export interface Stage {
  roster: RosterFile;
  studio: string;
  cast: Cast;
  paper: RehearsalPaper;
  clock: { now(): Instant; turn(at: Instant): void };
  /** When the house has something to do next by itself; null: never. */
  nextDue(): Promise<Instant | null>;
  /** The house does what is due, and everything that came of it has been said. */
  settle(): Promise<void>;
}

/** At these hours the house looks at what is done by the clock alone. */
const looks = ['02:30', morning] as const;

/** @param progress told of each day that is over */
export async function playDays(stage: Stage, from: CivilDate, days: number, progress: (day: CivilDate) => void): Promise<void> {
  const agenda = createAgenda();
  /** What somebody has meant to do once about a matter he does not do again. */
  const meant = new Set<string>();
  planCases(stage, agenda, from);
  planErrands(stage, agenda, from);
  const end = instantOf(addDays(from, days), '00:00');
  for (let today = from; ; ) {
    const next = earliest(await stage.nextDue(), agenda.next(), nextLook(stage.clock.now()));
    if (next >= end) break;
    stage.clock.turn(next);
    for (; today < civilDate(next); today = addDays(today, 1)) progress(today);
    await stage.settle();
    for (const act of agenda.take(next)) {
      await act();
      await stage.settle();
    }
    for (const { chat, line } of stage.paper.unread()) respond(stage, agenda, meant, chat, line);
  }
  progress(addDays(from, days - 1));
}

/** What residents bring of themselves. */
function planCases({ cast, roster, studio, paper }: Stage, agenda: Agenda, from: CivilDate): void {
  const residents = cast.actors.filter(({ part }) => part.part === 'resident');
  for (const [index, { day, time, text, books }] of cases.entries()) {
    const user = residents[index]?.user;
    if (user === undefined) continue;
    const at = instantOf(addDays(from, day), time);
    agenda.add(at, () => paper.writes(user, user, text.replace('{place}', streetIn(roster, studio, index))));
    if (!books) continue;
    agenda.add(at + hourMs, () => paper.writes(user, user, '订阅'));
    agenda.add(at + dayMs, () => paper.writes(user, user, '预约代表'));
  }
}

/** What the staff do of themselves, in private. */
function planErrands({ cast, paper }: Stage, agenda: Agenda, from: CivilDate): void {
  for (const { day, time, part, nth, text } of errands) {
    const user = cast.actors.filter((one) => one.part.part === part)[nth]?.user;
    if (user !== undefined) agenda.add(instantOf(addDays(from, day), time), () => paper.writes(user, user, text));
  }
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Whoever reads it means to do something then, or nothing. In the group the first officer acts. */
function respond(stage: Stage, agenda: Agenda, meant: Set<string>, chat: string, line: Line): void {
  const { cast, roster, studio, clock } = stage;
  const reader = chat === cast.group.chat ? cast.actors.find(({ part }) => part.part === 'officer') : cast.actors.find(({ user }) => user === chat);
  if (!reader) return;
  const labels = line.buttons.map(({ label }) => label);
  const deed = habitOf(reader.part, { text: line.text, labels, departmentFor: (text) => departmentIn(roster, studio, text) });
  if (!deed) return;
  const once = [reader.user, ...Object.values(deed.deed), deed.each === true ? line.id : (/[A-Z]{2,6}\d{2}-\d{4,}/.exec(line.text)?.[0] ?? line.text)].join(' ');
  if (meant.has(once)) return;
  meant.add(once);
  const at = clock.now() + deed.after * minuteMs;
  agenda.add(deed.after <= underWay ? at : whenAwake(at, reader), () => carryOut(stage, reader, chat, line, deed));
}

/** Who is in a dialogue goes on with it, in minutes, whatever the hour. */
const underWay = 10;

/** Staff work in office hours; residents sleep at night, unless they are just being asked. */
function whenAwake(at: Instant, { part }: Actor): Instant {
  const date = civilDate(at);
  const [opens, closes] = part.part === 'resident' ? (['07:30', '23:59'] as const) : (['08:40', '17:30'] as const);
  const isOpen = part.part === 'resident' || isWorkday(calendar, date);
  if (isOpen && at >= instantOf(date, opens) && at <= instantOf(date, closes)) return at;
  if (isOpen && at < instantOf(date, opens)) return instantOf(date, opens);
  for (let next = addDays(date, 1); ; next = addDays(next, 1)) if (part.part === 'resident' || isWorkday(calendar, next)) return instantOf(next, opens);
}

const calendar = chinaCalendar();

/** What he meant to press may be gone by then: somebody else was first. */
async function carryOut({ paper }: Stage, { user }: Actor, chat: string, line: Line, { deed }: Deed): Promise<void> {
  if ('write' in deed) return paper.writes(user, chat, deed.write);
  const button = paper.offered(chat, line.id).find(({ label }) => label === deed.press);
  if (button) await paper.presses(user, chat, line, button);
}

function earliest(...moments: (Instant | null)[]): Instant {
  return Math.min(...moments.flatMap((at) => at ?? []));
}

function nextLook(now: Instant): Instant {
  const today = civilDate(now);
  const coming = [...looks.map((time) => instantOf(today, time)), ...looks.map((time) => instantOf(addDays(today, 1), time))];
  return coming.find((at) => at > now) ?? now + dayMs;
}
