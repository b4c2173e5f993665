// Reads which command is meant, and with what.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCivilDate, type CivilDate } from '../calendar/civil.ts';

export const usage = `用法：npm run --silent huiyin -- <命令>

  serve                        启动服务（不写命令时也是它）
  migrate                      把数据库升级到本程序的版本
  import <名册.yaml>           导入名册；反复导入同一份不会有变化
  invite <代号> <姓名>         发邀请码；代号是工作室、区县或承办单位的
         [--id 标识]           同名时用名册里的 id 指明是谁
         [--revoke]            作废他未用的邀请码，并解除他的账号
  doctor                       逐项检查，每项一行，说怎么办；有「不行」的结束状态是1
  backup <文件>                备份整个数据库；服务开着也可以
  restore <文件>               从备份恢复到空的数据库（内置的或 PostgreSQL）；服务要先停
         [--replace]           数据库里原有的全部换掉
         [--send]              备份时没发出的消息照发；不写就先扣下
  held   [--send | --drop]     恢复时扣下的消息：看有多少；照发；不发了
  days <工作室代号>            接待日，每天一行（JSON），写明为什么不在原定那天
         [--from 日期] [--to 日期]  从哪天到哪天，例如 2026-01-01；不写是今天起90天
  holidays <放假安排.yaml>     导入一年的放假安排，反复导入同一份不会有变化
  rehearse [名册.yaml]         演练一个月：在拨快的钟上用假居民走一遍，写下每个人会收到什么；
                               什么也不会发出去。不写名册时演练示范工作室
         [--studio 代号]       名册里有几个工作室时，演练哪一个
         [--from 日期] [--days 天数]  从哪天起、几天；不写是下个月1日起31天
         [--out 文件夹]        写到哪里；不写是 ./rehearsal
  screen [消息.jsonl]          筛查一批消息，每行一条（JSON：id、text），每行答一条；不写文件时从标准输入读
         [--pairs]             还写出和前面哪一条说的是同一件事（duplicate_of）
  purge                        清理过了保存期的收发记录（夜里会自己清理）
         [--older-than 天数]   再早清理一些，至少7天
         [--dry-run]           只看会清理多少

结束状态：0 完成，1 被拒绝，2 用法、设置、名册或放假安排有误，3 数据正被另一个进程使用`;

/** A command with what belongs to it. `argv` is what the holder of the store would be asked to carry out. */
export type Command =
  | { name: 'serve'; terminal: boolean }
  | { name: 'help' }
  | { name: 'migrate' | 'doctor'; argv: string[] }
  | { name: 'import' | 'backup' | 'holidays'; argv: string[]; file: string }
  | { name: 'invite'; argv: string[]; code: string; person: string; id: string | undefined; revoke: boolean }
  | { name: 'restore'; argv: string[]; file: string; replace: boolean; send: boolean }
  | { name: 'held'; argv: string[]; what: 'count' | 'send' | 'drop' }
  | { name: 'days'; argv: string[]; studio: string; from: CivilDate | null; to: CivilDate | null }
  | { name: 'rehearse'; file: string | null; studio: string | null; from: CivilDate | null; days: number; folder: string }
  | { name: 'screen'; file: string | null; pairs: boolean }
  | { name: 'purge'; argv: string[]; olderThanDays: number | null; dryRun: boolean };

interface Form {
  words: readonly string[];
  /** The last word may be left out. */
  optional?: true;
  options: Record<string, { type: 'boolean' | 'string' }>;
}

const flag = { type: 'boolean' } as const;

const forms: Record<Exclude<Command['name'], 'help'>, Form> = {
  serve: { words: [], options: { terminal: flag } },
  migrate: { words: [], options: {} },
  import: { words: ['<名册.yaml>'], options: {} },
  invite: { words: ['<代号>', '<姓名>'], options: { id: { type: 'string' }, revoke: flag } },
  doctor: { words: [], options: {} },
  backup: { words: ['<文件>'], options: {} },
  restore: { words: ['<文件>'], options: { replace: flag, send: flag } },
  held: { words: [], options: { send: flag, drop: flag } },
  days: { words: ['<工作室代号>'], options: { from: { type: 'string' }, to: { type: 'string' } } },
  holidays: { words: ['<放假安排.yaml>'], options: {} },
  rehearse: { words: ['[名册.yaml]'], optional: true, options: { studio: { type: 'string' }, from: { type: 'string' }, days: { type: 'string' }, out: { type: 'string' } } },
  screen: { words: ['[消息.jsonl]'], optional: true, options: { pairs: flag } },
  purge: { words: [], options: { 'older-than': { type: 'string' }, 'dry-run': flag } },
};

