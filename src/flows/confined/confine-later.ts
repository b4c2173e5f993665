// 「别让村里知道」 about a matter that was submitted: from then on it is confined; what they had of it is taken back, and what they saw is said.

import { apply, decide } from '../../matters/lifecycle.ts';
import { openStatuses, turnedTo } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, MatterFile, Turn } from '../flow.ts';
import type { Raising } from '../resident/raising.ts';
import { decisionsIn, postCard } from '../staff/card.ts';
import { besides, givenBack, leftLeading } from '../staff/merged.ts';
import { answer, confidantsInWords } from '../words.ts';
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
  const { number } = matter;
  const studio = context.roster.studios.get(turnedTo(matter) ?? '') ?? null;
  const all = [words, matter.text, ...(context.personal?.texts.map(({ original }) => original) ?? [])].join('\n');
  const keeping = keepingOf(all, studio, event, context);
  if (!keeping) return null;
  const { district, confidants } = keeping;
  const by = { person: event.actor.person, role: 'resident' } as const;
  const owner = confidants[0]?.person ?? null;
  const decision = decide(matter, { kind: 'confine', confinement: keeping.confined, district, owner }, by, context.now);
  if (!decision.ok) return null;
  const kept = decision.events.reduce((present, one) => apply(present, one, by, context.now), matter);
  // What its former studio has of it is the same matter.
  const linked = context.linked.flatMap((one) => besides(one, { kind: 'confine', confinement: { ...keeping.confined, studio: turnedTo(one.matter) }, district, owner }, by, context) ?? []);
  const nobody = { number, studio: studio?.name ?? '', district: context.roster.districts.get(district)?.name ?? '' };
  const told =
    confidants.length > 0
      ? say('confined-later', { number, who: confidantsInWords(context, district, keeping.confined), studio: nobody.studio })
      : say('confined-later-nobody', nobody);
  const effects: Effect[] = [
    { effect: 'record', matter: number, events: decision.events, by, texts: [] },
    ...leftLeading(matter, context),
    ...givenBack(kept, context),
    ...linked.map((one) => one.effect),
    ...linked.flatMap((one) => givenBack(one.file.matter, { ...context, merged: mergedThere(one.file, context) })),
    ...[number, ...linked.map((one) => one.file.matter.number)].map((each) => ({ effect: 'withdraw-said' as const, matter: each, keep: confidants.map(({ person }) => person), text: say('withdrawn-card') })),
    ...(confidants.length > 0 ? [postCard(kept, context, {}, decisionsIn(file.history).length)] : []),
    answer(told, { matter: number }),
  ];
  return { file: { ...file, matter: kept }, effects };
}

function mergedThere({ matter: { number } }: MatterFile, { mergedElsewhere }: Context): MatterFile[] {
  return mergedElsewhere.filter(({ matter }) => matter.merged?.into === number);
}
