// Quotes in both known forms, and the XML of cards: what is read from them, and that nothing breaks the reading.

import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isXml, readAppmsg, readLocation } from '../../../src/bots/wechat/in/appmsg.ts';
import { readQuote } from '../../../src/bots/wechat/in/quote.ts';
import { appmsg, patXml, quoteAsText, quoteAsXml } from '../../support/wechat/content.ts';

const card = '【转办】BM26-0001 市容环境\n地点：和平路3号\n1 转办\n2 直接答复';

describe('a quote as text', () => {
  test('gives the words quoted and the answer', () => {
    expect(readQuote(quoteAsText('回音', card, '已更换灯泡'))).toEqual({ text: card, answer: '已更换灯泡' });
    expect(readQuote(quoteAsText('回音', '好', '第一行\n第二行'))).toEqual({ text: '好', answer: '第一行\n第二行' });
    expect(readQuote(quoteAsText('回音', '[图片]', ''))).toEqual({ text: '[图片]', answer: '' });
  });

  test('of a quote gives all that was quoted', () => {
    const inner = quoteAsText('小杨', card, '什么时候办');
    expect(readQuote(quoteAsText('回音', inner, '下周'))).toEqual({ text: inner, answer: '下周' });
  });

  test('with brackets of its own', () => {
    expect(readQuote(quoteAsText('回音', '请发「完」', '完'))).toEqual({ text: '请发「完」', answer: '完' });
    expect(readQuote(quoteAsText('回音', '只有半个」', '完'))).toEqual({ text: '只有半个」', answer: '完' });
    expect(readQuote(quoteAsText('回音', '只有半个「', '完'))).toEqual({ text: '只有半个「', answer: '完' });
  });

  test.each(['「你好」', '「回音：好」', '普通的话', '「回音：好」\n- -\n完', '', '「」\n- - - - - - -\n完'])('%s quotes nothing', (text) => {
    expect(readQuote(text)).toBeNull();
  });
});

describe('a quote as XML', () => {
  test('gives the words quoted, their author, and the answer', () => {
    const quoted = { name: '回音', author: 'wxid_huiyin', text: 'a < b & "c"\n1 转办', id: '7001' };
    const expected = { text: quoted.text, answer: '好 & 行 <嗯>', messageId: '7001', author: 'wxid_huiyin' };
    expect(readQuote(quoteAsXml(quoted, '好 & 行 <嗯>'))).toEqual(expected);
    expect(readQuote(`wxid_xiaoyang:\n${quoteAsXml(quoted, '好 & 行 <嗯>')}`)).toEqual(expected);
  });

  test('of a card gives its title', () => {
    const inner = appmsg(57, '什么时候办').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const refer = `<refermsg><type>49</type><svrid>1</svrid><content>${inner}</content></refermsg>`;
    expect(readQuote(appmsg(57, '下周', refer))).toMatchObject({ text: '什么时候办', answer: '下周' });
    expect(readQuote(appmsg(57, '下周'))).toEqual({ text: '', answer: '下周' });
  });

  test('other cards are none', () => {
    expect(readQuote(appmsg(5, '公告'))).toBeNull();
    expect(readQuote(patXml)).toBeNull();
  });
});

describe('the XML of cards', () => {
  test('is told from what people write', () => {
    for (const text of [appmsg(5, 'a'), patXml, 'wxid_a:\n<msg><emoji /></msg>', '<voipmsg type="x">', '\n<msg>\n</msg>']) expect(isXml(text)).toBe(true);
    for (const text of ['<b>粗</b>', 'a < b', '<msgx>', '看 <msg>', '路灯坏了:\n<3', '']) expect(isXml(text)).toBe(false);
  });

  test('names kind, title, address and size', () => {
    const file = '<msg><appmsg appid=""><title><![CDATA[证明 & 照片.pdf]]></title><type>6</type><appattach><totallen>104857600</totallen></appattach></appmsg></msg>';
    expect(readAppmsg(file)).toMatchObject({ type: 6, title: '证明 & 照片.pdf', sizeBytes: 104_857_600, refer: null });
    expect(readAppmsg('<msg><appmsg><title>通知</title><type>5</type><url>https://a.cn/?a=1&amp;b=2</url></appmsg></msg>')).toMatchObject({ type: 5, url: 'https://a.cn/?a=1&b=2' });
  });

  test('tells a place', () => {
    const text = '<msg><location x="31.230416" y="121.473701" scale="16" label="上海市黄浦区&quot;人民&quot;大道" poiname="人民广场" /></msg>';
    expect(readLocation(text)).toEqual({ latitude: 31.230416, longitude: 121.473701, name: '人民广场', address: '上海市黄浦区"人民"大道' });
    expect(readLocation('在 <location x="1" y="2"> 这里')).toBeNull();
  });

  test('malformed, endless or made to be slow, it is read in no time', () => {
    const pieces = constantFrom('<msg>', '</msg>', '<appmsg>', '</appmsg>', '<title>', '</title>', '<type>57</type>', '<refermsg>', '</refermsg>', '<![CDATA[', ']]>', '&#0;', '&#x110000;', '&lt;', '「', '」', '：', '\n- - - - - -\n', 'x', ' ');
    assert(property(array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      for (const read of [readQuote, readAppmsg, readLocation]) read(`<msg>${text}`);
      readQuote(`「a：${text}`);
    }));
    const started = performance.now();
    for (const piece of ['<title ', '<appmsg ', '- ', '「：」\n- - - - - -\n', '&#1', '<msg><appmsg>', '\n']) {
      readQuote(`<msg><appmsg>${piece.repeat(20_000)}`);
      readQuote(`「a：${piece.repeat(20_000)}`);
      readLocation(`<msg><location ${piece.repeat(20_000)}`);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
