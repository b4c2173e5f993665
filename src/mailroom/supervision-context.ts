// What turns may know of supervision (督办): slips about a matter, documents of studios, who does not act.

import type { Context, MatterFile, Need } from '../flows/flow.ts';
import type { SupervisionKnown, SupervisionNeed } from '../flows/supervision-contract.ts';
import type { SupervisionDocument } from '../matters/document.ts';
import type { Db } from '../store/db.ts';
import { documentsAbout, documentsOf } from '../store/documents.ts';
import { idleIn } from '../store/idle.ts';
import type { Seal } from '../store/seal.ts';

const kinds: ReadonlySet<Need['need']> = new Set<SupervisionNeed['need']>(['slips', 'documents', 'idle']);

export function isSupervisionNeed(need: Need): need is SupervisionNeed {
  return kinds.has(need.need);
}

export async function answerSupervision(tx: Db, seal: Seal, need: SupervisionNeed, found: SupervisionKnown & { matter: MatterFile | null }): Promise<void> {
  switch (need.need) {
    case 'slips':
      found.slips = found.matter ? await documentsAbout(tx, seal, found.matter.matter.number) : [];
      return;
    case 'documents':
      found.documents = await documentsOf(tx, seal, need);
      return;
    case 'idle':
      found.idle = await idleIn(tx, need);
  }
}

/** As the turns before have left them: issued, or answered. */
export function supervisionAsChanged({ slips, documents, idle, matter }: SupervisionKnown & { matter: MatterFile | null }, changed: readonly SupervisionDocument[]): Pick<Context, keyof SupervisionKnown> {
  const number = matter?.matter.number;
  const present = (list: readonly SupervisionDocument[]) => list.map((one) => changed.find((other) => other.number === one.number) ?? one);
  const isNew = (one: SupervisionDocument) => one.matter === number && slips?.every((other) => other.number !== one.number) === true;
  return {
    ...(slips ? { slips: [...present(slips), ...changed.filter(isNew)] } : {}),
    ...(documents ? { documents: { ...documents, list: documents.list.map((one) => ({ ...one, ...changed.find((other) => other.number === one.number) })) } } : {}),
    ...(idle ? { idle } : {}),
  };
}
