// 「那边有回音了吗？」: what a resident says of the door that his matter was handed over to.

import { decide } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, MatterFile } from '../flow.ts';
import { tellStaff } from '../staff/card.ts';
import { answer } from '../words.ts';

export function doorAnswered(opened: boolean, file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter, history } = file;
  const { number, studio } = matter;
  const phone = context.roster.studios.get(studio)?.phone ?? '';
  const said = answer(say(opened ? 'door-opened' : 'door-shut', { number, phone }), { matter: number });
  const before = history.findLast((line) => line.event.type === 'door-answered')?.event;
  if (before?.type === 'door-answered' && before.opened === opened) return [said];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'answer-door', opened }, by, context.now);
  if (!decision.ok) return [answer(say('rated-over', { number, status: say(`status-${matter.status}`) }), { matter: number })];
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    said,
    ...(opened ? [] : tellStaff(matter, say('staff-door-shut', { number }))),
  ];
}
