// A representative has not acknowledged a matter: he is reminded once and the officer is told to call; then it goes back.

import { civilDate, dateForPeople } from '../../calendar/civil.ts';
import { isInHand } from '../../matters/matter.ts';
import { say } from '../../texts/say.ts';
import type { Context, Effect, MatterFile } from '../flow.ts';
import { lineTo } from '../staff/card.ts';
import { assignedIn, callRepresentative, isAcknowledged, representativeChoices } from '../staff/representative.ts';
import { nameOf } from '../words.ts';
import { acknowledgeBy, awaitAcknowledgement } from './acknowledge.ts';
import { takenBack, toldOfReturn } from './give-back.ts';

/** Only the assignment that still stands is spoken of. */
export function acknowledgementDue([, person, assigned, step]: readonly string[], file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const stands = matter.representative === person && String(assignedIn(file)) === assigned;
  if (!stands || isAcknowledged(file)) return [];
  if (step === 'remind') return isInHand(matter.status) ? remind(file, context) : [];
  // What a department has in hand lies with nobody else: there is nothing to assign anew.
  return matter.status === 'accepted' ? takeBack(file, context) : [];
}

function remind(file: MatterFile, context: Context): Effect[] {
  const { matter } = file;
  const { number, representative } = matter;
  if (representative === null) return [];
  const date = dateForPeople(civilDate(acknowledgeBy(file, context, 'back')));
  const after = matter.status === 'accepted' ? [say('acknowledge-or-back', { date })] : [];
  const line = lineTo({ to: 'person', person: representative }, matter, [say('acknowledge-reminder', { number }), ...after].join('\n'));
  return [{ ...line, choices: representativeChoices(file) }, ...callRepresentative(matter, context), ...awaitAcknowledgement(file, context, 'back')];
}

function takeBack(file: MatterFile, context: Context): Effect[] {
  const { representative } = file.matter;
  const done = takenBack(file, { person: null, role: 'desk' }, context);
  if (!done || representative === null) return [];
  const { number } = file.matter;
  const values = { number, representative: nameOf(context, representative), officer: nameOf(context, done.file.matter.owner) };
  return [
    ...done.effects,
    ...toldOfReturn(file, done.file, say('taken-back-staff', values), context),
    lineTo({ to: 'person', person: representative }, file.matter, say('taken-back-representative', values)),
  ];
}
