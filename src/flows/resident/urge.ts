// 催一下: whoever holds a matter is reminded that its resident waits; it counts once a day (DESIGN §3).

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { decide } from '../../matters/lifecycle.ts';
import { isInHand, runningOf, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, Say } from '../flow.ts';
import { boundHandlers } from '../handler/give-out.ts';
import { tellStaff } from '../staff/card.ts';
import { answer, holderOf, lookerName } from '../words.ts';
import { replyChoices } from './reply-choices.ts';

/** Matters offered at once. */
const offered = 5;

export function urge(file: MatterFile, event: Event, context: Context): Effect[] {
  const { matter, history } = file;
  const { number } = matter;
  if (matter.status === 'replied')
    return [answer(say('urge-replied', { number }), { matter: number, choices: replyChoices(number, matter.round) })];
  if (!isInHand(matter.status)) return [answer(say('urge-over', { number, status: say(`status-${matter.status}`) }), { matter: number })];
  const today = civilDate(context.now);
  const urges = history.filter((line) => line.event.type === 'urged');
  const said = (lead: 'urged' | 'urged-through' | 'urged-today') => answer([say(lead, { number, holder: holderOf(context, matter), officer: lookerName(context, matter) }), ...latest(matter, today)].join('\n'), { matter: number });
  if (urges.some((line) => civilDate(line.at) === today)) return [said('urged-today')];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'urge' }, by, context.now);
  if (!decision.ok) return [];
  const values = { number, running: runningOf(number), count: urges.length + 1, holder: holderOf(context, matter), latest: latestForStaff(matter, today) };
  return [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    isReachedHere(matter, context) ? said('urged') : said('urged-through'),
    ...tellStaff(matter, say(isReachedHere(matter, context) ? 'staff-urged' : 'staff-urged-call', values)),
  ];
}

/** Whether whoever holds it is told by the desk itself; a department of whom nobody is bound is called by a person. */
function isReachedHere(matter: Matter, context: Context): boolean {
  return matter.status !== 'referred' || (matter.confined === null && boundHandlers(matter, context).length > 0);
}

/** What is owed by when, or was; empty where nothing is promised. */
function latestForStaff({ promise }: Matter, today: string): string {
  return promise === null ? '' : say(promise.on < today ? 'staff-urged-late' : 'staff-urged-latest', { date: dateForPeople(promise.on), what: say(`deadline-${promise.what}`) });
}

/** Until when, or since when it is late. */
function latest({ promise }: Matter, today: string): string[] {
  if (!promise) return [];
  const values = { date: dateForPeople(promise.on), what: say(`late-${promise.what}`) };
  return [say(promise.on < today ? 'urged-late' : 'urged-latest', values)];
}

/** 「催一下」 without a number, where it could mean several or none. */
export function urgeWhich({ matters }: Context): Say {
  const waiting = matters.filter((matter) => isInHand(matter.status)).slice(0, offered);
  if (waiting.length === 0) return answer(say('urge-none'));
  return answer(say('urge-which'), {
    choices: waiting.map(({ number }): Choice[] => [{ label: say('choice-urge-one', { number }), flow: 'my', choice: 'urge', args: [number] }]),
  });
}
