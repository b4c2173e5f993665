// Looks at everything that can be wrong, and says of each thing in one line how it is and what to do.

import type { Channel } from '../../bots/channel.ts';
import { chinaCalendar } from '../../calendar/china.ts';
import { civilDate } from '../../calendar/civil.ts';
import type { Clock, Instant } from '../../calendar/clock.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import { addressOf } from '../../mailroom/address.ts';
import type { Roster } from '../../matters/roster.ts';
import { mailFacts, serverFacts } from '../../store/checks.ts';
import type { Db } from '../../store/db.ts';
import { countHeld } from '../../store/held.ts';
import { calendarOf } from '../../store/holiday-notices.ts';
import { loadRoster } from '../../store/roster.ts';
import { hasRealStudios } from '../../store/roster-search.ts';
import type { Seal } from '../../store/seal.ts';
import { bad, hint, well, type Finding } from './finding.ts';
import { machineFindings, type MachineSettings } from './machine.ts';
import { mailFindings } from './mail.ts';
import { callsFindings, modelFindings } from './model.ts';
import { rosterFindings } from './roster.ts';
import { keyFindings, schemaFindings, serverFindings, upkeepFindings } from './store.ts';

export interface DoctorDeps {
  settings: MachineSettings;
  clock: Clock;
  /** Carried out inside the server. */
  inServer: boolean;
  channels: readonly Channel[];
}

export interface ExaminedStore {
  kind: 'embedded' | 'postgresql';
  db: Db;
  seal: Seal;
}

/** @param store or, where it could not be opened, why not */
export async function examine(store: ExaminedStore | Finding, deps: DoctorDeps): Promise<Finding[]> {
  const examined = 'db' in store ? await examineStore(store, deps) : { findings: [store], serving: deps.inServer, roster: null, isReal: false, calendar: chinaCalendar() };
  const { serving, roster, isReal, calendar } = examined;
  const demo = deps.settings.demo && !isReal;
  const found = [...examined.findings];
  found.push(serving ? well('服务', '正在运行') : hint('服务', '没有在运行 → npm start，或者 systemctl start huiyin'));
  found.push(...(await machineFindings({ ...deps.settings, demo }, deps.clock, serving)), ...calendarFindings(deps.clock.now(), calendar));
  if (deps.settings.model) found.push(...(await modelFindings(deps.settings.model)));
  if (deps.settings.demo && isReal) found.push(hint('设置', '没有设置 ROSTER，用的是库里已有的名册，演示工作室没有开 → 设置 ROSTER，名册文件改了启动时才会跟着改'));
  for (const channel of deps.channels) found.push(...(await examineChannel(channel, roster, serving, deps.inServer)));
  return found;
}

async function examineStore(store: ExaminedStore, deps: DoctorDeps): Promise<{ findings: Finding[]; serving: boolean; roster: Roster | null; isReal: boolean; calendar: WorkCalendar }> {
  const { db, seal, kind } = store;
  const now = deps.clock.now();
  const facts = await serverFacts(db);
  const serving = deps.inServer || facts.others > 0;
  const schema = await schemaFindings(db);
  if (!schema.usable) return { findings: schema.findings, serving, roster: null, isReal: false, calendar: chinaCalendar() };
  const keys = await keyFindings(db, seal);
  // The demo is left out of a store that has a real roster, restored or imported.
  const isReal = await hasRealStudios(db);
  const findings = [...serverFindings(kind, facts), ...keys];
  const accounts = deps.channels.map(({ account }) => account);
  // Names are sealed: without their key nothing can be said of anybody.
  const roster = keys.some(({ how }) => how === 'bad') ? null : (await loadRoster(db, seal)).roster;
  if (roster) findings.push(...rosterFindings(roster, now, deps.settings.demo && !isReal));
  findings.push(...mailFindings(await mailFacts(db, now), await countHeld(db), { now, serving, accounts }));
  findings.push(...(await upkeepFindings(db, now, serving)));
  if (deps.settings.model) findings.push(...(await callsFindings(db, deps.settings.model, now)));
  return { findings, serving, roster, isReal, calendar: await calendarOf(db) };
}

/** The State Council publishes the next year in November or December. */
export function calendarFindings(now: Instant, { publishedThrough }: Pick<WorkCalendar, 'publishedThrough'>): Finding[] {
  const about = '日历';
  const [year = '', month = ''] = civilDate(now).split('-');
  if (publishedThrough < Number(year)) return [bad(about, `还没有${year}年的放假安排，期限会算错 → 用 holidays 导入，或者升级程序`)];
  if (publishedThrough > Number(year) || Number(month) < 11) return [well(about, `放假安排到${publishedThrough}年`)];
  return [hint(about, `还没有${Number(year) + 1}年的放假安排，跨年的期限先按平常周末算，标「暂定」→ 国务院办公厅公布后用 holidays 导入，或者升级程序`)];
}

async function examineChannel(channel: Channel, roster: Roster | null, serving: boolean, inServer: boolean): Promise<Finding[]> {
  const found: Finding[] = [];
  const health = channel.health();
  if (inServer && !health.up) found.push(bad(channel.name, `现在不通：${health.detail ?? '原因不明'}`));
  const staffGroups = [...(roster?.studios.values() ?? [])].flatMap(({ code, staffGroup }) => {
    const address = staffGroup === null ? null : addressOf(staffGroup);
    return address?.account === channel.account ? [{ studio: code, address }] : [];
  });
  const studios = roster === null ? null : [...roster.studios.keys()];
  return [...found, ...((await channel.examine?.({ staffGroups, studios, serving })) ?? [])];
}
