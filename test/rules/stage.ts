// A studio whose rules are written in a roster file, with everybody in his chat: where the rules of the documents are tried.

import { runDays } from '../../src/commands/days.ts';
import { parseRosterFile, type RosterFile } from '../../src/admin/roster-file.ts';
import { said as saidIn, staffChat } from '../mailroom/desk.ts';
import { commandDeps } from '../support/commands.ts';
import { openHouse, type House } from '../support/house.ts';
import { createPaper } from '../support/paper.ts';
import { bindGroup, bindMember, castOf, memberNamed } from '../support/transcript-cast.ts';

/** The staff group, as somebody's chat. */
export const group = '值班群';

const people = `
representatives:
  - { studio: BM, name: 陈国栋, unit: 北门小学, post: 校长, delegation: 第一代表团, phone: "0000-5550111", area: 圭峰路 }
  - { studio: BM, name: 梁秀英, unit: 北门社区卫生站, post: 护士长, delegation: 第一代表团 }
  - { studio: BM, name: 周志远, unit: 圭峰物业公司, post: 经理, delegation: 第二代表团 }
officers:
  - { studio: BM, name: 杨小敏, role: liaison, fullTime: true }
  - { district: HX, name: 傅敏, role: district }
supervisors:
  - { studio: BM, name: 林正, unit: 北门街道纪工委 }
departments:
  - { code: CG, name: 城管办, categories: [环境卫生, 市政设施, 噪音扰民], workdays: 5, handlers: [{ name: 吴刚 }] }
`;

/**
 * A roster file of one studio.
 * @param rules lines of the studio: `reception`, `settings`, …
 * @param others the rest of the file, where the usual people will not do
 */
export function rosterOf(rules: string, others = people): RosterFile {
  const indented = rules.trim().split('\n').map((line) => `    ${line}`).join('\n');
  const source = `district: { code: HX, name: 河溪区 }
studios:
  - code: BM
    name: 北门社区党代表工作室
    address: 圭峰路44号104铺
    phone: "0000-5550101"
${indented}
${others}`;
  return parseRosterFile(source, 'roster.yaml');
}

export interface Stage {
  house: House;
  /** Somebody writes in his private chat; the staff's words with `in` their group. */
  writes(who: string, text: string, at?: { in: typeof group }): Promise<void>;
  presses(who: string, label: string, at?: { in: typeof group }): Promise<void>;
  /** A matter with a number, as the resident gets it. */
  reports(who: string, text: string): Promise<void>;
  turn(moment: string): Promise<void>;
  /** What the desk said in somebody's chat, as it reads now. */
  said(who: string): string[];
  last(who: string): string;
  chatOf(who: string): string;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Everybody of the roster is bound under his own name; whoever else speaks is a resident. */
export async function openStage(rules: string, { at = '2026年11月24日 09:00', others }: { at?: string; others?: string } = {}): Promise<Stage> {
  const roster = rosterOf(rules, others);
  const house = await openHouse({ papers: [createPaper({ groups: [staffChat] })], roster, at, mornings: true, sendsAtOnce: true });
  const cast = castOf(roster);
  for (const name of new Set(cast.map((one) => one.name))) {
    const member = memberNamed(cast, name);
    if (member) await bindMember(house, member, name);
  }
  await bindGroup(house, 'BM', staffChat);
  await house.morning();
  const chatOf = (who: string): string => (who === group ? staffChat : who);
  const settle = () => house.settle({ patienceMs: 600_000 });

  const stage: Omit<Stage, 'reports' | typeof Symbol.asyncDispose> = {
    house,
    async writes(who, text, where) {
      house.tickOn();
      await house.paper.writes({ user: who, chat: chatOf(where?.in ?? who), text });
      await settle();
    },
    async presses(who, label, where) {
      house.tickOn();
      const chat = chatOf(where?.in ?? who);
      const shown = house.paper.chat(chat).flatMap(({ id, buttons }) => buttons.map((button) => ({ id, button })));
      const found = shown.findLast(({ button }) => button.label === label);
      if (!found) throw new Error(`${who} sees no button ${label}`);
      await house.paper.presses({ user: who, chat, messageId: found.id, press: found.button.press });
      await settle();
    },
    turn: (moment) => house.turn(moment),
    chatOf,
    said: (who) => saidIn(house.paper, chatOf(who)),
    last: (who) => saidIn(house.paper, chatOf(who)).at(-1) ?? '',
    async close() {
      if (house.bugs.length > 0) throw new Error('a flow threw', { cause: house.bugs[0] });
      await house.close();
    },
  };
  return {
    ...stage,
    async reports(who, text) {
      await stage.writes(who, '/start BM');
      await stage.writes(who, text);
      await stage.presses(who, '说完了');
      const sent = house.paper.chat(who).at(-1)?.buttons.find(({ label }) => label.endsWith('提交'))?.label;
      await stage.presses(who, sent ?? '提交');
    },
    [Symbol.asyncDispose]: stage.close,
  };
}

export interface PrintedDay {
  date: string;
  from: string;
  to: string;
  place: string;
  planned: string;
  reason: string | null;
}

/** What `huiyin days` prints, and says besides. */
export async function daysOf({ house }: Stage, from: string, to: string): Promise<{ days: PrintedDay[]; besides: string[] }> {
  const out: string[] = [];
  const besides: string[] = [];
  const { db, seal, clock, store } = house;
  const print = (line: string, where?: 'out' | 'err'): number => (where === 'err' ? besides : out).push(line);
  await runDays({ name: 'days', argv: [], studio: 'BM', from, to }, { kind: store.kind, db, seal }, { ...commandDeps, print, clock });
  return { days: out.map((line) => JSON.parse(line) as PrintedDay), besides };
}
