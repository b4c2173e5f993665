// Checks sources against the house rules: a plain scan of imports and a few words, which works without a compiler.

import {
  configReaders,
  forbiddenFolders,
  knownToAll,
  logFile,
  maxLines,
  rooms,
  sqlPackages,
  sqlRoom,
  type Room,
} from './rooms.ts';

/** Path below `src`, with slashes → source. */
export type Sources = ReadonlyMap<string, string>;

/** Every violation, as `file: what is wrong`. */
export function violationsIn(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => {
    const code = withoutComments(source);
    return [...importViolations(file, code), ...wordViolations(file, code), ...shapeViolations(file, source, code)].map(
      (violation) => `${file}: ${violation}`,
    );
  });
}

/** Files that import each other in a circle, types included: each circle once, from its first file on. */
export function circlesIn(sources: Sources): string[] {
  const targets = new Map([...sources].map(([file, source]) => [file, importsOf(withoutComments(source)).flatMap((target) => (target.startsWith('.') ? (pathFrom(file, target) ?? []) : []))]));
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return circles;
}

function importViolations(file: string, code: string): string[] {
  const room = rooms[roomOf(file)];
  if (!room) return [`${roomOf(file)} is not in the table of rooms`];
  return importsOf(code).flatMap((target) => {
    if (target.startsWith('.')) return inHouse(file, room, target);
    if (target.startsWith('node:')) return room.pure ? [`a pure room imports ${target}`] : [];
    const name = packageOf(target);
    const problems = room.packages.includes(name) ? [] : [`may not import the package ${name}`];
    if (sqlPackages.includes(name) && roomOf(file) !== sqlRoom) problems.push(`SQL belongs to ${sqlRoom}: ${name}`);
    return problems;
  });
}

function inHouse(file: string, room: Room, target: string): string[] {
  const path = pathFrom(file, target);
  if (path === undefined) return [`imports from outside src: ${target}`];
  const problems = /\.(ts|js|json|ftl)$/.test(target) ? [] : [`an import carries its ending: ${target}`];
  const other = roomOf(path);
  if (other === 'config.ts') return configReaders.includes(file) ? problems : [...problems, 'may not import config.ts'];
  if (other === roomOf(file) || room.rooms.includes('*') || knownToAll.includes(path)) return problems;
  if (path === logFile) return room.pure ? [...problems, 'a pure room imports the log'] : problems;
  return room.rooms.includes(other) || room.rooms.includes(path) ? problems : [...problems, `may not import ${path}`];
}

function wordViolations(file: string, code: string): string[] {
  const problems: string[] = [];
  const bare = withoutTexts(code);
  if (/\bprocess\s*\.\s*env\b|\bprocess\s*\[/.test(bare) && file !== 'config.ts') problems.push('reads process.env');
  if (rooms[roomOf(file)]?.pure) {
    for (const [pattern, name] of impure) if (pattern.test(bare)) problems.push(`a pure room uses ${name}`);
  }
  return problems;
}

const impure: readonly [RegExp, string][] = [
  [/\bDate\s*\.\s*now\b/, 'Date.now'],
  [/\bnew\s+Date\b(?!\s*\(\s*[^)\s])/, 'new Date()'],
  [/(?<!new\s)(?<![\w.])Date\s*\(/, 'Date()'],
  [/\bMath\s*\.\s*random\b/, 'Math.random'],
  [/\bTemporal\s*\.\s*Now\b/, 'Temporal.Now'],
  [/\bperformance\s*\.\s*now\b/, 'performance.now'],
  [/\bcrypto\s*\.\s*(randomUUID|getRandomValues)\b/, 'crypto'],
  [/\bset(Timeout|Interval|Immediate)\s*\(/, 'a timer'],
];

function shapeViolations(file: string, source: string, code: string): string[] {
  const problems: string[] = [];
  const folder = file.split('/').find((part) => forbiddenFolders.includes(part.replace(/\.ts$/, '')));
  if (folder !== undefined) problems.push(`${folder} says nothing of what is in it`);
  if (/(^|\/)index\.ts$/.test(file)) problems.push('an index file');
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  if (lines > maxLines) problems.push(`${lines} lines, more than ${maxLines}`);
  if (!source.startsWith('// ')) problems.push('the first line does not say what the file is');
  const statements = code.split(/;\s*(?:\n|$)/).map((statement) => statement.trim()).filter((statement) => statement !== '');
  if (statements.length > 0 && statements.every((statement) => /^export\s+(type\s+)?(\*|\{)[\s\S]*\bfrom\b/.test(statement))) {
    problems.push('a barrel file: it only hands on what others export');
  }
  return problems;
}

/** Of every kind: static, type-only, re-exports, dynamic, `import('…').Type`, `require`. */
function importsOf(code: string): string[] {
  const found: string[] = [];
  for (const match of code.matchAll(/\b(?:import|export)\s+(?:[\w*\s{},$]+?\s*from\s*)?(['"])([^'"\n]+)\1/g)) {
    found.push(match[2] ?? '');
  }
  for (const match of code.matchAll(/\b(?:import|require)\s*\(\s*(['"`])([^'"`\n]+)\1/g)) {
    found.push(match[2] ?? '');
  }
  return found;
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function packageOf(target: string): string {
  const [scope = '', name] = target.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function pathFrom(file: string, target: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** Comments become blanks; what looks like one inside a string stays. */
function withoutComments(source: string): string {
  return source.replaceAll(
    /(?<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (whole, text: string | undefined) => text ?? whole.replaceAll(/[^\n]/g, ' '),
  );
}

/** What stands in quotes is no code; a template may hold some. */
function withoutTexts(code: string): string {
  return code.replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}
