// Opens the configured store with its key, for the server and for commands; what stands in the way is told in words.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from './log.ts';
import { readOrMakeDataKey } from './store/data-key.ts';
import { freeAllLanes } from './store/deliveries.ts';
import { isOutage } from './store/errors.ts';
import { NoStoreError } from './store/migrate.ts';
import { openEmbedded, openPostgres, type OpenStore } from './store/open.ts';
import { createSeal, type Seal } from './store/seal.ts';

export interface StoreSettings {
  databaseUrl: string | null;
  dataDir: string;
  dataKeys: readonly Uint8Array[] | null;
}

/** The store as it is used: open, up to date, and with what seals it. */
export interface SealedStore extends OpenStore {
  seal: Seal;
}

/** PostgreSQL cannot be used; `message` says what to do, and shows nothing of the address. */
export class StoreAwayError extends Error {
  readonly code = 'STORE_AWAY';
  /** The settings are wrong: trying again will not help. */
  readonly isSetting: boolean;
  constructor(message: string, isSetting: boolean) {
    super(message);
    this.isSetting = isSetting;
  }
}

/** `asItIs`: the schema is left alone, whatever release made it. */
interface Opening {
  asItIs?: boolean;
}

/** @throws StoreAwayError, DataKeyError, NewerStoreError */
export async function openConfiguredPostgres(settings: StoreSettings, url: string, connections: number, opening: Opening = {}): Promise<SealedStore> {
  // Before the schema is touched: a wrong key is noticed by nobody until the first name is read.
  const seal = createSeal(settings.dataKeys ?? []);
  try {
    return { ...(await openPostgres(url, { connections, ...opening })), seal };
  } catch (error) {
    throw explained(error);
  }
}

/** For who holds `dataDir` (store/holder.ts) and so is alone with the store. */
export async function openConfiguredEmbedded(settings: StoreSettings, opening: Opening = {}): Promise<SealedStore> {
  const seal = createSeal(settings.dataKeys ?? (await readOrMakeDataKey(settings.dataDir)));
  const store = await openEmbedded(storeIn(settings.dataDir), opening);
  if (!opening.asItIs) await freeAllLanes(store.db);
  return { ...store, seal };
}

/** @throws NoStoreError where nobody has ever served */
export function refuseWithoutStore({ dataDir }: Pick<StoreSettings, 'dataDir'>): void {
  if (!existsSync(storeIn(dataDir))) throw new NoStoreError(`no store in ${dataDir}`);
}

function storeIn(dataDir: string): string {
  return join(dataDir, 'store');
}

const settingsAtFault: Record<string, string> = {
  '28P01': '数据库不接受 DATABASE_URL 里的用户名或密码：请检查',
  '28000': '数据库不让 DATABASE_URL 里的用户登录：请检查用户名，以及服务器的 pg_hba.conf',
  '3D000': 'DATABASE_URL 里的库还没有建：请先建好，例如 createdb huiyin',
  '42501': 'DATABASE_URL 里的用户没有建表的权限：请让他做这个库的所有者',
};

function explained(error: unknown): unknown {
  const { code = '' } = factsOf(error);
  const setting = settingsAtFault[code];
  if (setting !== undefined) return new StoreAwayError(setting, true);
  if (!isOutage(error)) return error;
  return new StoreAwayError(`连不上 PostgreSQL（${code}）：请检查 DATABASE_URL 里的主机和端口，以及数据库是否在运行`, false);
}
