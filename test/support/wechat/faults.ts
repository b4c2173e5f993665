// What goes wrong at the WeChat double, on order: look-ups that are slow or fail, sends that are refused, hang or only seem to fail.

/** A look-up of the puppet: what it asks the platform for. */
export type LookupKind = 'message' | 'contact' | 'room' | 'member' | 'url' | 'location';

export interface Lookups {
  /** How long each takes; default: no time at all. */
  takes: (delayMs: (kind: LookupKind, id: string) => number) => void;
  /** Each takes some time between these. */
  takeBetween: (leastMs: number, mostMs: number) => void;
  /** The next ones fail. */
  fail: (times: number, kind?: LookupKind) => void;
  /** The next ones never answer. */
  hang: (times: number, kind?: LookupKind) => void;
  /** What was ordered is over: those that come now answer. */
  heal: () => void;
  /** This id can never be looked up. */
  lose: (id: string) => void;
  /** To be awaited by the puppet for each look-up. */
  pass: (kind: LookupKind, id: string) => Promise<void>;
  /** How often the platform was asked. */
  count: (kind: LookupKind) => number;
}

/** `arrives`: it reaches the chat although the sender is told otherwise. */
export interface SendFault {
  /** The code of gRPC; behind a puppet server every error becomes 2. `hangs`: no answer at all. */
  code: number | 'hangs';
  details: string;
  arrives: boolean;
  /** It succeeds after all, when this does. */
  succeedsWith?: Promise<void>;
}

export interface Sends {
  next: (...faults: SendFault[]) => void;
  take: () => SendFault | undefined;
}

/** WeChat's own brake. */
export const riskControl: SendFault = { code: 2, details: 'risk control -104', arrives: false };
/** No, and nobody says why. */
export const unexplained: SendFault = { code: 2, details: 'Error: ret 1', arrives: false };
/** The link drops in the middle; whether it has arrived is open. */
export function dropped(arrives: boolean): SendFault {
  return { code: 14, details: 'UNAVAILABLE: Connection dropped', arrives };
}
/** No answer comes. */
export function hangs(arrives: boolean): SendFault {
  return { code: 'hangs', details: '', arrives };
}

/** The answer comes only when this does. */
export function answersWith(moment: Promise<void>): SendFault {
  return { code: 'hangs', details: '', arrives: true, succeedsWith: moment };
}

export function createLookups(): Lookups {
  let delayMs: (kind: LookupKind, id: string) => number = () => 0;
  const orders: { what: 'fail' | 'hang'; kind: LookupKind | undefined; times: number }[] = [];
  const lost = new Set<string>();
  const counts = new Map<LookupKind, number>();
  return {
    takes: (given) => void (delayMs = given),
    takeBetween: (leastMs, mostMs) => void (delayMs = () => leastMs + Math.random() * (mostMs - leastMs)),
    fail: (times, kind) => void orders.push({ what: 'fail', kind, times }),
    hang: (times, kind) => void orders.push({ what: 'hang', kind, times }),
    heal: () => void orders.splice(0),
    lose: (id) => void lost.add(id),
    count: (kind) => counts.get(kind) ?? 0,
    async pass(kind, id) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const order = orders.find((one) => one.times > 0 && (one.kind === undefined || one.kind === kind));
      if (order !== undefined) order.times -= 1;
      if (order?.what === 'hang') await new Promise<never>(() => undefined);
      const ms = delayMs(kind, id);
      if (ms > 0) await new Promise<void>((resolve) => void setTimeout(resolve, ms));
      if (order?.what === 'fail' || lost.has(id)) throw Object.assign(new Error(`${kind} not found for id ${id}`), { code: 2 });
    },
  };
}

export function createSends(): Sends {
  const faults: SendFault[] = [];
  return {
    next: (...given) => void faults.push(...given),
    take: () => faults.shift(),
  };
}
