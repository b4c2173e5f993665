// What was told so far of somebody who came to a reception or was visited (#接待, 走访).

import { z } from 'zod';
import { attachment } from '../drafted.ts';

/** What is noted in words; what was answered on line begins a card by itself. */
export const activityForms = ['studio', 'visit', 'appointment', 'other'] as const;
export type ActivityForm = (typeof activityForms)[number];

export const activityState = z.object({
  step: z.enum(['representative', 'words', 'choose', 'person', 'answer']),
  form: z.enum(activityForms),
  studio: z.string(),
  representative: z.string().nullable(),
  words: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  /** Told along with the name: the card begins with them. */
  sex: z.string().optional(),
  age: z.string().optional(),
  political: z.string().optional(),
  attachments: z.array(attachment).default([]),
  /** Names what its buttons act on. */
  id: z.string(),
});
export type Activity = z.infer<typeof activityState>;
