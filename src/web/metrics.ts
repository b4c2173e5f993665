// Figures for Prometheus: what waits, what was put aside and refused, and how the process is; for whoever has the token, else for this machine alone.

import { hash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

/** What waits in the store. */
export interface Waiting {
  inbox: number;
  parked: number;
  /** By class; a class of which nothing waits may be missing. */
  outbox: readonly { class: string; count: number }[];
}

export interface MetricsOptions {
  /** Null: only who asks from this machine is answered. */
  token: string | null;
  classes: readonly string[];
  /** Null, or a rejection: the store is away. */
  waiting: () => Promise<Waiting | null>;
}

export interface Metrics {
  /** @param remote the address of who asks, as the socket knows it */
  answer(request: Request, remote: string | undefined): Promise<Response>;
  /** Counts refused attempts, one for each reason. */
  refused: (reasons: readonly string[]) => void;
}

/** Many who ask cost the store no more than one. */
const keptMs = 3_000;

export function createMetrics({ token, classes, waiting }: MetricsOptions): Metrics {
  // Of its own: the library's global one is shared by all in the process.
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const inbox = new Gauge({ name: 'huiyin_inbox_waiting', help: 'Letters that wait to be handled.', registers });
  const outbox = new Gauge({ name: 'huiyin_outbox_waiting', help: 'Deliveries that wait to leave, by class.', labelNames: ['class'], registers });
  const parked = new Gauge({ name: 'huiyin_letters_parked', help: 'Letters put aside after five tries.', registers });
  const store = new Gauge({ name: 'huiyin_store_up', help: '1 while the store answers.', registers });
  const refusals = new Counter({ name: 'huiyin_refusals_total', help: 'Refused attempts of this process, by reason.', labelNames: ['reason'], registers });
  let looked: { at: number; done: Promise<void> } | null = null;

  async function look(): Promise<void> {
    const found = await waiting().catch(() => null);
    store.set(found === null ? 0 : 1);
    inbox.set(found?.inbox ?? Number.NaN);
    parked.set(found?.parked ?? Number.NaN);
    for (const name of classes) outbox.set({ class: name }, found === null ? Number.NaN : (found.outbox.find((one) => one.class === name)?.count ?? 0));
  }

  return {
    async answer(request, remote) {
      const refusal = token === null ? refuseStrangers(request, remote) : refuseWithoutToken(request, token);
      if (refusal) return refusal;
      if (looked === null || performance.now() - looked.at > keptMs) looked = { at: performance.now(), done: look() };
      await looked.done;
      return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' } });
    },
    refused(reasons) {
      for (const reason of reasons) refusals.inc({ reason });
    },
  };
}

/** A proxy on this machine asks for others: what it says of them tells it. To them the page is not there. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

function refuseStrangers({ headers }: Request, remote: string | undefined): Response | null {
  const isHere = remote !== undefined && /^(::ffff:)?127\.|^::1$/.test(remote);
  return isHere && !forwarding.some((name) => headers.has(name)) ? null : new Response(null, { status: 404 });
}

function refuseWithoutToken({ headers }: Request, token: string): Response | null {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  // Digests have one length, which timingSafeEqual demands.
  if (timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))) return null;
  return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
}
