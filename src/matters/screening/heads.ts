// What the classifier is asked of a text, and the answers that it knows (DESIGN §9: screen).

import { categories, grounds, type Category, type Ground } from '../matter.ts';

export const intents = ['report', 'ask_progress', 'ask_schedule', 'book_appointment', 'greeting', 'thanks', 'complaint_about_reply', 'withdraw', 'other'] as const;
export type Intent = (typeof intents)[number];

/** What a text is as a whole; exactly one of these. */
export interface Subject {
  name: string;
  /** Excluded altogether, or in a part; of a danger; or received like any other. */
  as: 'excluded' | 'mixed' | 'danger' | 'received';
  ground: Ground | null;
  category: Category | null;
}

/** Dangers are told in three ways: those of a body, those of a place, and the rest. */
const dangerCategories = ['治安与消防', '医疗卫生', '其他'] as const;

/**
 * Finer than anybody asks: what is received is no one kind of text but many, and the classifier tells an excluded one from each of them
 * better than from all at once. The answers are sums over these.
 */
export const subjects: readonly Subject[] = [
  ...grounds.map((ground): Subject => ({ name: ground, as: 'excluded', ground, category: null })),
  ...grounds.map((ground): Subject => ({ name: `mixed:${ground}`, as: 'mixed', ground, category: null })),
  ...dangerCategories.map((category): Subject => ({ name: `danger:${category}`, as: 'danger', ground: null, category })),
  ...intents.slice(1).map((intent): Subject => ({ name: `said:${intent}`, as: 'received', ground: null, category: null })),
  ...categories.map((category): Subject => ({ name: category, as: 'received', ground: null, category })),
];

/** The same question asked coarsely: what one look misses another may see, and their mean is right more often than either. */
export const gists: readonly (Pick<Subject, 'name' | 'as' | 'ground'>)[] = [
  { name: 'plain', as: 'received', ground: null },
  // Received, though its words or its shape tempt.
  { name: 'tempting', as: 'received', ground: null },
  { name: 'mixed', as: 'mixed', ground: null },
  { name: 'danger', as: 'danger', ground: null },
  ...grounds.map((ground) => ({ name: ground, as: 'excluded' as const, ground })),
];

/** What somebody wants; a report of something excluded reads unlike other reports. */
export const aims: readonly { name: string; intent: Intent }[] = [
  ...intents.map((intent) => ({ name: intent, intent })),
  ...grounds.map((ground) => ({ name: `report:${ground}`, intent: 'report' as const })),
];

export const headLabels = { subject: subjects.map(({ name }) => name), gist: gists.map(({ name }) => name), aim: aims.map(({ name }) => name) };

export type HeadName = keyof typeof headLabels;
