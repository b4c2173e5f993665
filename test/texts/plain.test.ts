// Every sentence is short and of the street (FIELD E): each message by itself, and what residents got in the transcripts as a whole.

import { globSync, readFileSync } from 'node:fs';
import { FluentParser } from '@fluent/syntax';
import { describe, expect, test } from 'vitest';
import { say, sources } from '../../src/texts/say.ts';
import { exampleRoster } from '../support/rosters.ts';
import { castOf, memberNamed } from '../support/transcript-cast.ts';
import { parseTranscript } from '../support/transcript-format.ts';
import { typicalValues } from './typical-values.ts';

const mostLines = 5;
/** Of a line, in Chinese characters: three lines on a phone. Letters and figures are half as wide. */
const widestLine = 50;
/** Up to the next full stop: longer ones are lost by whoever reads aloud (FIELD E, check list). */
const widestSentence = 40;

/** Words of offices, words that blame, questions that interrogate; never said to anybody. */
const officialese =
  /予以|酌情|统筹|推进落实|高度重视|有关规定|按规定|按程序|经研究|特此|妥善|积极协调|适时|敬请|相关部门|有关部门|务必|贵单位|该(?:事项?|件|群众|居民|部门|单位|同志)|有误|输错|写错|错误|无效|非法|为何/;
/** Words of the trade: staff use them among themselves, a resident is told what they mean. */
const trade = /转办|办结|受理|登记|不予|承办|经办|直报件|筛查|台账|督办|移交|工单|到期|超期|逾期|签收/;

const exceptions: Readonly<Record<string, string>> = {
  'late-line': 'one entry of a list, its parts kept apart by points',
  'telegram-': 'read in the terminal by whoever runs the program',
  'wechat-': 'read in the terminal by whoever runs the program, but for the place of a pin',
};

function width(text: string): number {
  const narrow = text.match(/[ -~]/g)?.length ?? 0;
  return text.length - narrow / 2;
}

function faults(text: string): string[] {
  const lines = text.split('\n');
  const word = officialese.exec(text)?.[0];
  return [
    ...(lines.length > mostLines ? [`${lines.length} lines`] : []),
    ...lines.filter((line) => width(line) > widestLine).map((line) => `a wide line: ${line}`),
    ...lines.flatMap((line) => line.split(/[。！？；：]/)).filter((sentence) => width(sentence) > widestSentence).map((sentence) => `a long sentence: ${sentence}`),
    ...(word === undefined ? [] : [`「${word}」`]),
  ];
}

const parser = new FluentParser({ withSpans: false });
const idsIn = (source: string) => parser.parse(source).body.flatMap((entry) => (entry.type === 'Message' ? [entry.id.name] : []));
const ids = Object.values(sources).flatMap(idsIn);
const isNamed = (name: string, id: string) => (name.endsWith('-') ? id.startsWith(name) : id === name);
const isExcepted = (id: string) => Object.keys(exceptions).some((name) => isNamed(name, id));

describe('each message', () => {
  test('what is looked for is found', () => {
    expect(ids.length).toBeGreaterThan(600);
    expect(faults('经研究，该事项已纳入统筹推进范围')).toEqual(['「经研究」']);
    expect(faults('一\n二\n三\n四\n五\n六')).toEqual(['6 lines']);
    expect(faults('路'.repeat(41))).toHaveLength(1);
    expect(faults(`${'路'.repeat(30)}。${'灯'.repeat(30)}`)).toHaveLength(1);
    expect(faults('BM26-0001 有答复了：\n路灯12月10日前修好。')).toEqual([]);
  });

  test.each(ids.filter((id) => !isExcepted(id)))('%s', (id) => {
    expect(faults(say(id, typicalValues))).toEqual([]);
  });

  test.each(['resident', 'doors', 'receptionDays'])('those of %s have no words of the trade: residents alone read them', (name) => {
    expect(idsIn(sources[name] ?? '').filter((id) => trade.test(say(id, { ...typicalValues, status: '', ground: '' })))).toEqual([]);
    expect(idsIn(sources[name] ?? '').length).toBeGreaterThan(40);
  });

  test('none has a half-width colon at the end of a line: some ways into WeChat cut the message there', () => {
    expect(/:$/m.test('处理结果:\n1. 已更换')).toBe(true);
    expect(ids.filter((id) => /:\s*$/m.test(say(id, typicalValues)))).toEqual([]);
  });

  test('each exception is needed', () => {
    const faulty = ids.filter((id) => faults(say(id, typicalValues)).length > 0);
    expect(Object.keys(exceptions).filter((name) => !faulty.some((id) => isNamed(name, id)))).toEqual([]);
  });
});

interface Got {
  transcript: string;
  lines: string[];
  /** What people had typed till then: their own words are theirs. */
  typed: string[];
}

/** Shown whole, however long: the summary, lists, the steps of a matter (DESIGN §3). */
const isWhole = (first: string) => /^(?:我记的是这样|我記的是這樣|您后来又改过|已经写了很多了|您交过的事|看过您原话的|[A-Z]{2,6}\d{2}-\d{4,}　)/.test(first);

/** Everything that the desk says to a resident in a transcript, in simplified Chinese. */
function gotByResidents(transcript: string, isResident: (name: string) => boolean): Got[] {
  const { parts } = parseTranscript(readFileSync(transcript, 'utf8'));
  const typed: string[] = [];
  let last: string | null = null;
  return parts.flatMap((part) => {
    if (part.part === 'text') return [];
    const { stimulus, expected } = part.block;
    if (stimulus.kind === 'writes') typed.push(stimulus.text);
    if (stimulus.kind === 'writes' || stimulus.kind === 'presses') last = stimulus.group === null ? stimulus.who : null;
    return expected
      .filter(({ deed, to }) => deed === 'says' && isResident(to ?? last ?? ''))
      .map(({ lines }) => ({ transcript, typed: [...typed], lines: lines.filter((line) => line !== '' && !/^(?:\d \S|\(.*\)$)/.test(line)) }));
  });
}

describe('what residents get in the transcripts', async () => {
  const cast = castOf(await exampleRoster());
  const binds = (transcript: string, name: string) => new RegExp(`^${name}：(?:绑定|/bind) \\{(?!陈代表)`, 'm').test(readFileSync(transcript, 'utf8'));
  const isStaff = (name: string) => name === '' || name.endsWith('群') || memberNamed(cast, name) !== null;
  const all = globSync('test/transcripts/*.txt').flatMap((transcript) => gotByResidents(transcript, (name) => !isStaff(name) && !binds(transcript, name)));

  test('is a good deal', () => {
    expect(all.length).toBeGreaterThan(700);
  });

  test('has at most five lines', () => {
    expect(all.filter(({ lines }) => !isWhole(lines[0] ?? '') && lines.length > mostLines)).toEqual([]);
  });

  test('has no words of the trade, but where they are somebody’s own', () => {
    // What was masked in it stands as 〔姓名〕.
    const piecesOf = (line: string) => line.replace(/^(?:原因|什么事|答复)：/, '').split(/〔[^〕]*〕/);
    const isOwn = (line: string, typed: readonly string[]) => typed.some((text) => piecesOf(line).every((piece) => text.includes(piece)));
    const said = all.flatMap(({ transcript, lines, typed }) => lines.filter((line) => !isOwn(line, typed) && (trade.test(line) || officialese.test(line))).map((line) => `${transcript}: ${line}`));
    expect(said).toEqual([]);
  });
});
