// A plainer version (简单说法): where what is about to leave has hints, the optional model is asked for three plain lines, which its author may take instead. It sends nothing.

import type { Matter } from '../../matters/matter.ts';
import { suspectsSecret } from '../../matters/screening.ts';
import { actingRole } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, Event, Need, Say, Turn } from '../flow.ts';
import { choice } from '../words.ts';
import { lineHere } from './card.ts';
import { pendingMs, type Pending, type Words } from './pending.ts';

/** What waits for its author to send it. */
type Draft = Extract<Pending['pending'], { kind: 'preview' | 'choose' }>;

/**
 * Asks for it, once for each draft: whoever has the lines is not offered others.
 * @param id of the letter in which the draft was shown
 */
export function askPlainVersion(matter: Matter, { text, version }: Words, hints: readonly string[], id: string, { assisted, now }: Context): Effect[] {
  if (!assisted || version !== undefined || !mayBeAsked(matter, text, hints)) return [];
  const { number } = matter;
  return [{ effect: 'errand', id: `plain:${number}:${id}`, what: 'plain-reply', matter: number, text, back: { flow: 'desk', args: [number, id] }, until: now + pendingMs }];
}

/** Of another's words that wait to be released: an officer looks at them within the hour. */
export const versionFlow = 'version';
const releaseMs = 60 * 60_000;

/**
 * @param instead `submission` with its id, or `proposal` with how many there were
 * @param id of the letter that brought them
 */
export function askVersionToRelease(matter: Matter, text: string, hints: readonly string[], instead: readonly [string, string], id: string, { assisted, now }: Context): Effect[] {
  if (!assisted || !mayBeAsked(matter, text, hints)) return [];
  const { number } = matter;
  return [{ effect: 'errand', id: `plain-release:${number}:${id}`, what: 'plain-reply', matter: number, text, back: { flow: versionFlow, args: [number, ...instead] }, until: now + releaseMs }];
}

/** What is plain needs none; what is kept from others, or may be secret, nobody is asked about. */
function mayBeAsked(matter: Matter, text: string, hints: readonly string[]): boolean {
  return hints.length > 0 && !matter.confined && ![text, matter.text].some(suspectsSecret);
}

/** What its answer has to know. */
export function needsOfVersion({ body }: Event): Need[] {
  return body.kind === 'errand' ? [{ need: 'matter', number: body.args[0] ?? '' }] : [];
}

/** The lines come: shown while the very draft still waits that they are about, and else not spoken of. */
export function versionCame(pending: Pending | null, { body, actor }: Event, { matter: file, roster, now }: Context): Turn<Pending> {
  const draft = pending && now < pending.until ? draftIn(pending) : null;
  if (body.kind !== 'errand' || body.answer.what !== 'plain-reply' || !pending || !file) return { effects: [] };
  if (draft === null || draft.id !== body.args[1] || draft.number !== file.matter.number || draft.round !== file.matter.round) return { effects: [] };
  if (file.matter.confined || actingRole(roster, actor.person, file.matter, now) === null) return { effects: [] };
  const version = body.answer.lines.join('\n');
  return version === draft.text.trim() ? { effects: [] } : { state: { ...pending, pending: { ...draft, version } }, effects: [offered(draft, version)] };
}

/** The lines that were offered for a draft that is shown anew, under its new buttons. */
export function offeredAgain({ number, text, version }: Draft, id: string): Effect[] {
  return version === undefined || version === text ? [] : [offered({ number, id }, version)];
}

function offered({ number, id }: Pick<Draft, 'number' | 'id'>, text: string): Say {
  return lineHere(say('plain-version', { number, text }), number, { purpose: 'preview', choices: [versionChoices(number, id)] });
}

/** Both leave it to its author to send. */
export function versionChoices(number: string, id: string): Choice[] {
  return [choice('use-version', 'desk', 'use-version', number, id), choice('keep-own', 'desk', 'keep-own', number, id)];
}

function draftIn({ pending }: Pending): Draft | null {
  return pending.kind === 'preview' || pending.kind === 'choose' ? pending : null;
}
