// What people type of the rota: 排班, 谁还没排够, 我的排班, 我的日历, 「10号我来不了」.

import { dayPattern } from '../../calendar/read-date.ts';

export type RotaCommand =
  | { command: 'next' | 'year' | 'short' | 'anew'; studio: string | null }
  | { command: 'mine' | 'calendar' }
  /** `12月10日 陈国栋 黄立` */
  | { command: 'change'; studio: string | null; day: string; names: string[] }
  /** The words of a day. */
  | { command: 'cannot'; day: string };

const busy = '(?:临时|刚好)?(?:有(?:点|急)?事情?|[要得去]*(?:出差|开会|看病|住院|学习|培训|外出|休假|请假)|不在(?:家|本地)?|没空|没时间)';
const gap = /[\s:：,，、和]+/;

const cannot = new RegExp(`^(?:我)?(${dayPattern})(?:的?(?:接待|班|轮值|值班))?(?:上午|下午)?[,，、\\s]*我?(?:${busy})?[,，、\\s]*我?(?:来不了|去不了|不能来|不能去|来不成|不能接待|接待不了|值不了班)(?:了)?[。.!！]*$`);
/** 「下次我哪天接待」 */
const mine = /^我的(?:排班|轮值|值班|接待日?)$|^(?:[下这]一?[次回])?(?:我(?:[下这]一?[次回])?|轮到我)(?:是|该|在)*(?:什么时候|啥时候|哪[一几]?天|几号)(?:去|来)?(?:接待|值班|轮值)?[啊呀呢]?$/;
const change = new RegExp(`^(${dayPattern})(?:${gap.source}(.*))?$`);
const plan = /^(?:排班|轮值表|\/rota)\s*(?:([A-Z]{2,6})(?![A-Za-z]))?[\s:：]*(.*)$/;

/** Null when the text is no such command. */
export function readRota(text: string): RotaCommand | null {
  const typed = text.trim().normalize('NFKC').replace(/[。.!！?？]+$/, '');
  if (mine.test(typed)) return { command: 'mine' };
  if (/^我的日历$/.test(typed)) return { command: 'calendar' };
  if (/^谁(?:还)?没排够$/.test(typed)) return { command: 'short', studio: null };
  const away = cannot.exec(typed)?.[1];
  if (away !== undefined) return { command: 'cannot', day: away };
  const [whole, studio = null, rest = ''] = plan.exec(typed) ?? [];
  if (whole === undefined) return null;
  if (rest === '') return { command: 'next', studio };
  if (/^[整全]年$/.test(rest)) return { command: 'year', studio };
  if (/^重(?:新)?排$/.test(rest)) return { command: 'anew', studio };
  if (/^谁?(?:还)?没排够$/.test(rest)) return { command: 'short', studio };
  const [, on, names = ''] = change.exec(rest) ?? [];
  return on === undefined ? null : { command: 'change', studio, day: on, names: names.split(gap).filter((name) => name !== '') };
}

/** Whether a group's talk could be one of these; what is said of oneself belongs into a private chat. */
export function readsRotaInGroup(text: string): boolean {
  const command = readRota(text)?.command;
  return command !== undefined && command !== 'cannot' && command !== 'mine' && command !== 'calendar';
}
