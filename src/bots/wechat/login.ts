// How the login stands: shown on the page for officers and in the terminal, and told where somebody has to know.

import { factsOf, type Log } from '../../log.ts';
import type { Clock } from '../../calendar/clock.ts';
import type { AccountRecord, LoginState } from './account-record.ts';
import type { Condition } from './session/condition.ts';
import type { Attach } from './session/connection.ts';
import { pause } from './session/pause.ts';
import type { Teller } from './tell.ts';

export interface LoginDeps {
  record: AccountRecord;
  teller: Teller;
  condition: Condition;
  clock: Clock;
  /** For whoever sits at the terminal: what the picture says. Never into the log. */
  printQr: (qr: string) => void;
  log: Log;
}

export interface LoginDesk {
  attach: Attach;
  /** @param isNew nobody has ever seen this account at work */
  up(isNew: boolean): void;
  down: () => void;
  /** Resolves when what is to be seen is written. */
  written: () => Promise<void>;
}

/** The platform's numbers (`ScanStatus` of wechaty). */
const scanned: ReadonlySet<number> = new Set([3, 4]);
const showAgainMs = 2_000;

export function createLoginDesk({ record, teller, condition, clock, printQr, log }: LoginDeps): LoginDesk {
  const { show, written } = createShowing(record, log);
  /** What officers were told last in this process: the same is not told twice. */
  let told: 'scan' | 'login' | 'logout' | null = null;
  let printed = '';
  let isFirst = true;

  function tell(state: 'scan' | 'login' | 'logout'): void {
    if (told === state) return;
    told = state;
    void teller.tell(`${state}:${clock.now()}`, { kind: 'account', state });
  }
  function stands(state: LoginState['state'], qr: string | null = null): void {
    show({ state, qr, at: clock.now() });
  }

  return {
    attach({ on }) {
      // Later ones begin after a failure, and often: until they come to something it is still down.
      if (isFirst) stands('starting');
      isFirst = false;
      on('scan', ({ status, qrcode = '' }) => {
        if (scanned.has(status)) {
          condition.is('scanned');
          stands('scanned');
          return;
        }
        condition.is('scan');
        stands('scan', qrcode === '' ? null : qrcode);
        tell('scan');
        if (qrcode === '' || qrcode === printed) return;
        printed = qrcode;
        printQr(qrcode);
      });
      on('logout', () => {
        stands('down');
        tell('logout');
      });
    },
    up(isNew) {
      printed = '';
      stands('up');
      // Who was told of nothing wrong need not hear that all is well.
      if (isNew || told !== null) tell('login');
    },
    down: () => stands('down'),
    written,
  };
}

interface Showing {
  show: (state: LoginState) => void;
  written: () => Promise<void>;
}

/** Writes the newest state until it is written; what is old meanwhile is left out. */
function createShowing(record: AccountRecord, log: Log): Showing {
  let newest: LoginState | null = null;
  let shown: LoginState | null = null;
  let writing: Promise<void> | null = null;
  const never = new AbortController().signal;
  async function write(): Promise<void> {
    while (newest !== null) {
      const state = newest;
      newest = null;
      try {
        await record.showLogin(state);
        shown = state;
      } catch (error) {
        newest ??= state;
        log.error(factsOf(error), 'wechat: how the login stands could not be written yet');
        await pause(showAgainMs, never);
      }
    }
    writing = null;
  }
  return {
    show(state) {
      if (newest === null && writing === null && shown?.state === state.state && shown.qr === state.qr) return;
      newest = state;
      writing ??= write();
    },
    written: () => writing ?? Promise.resolve(),
  };
}
