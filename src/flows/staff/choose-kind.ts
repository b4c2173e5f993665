// Free text about a matter is asked back once, naming to whom it would go; choosing sends (DESIGN §4).

import type { By } from '../../matters/lifecycle.ts';
import { say } from '../../texts/say.ts';
import type { Context, Event, MatterFile, Turn } from '../flow.ts';
import { choice, filesInWords } from '../words.ts';
import { lineHere } from './card.ts';
import { besidesText, maxTextChars, pendingMs, type Pending, type Words } from './pending.ts';
import { onTheWay, plainHints } from './plain-hints.ts';
import { askPlainVersion } from './plain-version.ts';
import { isTrivial } from './trivial.ts';

/** What it is meant for is not known yet: only words that no resident understands are hinted at. */
export function chooseKind(words: Words, { matter }: MatterFile, by: By, event: Event, context: Context): Turn<Pending> {
  const { number, round } = matter;
  const text = words.text.trim();
  if (isTrivial(text)) return { effects: [] };
  if (text.length > maxTextChars)
    return { effects: [lineHere(say('too-long', { number, length: text.length, limit: maxTextChars }), number, { quoting: true })] };
  const isHandler = by.role === 'handler';
  const button = (name: string) => choice(name, 'desk', name, number, event.id);
  const forHandler = [[button('as-finish'), button('as-progress')], [button('cancel')]];
  const forStaff = [[button('as-reply'), button('as-progress')], [button('as-question'), button('as-note')], [button('cancel')]];
  const files = filesInWords(words.attachments ?? []);
  const hints = plainHints(text, onTheWay);
  const shown = [say(isHandler ? 'choose-kind-handler' : 'choose-kind', { number, text }), ...(files === '' ? [] : [say('card-files', { files })]), ...hints];
  return {
    state: { pending: { kind: 'choose', number, text, id: event.id, round, ...besidesText(words) }, until: context.now + pendingMs },
    effects: [
      lineHere(shown.join('\n'), number, {
        purpose: 'preview',
        choices: isHandler ? forHandler : forStaff,
        quoting: true,
      }),
      ...askPlainVersion(matter, { ...words, text }, hints, event.id, context),
    ],
  };
}
