// From what a turn says to deliveries: signed buttons or numbered lines, files, long texts split, as each chat can show it.

import type { Attachment, Audience, Choice, Context, Effect, Event, Say } from '../flows/flow.ts';
import { hintIn, inTongue } from '../flows/in-tongue.ts';
import { keptFile } from '../flows/page-form.ts';
import { callChoices } from '../flows/staff/calls.ts';
import type { Tongue } from '../matters/tongue.ts';
import { callerFor } from '../matters/matter.ts';
import { say as sentence } from '../texts/say.ts';
import { withoutButtons } from '../texts/without-buttons.ts';
import type { Changes } from '../store/record.ts';
import type { OfferedChoice } from '../store/schema/mail.ts';
import type { Seal } from '../store/seal.ts';
import { accountOf } from './address.ts';
import { chatsFor } from './audience.ts';
import type { Hand } from './context.ts';
import { everybody, newList, numbered } from './offered.ts';
import type { Post, Posted } from './post.ts';
import { packPress, pressOf } from './press.ts';
import { lastPart, splitAbove } from './split.ts';

type EffectOf<Kind extends Effect['effect']> = Extract<Effect, { effect: Kind }>;

/** For an account that is not configured here. */
const usualMaxChars = 4000;

/** The turn whose words are being written. */
export interface Writing {
  event: Event;
  context: Context;
  letter: number;
  changes: Changes;
  post: Post;
  hand: Hand;
}

const mayBeNobody: ReadonlySet<Audience['to']> = new Set(['person', 'chat', 'handlers', 'here']);

export function writeSay(given: Say, writing: Writing): void {
  const say = asCall(given);
  const { event, context, changes } = writing;
  const lanes = new Set(chatsFor(say.to, writing));
  // A stand-in who does something in his own chat has his answer; the group hears the line.
  const group = say.to.to === 'staff' ? (context.roster.studios.get(say.to.studio)?.staffGroup ?? null) : null;
  if (group !== null && event.chat.kind === 'private' && event.body.kind !== 'due') lanes.delete(event.chat.key);
  for (const lane of lanes) writeTo(lane, say, writing);
  // Nobody whom the desk could tell is left: it is counted and logged. Of these the flow has told somebody else, or there is nobody to tell.
  if (lanes.size === 0 && !mayBeNobody.has(say.to.to)) changes.refusals.push({ at: context.now, reason: 'nobody-bound', conversation: event.chat.key });
}

/** Whoever has no chat is phoned by the officers of his studio: they get the words, and note that they told him. */
function asCall(say: Say): Say {
  const studio = say.to.to === 'chat' ? callerFor(say.to.key) : null;
  if (studio === null || say.matter === undefined) return say;
  return { ...say, to: { to: 'staff', studio }, purpose: 'line', text: sentence('call-item', { number: say.matter, text: say.text }), choices: callChoices(say.matter) };
}

/** How somebody is spoken to: as he wrote last. Groups and whoever never wrote in another script: as the texts are. */
function tongueFor(lane: string, { matter }: Say, { changes, hand }: Writing): Tongue {
  const file = hand.files.get(matter ?? '');
  return changes.conversations.get(lane)?.tongue ?? (file?.matter.conversation === lane ? file.tongue : undefined) ?? 'hans';
}

function writeTo(lane: string, said: Say, writing: Writing): void {
  const { post } = writing;
  const can = post.abilities(accountOf(lane));
  const worded = can?.buttons === false ? { ...said, text: withoutButtons(said.text) } : said;
  const tongue = tongueFor(lane, said, writing);
  const say = inTongue(worded, tongue);
  const rows = say.choices ?? [];
  const posted: Posted = {
    class: say.class,
    matter: say.matter ?? null,
    ...(say.alsoAbout === undefined ? {} : { alsoAbout: say.alsoAbout }),
    purpose: say.purpose,
    person: say.to.to === 'person' ? say.to.person : null,
  };
  // Only one message is the card, that with the buttons: it is the one that is rewritten and counted.
  const besides: Posted = say.purpose === 'card' ? { ...posted, purpose: 'part' } : posted;
  const isHere = ({ ref }: Attachment): boolean => (ref.startsWith(keptFile) ? can?.files === true : ref.startsWith(`${accountOf(lane)}|`));
  const [here, away] = parted(say.attachments ?? [], isHere);
  // A file that only another account can fetch is named: staff know that it is there, and can ask for it.
  const words = [say.text, ...elsewhere(away)].join('\n');
  const asked = askedIn(lane, say, writing);
  // A list of nothing: a number that comes now is the answer, not a choice of the list before.
  const asksForWords = say.purpose === 'question' && can?.buttons === false;
  const parts = splitAbove(words, can && !can.buttons ? numberedLines(rows, asked, tongue) : [], can?.maxChars ?? usualMaxChars);
  const address = addressingIn(lane, say, asked, writing);
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    const buttons = last && can?.buttons !== false ? buttonsOf(lane, rows, post.seal) : [];
    const offers = !last || !(rows.length > 0 || asksForWords) ? {} : can?.buttons === false ? { list: newList(post.seal, part, offered(rows), asked) } : { choices: offered(rows) };
    post.dispatch(lane, { kind: 'text', text: part, buttons, ...(index === 0 ? address : {}) }, writing, { ...(last ? posted : besides), ...offers });
  });
  for (const attachment of here)
    post.dispatch(lane, { kind: 'file', attachment: { ...attachment, ref: refIn(lane, attachment) } }, writing, besides);
  for (const pin of say.pins ?? []) post.dispatch(lane, { kind: 'pin', pin }, writing, besides);
}

