// One delivery, one message to WeChat, one named outcome; where the answer fails to come, the echo decides.

import { within } from '../../../within.ts';
import type { Delivery, SendFailure, Sent } from '../../channel.ts';
import type { Echoes, Expected } from './echoes.ts';
import { failureOf } from './failure.ts';
import type { PuppetFailure } from './failure.ts';
import type { OnlineNow } from '../session/online.ts';
import { addressed, carryOut, readDispatch } from './outgoing.ts';
import { createRefusals } from './refusals.ts';

export interface SendDeps {
  online: OnlineNow;
  echoes: Echoes;
  /** For tests of what happens when the time is over. */
  limitMs?: number | undefined;
}

/** The port allows 10 s, and to look up a name takes its time before. */
const SEND_LIMIT_MS = 7_500;
/** So long an echo may take before the message is sent once more. */
const DOUBT_MS = 15_000;
const TRIES = 2;
const MAX_DOUBTS = 1_000;

/** One sending of a delivery of which we do not know whether it arrived: it waits for an echo of its own, and for the answer that was late. */
interface Try {
  expected: Expected;
  late: { answer: Sent | null };
}

/** A delivery that may have arrived. */
interface Doubt {
  tries: Try[];
}

/** Makes the `send` of the channel: never throws, returns within 10 s. */
export function createSend({ online, echoes, limitMs = SEND_LIMIT_MS }: SendDeps): (delivery: Delivery) => Promise<Sent | SendFailure> {
  const doubts = new Map<string, Doubt>();
  const refusals = createRefusals();

  return async (delivery) => {
    const doubt = doubts.get(delivery.id) ?? { tries: [] };
    const settled = settle(doubt);
    if (settled !== null) {
      doubts.delete(delivery.id);
      return settled;
    }
    const now = online();
    if (now === null) return { ok: false, why: 'later', code: 'offline' };
    const meant = readDispatch(delivery.dispatch);
    if (typeof meant === 'string') return { ok: false, why: 'invalid', code: meant };
    const { chat } = delivery.address;
    if (chat === '') return { ok: false, why: 'blocked', code: 'no-chat' };
    const outgoing = await addressed(now, chat, meant);
    const expected = echoes.expect(chat, outgoing.kind === 'text' ? outgoing.text : null);
    const work = carryOut(now, chat, outgoing);
    const outcome = await attempt(delivery.id, expected, work);
    if (outcome.ok || outcome.why !== 'ambiguous') doubts.delete(delivery.id);
    else remember(delivery.id, { tries: [...doubt.tries, { expected, late: lateAnswer(work) }] });
    return outcome;
  };

  async function attempt(id: string, expected: Expected, work: Promise<string | null>): Promise<Sent | SendFailure> {
    const sending = work.then(
      (messageId): Outcome => ({ how: 'sent', messageId }),
      (error: unknown): Outcome => ({ how: 'failed', failure: failureOf(error) }),
    );
    const coming = expected.came.then((messageId): Outcome => ({ how: 'sent', messageId }));
    const outcome = await within(limitMs, Promise.race([sending, coming]));
    return read(id, outcome, expected);
  }

  function read(id: string, outcome: Outcome | null, expected: Expected): Sent | SendFailure {
    if (outcome?.how === 'sent') {
      refusals.sent(id);
      expected.ended('sent');
      return sentAs(outcome.messageId);
    }
    const failure = outcome === null ? null : outcome.failure;
    const isOpen = failure === null || failure.class === 'broken';
    expected.ended(isOpen ? 'doubtful' : 'refused');
    if (isOpen) return { ok: false, why: 'ambiguous', retryAfterMs: DOUBT_MS, code: failure?.code ?? 'no-answer' };
    return refusal(id, failure);
  }

  function refusal(id: string, { class: kind, code }: PuppetFailure): SendFailure {
    if (kind === 'closed') return { ok: false, why: 'blocked', code };
    if (kind === 'impossible') return { ok: false, why: 'invalid', code };
    if (kind === 'away') return { ok: false, why: 'later', code };
    const retryAfterMs = refusals.waitMs(id, kind === 'braked');
    return retryAfterMs === null ? { ok: false, why: 'invalid', code } : { ok: false, why: 'later', retryAfterMs, code };
  }

  function remember(id: string, doubt: Doubt): void {
    doubts.delete(id);
    doubts.set(id, doubt);
    if (doubts.size > MAX_DOUBTS) doubts.delete(doubts.keys().next().value ?? '');
  }
}

type Outcome = { how: 'sent'; messageId: string | null } | { how: 'failed'; failure: PuppetFailure };

/** What became of a delivery that was in doubt; null: it is to be sent. */
function settle({ tries }: Doubt): Sent | SendFailure | null {
  const messageId = tries.map(({ expected }) => expected.echo()).find((echo) => echo !== null);
  if (messageId != null) return { ok: true, messageId };
  const answered = tries.find(({ late }) => late.answer !== null);
  if (answered?.late.answer) return answered.late.answer;
  return tries.length < TRIES ? null : { ok: false, why: 'invalid', code: 'no-echo' };
}

/** What the platform says when nobody waits for it any more. */
function lateAnswer(work: Promise<string | null>): Try['late'] {
  const late: Try['late'] = { answer: null };
  work.then(
    (messageId) => (late.answer = sentAs(messageId)),
    // A refusal leaves it in doubt, as it was.
    () => undefined,
  );
  return late;
}

function sentAs(messageId: string | null): Sent {
  return messageId === null ? { ok: true } : { ok: true, messageId };
}
