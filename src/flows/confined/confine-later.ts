// 「别让村里知道」 about a matter that was submitted: from then on it is confined; what they had of it is taken back, and what they saw is said.

import { openStatuses, turnedTo } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, Turn } from '../flow.ts';
import type { Raising } from '../resident/raising.ts';
import { decisionsIn, postCard } from '../staff/card.ts';
import { besides, givenBack, leftLeading } from '../staff/merged.ts';
import { answer, confidantsInWords, departmentName } from '../words.ts';
import { keepingOf } from './keeping.ts';
import { keptFromNowOn } from './question.ts';

/** Matters offered at once. */
const offered = 3;

/**
 * Which one is meant: the one that he named, the only one, one of several, or what he is going to write.
 * @param isNamed he named it, or has just spoken of it
 */
export function confineWhich(isNamed: boolean, event: Event, context: Context): Turn<Raising> {
  const file = context.matter;
  const isOwn = file !== null && file.matter.resident === event.actor.person;
  if (isNamed && !isOwn) return { effects: [answer(say('number-unknown-plain')), { effect: 'refuse', reason: 'unknown-number' }] };
  const isOnly = context.matters.filter((matter) => openStatuses.includes(matter.status)).length < 2;
  if (file && isOwn && (isNamed || isOnly)) return { effects: confineLater(file, event, context) };
  const open = context.matters.filter((matter) => openStatuses.includes(matter.status) && !matter.confined);
  const fitting = open.length > 0 ? open : context.matters.filter((matter) => !matter.confined);
  if (fitting.length === 0) return keptFromNowOn(event, context);
  const row = ({ number }: { number: string }): Choice[] => [{ label: number, flow: 'raise', choice: 'confine-matter', args: [number] }];
  return { effects: [answer(say('confined-which'), { choices: fitting.slice(0, offered).map(row) })] };
}

/** Confines a matter of the resident's own. The caller has checked that it is his. */
function confineLater(file: MatterFile, event: Event, context: Context): Effect[] {
  const { number, studio, confined: since } = file.matter;
  if (since) return [answer(say('confined-already', { number, who: confidantsInWords(context, studio, since) }), { matter: number })];
  return confined(file, '', event, context)?.effects ?? [];
}

/**
 * The matter from now on, and what that causes.
 * @param words what else was said of whom it is about
 */
export function confined(file: MatterFile, words: string, event: Event, context: Context): { file: MatterFile; effects: Effect[] } | null {
  const { matter } = file;
  const studio = context.roster.studios.get(turnedTo(matter) ?? '') ?? null;
  const all = [words, matter.text, ...(context.personal?.texts.map(({ original }) => original) ?? [])].join('\n');
  const keeping = keepingOf(all, studio, event, context);
  if (!keeping) return null;
  const { district, confidants } = keeping;
  const by = { person: event.actor.person, role: 'resident' } as const;
  const owner = confidants[0]?.person ?? null;
  // What another studio has of it, or had, is the same matter; one of them goes on.
  const halves = [file, ...context.linked];
  const kept = halves.flatMap((one) => besides(one, { kind: 'confine', confinement: { ...keeping.confined, studio: turnedTo(one.matter) }, district, owner }, by, context) ?? []);
  if (!kept.some((one) => one.file.matter.number === matter.number)) return null;
  const main = (kept.find((one) => one.file.matter.handedTo === null) ?? kept[0])?.file ?? file;
  const { number } = main.matter;
  const seenBy = [...new Set(halves.flatMap((one) => seersOf(one, context)))].join('、');
  const nobody = { number, studio: seenBy, district: context.roster.districts.get(district)?.name ?? '' };
  const told =
    confidants.length > 0
      ? say('confined-later', { number, who: confidantsInWords(context, district, keeping.confined), studio: seenBy, masked: seenHow(halves) })
      : say('confined-later-nobody', nobody);
  const effects: Effect[] = [
    ...kept.map((one) => one.effect),
    ...halves.flatMap((one) => leftLeading(one.matter, context)),
    ...givenBack(main.matter, context),
    ...kept.map((one) => ({ effect: 'withdraw-said' as const, matter: one.file.matter.number, keep: confidants.map(({ person }) => person), text: say('withdrawn-card') })),
    ...(confidants.length > 0 ? [postCard(main.matter, context, {}, decisionsIn(main.history).length)] : []),
    answer(told, { matter: number }),
  ];
  return { file: main, effects };
}

/** Who had it in hand until now: the studio, and the departments that it was referred to. */
function seersOf({ matter, history }: MatterFile, context: Context): string[] {
  const studio = context.roster.studios.get(turnedTo(matter) ?? '')?.name;
  const departments = history.flatMap(({ event }) => (event.type === 'referred' ? departmentName(context, event.department) : []));
  return [...(studio === undefined ? [] : [studio]), ...departments];
}

/** What a resident agreed to give was seen as well. */
function seenHow(halves: readonly MatterFile[]): string {
  return say(halves.some(({ history }) => history.some(({ event }) => event.type === 'contact-given')) ? 'seen-with-contact' : 'seen-masked');
}
