// Reads the labelled messages of a folder (their form: training/README.md). What is wrong is named with file and line.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories, grounds, type Category, type Ground } from '../src/matters/matter.ts';
import { intents, type Intent } from '../src/matters/screening/heads.ts';
import { filled, type Slots } from './fill.ts';

export const actions = ['accept', 'decline_with_guidance', 'ask_human'] as const;

export interface Example {
  /** `danger.txt:12` */
  id: string;
  text: string;
  exclusion: 'none' | Ground;
  /** Others that count as right. */
  exclusionAlt: readonly string[];
  action: (typeof actions)[number];
  category: Category;
  categoryAlt: readonly string[];
  intent: Intent;
  urgent: boolean;
  implicit: boolean;
  hard: boolean;
  /** The excluded part stands beside a public one. */
  mixed: boolean;
  place: string | null;
  personal: readonly { type: string; span: string }[];
  duplicates: string | null;
  nearMissOf: string | null;
}

const flags = ['urgent', 'implicit', 'hard', 'mixed'] as const;
const values: Readonly<Record<string, readonly string[] | null>> = {
  category: categories,
  exclusion: ['none', ...grounds],
  action: actions,
  intent: intents,
  alt: null,
  xalt: null,
  dup: null,
  near: null,
};

type Tags = Partial<Record<string, string>>;

/** @throws naming the lines that cannot be read */
export function readCorpus(folder: string, slots: Slots): Example[] {
  const problems: string[] = [];
  const examples = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFile(join(folder, name), name, slots, problems));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return examples;
}

function readFile(path: string, name: string, slots: Slots, problems: string[]): Example[] {
  const examples: Example[] = [];
  let common: Tags = {};
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const id = `${name}:${index + 1}`;
    const note = (problem: string): void => void problems.push(`${id}: ${problem}`);
    if (line.trim() === '' || line.startsWith('//')) continue;
    if (line.startsWith('## ')) {
      common = tagsOf(line.slice(3), {}, note);
      continue;
    }
    const [, own = '', rest = line] = /^\[([^\]]*)\] ?(.*)$/.exec(line) ?? [];
    const isTagged = /^-?\w+(=\S+)?( |$)/.test(own) && own.split(' ').every((tag) => isKnown(tag));
    examples.push(exampleOf(id, isTagged ? rest : line, isTagged ? tagsOf(own, common, note) : common, slots));
  }
  return examples;
}

function isKnown(tag: string): boolean {
  const [key = ''] = tag.replace(/^-/, '').split('=');
  return tag.includes('=') ? key in values : flags.some((flag) => flag === key);
}

function tagsOf(words: string, common: Tags, note: (problem: string) => void): Tags {
  const tags: Tags = { ...common };
  for (const tag of words.trim().split(/\s+/).filter((word) => word !== '')) {
    const [key = '', value] = tag.split('=');
    if (!isKnown(tag)) note(`${tag} is no label`);
    else if (value === undefined) tags[key.replace(/^-/, '')] = tag.startsWith('-') ? '' : 'yes';
    else if (values[key]?.includes(value) === false) note(`${value} is no ${key}`);
    else tags[key] = value;
  }
  return tags;
}

function exampleOf(id: string, line: string, tags: Tags, slots: Slots): Example {
  const exclusion = (tags['exclusion'] ?? 'none') as Example['exclusion'];
  const mixed = tags['mixed'] === 'yes';
  const usual = exclusion === 'none' || mixed ? 'accept' : 'decline_with_guidance';
  return {
    id,
    ...filled(line, slots),
    exclusion,
    exclusionAlt: listed(tags['xalt']),
    action: (tags['action'] ?? usual) as Example['action'],
    category: (tags['category'] ?? '其他') as Category,
    categoryAlt: listed(tags['alt']),
    intent: (tags['intent'] ?? 'report') as Intent,
    urgent: tags['urgent'] === 'yes',
    implicit: tags['implicit'] === 'yes',
    hard: tags['hard'] === 'yes',
    mixed,
    duplicates: tags['dup'] ?? null,
    nearMissOf: tags['near'] ?? null,
  };
}

function listed(joined: string | undefined): string[] {
  return joined === undefined ? [] : joined.split(',');
}
