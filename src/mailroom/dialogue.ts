// Where each person of a chat stands: the state blob of a conversation. What must not be lost is put aside while he does something else.

import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import type { OpenFlow } from '../flows/route.ts';

const begun = z.object({ flow: z.string(), data: z.unknown(), isKept: z.literal(true).optional() });
const standing = begun.extend({ at: z.number(), aside: begun.optional() });

/** By the platform's user id: in a group each has a dialogue of his own. */
export const dialoguesSchema = z.record(z.string(), standing);

type Standing = z.infer<typeof standing>;
export type Dialogues = z.infer<typeof dialoguesSchema>;

/** What a flow has begun with this person, also where it waits aside. */
export function dataFor(now: Standing | undefined, flow: OpenFlow): unknown {
  if (now?.flow === flow.name) return now.data;
  return now?.aside?.flow === flow.name ? now.aside.data : null;
}

/** Where somebody stands after a turn: a flow that is kept never gives way to another, nor ends one that it met. */
export function standingAfter(before: Standing | undefined, flow: OpenFlow, state: unknown, at: Instant): Standing | undefined {
  if (state === undefined) return before;
  if (state === null) return before && standingWithout(before, flow, at);
  const own = { flow: flow.name, data: state, at, ...(flow.isKept ? { isKept: true as const } : {}) };
  const aside = besides(before, flow);
  return aside ? { ...own, aside } : own;
}

/** What waits while this flow goes on. */
function besides(before: Standing | undefined, flow: OpenFlow): Standing['aside'] {
  if (!before) return undefined;
  const { at: _, aside, ...top } = before;
  const isOther = top.flow !== flow.name;
  return isOther && (flow.isKept === true || top.isKept === true) ? top : aside?.flow === flow.name ? undefined : aside;
}

/** A flow has ended: its own dialogue, or whatever was under way that is not kept. */
function standingWithout({ aside, ...top }: Standing, { name }: OpenFlow, at: Instant): Standing | undefined {
  if (aside?.flow === name) return top;
  if (top.flow !== name && top.isKept) return aside ? { ...top, aside } : top;
  return aside && (top.flow === name || aside.isKept) ? { ...aside, at } : undefined;
}
