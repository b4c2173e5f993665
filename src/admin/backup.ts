// Backs a store up into a file, and makes a store of either kind from one: sealed columns stay sealed, so the key is needed and not in it.

import type { Instant } from '../calendar/clock.ts';
import type { Db } from '../store/db.ts';
import { knownMigrations } from '../store/migrate.ts';
import { refillStore, type Filling, type Refilled } from '../store/refill.ts';
import type { Seal } from '../store/seal.ts';
import { readSnapshot } from '../store/snapshot.ts';
import { noteUpkeep } from '../store/upkeep.ts';
import { BackupFileError, newer, readBackup, writeBackup, type BackupHeader, type Written } from './backup-file.ts';

export interface BackedUp extends Written {
  keys: readonly string[];
  schemaName: string;
}

/** Of one moment, beside whatever goes on. @throws BackupFileError when the file cannot be written */
export async function backUp(db: Db, file: string, now: Instant): Promise<BackedUp> {
  const migrations = await knownMigrations();
  const done = await readSnapshot(db, async (snapshot) => {
    const schemaName = migrations.find(({ when }) => when === snapshot.schema)?.tag ?? String(snapshot.schema);
    const header = { at: new Date().toISOString(), schema: snapshot.schema, schemaName, keys: [...snapshot.keys], tables: snapshot.tables.map(({ name, columns }) => ({ name, columns })) };
    return { ...(await writeBackup(file, header, snapshot)), keys: snapshot.keys, schemaName, upToDate: snapshot.schema === migrations.at(-1)?.when };
  });
  // A store of a former release may have no place for it.
  if (done.upToDate) await noteUpkeep(db, 'backup', now);
  return done;
}

/**
 * Reads a file to its end and compares it with this program and its keys: nothing is changed before.
 * @throws BackupFileError
 */
export async function checkBackup(file: string, seal: Seal): Promise<BackupHeader> {
  const migrations = await knownMigrations();
  return readBackup(file, {
    header({ schema, keys }) {
      if (schema > (migrations.at(-1)?.when ?? 0)) throw newer(file);
      if (!migrations.some(({ when }) => when === schema)) throw new BackupFileError(`${file} 的数据库结构本程序不认识，不能恢复：请用做这份备份的版本。`);
      const missing = keys.filter((key) => !seal.keyIds.includes(key));
      if (missing.length > 0) {
        throw new BackupFileError(
          `这份备份要用密钥 ${missing.join('、')} 才打得开，现在的密钥是 ${seal.keyIds.join('、')}：请把 DATA_KEY 设成做备份时的那个（换过密钥就写「新密钥,旧密钥」；内置数据库的密钥在当时的 DATA_DIR/key）。`,
        );
      }
    },
  });
}

/** Rows in one statement: as many, or as many characters. */
const batchRows = 500;
const batchChars = 512 * 1024;

export interface RestoreOptions {
  replace: boolean;
  send: boolean;
}

/** @throws OccupiedStoreError, BackupFileError: then nothing has changed */
export async function restore(db: Db, file: string, { schema, tables }: BackupHeader, options: RestoreOptions): Promise<Refilled> {
  return refillStore(db, { schema, tables, ...options }, (filling) => fillFrom(file, filling));
}

async function fillFrom(file: string, filling: Filling): Promise<void> {
  let table: BackupHeader['tables'][number] | null = null;
  let rows: string[] = [];
  let chars = 0;
  const flush = async (): Promise<void> => {
    if (table !== null && rows.length > 0) await filling.insert(table, rows);
    rows = [];
    chars = 0;
  };
  await readBackup(file, {
    async row(of, row) {
      if (of !== table || rows.length >= batchRows || chars >= batchChars) await flush();
      table = of;
      rows.push(row);
      chars += row.length;
    },
    async counters(counters) {
      await flush();
      await filling.setCounters(counters);
    },
  });
}
