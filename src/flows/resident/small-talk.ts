// Small words that are no matter: a greeting, thanks, a yes or a no to a summary, the end of a text.

import { simplifiedInPlace } from '../../matters/screening/normalise.ts';

const greeting =
  /^(?:同志|领导|老师|各位)?们?(?:你好|您好|你们好|大家好|早上好|上午好|中午好|下午好|晚上好|早|喂|嗨|哈喽|hi|hello)?(?:同志|领导|老师)?们?[啊呀哦]?(?:在吗|在不在|在么|有人吗|有人在吗|有没有人)?$|^(?:同志|领导|老师|各位)们?好$/;
const thanks = /^(?:好的?|好嘞|好吧|行|嗯+|哦+|多谢|谢谢(?:您|你|你们|啦|了)?|感谢|辛苦了?|麻烦您?了|知道了|明白了?|收到|不客气|再见|ok|👌|👍|🙏)+$/u;
const yes = /^(?:对的?|是的?|对了|没错|好的?|行|可以|没问题|就(?:是)?这样|确认|交吧?|提交吧?|同意|ok|yes|submit|agree|👌|👍)+[了吧啊]?$/u;
const no = /^(?:不对|不是|错了|有错|写错了|说错了|记错了|不是这样)[的啊吧]?$/;
const done = /^(?:done|finished|that is all|thatsall|说完了?|写完了?|讲完了?|完了|没了|没有了|就这些|就这样)[吧啊]?$/;

/** Without blanks and punctuation, half-width, lower case. */
export function bare(text: string): string {
  return simplifiedInPlace(text.normalize('NFKC')).toLowerCase().replaceAll(/[\p{P}\s~]/gu, '');
}

export function isGreeting(text: string): boolean {
  const said = bare(text);
  return said !== '' && greeting.test(said);
}

/** 「好的谢谢」: kind, and nothing to be passed on. */
export function isThanks(text: string): boolean {
  return thanks.test(bare(text));
}

/** Says that the summary is right. */
export function isYes(text: string): boolean {
  return yes.test(bare(text));
}

/** Says so in the word that counts as consent. */
export function isConsent(text: string): boolean {
  return isYes(text) && bare(text).includes('同意');
}

export function isNo(text: string): boolean {
  return no.test(bare(text));
}

const notYet = /^(?:还?没有?|没有?[呢啊]?|还没[有呢]?|不在办|没在办|不是的?|没立案|没在法院|不清楚|不知道)$/;

/** Says that something has not happened, or that he knows of nothing. */
export function isNotYet(text: string): boolean {
  return notYet.test(bare(text));
}

/** 【说完了】 in other words. */
export function isDone(text: string): boolean {
  return done.test(bare(text));
}
