// Each morning a studio's receptions are brought in line with its rules and the calendar: new ones are kept, others move or are gone (RULES R1, R2).

import { z } from 'zod';
import { addDays, civilDate, dateForPeople, type CivilDate } from '../../calendar/civil.ts';
import { receptionDays, type DroppedDay } from '../../calendar/reception-days.ts';
import { comparedWithRules } from '../../matters/reception.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import { toStaff } from './to-whom.ts';
import { morningLook, tellLater } from './morning-look.ts';
import type { Context, Effect, Event, Flow } from '../flow.ts';
import { rotaNeed } from '../rota/studio-rota.ts';
import { dutiesThisMorning } from './duties.ts';

export const keepReceptions: Flow<null> = {
  name: 'receptions',
  state: z.null(),
  needs(_, event, { now, roster }) {
    const { studio } = event.chat;
    return isLook(event) && studio !== null ? [{ need: 'receptions-kept', studio, from: civilDate(now) }, rotaNeed(studio, { now, roster })] : [];
  },
  turn(_, event, context) {
    const { studio } = context;
    return { effects: isLook(event) && studio ? look(studio, event, context) : [] };
  },
};

function isLook({ body }: Event): boolean {
  return body.kind === 'due' && body.what === 'receptions:look';
}

function look(studio: Studio, event: Event, context: Context): Effect[] {
  const today = civilDate(context.now);
  const { days, dropped } = receptionDays(studio.receptionPlan, context.calendar, today, plannedUntil(today));
  const { added, moved, confirmed, gone } = comparedWithRules(studio.code, context.receptions ?? [], days, today, studio.settings.receptionCapacity);
  return [
    ...added.map((reception): Effect => ({ effect: 'keep-reception', reception })),
    ...moved.map(({ after }): Effect => ({ effect: 'keep-reception', reception: after })),
    ...confirmed.map((reception): Effect => ({ effect: 'keep-reception', reception })),
    ...gone.map((reception): Effect => ({ effect: 'keep-reception', reception: { ...reception, cancelledAt: context.now } })),
    ...dutiesThisMorning(studio, { added, moved, confirmed, gone }, event, context),
    ...moved.map(({ before }) => tellLater('moved', before, context.now)),
    ...confirmed.map((reception) => tellLater('confirmed', reception, context.now)),
    ...gone.map((reception) => tellLater('cancelled', reception, context.now)),
    ...(added.length > 0 ? noRoom(studio, dropped) : []),
    { effect: 'due', id: `${morningLook}:${studio.code}`, at: context.now, what: morningLook, args: [] },
  ];
}

/** There are more receptions than working days: told once, with the new ones. */
function noRoom({ code }: Studio, dropped: readonly DroppedDay[]): Effect[] {
  const crowded = dropped.filter(({ reason }) => reason.why === 'no-room');
  const days = crowded.slice(0, daysNamed).map(({ planned }) => dateForPeople(planned)).join('、');
  return crowded.length > 0 ? [toStaff(code, say('days-no-room', { count: crowded.length, days }))] : [];
}

const daysNamed = 3;

/** The year's plan; in its last two months the next one's as well. */
export function plannedUntil(today: CivilDate): CivilDate {
  return `${addDays(today, lastTwoMonths).slice(0, 4)}-12-31`;
}

const lastTwoMonths = 61;
