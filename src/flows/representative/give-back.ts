// 【不归我】, and what was not acknowledged or whose representative has left: the matter is the officer's again.

import { apply, decide, type By } from '../../matters/lifecycle.ts';
import { districtOfficersOf, officersOf } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Effect, HistoryLine, MatterFile, NewText } from '../flow.ts';
import { lineHere, lineTo, staffOf, cardChoices, decidedCard, decisionsIn } from '../staff/card.ts';
import { attempt, type Done, type Doing } from '../staff/doing.ts';
import { rewriteHisCard } from '../staff/representative.ts';
import { nameOf, newText } from '../words.ts';

/** By himself, with a reason. */
export function giveBack(doing: Doing): Effect[] {
  const { file, by, event, context, rest } = doing;
  const { number } = file.matter;
  const text = newText(event.id, 0, 'note', rest);
  const to = officerFor(file, context);
  const tried = attempt({ kind: 'give-back', text: text.id, to }, 'give-back', doing, [text]);
  if ('effect' in tried) return [tried];
  const lead = say('given-back-staff', { number, representative: nameOf(context, by.person), reason: text.masked });
  return [...tried.effects, lineHere(say('given-back-here', { number, officer: nameOf(context, to) }), number), ...toldOfReturn(file, tried.file, lead, context)];
}

/** By the program or by the officer who ends somebody's rights: nothing is said here. Null where nobody has it. */
export function takenBack(file: MatterFile, by: By, context: Context): Done | null {
  const decision = decide(file.matter, { kind: 'give-back', text: null, to: officerFor(file, context) }, by, context.now);
  if (!decision.ok) return null;
  const matter = decision.events.reduce((present, event) => apply(present, event, by, context.now), file.matter);
  const history = [...file.history, ...decision.events.map((event): HistoryLine => ({ at: context.now, event, by }))];
  const texts: NewText[] = [];
  return { file: { ...file, matter, history }, effects: [{ effect: 'record', matter: matter.number, events: decision.events, by, texts }] };
}

/** The staff hear it with what can be done now; their card and his say so. */
export function toldOfReturn(before: MatterFile, after: MatterFile, text: string, context: Context): Effect[] {
  const { matter } = after;
  const line: Effect = { ...lineTo(staffOf(matter), matter, text), choices: againChoices(after) };
  const { representative } = before.matter;
  return [line, decidedCard(after, context), ...(representative === null ? [] : [rewriteHisCard(after, representative, context)])];
}

/** 【分派代表】【转办部门】【直接答复】 */
function againChoices({ matter, history }: MatterFile): Choice[][] {
  const wanted = new Set(['assign', 'refer', 'reply']);
  return [cardChoices(matter, decisionsIn(history).length).flat().filter((one) => wanted.has(one.choice))];
}

function officerFor({ matter }: MatterFile, { roster, now }: Context): string | null {
  const district = roster.studios.get(matter.studio)?.district ?? '';
  return (officersOf(roster, matter.studio, now)[0] ?? districtOfficersOf(roster, district, now)[0])?.person ?? null;
}
