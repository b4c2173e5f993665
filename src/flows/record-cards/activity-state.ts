// What was told so far of somebody who came to a reception or was visited (#接待, 走访).

import { z } from 'zod';

export const activityState = z.object({
  step: z.enum(['representative', 'words', 'choose', 'person', 'answer']),
  form: z.enum(['studio', 'visit']),
  studio: z.string(),
  representative: z.string().nullable(),
  words: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  /** Names what its buttons act on. */
  id: z.string(),
});
export type Activity = z.infer<typeof activityState>;
