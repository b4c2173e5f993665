// Makes private links: random, long enough that nobody finds one by trying, and known to the store by their keyed hash alone.

import { randomBytes } from 'node:crypto';
import { hashOfLink } from '../store/referrals.ts';
import type { Seal } from '../store/seal.ts';
import type { NewLink } from './context.ts';

const tokenBytes = 24;

/** @param publicUrl the address of our web server as it is seen from outside, without a slash at its end */
export function linkMaker(seal: Seal, publicUrl: () => string): NewLink {
  return () => {
    const token = randomBytes(tokenBytes).toString('base64url');
    return { url: `${publicUrl()}/r/${token}`, hash: hashOfLink(seal, token) };
  };
}