/**
 * Whose bare number is an answer to this: in a group his who is answered, for the others quote it; an alert asks everybody; where one
 * came along, it alone is meant. In a terminal nothing is quoted and nobody named: what was shown last asks everybody.
 */
function askedIn(lane: string, say: Say, { event, context, changes, post }: Writing): string | null {
  if (say.class === 'alert') return everybody;
  const can = post.abilities(accountOf(lane));
  const isAmongPeople = can?.mentions === true || can?.quotes === true;
  const isStaffGroup = [...context.roster.studios.values()].some(({ staffGroup }) => staffGroup === lane);
  if (isAmongPeople && (isStaffGroup || (event.chat.key === lane && event.chat.kind === 'group'))) return say.to.to === 'here' && event.actor.user !== '' ? event.actor.user : null;
  return changes.deliveries.some((other) => other.lane === lane && other.class === 0 && other.list) ? null : everybody;
}

/** In a group he is shown which message of his is answered, and his phone tells him: as far as the platform can. */
function addressingIn(lane: string, say: Say, asked: string | null, { event, post }: Writing): { quote?: string; mention?: string } {
  const can = post.abilities(accountOf(lane));
  if (event.chat.key !== lane) return {};
  const isAnswered = event.chat.kind === 'group' && event.actor.user !== '' && (say.quoting === true || (asked === event.actor.user && (say.choices ?? []).length > 0));
  return {
    ...(say.quoting === true && can?.quotes === true && event.messageId !== null ? { quote: event.messageId } : {}),
    ...(can?.mentions === true && isAnswered ? { mention: event.actor.user } : {}),
  };
}

/** The platform's own id; of a file that we hold, ours, until it leaves. */
function refIn(lane: string, { ref }: Attachment): string {
  return ref.startsWith(keptFile) ? ref : ref.slice(accountOf(lane).length + 1);
}

function parted(all: readonly Attachment[], fits: (one: Attachment) => boolean): [Attachment[], Attachment[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))];
}

/** What cannot be opened in this chat is named: whoever reads it knows that it is there. */
function elsewhere(away: readonly Attachment[]): string[] {
  const [kept, ofChats] = parted(away, ({ ref }) => ref.startsWith(keptFile));
  return [
    ...(ofChats.length > 0 ? [sentence('attachments-elsewhere', { count: String(ofChats.length) })] : []),
    ...(kept.length > 0 ? [sentence('attachments-kept', { count: String(kept.length) })] : []),
  ];
}

function offered(rows: readonly (readonly Choice[])[]): OfferedChoice[] {
  return rows.flat().map((choice) => ({ label: choice.label, press: [...pressOf(choice)] }));
}

function buttonsOf(lane: string, rows: readonly (readonly Choice[])[], seal: Seal) {
  return rows.map((row) => row.map((choice) => ({ label: choice.label, press: packPress(seal, lane, pressOf(choice)) })));
}

/** For channels without buttons: `1 说完了`, and how to choose; with one choice its words stand in the text. A colleague who is named knows it. */
function numberedLines(rows: readonly (readonly Choice[])[], asked: string | null, tongue: Tongue): string[] {
  const choices = rows.flat();
  const hint = asked === null && choices.length > 0 ? 'choose-by-quoting' : asked === everybody && choices.length > 1 ? 'choose-by-number' : null;
  return [...(hint === null ? [] : [hintIn(tongue, hint)]), ...numbered(choices)];
}

/** The card of a matter, wherever its staff see it. */
export function writeRewriteCard(effect: EffectOf<'rewrite-card'>, writing: Writing): void {
  for (const lane of chatsFor(effect.to, writing)) {
    const rewritten = rewrittenFor(lane, effect, writing);
    // With its matter: should that be taken back, what has not been rewritten yet never is.
    if (rewritten) writing.post.dispatch(lane, { kind: 'edit-card', matter: effect.matter, ...rewritten }, writing, { class: 'notice', matter: effect.matter });
  }
}

/** The pressed message; a choice that was typed has none. */
export function writeRewritePressed(effect: EffectOf<'rewrite-pressed'>, writing: Writing): void {
  const { chat, messageId, body } = writing.event;
  const pressed = body.kind === 'press' && !body.typed ? messageId : null;
  const rewritten = pressed === null ? null : rewrittenFor(chat.key, effect, writing);
  if (pressed !== null && rewritten) return writing.post.dispatch(chat.key, { kind: 'edit', messageId: pressed, ...rewritten }, writing, { matter: effect.matter });
  const { matter, purpose, text, choices } = effect;
  if (choices.length > 0) writeSay({ effect: 'say', to: { to: 'here' }, class: 'answer', purpose, matter, text, choices }, writing);
}

/**
 * As it can stand in one message of that chat; null where nothing is rewritten. What was sent in several messages has its end in the
 * last one, which is the one that is rewritten: the others still say the rest.
 */
function rewrittenFor(lane: string, { text, choices }: { text: string; choices: readonly (readonly Choice[])[] }, { post }: Writing) {
  const can = post.abilities(accountOf(lane));
  if (can?.edit !== true) return null;
  return { text: lastPart(text, can.maxChars), buttons: can.buttons ? buttonsOf(lane, choices, post.seal) : [] };
}
