// What each person of a rehearsal does with what he gets: most do their part, some are late, some never answer. Pure.

import type { Temper } from './cases.ts';

/** What he does, and after how many minutes. */
export interface Deed {
  after: number;
  /** For each message that asks for it; else once about a matter. */
  each?: true;
  deed: { press: string } | { write: string };
}

export type Part =
  | { part: 'officer' | 'representative' | 'handler' | 'supervisor' }
  | { part: 'resident'; temper: Temper };

/** A message as somebody reads it. */
export interface Read {
  text: string;
  /** What stands on its buttons. */
  labels: readonly string[];
  /** The department that a studio's roster has for the category of a card; null: none. */
  departmentFor: (text: string) => string | null;
}

const hour = 60;
const day = 24 * hour;

/** Null: he reads it and does nothing. */
export function habitOf(who: Part, read: Read): Deed | null {
  switch (who.part) {
    case 'officer':
      return officer(read);
    case 'representative':
      return representative(read);
    case 'handler':
      return handler(read);
    case 'supervisor':
      return null;
    case 'resident':
      return resident(read, who.temper);
  }
}

/** The running number of the matter that is spoken of: it decides who is slow with what, the same in each rehearsal. */
function runningIn(text: string): number {
  return Number(/[A-Z]{2,6}\d{2}-(\d{4,})/.exec(text)?.[1] ?? 0);
}

function numberIn(text: string): string | null {
  return /[A-Z]{2,6}\d{2}-\d{4,}/.exec(text)?.[0] ?? null;
}

function firstOf(labels: readonly string[], wanted: readonly string[]): string | null {
  return wanted.find((label) => labels.includes(label)) ?? null;
}

function press(after: number, label: string): Deed {
  return { after, deed: { press: label }, ...(always.has(label) ? { each: true } : {}) };
}

/** What belongs to the dialogue under way. */
const always: ReadonlySet<string> = new Set(['发送', '发出', '来了', '没来', '跳过', '填缺的', '确认交', '记谁来了', '都可以', '可以', '当场答复', '就这样交']);

function write(after: number, text: string): Deed {
  return { after, deed: { write: text } };
}

function officer({ text, labels, departmentFor }: Read): Deed | null {
  const running = runningIn(text);
  const number = numberIn(text);
  if (labels.includes('转办部门') && number !== null) {
    // Every fifth lies for more than two days.
    const after = running % 5 === 4 ? 2 * day + 3 * hour : 40 + (running % 3) * 25;
    const department = departmentFor(text);
    if (department === null || running % 7 === 3) return write(after, `${number} 答复 已经请工作人员去看过，12月底前处理好，有变化再告诉您。`);
    return write(after, `${number} 转办 ${department}`);
  }
  if (number !== null && text.includes('看不懂')) return write(4 * hour, `${number} 答复 社区的人这周五上门看过，坏的地方下周三换好。有事打工作室电话。`);
  if (labels.includes('发给居民')) return press(running % 6 === 5 ? 3 * day : 90, '发给居民');
  const label = firstOf(labels, ['发送', '发出', '已告知', '同意延期', '已电话告知']);
  return label === null ? null : press(label === '发送' || label === '发出' ? 2 : 3 * hour, label);
}

function representative({ text, labels }: Read): Deed | null {
  const running = runningIn(text);
  // Every sixth is never acknowledged.
  if (labels.includes('收到，我来跟')) return running % 6 === 2 ? null : press(2 * hour, '收到，我来跟');
  if (text.includes('他说了什么事')) return write(3, '想问医保缴费记录在哪里查');
  if (text.includes('您怎么处理的') || text.includes('当场怎么答复他的')) return write(3, '当场讲清楚了，带他到服务大厅3号窗口办好');
  if (text.startsWith('今天接待')) return write(2 * hour, '#接待 王阿姨 社保卡丢了，问到哪里补办');
  // The rota is read once in a month: whoever cannot come says so then.
  const away = labels.find((label) => label.endsWith('来不了'));
  if (away !== undefined) return press(20, away);
  const now = firstOf(labels, ['发送', '发出', '来了', '跳过', '确认交', '当场答复', '就这样交', '对']);
  if (now !== null) return press(3, now);
  if (labels.includes('填缺的')) return press(2 * hour, '填缺的');
  if (labels.includes('记谁来了')) return press(90, '记谁来了');
  const label = firstOf(labels, ['同意转', '同意延期', '红色督办单', '黄色督办单', '催办', '可以']);
  return label === null ? null : press(5 * hour, label);
}

function handler({ text, labels }: Read): Deed | null {
  const number = numberIn(text);
  if (number === null || !labels.includes('办结答复')) return null;
  const done = `${number} 办结 今天已经派人去处理好了，以后每周看一次，有问题打办公室电话。`;
  switch (runningIn(text) % 4) {
    case 0:
      return write(2 * day, done);
    case 1:
      return write(4 * day + 2 * hour, `${number} 延期 10日 要等材料到货`);
    case 2:
      return write(9 * day, done);
    default:
      // He never answers.
      return null;
  }
}

function resident({ labels }: Read, temper: Temper): Deed | null {
  // He comes about what he has brought.
  const own = labels.includes('取消预约') ? labels.find((one) => numberIn(one) === one) : undefined;
  if (own !== undefined) return press(1, own);
  const now = firstOf(labels, ['同意并提交', '提交', '跳过', '不是', '都可以']);
  if (now !== null) return press(1, now);
  // He takes the first day that is offered.
  const offered = labels.find((one) => /^\d{1,2}月\d{1,2}日/.test(one));
  if (offered !== undefined && temper.books) return press(1, offered);
  const late = firstOf(labels, ['可以再等', '我不满意', '很不满意']) === null ? null : temper.late;
  if (late !== null && labels.includes(late)) return press(3 * hour, late);
  if (temper.urges && labels.includes('催一下')) return press(20 * hour, '催一下');
  if (temper.reply !== null && labels.includes(temper.reply)) return press(26 * hour, temper.reply);
  if (temper.satisfaction !== null && labels.includes(temper.satisfaction)) return press(1, temper.satisfaction);
  if (labels.includes('有') && labels.includes('没有')) return press(1, '没有');
  return null;
}
