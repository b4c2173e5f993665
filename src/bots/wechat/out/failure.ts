// What is known of a failed call to a puppet: gRPC's code and a class, never the words, for they hold what was sent and stacks.

/** gRPC's codes, as the puppet service gives them. */
const CANCELLED = 1;
const INVALID_ARGUMENT = 3;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;

/**
 * `braked`: WeChat slows us down; `away`: not logged in, nothing was done; `broken`: the link broke, it may be done;
 * `closed`: nobody there who takes it; `impossible`: this puppet or WeChat can never do it; `refused`: no reason that we know.
 */
export type FailureClass = 'braked' | 'away' | 'broken' | 'closed' | 'impossible' | 'refused';

export interface PuppetFailure {
  class: FailureClass;
  /** For the log. */
  code: string;
}

/** Puppets say in words, theirs or WeChat's, what no code says. */
const WORDS: readonly [FailureClass, RegExp][] = [
  ['away', /not? log(?:ged)? ?in|need login|未登录|offline|puppet (?:is )?not (?:ready|started)/i],
  ['braked', /risk control|-104\b|too (?:frequent|many|fast)|frequen(?:t|cy)|rate limit|操作(?:太|过于)频繁/i],
  ['closed', /not (?:a |your |in )?friend|开启了朋友验证|blacklist|拉黑|ret(?:code)?\W{0,4}44\b|(?:contact|room|conversation|user)\b.{0,20}not (?:found|exist)|no such (?:contact|room)|not in (?:this|the) (?:chat ?)?room|kicked/i],
  ['impossible', /un-?supported|not (?:supported|implemented|support)|too large|exceed/i],
];

const BY_CODE: ReadonlyMap<number, FailureClass> = new Map([
  [CANCELLED, 'broken'],
  [INVALID_ARGUMENT, 'impossible'],
  [DEADLINE_EXCEEDED, 'broken'],
  [NOT_FOUND, 'closed'],
  [UNIMPLEMENTED, 'impossible'],
  [INTERNAL, 'broken'],
  [UNAVAILABLE, 'broken'],
  [UNAUTHENTICATED, 'away'],
]);

/** Reads what a call to a puppet threw. */
export function failureOf(error: unknown): PuppetFailure {
  const code = codeOf(error);
  const known = code === null ? undefined : BY_CODE.get(code);
  const shown = code === null ? 'puppet' : `grpc-${code}`;
  if (known !== undefined) return { class: known, code: shown };
  const words = wordsOf(error);
  return { class: WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'refused', code: shown };
}

/** The link to the puppet is down: it says nothing of what was asked. */
export function isLinkDown(error: unknown): boolean {
  const code = codeOf(error);
  return code === UNAVAILABLE || code === CANCELLED || code === UNAUTHENTICATED;
}

function codeOf(error: unknown): number | null {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  return typeof code === 'number' ? code : null;
}

/** Without the stack, in which any word may stand. */
function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const details: unknown = Reflect.get(error, 'details');
  const message: unknown = Reflect.get(error, 'message');
  const words = typeof details === 'string' && details !== '' ? details : typeof message === 'string' ? message : '';
  return (words.split(/\n\s+at /, 1)[0] ?? '').slice(0, 500);
}
