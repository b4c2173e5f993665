// Which studio a matter goes to: by code, or by the name of the village or community in what was written.

import type { Roster, Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import { simplifiedInPlace } from '../../matters/screening/normalise.ts';
import type { Choice, Context, Draft, Event, Message, Turn } from '../flow.ts';
import { answer } from '../words.ts';
import { keep } from './draft.ts';
import { humanChoice } from './human-looks.ts';
import { at, type Raising } from './raising.ts';
import { bare } from './small-talk.ts';

/** Studios offered at once (DESIGN §1). */
const offered = 3;

/** Longest that a text is that only names a place; a longer one has something to tell as well. */
const nameChars = 12;

/** Words that every studio's name has and that tell nothing. */
const common = /党代表工作室|工作室|街道|社区|居委会|村委会|镇|乡|村/g;

/** The part of a studio's name by which people call it: 北门社区党代表工作室 -> 北门. */
function callName(studio: Studio): string {
  return studio.name.replace(common, '');
}

/** 换工作室, as it is typed. */
export function readsChangeStudio(text: string): boolean {
  return /^换(?:个|一个)?工作室[。.!！]?$/.test(simplifiedInPlace(text.trim()));
}

/** Studios that a text names, the best match first: by code, by full name, by the name of the place. */
export function matchStudios(roster: Roster, text: string): Studio[] {
  const typed = simplifiedInPlace(text.normalize('NFKC').trim());
  const studios = [...roster.studios.values()];
  const byCode = studios.filter((studio) => studio.code === typed.toUpperCase());
  if (byCode.length > 0) return byCode;
  return studios
    .flatMap((studio) => {
      const name = callName(studio);
      const place = studio.name.replace(/党代表工作室$/, '');
      const score = typed.includes(place) ? 3 : name.length > 1 && typed.includes(name) ? 2 : typed.length > 1 && studio.name.includes(typed) ? 1 : 0;
      return score > 0 ? [{ studio, score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, offered)
    .map((match) => match.studio);
}

/** The studio of the chat, of the button, or the only one that is named: by the newest words, else by all of them. */
export function studioOf(event: Event, roster: Roster, text: string): Studio | null {
  const { body, chat } = event;
  const code = body.kind === 'press' && body.choice === 'studio' ? (body.args[0] ?? '') : chat.studio;
  if (code !== null) return roster.studios.get(code) ?? null;
  return onlyMatch(roster, body.kind === 'message' ? body.text : '') ?? onlyMatch(roster, text);
}

function onlyMatch(roster: Roster, text: string): Studio | null {
  const found = text === '' ? [] : matchStudios(roster, text);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** 「北门社区」, 「我是北门社区的」: where somebody lives and nothing more; null when there is anything else to it. */
export function studioAlone({ text, attachments, pin }: Message, roster: Roster): Studio | null {
  if (attachments.length > 0 || pin !== null) return null;
  const name = /^(?:我们?(?:是|住|家)?在?)?(.{2,}?)(?:这边|那边)?(?:的|人)?$/u.exec(bare(text))?.[1] ?? '';
  const found = name.length > nameChars ? [] : matchStudios(roster, name).filter((studio) => studio.name.includes(name) && name.includes(callName(studio)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A button for each studio, three at the most: with more of them the name has to be said. */
export function studioChoices(studios: readonly Studio[]): Choice[][] {
  if (studios.length > offered) return [];
  return studios.map((studio) => [{ label: placeOf(studio), flow: 'raise', choice: 'studio', args: [studio.code] }]);
}

/** 「北门社区」: what people call the place of a studio. */
function placeOf({ name }: Studio): string {
  return name.replace(/党代表工作室$/, '');
}

/** Keeps what was written and asks whose it is. */
export function askStudio(draft: Draft, event: Event, context: Context): Turn<Raising> {
  return {
    state: at('studio', context.now),
    effects: [...keep(draft, event), answer(say('ask-studio'), { choices: studioChoices([...context.roster.studios.values()]) })],
  };
}

/** 换工作室: the name or the button that comes next says which. */
export function changeStudio(context: Context): Turn<Raising> {
  const [only, second] = context.roster.studios.values();
  if (only && !second) return { effects: [answer(say('only-studio', { studio: only.name }))] };
  return { state: at('studio', context.now), effects: [answer(say('ask-which-studio'), { choices: studioChoices([...context.roster.studios.values()]) })] };
}

/** What was written when a studio was asked for: the studio, or words that name none and are kept with the rest. */
export type StudioSaid = { studio: Studio; draft: Draft | null } | { again: Turn<Raising> } | { draft: Draft };

/** @param written the draft with this message */
export function studioSaid(raising: Raising, message: Message, written: Draft, event: Event, context: Context): StudioSaid {
  const { draft, roster } = context;
  const found = matchStudios(roster, message.text);
  const isName = message.text.trim().length <= nameChars && message.attachments.length === 0 && message.pin === null;
  const [only] = found;
  if (only && found.length === 1) return { studio: only, draft: isName ? draft : written };
  // Nothing is under way and this is no name: he has begun to tell something.
  if (!draft && !isName) return { draft: written };
  const [example] = roster.studios.values();
  // Who goes on telling has not failed to name it.
  const misses = raising.misses + (isName ? 1 : 0);
  const named = { example: example ? placeOf(example) : '', name: example?.name ?? '', phone: example?.phone ?? '' };
  const again = found.length > 0 ? say('ask-which-of') : say(missed(misses, draft !== null), named);
  const human = misses > 1 && draft ? [[humanChoice(draft)]] : [];
  const choices = [...studioChoices(found.length > 0 ? found : [...roster.studios.values()]), ...human];
  const kept = draft ? keep(found.length > 0 && isName ? draft : written, event) : [];
  return { again: { state: at('studio', context.now, misses), effects: [...kept, answer(again, { choices })] } };
}

function missed(misses: number, isKept: boolean): string {
  if (misses > 1) return isKept ? 'ask-studio-person-kept' : 'ask-studio-person';
  return isKept ? 'ask-studio-again-kept' : 'ask-studio-again';
}
