// Reads a roster file (名册).

import { rosterFormat, type RosterFile } from './roster-format.ts';
import { problemsOf } from './roster-rules.ts';
import { parseYaml, readYamlFile, type FileKind } from './yaml-file.ts';

export type { RosterFile } from './roster-format.ts';

/** The roster file cannot be taken as it is. `message` has a line for each problem, for the person who wrote the file. */
export class RosterFileError extends Error {
  readonly code = 'ROSTER';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const roster: FileKind<RosterFile> = { called: '名册', format: rosterFormat, problemsOf, error: RosterFileError };

/** @throws RosterFileError when the file cannot be read or is not a roster */
export function readRosterFile(path: string): Promise<RosterFile> {
  return readYamlFile(path, roster);
}

/**
 * @param name how the file is called in messages
 * @throws RosterFileError naming every problem
 */
export function parseRosterFile(source: string, name: string): RosterFile {
  return parseYaml(source, name, roster);
}
