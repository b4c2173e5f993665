// What our messages are for: the id of a message leads back to its purpose, so that quoting it means something.

/** What a prompt asks staff for: the words, the person, the department, a reason. */
export const prompted = [
  ...['ask', 'assign', 'refer', 'reply', 'progress', 'note', 'decline', 'open'] as const,
  ...['merge', 'move', 'report-up', 'correct'] as const,
  ...['finish', 'extend', 'return', 'contact', 'send-back'] as const,
  ...['propose', 'give-back', 'object'] as const,
] as const;

/**
 * Messages about a matter that staff answer by quoting them. `card`: the one that is rewritten when the matter is decided;
 * `more`: its other side, where it could not be turned; `part`: its files and pins and the beginning of a long text; `line`: all that is only said;
 * `report`: that something did not arrive; `referral`: what a department's handler has of a matter; `submission`: what it answered, to be released.
 */
const staffPurposes = ['card', 'more', 'part', 'view', 'alert', 'preview', 'line', 'report', 'referral', 'submission', ...prompted.map((act) => `prompt-${act}` as const)] as const;

export function isToStaff(purpose: string | null | undefined): boolean {
  return staffPurposes.some((one) => one === purpose);
}

/** What a message of ours is for; the id of a message leads back to matter and purpose. The others are for residents, or about no matter. */
export type Purpose = (typeof staffPurposes)[number] | 'summary' | 'reply' | 'receipt' | 'question' | 'notice' | 'answer' | 'broadcast' | 'progress';
