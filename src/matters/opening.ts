// Opening a person's data (DESIGN §1): what is shown to whoever gave a reason, and what its resident can ask about it.

import type { Instant } from '../calendar/clock.ts';
import type { By } from './lifecycle.ts';
import type { MatterNumber } from './matter.ts';

/** What a resident said, as he said it, and gave of himself. */
export interface PersonalData {
  texts: readonly { id: string; kind: 'original' | 'supplement' | 'answer'; at: Instant; original: string }[];
  name: string | null;
  phone: string | null;
}

/** Somebody opened it, in this capacity. */
export interface Opening {
  matter: MatterNumber;
  at: Instant;
  by: By;
}
