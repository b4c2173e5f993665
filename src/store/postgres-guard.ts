// Mends postgres.js 3.4.9 while it is loaded: a lost connection has to fail its statements, and neither end the process nor leave them waiting.

import { registerHooks } from 'node:module';

/** What is wrong, in the words of the driver's source, and what stands there instead. A release that has mended it is left as it is. */
const mends: readonly { wrong: string; right: string }[] = [
  {
    // The ROLLBACK of a transaction whose connection closed is written, by a timer, to a socket that is gone: nobody can catch
    // that, and what was not written spoils the connection for good. Upstream, open: porsager/postgres issues 1066, 1154, 1208.
    wrong: 'const x = socket.write(chunk, fn)\n',
    right: `if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)\n`,
  },
  {
    // A statement that comes between a socket's error and its closing is told of neither, and would wait for ever.
    wrong: '!hadError && (query || sent.length) && error(',
    right: ';(query || sent.length) && error(',
  },
];

let isRegistered = false;

/** To be called before the driver is loaded for the first time. */
export function guardPostgres(): void {
  if (isRegistered) return;
  isRegistered = true;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith('/postgres/src/connection.js') || loaded.source == null) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: mends.reduce((text, { wrong, right }) => text.replace(wrong, right), source) };
    },
  });
}
