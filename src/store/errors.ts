// Which errors are nobody's fault: the store is away, or two transactions met.

import { factsOf } from '../log.ts';

/**
 * By class of SQLSTATE: 08 connection, 53 resources, 57 ended by an operator or starting, 58 the system below, 28 and 3D an address that
 * is not taken any more. And: 25006 a standby takes no writes, 55000 a server amid recovery, 25P03 and 25P04 a transaction that stood still.
 */
const outageStates = /^(08|28|3D|53|57|58)...$|^(25006|25P03|25P04|55000)$/;

/** Of the network, the machine, and the driver. */
const outageCodes = /^(ECONN\w+|EHOST\w+|ENET\w+|ENOTFOUND|EAI_\w+|ETIMEDOUT|EPIPE|EMFILE|ENFILE|CONNECT_TIMEOUT|CONNECTION_\w+)$/;

/** The store is away: nothing can be done until it is back. */
export function isOutage(error: unknown): boolean {
  const { code = '' } = factsOf(error);
  return outageStates.test(code) || outageCodes.test(code);
}

/** Two transactions met (serialization, deadlock, a lock not had) and this one gave way: it is repeated as it was. */
export function isCollision(error: unknown): boolean {
  return /^(40...|55P03)$/.test(factsOf(error).code ?? '');
}
