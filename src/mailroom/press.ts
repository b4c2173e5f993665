// The payload of a button: flow, choice and arguments, signed for one chat, within the 64 bytes that platforms allow.

import type { Choice } from '../flows/flow.ts';
import type { Seal } from '../store/seal.ts';

/** Longest payload: Telegram's callback data. */
const maxBytes = 64;

/** A choice as it is kept and signed. */
export type Press = readonly [flow: string, choice: string, ...args: string[]];

export function pressOf(choice: Choice): Press {
  return [choice.flow, choice.choice, ...(choice.args ?? [])];
}

/**
 * Packs and signs a press for a conversation.
 * @throws when it does not fit: a bug in a flow, found by its test
 */
export function packPress(seal: Seal, conversation: string, press: Press): string {
  const payload = press.map(packPart).join('.');
  const packed = `${payload}~${seal.sign(`${conversation}\n${payload}`)}`;
  if (packed.length > maxBytes) throw new Error(`press of ${packed.length} bytes in flow ${press[0]}`);
  return packed;
}

/** The press behind a payload, or null when it was not made for this conversation. */
export function unpackPress(seal: Seal, conversation: string, packed: string): Press | null {
  const match = /^([\w.:\-!]{1,51})~([\w-]{12})$/.exec(packed);
  if (!match?.[1] || !match[2] || !seal.verify(`${conversation}\n${match[1]}`, match[2])) return null;
  const [flow, choice, ...args] = match[1].split('.').map(unpackPart);
  return flow === undefined || choice === undefined ? null : [flow, choice, ...args];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A person's id would take 36 of the bytes: it travels as 22. */
function packPart(part: string): string {
  if (uuid.test(part)) return `!${Buffer.from(part.replaceAll('-', ''), 'hex').toString('base64url')}`;
  if (!/^[\w:-]*$/.test(part)) throw new Error('a press is made of letters, digits, _, : and -');
  return part;
}

function unpackPart(part: string): string {
  if (!part.startsWith('!')) return part;
  const hex = Buffer.from(part.slice(1), 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
