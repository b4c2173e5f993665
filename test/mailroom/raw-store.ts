// All that the store holds, read raw and opened: where a test looks for words that must not be there.

import type { House } from '../support/house.ts';
import { query } from './desk.ts';

/** Everything that is ever sealed. A purpose that is missing here is found by the control below. */
const purposes = ['letter', 'delivery', 'state', 'draft', 'text', 'attachments', 'name', 'phone', 'chat', 'reason', 'card', 'note'];

export interface RawStore {
  /** Rows as text, `table: row`. */
  clear: string[];
  /** What sealed columns say when they are opened. */
  opened: string[];
}

/** All that the store holds: in the clear, and behind the seal. */
export async function everything(house: House): Promise<RawStore> {
  const raw: RawStore = { clear: [], opened: [] };
  const columns = await query<{ table: string; column: string; type: string }>(
    house.db,
    `select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'public'`,
  );
  for (const { table, column, type } of columns) {
    const sealed = type === 'bytea';
    const rows = await query<{ value: unknown }>(house.db, `select "${column}"${sealed ? '' : '::text'} as value from "${table}" where "${column}" is not null`);
    for (const { value } of rows) {
      if (sealed) raw.opened.push(openWhatever(house, value as Uint8Array, `${table}.${column}`));
      else raw.clear.push(`${table}.${column}: ${String(value)}`);
    }
  }
  return raw;
}

function openWhatever({ seal }: House, bytes: Uint8Array, where: string): string {
  for (const purpose of purposes) {
    try {
      return `${where}: ${JSON.stringify(seal.open(purpose, bytes))}`;
    } catch {
      // Sealed for something else.
    }
  }
  throw new Error(`no known purpose opens ${where}`);
}

/** The lines that hold a word which stands nowhere else. */
export function linesWith(mark: string, lines: readonly string[]): string[] {
  return lines.filter((line) => line.includes(mark));
}
