// Which errors are nobody's fault: the store is away, or two transactions met; everything else a letter has to answer for.

import { describe, expect, test } from 'vitest';
import { isCollision, isOutage } from '../../src/store/errors.ts';

/** As drivers throw them, also within the error of a query. */
function errorsWith(code: string): Error[] {
  const bare = Object.assign(new Error('words'), { code });
  return [bare, new Error('query failed', { cause: bare })];
}

describe('an outage', () => {
  test.each([
    ['connection lost', '08000', '08001', '08003', '08004', '08006'],
    ['out of memory, disk, connections', '53000', '53100', '53200', '53300', '53400'],
    ['ended, killed, starting, dropped, idle too long', '57P01', '57P02', '57P03', '57P04', '57P05', '57014'],
    ['a standby that takes no writes, after a failover', '25006'],
    ['a server that is not in the state for it: recovery, promotion', '55000'],
    ['a transaction that stood still too long', '25P03', '25P04'],
    ['the disk or the system under the server', '58000', '58030', '58P01'],
    ['who we are is not taken any more: the password or the database was changed', '28000', '28P01', '3D000'],
    ['the driver', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
    ['the network', 'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
    ['too many open files', 'EMFILE', 'ENFILE'],
  ])('%s', (_, ...codes) => {
    for (const code of codes) for (const error of errorsWith(code)) expect([code, isOutage(error), isCollision(error)]).toEqual([code, true, false]);
  });
});

test('a collision: serialization, deadlock, a lock that could not be had', () => {
  for (const code of ['40001', '40P01', '40003', '55P03']) for (const error of errorsWith(code)) expect([code, isOutage(error), isCollision(error)]).toEqual([code, false, true]);
});

test('neither: what a statement or a flow did wrong', () => {
  const codes = ['22P05', '22021', '23505', '23503', '25001', '25P02', '42501', '42P01', '54000', 'XX000', 'SEAL', 'ENOENT', ''];
  for (const code of codes) for (const error of errorsWith(code)) expect([code, isOutage(error), isCollision(error)]).toEqual([code, false, false]);
  for (const thrown of [new TypeError('a bug'), 'words', null, undefined]) expect([isOutage(thrown), isCollision(thrown)]).toEqual([false, false]);
});
