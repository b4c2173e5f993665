// Takes a quote apart: the words that were quoted and the answer to them, in both forms in which puppets hand quotes on.

import { readAppmsg } from './appmsg.ts';

export interface Quote {
  /** The words quoted; '' where it is a picture or the like. */
  text: string;
  answer: string;
  /** As WeChat's own form tells: id of the message, and who wrote it. */
  messageId?: string;
  author?: string;
}

/** WeChat's number for a quote. */
const QUOTE_TYPE = 57;
const RULE = /」\n(?:- ?){5,40}-?\s*\n/g;
const NAME_END = /[：:]/;

/** Null: it quotes nothing. */
export function readQuote(text: string): Quote | null {
  const card = readAppmsg(text);
  if (card === null) return readRuledQuote(text);
  if (card.type !== QUOTE_TYPE) return null;
  const { refer } = card;
  return {
    text: refer?.text ?? '',
    answer: card.title,
    ...(refer === null || refer.messageId === '' ? {} : { messageId: refer.messageId }),
    ...(refer === null || refer.author === '' ? {} : { author: refer.author }),
  };
}

/** `「name：text」`, a row of dashes, the answer. What is quoted may be a quote itself. */
function readRuledQuote(text: string): Quote | null {
  if (!text.startsWith('「')) return null;
  const rules = [...text.matchAll(RULE)];
  const rule = outermost(text, rules) ?? rules.at(-1);
  if (rule === undefined) return null;
  const quoted = text.slice(1, rule.index);
  const nameEnd = NAME_END.exec(quoted);
  if (nameEnd === null) return null;
  return { text: quoted.slice(nameEnd.index + 1), answer: text.slice(rule.index + rule[0].length) };
}

/** The first at which every bracket is closed. */
function outermost(text: string, rules: readonly RegExpExecArray[]): RegExpExecArray | null {
  let open = 0;
  let read = 0;
  for (const rule of rules) {
    const part = text.slice(read, rule.index + 1);
    read = rule.index + 1;
    open += part.split('「').length - part.split('」').length;
    if (open === 0) return rule;
  }
  return null;
}
