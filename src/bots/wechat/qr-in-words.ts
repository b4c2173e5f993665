// The QR code of a login as lines of characters, made here: what it says goes to nobody else.

import { renderUnicodeCompact } from 'uqr';
import { say } from '../../texts/say.ts';

/** For a terminal with dark ground, as nearly all have. */
export function qrInWords(qr: string): string {
  return `${renderUnicodeCompact(qr, { border: 2 })}\n${say('wechat-scan-here')}`;
}
