// After a text has ended: a secret or danger first, then the fork, the studio, the place, and at last the summary.

import { mask } from '../../matters/masking.ts';
import { screen } from '../../matters/screening.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Effect, Event, Turn } from '../flow.ts';
import { answer, choice, filesInWords } from '../words.ts';
import { dangerTurn } from './danger.ts';
import { attachmentsOf, changed, isEmpty, pinsOf, placeOf, textOf } from './draft.ts';
import { askFork } from './fork.ts';
import { at, pauseId, type Raising } from './raising.ts';
import { secretTurn } from './secret.ts';
import { matchStudios, studioChoices } from './studio.ts';

/** The next thing to ask or show about a draft. */
export function advance(draft: Draft, event: Event, context: Context): Turn<Raising> {
  if (isEmpty(draft)) return { state: null, effects: [answer(say('nothing-yet'))] };
  const text = textOf(draft);
  const screening = screen(text);
  if (screening.secret) return secretTurn(event, context);
  const listenedTo: Effect = { effect: 'no-longer-due', id: pauseId(event) };
  if (screening.danger && context.studio && context.nextNumber) return dangerTurn(screening.danger, event, null, context);
  if (screening.ground && draft.forked?.ground !== screening.ground) {
    const fork = askFork(screening, draft, context);
    return { ...fork, effects: [listenedTo, { effect: 'keep-draft', draft }, ...fork.effects] };
  }
  const studio = context.studio ?? onlyMatch(context, text);
  if (!studio) return askStudio(listenedTo, draft, context);
  const remember: Effect[] = context.studio ? [] : [{ effect: 'remember', studio: studio.code }];
  if (screening.needsPlace && !draft.placeAsked && placeOf(draft) === null && pinsOf(draft).length === 0)
    return {
      state: at('place', context.now),
      effects: [
        listenedTo,
        ...remember,
        { effect: 'keep-draft', draft: { ...draft, placeAsked: true } },
        answer(say('ask-place'), { choices: [[choice('skip', 'raise', 'skip-place')]] }),
      ],
    };
  return { state: at('summary', context.now), effects: [listenedTo, ...remember, ...showSummary(draft, studio, event, context)] };
}

/** A place in the text that only one studio has. */
function onlyMatch(context: Context, text: string): Studio | null {
  const found = matchStudios(context.roster, text);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function askStudio(listenedTo: Effect, draft: Draft, context: Context): Turn<Raising> {
  const choices = studioChoices([...context.roster.studios.values()]);
  return {
    state: at('studio', context.now),
    effects: [listenedTo, { effect: 'keep-draft', draft }, answer(say('ask-studio'), { choices })],
  };
}

/** Shows the draft as it would be filed. Its button carries the revision: one live 【提交】, never an old one. */
export function showSummary(draft: Draft, studio: Studio, event: Event, context: Context, lead = ''): Effect[] {
  const shown = changed(draft, context.now);
  const text = textOf(shown);
  const masked = mask(text);
  const files = filesInWords(attachmentsOf(shown), pinsOf(shown).length);
  const what = [text, files === '' ? '' : say('summary-files', { files })].filter(Boolean).join('\n');
  const place = placeOf(shown);
  const lines = [
    lead,
    say('summary', {
      what,
      where: place ?? say('summary-no-place'),
      category: screen(text).category,
      studio: studio.name,
      shown: masked === text ? say('summary-same') : masked,
    }),
    event.chat.consented ? '' : say('summary-consent'),
  ];
  return [
    { effect: 'keep-draft', draft: shown },
    answer(lines.filter(Boolean).join('\n'), { choices: summaryChoices(shown, event.chat.consented) }),
  ];
}

function summaryChoices(draft: Draft, consented: boolean): Choice[][] {
  const args = [draft.id, String(draft.revision)];
  const rest = [choice('change', 'raise', 'change', ...args), choice('drop', 'raise', 'drop', ...args)];
  return consented
    ? [[choice('submit', 'raise', 'submit', ...args)], rest]
    : [[choice('agree', 'raise', 'agree', ...args), choice('disagree', 'raise', 'disagree', ...args)], rest];
}
