// Every sentence that the product says comes from here, by its id (Fluent, zh-Hans).

import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import { accounts } from './accounts.ts';
import { broadcast } from './broadcast.ts';
import { cards } from './cards.ts';
import { channels } from './channels.ts';
import { common } from './common.ts';
import { confined } from './confined.ts';
import { doors } from './doors.ts';
import { handler } from './handler.ts';
import { help } from './help.ts';
import { holidays } from './holidays.ts';
import { lateness } from './lateness.ts';
import { loginPage } from './login-page.ts';
import { officer } from './officer.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { plainLanguage } from './plain-language.ts';
import { receptionDays } from './reception-days.ts';
import { receptionStaff } from './reception-staff.ts';
import { recordCards } from './record-cards.ts';
import { referralPage } from './referral-page.ts';
import { representative } from './representative.ts';
import { resident } from './resident.ts';
import { rota } from './rota.ts';
import { slips } from './slips.ts';
import { staff } from './staff.ts';
import { supervisor } from './supervisor.ts';
import { visits } from './visits.ts';

/** All texts in Fluent syntax; a test parses them strictly, for the bundle drops what it cannot read. */
export const sources: Readonly<Record<string, string>> = {
  accounts, broadcast, cards, channels, common, confined, doors, handler, help, holidays, lateness, loginPage, officer, papers, people,
  plainLanguage, receptionDays, receptionStaff, recordCards, referralPage, representative, resident, rota, slips, staff, supervisor, visits,
};

// Isolating marks would end up in chat messages.
const bundle = new FluentBundle('zh-CN', { useIsolating: false });
for (const source of Object.values(sources)) bundle.addResource(new FluentResource(source));

/**
 * The text with this id. A number is written in plain figures: 「#1200」 has no comma.
 * @throws when there is no such text or a variable is missing: a bug, found by the first test that gets there
 */
export function say(id: string, values: Readonly<Record<string, string | number>> = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  if (pattern == null) throw new Error(`no text ${id}`);
  const errors: Error[] = [];
  const text = bundle.formatPattern(pattern, inFigures(values), errors);
  if (errors[0]) throw new Error(`text ${id}: ${errors[0].message}`);
  return text;
}

function inFigures(values: Readonly<Record<string, string | number>>): Record<string, string | FluentNumber> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? new FluentNumber(value, { useGrouping: false }) : value]),
  );
}
