// Column kinds that the schema is written in: instants as milliseconds, sealed bytes.

import { customType } from 'drizzle-orm/pg-core';

/** A business instant: milliseconds in the program, `timestamptz` in the store. Set from the one clock, never by SQL. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamptz',
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
});

/** Bytes that only DATA_KEY opens (store/seal.ts). */
export const sealed = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
