// 撤回: only the resident takes a matter back, and is asked before; a confined one has a way of its own.

import { decide } from '../../matters/lifecycle.ts';
import { openStatuses, type Matter } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Say } from '../flow.ts';
import { wishWithdrawal } from '../confined/withdrawal.ts';
import { retractCard, tellStaff } from '../staff/card.ts';
import { givenBack, leftLeading } from '../staff/merged.ts';
import { answer, choice } from '../words.ts';

/** Matters offered at once. */
const offered = 5;

/** 「撤回」 in the words that people use. */
const withdraws = /^(?:我(?:要|想)?|请(?:帮我)?|帮我)?(?:把)?(?:我的事|这件事?)?撤回(?:来|去|掉)?(?:这件事?|我的事)?(?:吧|了)?$/;

export function readsWithdraw(typed: string): boolean {
  return withdraws.test(typed);
}

/** It still goes on for its resident, also as a part of another one. */
export function isOpen({ status }: Matter): boolean {
  return openStatuses.includes(status) || status === 'merged';
}

/** Asked once whether it is his own wish. */
export function withdrawAsked(matter: Matter, event: Event, context: Context): Effect[] {
  const { number, confined, studio } = matter;
  if (confined) return wishWithdrawal(matter, event, context);
  const phone = context.roster.studios.get(studio)?.phone ?? '';
  const choices = [[choice('withdraw-yes', 'my', 'withdraw-yes', number), choice('withdraw-no', 'my', 'withdraw-no', number)]];
  return [answer(say('withdraw-sure', { number, phone }), { matter: number, choices })];
}

/** 「撤回」 without a number, where it could mean several or none. */
export function withdrawWhich({ matters }: Context): Say {
  const open = matters.filter(isOpen).slice(0, offered);
  if (open.length === 0) return answer(say('withdraw-none'));
  return answer(say('withdraw-which'), {
    choices: open.map(({ number }): Choice[] => [{ label: say('choice-withdraw-one', { number }), flow: 'my', choice: 'withdraw', args: [number] }]),
  });
}

export function withdraw(matter: Matter, event: Event, context: Context): Effect[] {
  if (matter.confined) return wishWithdrawal(matter, event, context);
  const said = answer(say('withdrawn', { number: matter.number }));
  if (matter.status === 'withdrawn') return [said];
  const by = { person: event.actor.person, role: 'resident' } as const;
  const decision = decide(matter, { kind: 'withdraw' }, by, context.now);
  if (!decision.ok) return [answer(say('not-open-any-more', { number: matter.number }))];
  const text = say('staff-withdrawn', { number: matter.number });
  return [
    { effect: 'record', matter: matter.number, events: decision.events, by, texts: [] },
    said,
    ...tellStaff(matter, text),
    retractCard(matter, text, context),
    ...givenBack(matter, context),
    ...leftLeading(matter, context),
  ];
}
