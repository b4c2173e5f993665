// The structured log: ids, classes and codes; never texts, names or phones (DESIGN §6.8).

import { pino } from 'pino';

/** What a room may say to the log. Fields are ids, counts and codes. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  // The terminal belongs to the ready line and to answers of commands: the log goes to standard error.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** What is known of an error without its words: driver messages and parameters carry what people wrote. */
export interface ErrorFacts {
  class: string;
  code?: string;
  constraint?: string;
  frames?: string[];
}

/** The one way from an error to the log: class, code, constraint and stack frames, never message, parameters or payload. */
export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { class: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  const facts: ErrorFacts = { class: cause.constructor.name };
  const code = stringAt(cause, 'code') ?? stringAt(error, 'code');
  if (code !== undefined) facts.code = code;
  const constraint = stringAt(cause, 'constraint_name') ?? stringAt(cause, 'constraint');
  if (constraint !== undefined) facts.constraint = constraint;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  if (frames.length > 0) facts.frames = frames.slice(0, 6).map((line) => line.trim());
  return facts;
}

function stringAt(error: Error, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined;
}
