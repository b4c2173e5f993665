// How long a year's rota takes for all studios of a district, reception days and minimums included.

import { chinaCalendar } from '../src/calendar/china.ts';
import { receptionDays, usualHabits } from '../src/calendar/reception-days.ts';
import { planRota, type RotaPerson } from '../src/calendar/rota.ts';
import { median, showTable } from './figures.ts';

/** RULES R1, R3 and R5, the hardest of each. */
const rules = { perDay: 2, perYear: 3, perTwoMonths: 1 };

export function rota({ studios, people, times }: { studios: number; people: number; times: number }): Promise<void> {
  const calendar = chinaCalendar();
  const took = Array.from({ length: times }, () => {
    const begun = performance.now();
    let duties = 0;
    let unmet = 0;
    for (let studio = 0; studio < studios; studio += 1) {
      const plan = { rules: [{ monthDays: [10, 20 + (studio % 6)], from: '09:00', to: '11:30' }], habits: usualHabits, extraDays: [], closedDays: [] };
      const { days } = receptionDays(plan, calendar, '2026-01-01', '2026-12-31');
      const planned = planRota(days.map(({ date }) => date), peopleOf(studio, studios, people), rules);
      duties += planned.duties.reduce((sum, one) => sum + one.people.length, 0);
      unmet += planned.unmet.length;
    }
    return { ms: performance.now() - begun, duties, unmet };
  });
  const [{ duties, unmet } = { duties: 0, unmet: 0 }] = took;
  const ms = took.map((one) => one.ms);
  showTable(`A year of ${studios} studios with ${people} representatives`, [
    ['', 'duties', 'minimums that nobody could meet', 'times', 'p50 ms', 'max ms'],
    ['rota', duties, unmet, times, median(ms), Math.max(...ms)],
  ]);
  return Promise.resolve();
}

/** As even as they can be, each away for two weeks of the year. */
function peopleOf(studio: number, studios: number, people: number): RotaPerson[] {
  const count = Math.floor(people / studios) + (studio < people % studios ? 1 : 0);
  return Array.from({ length: count }, (_, index) => {
    const month = String(((studio + index) % 12) + 1).padStart(2, '0');
    return { id: `${studio}-${index}`, absences: [{ from: `2026-${month}-01`, to: `2026-${month}-14` }], served: [] };
  });
}
