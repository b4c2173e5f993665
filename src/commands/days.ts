// `days`: on which days a studio receives people, as JSON Lines, with the reason of each shift (DESIGN §9).

import { heldDays } from '../admin/held-days.ts';
import { addDays, civilDate } from '../calendar/civil.ts';
import { loadRoster } from '../store/roster.ts';
import { exitStatus, type CommandDeps, type CommandStore } from './command.ts';
import type { Command } from './read-command.ts';

/** Printed when nobody says until when. */
const usualDays = 90;

/** One line for each reception; what is left out is said on the error output. */
export async function runDays({ studio: code, from: first, to: last }: Extract<Command, { name: 'days' }>, store: CommandStore, { print, clock }: CommandDeps): Promise<number> {
  const { roster, calendar } = await loadRoster(store.db, store.seal);
  const studio = roster.studios.get(code);
  if (!studio) {
    const codes = [...roster.studios.keys()].join('、');
    print(codes === '' ? '还没有导入名册：先 huiyin import roster.yaml' : `没有代号为 ${code} 的工作室；有的是 ${codes}`, 'err');
    return exitStatus.refused;
  }
  const from = first ?? civilDate(clock.now());
  const { days, besides } = await heldDays(store.db, studio, calendar, from, last ?? addDays(from, usualDays));
  for (const { provisional: _, ...day } of days) print(JSON.stringify(day), 'out');
  const unsure = [...new Set(days.filter(({ provisional }) => provisional).map(({ date }) => date.slice(0, 4)))];
  for (const year of unsure) print(`${year}年怎么放假还没公布，这一年的日子是暂定的；公布后用 huiyin holidays 导入`, 'err');
  for (const line of besides) print(line, 'err');
  if (days.length === 0) print(`${studio.name}在这段日子里没有接待日。`, 'err');
  return exitStatus.done;
}
