// After a text has ended: a secret or danger first, then the fork, the studio, the place, and at last the summary.

import { mask } from '../../matters/masking.ts';
import { screen, type Parts } from '../../matters/screening.ts';
import type { Studio } from '../../matters/roster.ts';
import { say } from '../../texts/say.ts';
import type { Choice, Context, Draft, Effect, Event, Turn } from '../flow.ts';
import { answer, choice, confidantsInWords, filesInWords, staleButton } from '../words.ts';
import { dangerTurn } from './danger.ts';
import { keepingOf, wordsOf } from '../confined/keeping.ts';
import { doorLines } from '../right-door.ts';
import { askConfined, heard, nobodyTurn } from '../confined/question.ts';
import { askBehalf } from './behalf.ts';
import { attachmentsOf, changed, holdsSecret, isEmpty, keep, pinsOf, placeOf, textOf } from './draft.ts';
import { askFork } from './fork.ts';
import { at, pauseId, type Raising } from './raising.ts';
import { secretTurn } from './secret.ts';
import { askStudio, studioOf } from './studio.ts';

/**
 * The next thing to ask or show about a draft.
 * @param lead why it is shown again
 */
export function advance(written: Draft, event: Event, context: Context, lead = ''): Turn<Raising> {
  const draft = heard(written);
  if (isEmpty(draft)) return { state: null, effects: [answer(say('nothing-yet'))] };
  if (holdsSecret(draft)) return secretTurn(event, { ...context, draft });
  const text = textOf(draft);
  const screening = screen(text);
  if (screening.danger) return dangerTurn(screening.danger, draft, event, context, wasTold(draft, context));
  const listenedTo: Effect = { effect: 'no-longer-due', id: pauseId(event) };
  const asked = askConfined(draft, context);
  if (asked) return { ...asked, effects: [listenedTo, ...asked.effects] };
  const studio = context.studio ?? studioOf(event, context.roster, text);
  const remember: Effect[] = context.studio || !studio ? [] : [{ effect: 'remember', studio: studio.code }];
  if (screening.ground && draft.forked?.ground !== screening.ground) {
    const fork = askFork(screening, draft, { ...context, studio });
    return { ...fork, effects: [listenedTo, ...remember, ...keep(draft, event), ...fork.effects] };
  }
  if (!studio) {
    const where = askStudio(draft, event, context);
    return { ...where, effects: [listenedTo, ...where.effects] };
  }
  const unkept = nobodyTurn(draft, studio, event, context);
  if (unkept) return unkept;
  if (screening.needsPlace && !draft.placeAsked && placeOf(draft) === null)
    return {
      state: at('place', context.now),
      effects: [
        listenedTo,
        ...remember,
        ...keep({ ...draft, placeAsked: true }, event),
        answer(say('ask-place'), { choices: [[choice('skip', 'raise', 'skip-place')]] }),
      ],
    };
  const behalf = askBehalf(draft, event, context);
  if (behalf) return { ...behalf, effects: [listenedTo, ...remember, ...behalf.effects] };
  return { state: at('summary', context.now), effects: [listenedTo, ...remember, ...showSummary(draft, studio, event, context, lead)] };
}

/** The studio is known from now on, for this chat and for what waits in it. */
export function withStudio(code: string, draft: Draft | null, event: Event, context: Context): Turn<Raising> {
  const studio = context.roster.studios.get(code);
  if (!studio) return { effects: staleButton(event) };
  const remember = { effect: 'remember', studio: code } as const;
  if (!draft) return { state: null, effects: [remember, answer(say('studio-set', { studio: studio.name }))] };
  const turn = advance(changed(draft, context.now), { ...event, chat: { ...event.chat, studio: code } }, { ...context, studio });
  return { ...turn, effects: [remember, ...turn.effects] };
}

/** Danger in what was kept before: it has been answered, and waits for its studio. */
function wasTold(draft: Draft, { draft: kept }: Context): boolean {
  return kept !== null && kept.id === draft.id && screen(textOf(kept)).danger !== null;
}

/** Shows the draft as it would be filed. Its button carries the revision: one live 【提交】, never an old one. */
function showSummary(draft: Draft, studio: Studio, event: Event, context: Context, lead: string): Effect[] {
  const text = textOf(draft);
  const masked = mask(text);
  const files = filesInWords(attachmentsOf(draft), pinsOf(draft).length);
  const { category, parts, mayBeDanger } = screen(text);
  const enclosed = files === '' ? '' : say('summary-files', { files });
  const facts = { what: [text, enclosed].filter(Boolean).join('\n'), where: placeOf(draft) ?? say('summary-no-place'), category };
  const keeping = draft.confined === 'wished' ? keepingOf(wordsOf(draft), studio, event, context) : null;
  const open = { ...facts, studio: studio.name, shown: masked === text ? say('summary-same') : say('summary-masked', { masked }) };
  const apart = parts && !keeping ? inParts(parts, enclosed, studio) : null;
  // Of the first message it was said already.
  const isDangerLater = mayBeDanger && draft.parts.length > 1;
  const lines = [
    isDangerLater ? say('may-be-danger') : '',
    lead,
    keeping
      ? say('summary-confined', {
          ...facts,
          who: confidantsInWords(context, keeping.district, keeping.confined),
          shown: masked === text ? '' : say('summary-confined-masked', { masked }),
        })
      : apart
        ? `${apart}\n${say('summary-parts-rest', open)}`
        : say('summary', open),
    event.chat.consented ? '' : say(keeping ? 'summary-confined-consent' : 'summary-consent'),
  ];
  return [
    ...keep(draft, event),
    answer(lines.filter(Boolean).join('\n'), { purpose: 'summary', choices: summaryChoices(draft, event.chat.consented) }),
  ];
}

/** What goes on, and what cannot with the way to its door: said before it is submitted, decided by a person. */
function inParts({ public: handled, excluded, ground }: Parts, enclosed: string, { doors }: Studio): string {
  // Files go with what is handled.
  return say('summary-parts', { public: `${handled}${enclosed}`, excluded, door: doorLines(ground, screen(excluded).category, doors, excluded)[0] ?? '' });
}

function summaryChoices(draft: Draft, consented: boolean): Choice[][] {
  const args = [draft.id, String(draft.revision)];
  const rest = [choice('change', 'raise', 'change', ...args), choice('drop', 'raise', 'drop', ...args)];
  return consented
    ? [[choice('submit', 'raise', 'submit', ...args)], rest]
    : [[choice('agree', 'raise', 'agree', ...args), choice('disagree', 'raise', 'disagree', ...args)], rest];
}
