// A department wants to reach the resident: he agrees or not, and types himself what he gives.

import { z } from 'zod';
import { decide, type Command } from '../../matters/lifecycle.ts';
import { isLive } from '../../matters/referral.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, Event, Flow, MatterFile, NewText, Turn } from '../flow.ts';
import { tellHandlers } from '../handler/referral-card.ts';
import { standing } from '../../matters/standing.ts';
import { lineTo, staffOf } from '../staff/card.ts';
import { answer, choice, departmentName, staleButton } from '../words.ts';

/** Waiting for what he gives. */
const state = z.object({ number: z.string(), id: z.string() });
type Waiting = z.infer<typeof state>;

/** He gives nothing. */
const refuses = /^(?:不|不[要用给行]|不(?:想|愿意?|同意)(?:给|说)?(?:他们)?|不方便|不告诉他们|别给(?:他们)?|算了|拒绝)[了吧啊的]?[。.!！]?$/;

/** A name and a phone; not a second report. */
const mostChars = 200;

export const contact: Flow<Waiting> = {
  name: 'contact',
  state,
  needs(waiting, { body }) {
    const number = body.kind === 'press' ? body.args[0] : waiting?.number;
    return number === undefined ? [] : [{ need: 'matter', number }];
  },
  turn(waiting, event, context) {
    const { body } = event;
    const file = context.matter;
    const id = body.kind === 'press' ? body.args[1] : waiting?.id;
    if (!file || file.matter.resident !== event.actor.person) return { state: null, effects: staleButton(event) };
    if (standing(file, 'contact-asked')?.id !== id) return { state: null, effects: [answer(say('contact-over', { number: file.matter.number }))] };
    if (body.kind === 'message' && refuses.test(body.text.trim())) return pressed('refuse', id ?? '', file, event, context);
    if (body.kind === 'message') return given(body.text.trim(), waiting, file, event, context);
    return body.kind === 'press' ? pressed(body.choice, id ?? '', file, event, context) : { effects: [] };
  },
};

function pressed(name: string, id: string, file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const { matter } = file;
  const { number } = matter;
  const department = departmentName(context, matter.department ?? '');
  if (name === 'agree') {
    const choices = [[choice('contact-refuse', 'contact', 'refuse', number, id)]];
    return { state: { number, id }, effects: [answer(say('contact-how', { department }), { matter: number, choices })] };
  }
  if (name !== 'refuse') return { effects: staleButton(event) };
  const told = say('contact-refused-line', { number, department });
  return {
    state: null,
    effects: [
      ...record({ kind: 'refuse-contact' }, [], file, event, context),
      answer(say('contact-refused', { number, department }), { matter: number }),
      lineTo(staffOf(matter), matter, told),
      tellHandlers(matter, told),
    ],
  };
}

function given(typed: string, waiting: Waiting | null, file: MatterFile, event: Event, context: Context): Turn<Waiting> {
  const { matter, referral } = file;
  const { number } = matter;
  const department = departmentName(context, matter.department ?? '');
  if (typed === '' || typed.length > mostChars) return { ...(waiting ? { state: waiting } : {}), effects: [answer(say('contact-again', { count: mostChars }))] };
  // Nothing of it is shown to anybody but the handler.
  const text: NewText = { id: `${event.id}.0`, kind: 'contact', original: typed, masked: say('contact-hidden'), attachments: [] };
  const byLink = isLive(referral) && referral.linkHash !== null;
  return {
    state: null,
    effects: [
      ...record({ kind: 'give-contact', text: text.id }, [text], file, event, context),
      answer(say('contact-given', { number, department }), { matter: number }),
      lineTo(staffOf(matter), matter, say(byLink ? 'contact-given-line-link' : 'contact-given-line', { number, department })),
      tellHandlers(matter, say('contact-for-handler', { number, text: typed })),
    ],
  };
}

function record(command: Command, texts: NewText[], { matter }: MatterFile, event: Event, context: Context): Effect[] {
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, command, by, context.now);
  return decision.ok ? [{ effect: 'record', matter: matter.number, events: decision.events, by, texts }] : [];
}
