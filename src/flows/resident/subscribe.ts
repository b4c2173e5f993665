// 订阅: a resident wants to hear what his studio announces, or only of its reception days; 退订 and 停 end it (menu.ts).

import { usualQuietHours, type QuietHours } from '../../calendar/quiet-hours.ts';
import { say } from '../../texts/say.ts';
import type { Subscription } from '../broadcast-contract.ts';
import type { Choice, Context, Effect, Event } from '../flow.ts';
import { answer, choice } from '../words.ts';

/** Where it fits: the button for whoever has not subscribed yet. */
export function subscribeChoices({ chat }: Event): Choice[][] {
  return chat.subscribed === undefined ? [[choice('subscribe', 'menu', 'subscribe')]] : [];
}

/** A studio that was only known by the account is kept with it: announcements go by the studio of a chat. */
export function subscribeTo(what: Subscription, { chat }: Event): Effect {
  return { effect: 'remember', muted: false, subscribed: what, ...(chat.studio === null ? {} : { studio: chat.studio }) };
}

export function subscribed(what: Subscription, event: Event, { studio }: Context): Effect[] {
  const others = [...(what === 'all' ? [choice('subscribe-reception', 'menu', 'subscribe-reception')] : []), choice('unsubscribe', 'menu', 'stop')];
  const text = studio ? say(`subscribed-${what}`, { studio: studio.name, quiet: quietInWords(studio.settings.quietHours) }) : say('subscribed-nowhere');
  return [subscribeTo(what, event), answer(text, { choices: [others] })];
}

/** When nothing is sent; a studio without quiet hours has nothing to say of it. */
function quietInWords([begin, end]: QuietHours): string {
  if (begin === end) return '';
  const isUsual = begin === usualQuietHours[0] && end === usualQuietHours[1];
  return isUsual ? say('quiet-at-night') : say('quiet-from-until', { begin, end });
}
