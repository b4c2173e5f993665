// Refusals without a reason: most often WeChat's brake on the whole account, sometimes one message that it will never take.

export interface Refusals {
  /** A message got through: no brake is on. */
  sent(id: string): void;
  /** How long to wait with this one; null: others get through meanwhile, it never will. */
  waitMs(id: string, isBrake: boolean): number | null;
}

/** WeChat's brake: a minute, and longer each time it is felt. */
const BRAKE_MS = 60_000;
const LONGEST_BRAKE_MS = 15 * 60_000;
/** So often a message is refused alone before it is given up: behind it waits its whole chat. */
const ALONE = 3;
const MAX_REFUSED = 1_000;

export function createRefusals(): Refusals {
  let brakes = 0;
  let sent = 0;
  const refused = new Map<string, { alone: number; sentThen: number }>();

  /** How often this one was refused although another got through since the time before. */
  function refusedAlone(id: string): number {
    const before = refused.get(id);
    const alone = before !== undefined && sent > before.sentThen ? before.alone + 1 : (before?.alone ?? 0);
    refused.delete(id);
    if (alone < ALONE) refused.set(id, { alone, sentThen: sent });
    if (refused.size > MAX_REFUSED) refused.delete(refused.keys().next().value ?? '');
    return alone;
  }

  return {
    sent(id) {
      brakes = 0;
      sent += 1;
      refused.delete(id);
    },
    waitMs(id, isBrake) {
      if (!isBrake && refusedAlone(id) >= ALONE) return null;
      const waitMs = Math.min(LONGEST_BRAKE_MS, BRAKE_MS * 2 ** Math.min(brakes, 10));
      brakes += 1;
      return waitMs;
    },
  };
}
