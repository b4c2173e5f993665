// What a studio has in hand, with what was filed by letters of the same batch: the store knows of it only after the commit.

import type { Instant } from '../calendar/clock.ts';
import type { MatterFile } from '../flows/flow.ts';
import type { ToldMatter } from '../flows/same-incident-contract.ts';
import { isInHand, type MatterNumber } from '../matters/matter.ts';

/** The newest first. */
export function toldInBatch(files: ReadonlyMap<MatterNumber, MatterFile>, told: readonly ToldMatter[], now: Instant): ToldMatter[] {
  const known = new Set(told.map(({ number }) => number));
  const justFiled = [...files.values()].map(({ matter }) => matter).filter((matter) => matter.raisedAt === now && !known.has(matter.number));
  // As they stand now: a letter of this batch may have confined, answered or taken back one.
  return [...justFiled.toReversed(), ...told].flatMap((one) => {
    const matter = files.get(one.number)?.matter;
    return matter && (matter.confined || !isInHand(matter.status)) ? [] : [one];
  });
}
