// Wechaty prints nothing: its own log tells names, texts and QR codes. To be imported before anything of wechaty.

import { log } from 'wechaty-puppet';

log.level('silent');
// Whatever sets a level later (`WECHATY_LOG` is read again by some packages) has no printer.
log.enableLogging(false);
