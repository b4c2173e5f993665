// 「有人让我改评价」: recorded, told to the supervisor alone; the rating stays as it is (DESIGN §3, FIELD F14).

import { z } from 'zod';
import { decide } from '../../matters/lifecycle.ts';
import { turnedTo, type Matter } from '../../matters/matter.ts';
import { holds, type StaffMember } from '../../matters/roster.ts';
import { actingRole } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Flow } from '../flow.ts';
import { lineTo } from '../staff/card.ts';
import { answer } from '../words.ts';

/** Own matters that are looked at for the last one that was answered. */
const looked = 20;

export function readsRatingPressure(text: string): boolean {
  return /^(?:有人|他们|工作室的?人?|单位的?人?)(?:让|叫|逼|要|劝|求|教)我(?:改|换|撤|删|给|打)(?:一?下|个|成)?(?:好|满意的?)?(?:评价|评分|满意|打分)[了啊]?[。.!！]?$/.test(text.normalize('NFKC').trim());
}

export const ratingPressure: Flow<null> = {
  name: 'pressure',
  state: z.null(),
  needs: () => [{ need: 'my-matters', limit: looked, lastAnswered: true }],
  turn(_, event, context) {
    const matter = context.matter?.matter;
    if (!matter) return { effects: [answer(say('pressure-none'))] };
    const by = { person: event.actor.person, role: 'resident' } as const;
    const decision = decide(matter, { kind: 'report-pressure' }, by, context.now);
    if (!decision.ok) return { effects: [answer(say('pressure-none'))] };
    const told = supervisorsOf(matter, context).filter(({ chats }) => chats.length > 0);
    const { number } = matter;
    return {
      effects: [
        { effect: 'record', matter: number, events: decision.events, by, texts: [] },
        answer(say(told.length > 0 ? 'pressure-kept' : 'pressure-nobody', { number }), { matter: number }),
        ...told.map(({ person }): Effect => lineTo({ to: 'person', person, alone: true }, matter, say('staff-pressure', { number }))),
      ],
    };
  },
};

/** The supervisors over the studio; of a confined matter those of them who may see it. */
function supervisorsOf(matter: Matter, { roster, now }: Context): StaffMember[] {
  const code = turnedTo(matter);
  const district = matter.confined ? matter.studio : roster.studios.get(code ?? '')?.district;
  const over = roster.grants.filter((one) => one.role === 'supervisor' && holds(one, now) && (one.studio === null ? one.district === district : one.studio === code));
  const people = [...new Set(over.map(({ person }) => person))].filter((person) => matter.confined === null || actingRole(roster, person, matter, now) !== null);
  return people.flatMap((person) => roster.staff.get(person) ?? []);
}
