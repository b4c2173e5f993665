// Every sentence can be read, is there when it is asked for, and is asked for somewhere.

import { globSync, readFileSync } from 'node:fs';
import { FluentParser, type Resource } from '@fluent/syntax';
import { describe, expect, test } from 'vitest';
import { say, sources } from '../../src/texts/say.ts';

const parser = new FluentParser({ withSpans: false });
const resources = Object.entries(sources).map(([name, source]): [string, Resource] => [name, parser.parse(source)]);
const ids = resources.flatMap(([, resource]) => resource.body.flatMap((entry) => (entry.type === 'Message' ? [entry.id.name] : [])));

const code = globSync('src/**/*.ts')
  .filter((file) => !file.startsWith('src/texts/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('texts', () => {
  test.each(resources)('%s has nothing that the parser leaves out', (_, resource) => {
    expect(resource.body.filter((entry) => entry.type === 'Junk')).toEqual([]);
  });

  test('each has its id for itself', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('one that is asked for by name is there', () => {
    const asked = [...code.matchAll(/\b(?:say|said)\('([\w-]+)'/g)].flatMap(([, id]) => (id === undefined ? [] : [id]));
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('one that nobody asks for is not kept', () => {
    const named = new Set([...code.matchAll(/'([\w-]+)'/g)].map(([, id]) => id));
    const patterns = [...code.matchAll(/`([\w-]*)\$\{[^}`]*\}([\w-]*)`/g)].flatMap(([, head = '', tail = '']) =>
      head.endsWith('-') ? [new RegExp(`^${head}[\\w-]+${tail}$`)] : [],
    );
    // The word on a button: `choice('submit', …)`.
    const isNamed = (id: string) => named.has(id) || patterns.some((pattern) => pattern.test(id));
    const isAskedFor = (id: string) => named.has(id) || isNamed(id.startsWith('choice-') ? id.slice('choice-'.length) : id);
    expect(ids.filter((id) => !isAskedFor(id))).toEqual([]);
  });

  test('a number is written in plain figures', () => {
    expect(say('hint-replied', { running: 12345 })).toContain('#12345 ');
  });

  test('a missing text or value is a bug that shows at once', () => {
    expect(() => say('there-is-no-such-text')).toThrow('no text');
    expect(() => say('withdrawn')).toThrow('withdrawn');
  });
});
