// The fictional studio of the demo: imported into a store that has no real one.

import { join } from 'node:path';
import type { Instant } from '../calendar/clock.ts';
import type { Db } from '../store/db.ts';
import { hasRealStudios } from '../store/roster-search.ts';
import type { Seal } from '../store/seal.ts';
import { importRoster } from './import-roster.ts';
import { readRosterFile, type RosterFile } from './roster-file.ts';

const demoRoster = join(import.meta.dirname, 'demo-roster.yaml');

/** The studio that the demo shows. */
export const demoStudio = 'BM';

/** Its rules and its people. */
export function readDemoRoster(): Promise<RosterFile> {
  return readRosterFile(demoRoster);
}

/**
 * Doing it twice changes nothing. The fictional studio goes by itself when a real roster is imported.
 * @returns false when the store has a real studio: then nothing fictional is added to it
 */
export async function importDemo(store: { db: Db; seal: Seal }, now: Instant): Promise<boolean> {
  if (await hasRealStudios(store.db)) return false;
  await importRoster(store, await readDemoRoster(), now, { demo: true });
  return true;
}
