// Greeting, help, privacy, cancelling: what a resident gets by command or by name.

import { z } from 'zod';
import type { Studio } from '../../matters/roster.ts';
import { simplifiedInPlace } from '../../matters/screening/normalise.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Flow } from '../flow.ts';
import { answer, choice, staleButton } from '../words.ts';
import { endOf } from './draft.ts';
import { isComingBack, lastTime } from './listen.ts';
import { isGreeting } from './small-talk.ts';
import { matchStudios } from './studio.ts';
import { subscribeChoices, subscribed, subscribeTo } from './subscribe.ts';

type Entry = { entry: 'start'; payload: string } | { entry: 'report' | 'help' | 'privacy' | 'cancel' | 'stop' | 'resume' | 'subscribe' | 'subscribe-reception' | 'greeting' };

/** 「以后别给我发通知了」 */
const noMore = /^(?:以后|请)*(?:别|不要|不用|甭)再?(?:(?:给|跟|向)我)?(?:发(?:通知|消息|信息|短信|公告)?|通知我?|打扰我?)了?$/;

const entries: readonly (readonly [RegExp, Exclude<Entry['entry'], 'start'>])[] = [
  [/^(\/report|我要反映)$/i, 'report'],
  [/^(\/help|帮助|怎么用|help)$/i, 'help'],
  [/^(\/privacy|隐私)$/i, 'privacy'],
  [/^(\/cancel|取消|cancel|(?:算了[，,、 ]?)?(?:我?不(?:想)?反映了|不交了))$/i, 'cancel'],
  [/^(\/stop|stop|停|停止|(?:我(?:想|要))?(?:退订|取消订阅)(?:通知)?)$/i, 'stop'],
  [noMore, 'stop'],
  [/^(\/subscribe|(?:我要|我想)?订阅(?:通知)?|subscribe)$/i, 'subscribe'],
  [/^(?:只(?:要|订阅)接待日?|订阅接待日?)$/, 'subscribe-reception'],
  [/^(开|开通知|打开通知|恢复|恢复通知|继续发|接着发)$/, 'resume'],
];

/** The entry that a text names, or null. */
export function readMenu(text: string): Entry | null {
  const typed = simplifiedInPlace(text.normalize('NFKC').trim()).replace(/[。.!！]$/, '');
  const start = /^(?:\/start|开始)(?:\s+(\S+))?$/i.exec(typed);
  if (start) return { entry: 'start', payload: (start[1] ?? '').toUpperCase() };
  if (isGreeting(text)) return { entry: 'greeting' };
  const found = entries.find(([pattern]) => pattern.test(typed));
  return found ? { entry: found[1] } : null;
}

export const menuChoices: readonly (readonly Choice[])[] = [
  [choice('report', 'menu', 'report'), choice('my', 'my', 'list')],
  [choice('schedule', 'schedule', 'list'), choice('book', 'book', 'start')],
  [choice('privacy', 'menu', 'privacy'), choice('help', 'menu', 'help')],
];

export const menu: Flow<null> = {
  name: 'menu',
  state: z.null(),
  needs: () => [],
  turn(_, event, context) {
    const entry = entryOf(event);
    if (!entry) return unknown(event);
    switch (entry.entry) {
      case 'start':
        return { state: null, effects: startEffects(entry.payload, event, context) };
      case 'greeting':
        return { effects: context.draft ? [isComingBack(context) ? lastTime(context.draft) : answer(say('greeting-amid'))] : startEffects('', event, context) };
      case 'report':
        return { effects: [answer(say('report-start'))] };
      case 'help':
        return { effects: [answer(helpText(context.studio), { choices: [...menuChoices, ...subscribeChoices(event)] })] };
      case 'privacy':
        return { effects: [answer([say('privacy'), ...(context.assisted ? [say('privacy-assisted')] : [])].join('\n'), { choices: [[choice('looked', 'looked', 'list'), choice('harassed', 'harassed', 'start')]] })] };
      case 'stop':
        return { effects: [{ effect: 'remember', muted: true, subscribed: null }, answer(say('muted'))] };
      case 'resume':
        return { effects: [subscribeTo('all', event), answer(say('resumed'))] };
      case 'subscribe':
        return { effects: subscribed('all', event, context) };
      case 'subscribe-reception':
        return { effects: subscribed('reception', event, context) };
      case 'cancel':
        return context.draft
          ? { state: null, effects: [...endOf(event), answer(say('cancelled'))] }
          : { state: null, effects: [answer(say('nothing-to-cancel'))] };
    }
  },
};

function entryOf({ body }: Event): Entry | null {
  if (body.kind === 'message') return readMenu(body.text);
  if (body.kind !== 'press') return null;
  return entries.some(([, entry]) => entry === body.choice) ? { entry: body.choice as 'help' } : null;
}

/** `/results`: looks like a command, and is none of ours. */
export function isUnknownCommand(text: string): boolean {
  return /^\/[a-z_]+(?:@\w+)?(?:\s|$)/i.test(text.normalize('NFKC').trim());
}

/** What is answered in words of its own. */
const unknownKinds: ReadonlyMap<string, string> = new Map([
  ['red-envelope', 'unknown-money'],
  ['transfer', 'unknown-money'],
  ['location', 'unknown-place'],
]);

/** Stickers and the like: said once, politely. A button that no flow knows is an old one. */
function unknown(event: Event): { effects: Effect[] } {
  if (event.body.kind === 'press') return { effects: staleButton(event) };
  if (event.body.kind === 'message') return { effects: [answer(say('unknown-command'), { choices: menuChoices })] };
  return { effects: event.actor.user === '' ? [] : [answer(say(unknownKinds.get(event.body.kind === 'unknown' ? event.body.what : '') ?? 'unknown-kind'))] };
}

function startEffects(payload: string, event: Event, context: Context): Effect[] {
  const [linked] = payload === '' ? [] : matchStudios(context.roster, payload);
  const studio = linked ?? context.studio;
  const remember: Effect[] = linked && event.chat.studio !== linked.code ? [{ effect: 'remember', studio: linked.code }] : [];
  const [district] = context.roster.districts.values();
  const text = studio ? say('welcome', { studio: studio.name }) : say('welcome-unknown', { district: district?.name ?? '' });
  const begun = isComingBack(context) ? [lastTime(context.draft)] : [];
  return [...remember, answer(text, { choices: menuChoices }), ...begun];
}

function helpText(studio: Studio | null): string {
  if (!studio) return say('help');
  const { name, phone, hours } = studio;
  if (phone === '') return say('help');
  return `${say('help')}\n${hours === '' ? say('help-phone', { name, phone }) : say('help-phone-hours', { name, phone, hours })}`;
}
