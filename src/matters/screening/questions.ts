// The one question whose answer decides about a ground (DESIGN §3). A secret has none: nothing of it may be said in a chat.

import type { Ground } from '../matter.ts';

/** 「法院已经立案了吗？」「已经交给纪委或信访办了吗？」「是只为一个人的事吗？」「想请代表帮着办，还是反映别人这么做？」 */
export type DecidingQuestion = 'court-accepted' | 'already-with-discipline-or-petition' | 'for-one-person' | 'help-or-report';

export const decidingQuestions: Readonly<Record<Exclude<Ground, 'state_secret'>, DecidingQuestion>> = {
  judicial: 'court-accepted',
  personal_favour: 'for-one-person',
  unlawful_or_policy: 'help-or-report',
  discipline_or_petition_in_progress: 'already-with-discipline-or-petition',
};
