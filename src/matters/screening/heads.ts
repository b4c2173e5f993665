// What the classifier is asked of a text, and the answers that it knows (DESIGN §9: screen).

import { categories, grounds } from '../matter.ts';

export const intents = ['report', 'ask_progress', 'ask_schedule', 'book_appointment', 'greeting', 'thanks', 'complaint_about_reply', 'withdraw', 'other'] as const;
export type Intent = (typeof intents)[number];

export const headLabels = {
  exclusion: ['none', ...grounds],
  category: categories,
  urgent: ['no', 'yes'],
  intent: intents,
} as const;

export type HeadName = keyof typeof headLabels;
