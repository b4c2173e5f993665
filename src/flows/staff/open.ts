// 看原文: the original words and what the resident gave of himself, in private, for a reason that is kept; the resident can see that it was done.

import { momentForPeople } from '../../calendar/civil.ts';
import { maySee } from '../../matters/visibility.ts';
import { say } from '../../texts/say.ts';
import type { Effect } from '../flow.ts';
import { lineHere } from './card.ts';
import { said, type Doing } from './doing.ts';

export function open(doing: Doing): Effect[] {
  const { file, by, rest, event, context } = doing;
  const { matter } = file;
  const { personal, roster, now } = context;
  if (!personal || !maySee(roster, by.person, matter, 'original', event.chat, now)) return [said('open-not-yours', doing)];
  const texts = personal.texts.map(({ kind, at, original }) => say('opened-text', { moment: momentForPeople(at), kind: say(`opened-${kind}`), text: original }));
  const given = [personal.name, personal.phone].filter((one) => one !== null).join('，');
  const lines = [
    say('opened-head', { number: matter.number }),
    ...(texts.length > 0 ? texts : [say('opened-blank')]),
    given === '' ? say('opened-nothing-given') : say('opened-given', { given }),
    say('opened-logged'),
  ];
  return [{ effect: 'log-opening', matter: matter.number, by, reason: rest }, lineHere(lines.join('\n'), matter.number, { quoting: true })];
}
