// The format of transcripts: every kind of line is read as it is meant, and what nobody could read is refused with its line.

import { describe, expect, test } from 'vitest';
import { parseTranscript, type Block } from './transcript-format.ts';
import { happened, matches, written } from './transcript-match.ts';

function blocksOf(source: string): Block[] {
  return parseTranscript(source).parts.flatMap((part) => (part.part === 'block' ? [part.block] : []));
}

function firstOf(source: string): Block {
  const [block] = blocksOf(source);
  if (!block) throw new Error('no block');
  return block;
}

describe('what people do', () => {
  const writes = { kind: 'writes', who: '居民', group: null, quoting: null, editing: null };
  const presses = { kind: 'presses', who: '居民', group: null, quoting: null, stale: false };
  test.each([
    ['⏰ 2026年11月24日 09:00', { kind: 'clock', moment: '2026年11月24日 09:00' }],
    ['⏰ +6秒', { kind: 'clock', moment: '+6秒' }],
    ['居民：路灯坏了', { ...writes, text: '路灯坏了' }],
    ['居民：', { ...writes, text: '' }],
    ['居民：时间：晚上 地点：圭峰路', { ...writes, text: '时间：晚上 地点：圭峰路' }],
    ['居民：[提交]', { ...presses, label: '提交' }],
    ['居民：[提交]（旧）', { ...presses, label: '提交', stale: true }],
    ['居民：我想说[提交]两个字', { ...writes, text: '我想说[提交]两个字' }],
    ['小杨@值班群：#0001 转办 城管办 5日', { ...writes, who: '小杨', group: '值班群', text: '#0001 转办 城管办 5日' }],
    ['小杨@值班群 引用 BM26-0001：明天派人去修', { ...writes, who: '小杨', group: '值班群', quoting: 'BM26-0001', text: '明天派人去修' }],
    ['小杨@值班群 引用 BM26-0001：[转办部门]', { ...presses, who: '小杨', group: '值班群', quoting: 'BM26-0001', label: '转办部门' }],
    ['居民 改「三天」：五天', { ...writes, editing: '三天', text: '五天' }],
    ['居民：📷 说明', { ...writes, text: '📷 说明' }],
    ['（居民屏蔽回音）', { kind: 'reachable', who: '居民', reachable: false }],
    ['（居民 解除屏蔽）', { kind: 'reachable', who: '居民', reachable: true }],
    ['（值班群移出回音）', { kind: 'membership', group: '值班群', present: false }],
    ['（值班群请回回音）', { kind: 'membership', group: '值班群', present: true }],
    ['（2027年放假安排公布）', { kind: 'holidays' }],
    ['（傅敏离任）', { kind: 'leaves', who: '傅敏' }],
  ])('%s', (line, stimulus) => {
    expect(firstOf(line).stimulus).toEqual(stimulus);
  });

  test('indented lines belong to what was said, empty ones between them too', () => {
    expect(firstOf('居民：一\n  二\n\n　三\n\n邻居：好').stimulus).toMatchObject({ text: '一\n二\n\n三' });
    expect(blocksOf('居民：一\n  二\n\n　三\n\n邻居：好')).toHaveLength(2);
  });
});

describe('what the desk is expected to say', () => {
  test.each([
    ['回音：好', { to: null, deed: 'says', lines: ['好'], buttons: [] }],
    ['回音：… [我不同意，请人看] [知道了]', { to: null, deed: 'says', lines: ['…'], buttons: ['我不同意，请人看', '知道了'] }],
    ['回音→值班群：BM26-0001 市政设施\n  地点：圭峰路\n  [问居民] [更多]', { to: '值班群', deed: 'says', lines: ['BM26-0001 市政设施', '地点：圭峰路'], buttons: ['问居民', '更多'] }],
    ['回音→值班群 改写：已转办 […]', { to: '值班群', deed: 'rewrites', lines: ['已转办'], buttons: null }],
    ['回音 删除：原文', { to: null, deed: 'erases', lines: ['原文'], buttons: [] }],
    ['回音：一\n\n  二', { to: null, deed: 'says', lines: ['一', '', '二'], buttons: [] }],
  ])('%s', (line, expected) => {
    expect(firstOf(`居民：好\n${line}`).expected).toMatchObject([expected]);
  });

  test('silence and the rest', () => {
    expect(firstOf('居民：好\n（没有回音）')).toMatchObject({ silent: '（没有回音）', restOmitted: null, expected: [] });
    expect(firstOf('居民：好\n回音：好\n\n（其余略）')).toMatchObject({ restOmitted: '\n（其余略）', silent: null, expected: [{ lines: ['好'] }] });
  });

  test('the first comments are the header', () => {
    expect(parseTranscript('# 先受理。\n# 双工作室\n\n居民：好\n# 后来\n').header).toEqual(['先受理。', '双工作室']);
  });
});

test.each(['回音：谁也没说话', '居民:半角冒号', '随便一行', '（没有回音）', '（别的）'])('%s is refused with its line', (line) => {
  expect(() => parseTranscript(`# 开头\n${line}`)).toThrow(/第2行/);
});

describe('matching', () => {
  const said = { to: '居民', deed: 'says' as const, text: '您好：\n编号 BM26-0001\n谢谢', buttons: ['提交', '不反映了'] };
  test.each([
    ['回音：您好：\n  编号 BM26-0001\n  谢谢 [提交] [不反映了]', true],
    ['回音：您好：\n  编号 …\n  谢谢 [提交] [不反映了]', true],
    ['回音：… [提交] [不反映了]', true],
    ['回音：… […]', true],
    ['回音：您好：\n  …\n  谢谢 […]', true],
    ['回音：…\n  编号…0001\n  … […]', true],
    ['回音→居民：… […]', true],
    ['回音：…', false],
    ['回音：… [提交]', false],
    ['回音：… [不反映了] [提交]', false],
    ['回音：您好： […]', false],
    ['回音：您好：\n  …\n  再见 […]', false],
    ['回音→邻居：… […]', false],
    ['回音 改写：… […]', false],
    ['回音：您好.\n  …  […]', false],
  ])('%s: %s', (line, fits) => {
    const [expected] = firstOf(`居民：好\n${line}`).expected;
    expect(expected && matches(expected, said, '居民')).toBe(fits);
  });

  test('what is written from a message reads as that message', () => {
    const many = { ...said, text: '一\n\n二：三\n# 四' };
    const [expected] = firstOf(`居民：好\n${written(many, '居民')}`).expected;
    expect(expected && matches(expected, many, '居民')).toBe(true);
  });

  test('only what is wrong is written anew', () => {
    const block = firstOf('居民：好\n回音：…一\n回音：二\n回音→邻居：三');
    const says = (to: string, text: string) => ({ to, deed: 'says' as const, text, buttons: [] });
    expect(happened(block, [says('居民', '第一'), says('居民', '2'), says('邻居', '三'), says('王阿姨', '四')], '居民')).toEqual([
      '居民：好',
      '回音：…一',
      '回音：2',
      '回音→邻居：三',
      '回音→王阿姨：四',
    ]);
  });
});
