// Which characters stand beside a surname's character when it is none (支付, 电费, 孙子): learnt by training/learn-ordinary-pairs.ts.

import pairs from './ordinary-pairs.json' with { type: 'json' };

/** Seen often, and seen at all. */
const weights = { often: -2, seldom: -1 } as const;

function tableOf(written: Readonly<Record<string, string>>): Map<string, number> {
  const table = new Map<string, number>();
  for (const [sign, neighbours] of Object.entries(written)) {
    const [often = '', seldom = ''] = neighbours.split('|');
    for (const neighbour of often) table.set(sign + neighbour, weights.often);
    for (const neighbour of seldom) table.set(sign + neighbour, weights.seldom);
  }
  return table;
}

const before = tableOf(pairs.before);
const after = tableOf(pairs.after);
const within = tableOf(pairs.within);

/** How much its neighbours speak against a surname: 0 or less. */
export function ordinary(plain: string, at: number): { before: number; after: number } {
  const sign = plain.charAt(at);
  return { before: before.get(sign + plain.charAt(at - 1)) ?? 0, after: after.get(sign + plain.charAt(at + 1)) ?? 0 };
}

/** Whether a sign that given names are made of makes an ordinary word with the next one: 通知, 花完. */
export function isOrdinaryWord(plain: string, at: number): boolean {
  return within.has(plain.charAt(at) + plain.charAt(at + 1));
}
