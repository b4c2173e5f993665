// `rehearse`: a month of a studio on a turned clock, so that staff see every slip and reminder before they open.

import { demoStudio, readDemoRoster } from '../admin/demo.ts';
import { readRosterFile } from '../admin/roster-file.ts';
import { addDays, civilDate, dateForPeople, type CivilDate } from '../calendar/civil.ts';
import { exitStatus, type CommandDeps } from './command.ts';
import type { Command } from './read-command.ts';

export async function runRehearse({ file, studio: code, from: first, days, folder }: Extract<Command, { name: 'rehearse' }>, deps: CommandDeps): Promise<number> {
  const { print, clock } = deps;
  const roster = file === null ? await readDemoRoster() : await readRosterFile(file);
  const codes = roster.studios.map((studio) => studio.code);
  const studio = code ?? (file === null ? demoStudio : codes.length === 1 ? codes[0] : undefined);
  if (studio === undefined || !codes.includes(studio)) {
    print(`${code === null ? '名册里有几个工作室，请用 --studio 写明演练哪一个' : `没有代号为 ${code} 的工作室`}；有的是 ${codes.join('、')}`, 'err');
    return exitStatus.refused;
  }
  const from = first ?? firstOfNextMonth(civilDate(clock.now()));
  print(`开始演练：${dateForPeople(from)}起${days}天，大约要一两分钟。什么也不会发出去。`, 'err');
  const { said, pages } = await deps.rehearse({ roster, studio, from, days, folder, progress: (day) => print(dateForPeople(day), 'err') });
  print(`演练完了：回音一共会发${said}条消息，写在 ${folder} 的${pages}页里，先看「概览.txt」。`, 'out');
  return exitStatus.done;
}

function firstOfNextMonth(today: CivilDate): CivilDate {
  return `${addDays(`${today.slice(0, 7)}-01`, longestMonth).slice(0, 7)}-01`;
}

const longestMonth = 31;
