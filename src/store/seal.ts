// Seals what people wrote and who they are with DATA_KEY (AES-256-GCM), and makes keyed hashes to find it again.

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomFillSync, timingSafeEqual, type KeyObject } from 'node:crypto';

export interface Seal {
  /** What each key is called in what it sealed, the first one's first; tells nothing of the key. */
  readonly keyIds: readonly string[];
  /** Seals a JSON value. `purpose` is bound in: what was sealed as a letter does not open as a name. */
  close(purpose: string, value: unknown): Uint8Array;
  /** @throws SealError when no key opens it or it was changed */
  open(purpose: string, bytes: Uint8Array): unknown;
  /** Keyed hash for look-ups with the first key. */
  hash(purpose: string, value: string): string;
  /** Hashes with all keys, the first one's first: for look-ups while a key is being replaced. */
  hashes(purpose: string, value: string): string[];
  /** A short signature of a button's payload in one chat. */
  sign(value: string): string;
  verify(value: string, signature: string): boolean;
}

export class SealError extends Error {
  readonly code = 'SEAL';
}

interface Key {
  id: Buffer;
  sealing: KeyObject;
  hashing: KeyObject;
  signing: KeyObject;
}

const version = 1;
const idBytes = 4;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + idBytes + ivBytes + tagBytes;
/** Nine bytes are twelve characters: a press has to fit into 64 bytes. */
const signatureBytes = 9;

/**
 * @param keys 32 bytes each; the first seals, all of them open
 * @throws SealError when there is none or one has the wrong length
 */
export function createSeal(keys: readonly Uint8Array[]): Seal {
  const [first, ...rest] = keys.map(deriveKey);
  if (!first) throw new SealError('no key');
  const all = [first, ...rest];
  const signWith = (key: Key, value: string) => createHmac('sha256', key.signing).update(value).digest().subarray(0, signatureBytes);
  const hashWith = (key: Key, purpose: string, value: string) =>
    createHmac('sha256', key.hashing).update(purpose).update('\0').update(value).digest('base64url');
  return {
    keyIds: all.map((key) => key.id.toString('hex')),
    close(purpose, value) {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', first.sealing, iv);
      cipher.setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), first.id, iv, cipher.getAuthTag(), body]);
    },
    open(purpose, bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const id = buffer.subarray(1, 1 + idBytes);
      const key = buffer.length >= headBytes && buffer[0] === version ? all.find((candidate) => candidate.id.equals(id)) : undefined;
      if (!key) throw new SealError('no key opens this');
      const iv = buffer.subarray(1 + idBytes, 1 + idBytes + ivBytes);
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, iv);
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(buffer.subarray(headBytes - tagBytes, headBytes));
      try {
        return JSON.parse(Buffer.concat([decipher.update(buffer.subarray(headBytes)), decipher.final()]).toString('utf8')) as unknown;
      } catch {
        throw new SealError('the sealed bytes were changed');
      }
    },
    hash: (purpose, value) => hashWith(first, purpose, value),
    hashes: (purpose, value) => all.map((key) => hashWith(key, purpose, value)),
    sign: (value) => signWith(first, value).toString('base64url'),
    verify(value, signature) {
      const given = Buffer.from(signature, 'base64url');
      return given.length === signatureBytes && all.some((key) => timingSafeEqual(signWith(key, value), given));
    },
  };
}

function deriveKey(secret: Uint8Array): Key {
  if (secret.byteLength !== 32) throw new SealError('a key has 32 bytes');
  const derive = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `huiyin ${use}`, bytes));
  // As objects: from plain bytes each use would prepare the key anew, which takes three times as long as the sealing.
  const keyFor = (use: string) => createSecretKey(derive(use, 32));
  return { id: derive('id', idBytes), sealing: keyFor('seal'), hashing: keyFor('hash'), signing: keyFor('sign') };
}

/** Random bytes for many seals at once: asking for a few costs as much as asking for many. */
const ivPool = Buffer.alloc(ivBytes * 256);
let ivsUsed = ivPool.length;

function nextIv(): Buffer {
  if (ivsUsed === ivPool.length) {
    randomFillSync(ivPool);
    ivsUsed = 0;
  }
  ivsUsed += ivBytes;
  return Buffer.from(ivPool.subarray(ivsUsed - ivBytes, ivsUsed));
}
