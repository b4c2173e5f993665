// The log: errors lose their words, and every line of the product has a message of its own and fields that are ids, counts and codes.

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLog, factsOf } from '../src/log.ts';

/** Every field that a line may have; docs/operations.md says what each is. */
const ids = 'letter delivery person lane chat eventId updateId channel channels store job loop broadcast command method route signal mistake what event problem';
const facts = 'class code constraint frames why status deliveryClass parked attempts failures count cards ms reason limitMs pausedMs stoodMs';
const fields = new Set(`${ids} ${facts}`.split(' '));
/** What is spread into a line: facts of an error, and the counts of a purge, which are named after tables. */
const spread = new Set(['factsOf', 'facts', 'counts']);

const sources = globSync('src/**/*.ts').map((file) => ({ file, source: readFileSync(file, 'utf8') }));
const calls = sources.flatMap(({ file, source }) => [...source.matchAll(/\b(?:log|logger)\.(?:debug|info|warn|error)\((?<rest>.*)$/gm)].map(({ groups }) => ({ file, rest: groups?.['rest'] ?? '' })));

describe('lines', () => {
  test('each has one plain sentence that is always the same: it is the name by which lines are found', () => {
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.filter(({ rest }) => !/, '[^']+'\)/.test(rest))).toStrictEqual([]);
  });

  test('the fields are known, and none is a person\'s words', () => {
    expect(calls.filter(({ rest }) => !/^(\{|factsOf\()/.test(rest))).toStrictEqual([]);
    const unknown = calls.flatMap(({ file, rest }) => {
      const [, list = ''] = /^\{(.*?)\}, '/.exec(rest.replaceAll(/\([^()]*\)|\.\.\.\(code === undefined [^)]*\)\)/g, '')) ?? [];
      return [...list.replaceAll(/: [^,]+/g, '').matchAll(/(\.\.\.)?(\w+)/g)].flatMap(([, dots, name = '']) => ((dots ? spread : fields).has(name) ? [] : [`${file}: ${name}`]));
    });
    expect(unknown).toStrictEqual([]);
  });
});

describe('errors', () => {
  test('keep class, code, constraint and frames, and lose their words', () => {
    const lines: string[] = [];
    const cause = Object.assign(new TypeError('王桂兰 13800000000'), { code: '23505', constraint_name: 'letters_event', detail: '王桂兰' });
    createLog('info', { write: (line) => void lines.push(line) }).error(factsOf(new Error('params: 王桂兰', { cause })), 'something failed');
    expect(lines.join()).not.toMatch(/王桂兰|138/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 50, time: expect.any(String), class: 'TypeError', code: '23505', constraint: 'letters_event', msg: 'something failed' });
  });

  test('what is no error, and a code that is a sentence, tell nothing', () => {
    expect(factsOf('13800000000')).toStrictEqual({ class: 'string' });
    expect(factsOf(Object.assign(new Error('x'), { code: '王桂兰 的电话' }))).not.toHaveProperty('code');
  });
});