/** A platform may deliver an event again for a day, and a web page for as long as it is open: what was handled is remembered so long. */
const leastDays = 7;

export function readCommand(argv: readonly string[]): Command | { wrong: string } {
  const [name = 'serve', ...rest] = argv[0]?.startsWith('--') && argv[0] !== '--help' ? ['serve', ...argv] : argv;
  if (['help', '--help', '-h'].includes(name)) return { name: 'help' };
  if (!isCommand(name)) return { wrong: `没有「${name}」这个命令` };
  const { words, options, optional } = forms[name];
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true, strict: true });
  } catch {
    const unknown = rest.find((word) => word.startsWith('-') && !(word.replace(/^-+|=.*$/g, '') in options));
    return { wrong: unknown === undefined ? `${name} 的选项写得不对` : `${name} 没有 ${unknown.replace(/=.*$/, '')} 这个选项` };
  }
  const { positionals, values } = parsed;
  const enough = positionals.length === words.length || (optional === true && positionals.length === words.length - 1);
  if (!enough || positionals.some((word) => word.trim() === '')) {
    return { wrong: words.length === 0 ? `${name} 后面不写别的` : `${name} 后面要写：${words.join(' ')}` };
  }
  return understood(name, argv, positionals, values);
}

function isCommand(name: string): name is keyof typeof forms {
  return Object.hasOwn(forms, name);
}

type Values = Record<string, string | boolean | undefined>;

function understood(name: keyof typeof forms, argv: readonly string[], [first = '', second = '']: readonly string[], values: Values): Command | { wrong: string } {
  const has = (option: string) => values[option] === true;
  const file = resolve(first);
  switch (name) {
    case 'serve':
      return { name, terminal: has('terminal') };
    case 'import':
    case 'backup':
    case 'holidays':
      return { name, argv: [name, file], file };
    case 'restore': {
      const flags = ['replace', 'send'].filter(has).map((option) => `--${option}`);
      return { name, argv: [name, file, ...flags], file, replace: has('replace'), send: has('send') };
    }
    case 'invite': {
      const id = typeof values['id'] === 'string' ? values['id'] : undefined;
      return { name, argv: [...argv], code: first, person: second, id, revoke: has('revoke') };
    }
    case 'held':
      if (has('send') && has('drop')) return { wrong: 'held 的 --send 和 --drop 只能写一个' };
      return { name, argv: [...argv], what: has('send') ? 'send' : has('drop') ? 'drop' : 'count' };
    case 'days': {
      const [from, to] = ['from', 'to'].map((option) => values[option]);
      const wrong = [from, to].find((given) => given !== undefined && !isCivilDate(given));
      if (wrong !== undefined) return { wrong: `没有 ${String(wrong)} 这一天，日期要写成 2026-01-31` };
      if (typeof from === 'string' && typeof to === 'string' && from > to) return { wrong: `days 的 --from ${from} 在 --to ${to} 之后` };
      return { name, argv: [...argv], studio: first, from: typeof from === 'string' ? from : null, to: typeof to === 'string' ? to : null };
    }
    case 'rehearse':
      return rehearsal(first, values);
    case 'screen':
      return { name, file: first === '' ? null : file, pairs: has('pairs') };
    case 'purge': {
      const given = values['older-than'];
      const olderThanDays = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : null;
      if (given !== undefined && (olderThanDays ?? 0) < leastDays) return { wrong: `purge 的 --older-than 要写天数，至少 ${leastDays}` };
      return { name, argv: [...argv], olderThanDays, dryRun: has('dry-run') };
    }
    default:
      return { name, argv: [...argv] };
  }
}

/** A year at most: it is played day by day. */
const longestDays = 366;

function rehearsal(file: string, { studio, from, days, out }: Values): Command | { wrong: string } {
  if (from !== undefined && !isCivilDate(from)) return { wrong: `没有 ${String(from)} 这一天，日期要写成 2026-01-31` };
  const count = days === undefined ? 31 : Number(days);
  if (!Number.isInteger(count) || count < 1 || count > longestDays) return { wrong: `rehearse 的 --days 要写天数，1 到 ${longestDays}` };
  const text = (value: Values[string]): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
  return { name: 'rehearse', file: file === '' ? null : resolve(file), studio: text(studio), from: from ?? null, days: count, folder: resolve(text(out) ?? 'rehearsal') };
}
