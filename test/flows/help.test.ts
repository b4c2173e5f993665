// 帮助: each hears in at most five lines what is his, everything that can be typed is found by its name, and no button's name is a command.

import { describe, expect, test } from 'vitest';
import type { Event, Say } from '../../src/flows/flow.ts';
import { readsArranging } from '../../src/flows/receptions/arrange-read.ts';
import { readRecordCardCommand } from '../../src/flows/record-cards/read.ts';
import { readRota } from '../../src/flows/rota/read.ts';
import { readStaffCommand } from '../../src/flows/staff/command.ts';
import { help, isForHelp, readHelp } from '../../src/flows/staff/help.ts';
import { readSupervisorCommand } from '../../src/flows/supervisor/read.ts';
import type { Grant, Role } from '../../src/matters/roster.ts';
import { aContext, aMessage, anEvent } from './cast.ts';

const allRoles: readonly Role[] = ['liaison', 'district', 'representative', 'supervisor', 'handler'];

function from(roles: readonly Role[], text: string, kind: 'private' | 'group' = 'private'): Event {
  const event = anEvent(aMessage(text));
  const grants = roles.map((role): Grant => ({ person: 'p', role, studio: role === 'district' ? null : 'BM', district: 'HX', department: null, area: null, fullTime: true, from: 0, until: null }));
  const inSight = roles.some((role) => role === 'liaison' || role === 'district') ? ['BM'] : [];
  return { ...event, chat: { ...event.chat, kind }, actor: { ...event.actor, person: 'p', grants, inSight, studios: ['BM'] } };
}

function said(event: Event): Say {
  const [effect] = help.turn(null, event, aContext()).effects;
  if (effect?.effect !== 'say') throw new Error('help says something');
  return effect;
}

/** Every set of roles but none. */
const together = Array.from({ length: 2 ** allRoles.length - 1 }, (_, index) => allRoles.filter((_role, place) => ((index + 1) >> place) % 2 === 1));

describe.each(together.map((roles) => [roles.join(', '), roles] as const))('%s', (_name, roles) => {
  test('has at most five lines, with every other topic one tap away', () => {
    const first = said(from(roles, '帮助'));
    expect(first.text.split('\n').length).toBeLessThanOrEqual(5);
    const topics = (first.choices ?? []).flat();
    for (const { flow, choice, args, label } of topics) {
      const event = { ...from(roles, ''), body: { kind: 'press', flow, choice, args: args ?? [], typed: false } } as const;
      expect(said(event).text.split('\n').length).toBeLessThanOrEqual(5);
      expect(said(from(roles, `帮助 ${label}`)).text).toBe(said(event).text);
    }
  });
});

test('what an officer can type is found by its name (DESIGN §4)', () => {
  const words = ['问', '分派', '转办', '答复', '进展', '备注', '不予登记', '部分不办', '延期', '并入', '查看', '撤回', '涉密', '代录', '待办', '超期', '查找', '排班', '接待日', '约见', '记录卡', '群发', '邀请', '紧急上报', '回访', '督办单'];
  for (const word of words) expect(said(from(['liaison'], `帮助 ${word}`)).text).toContain(word);
});

test('a representative has the three levels and his own rota', () => {
  expect(said(from(['representative'], '帮助 黄色督办单')).text).toContain('#1 催办 · #1 黄色督办单');
  expect(said(from(['representative'], '帮助 排班')).text).toBe('您自己的：我的排班 · 我的日历 · 10号我来不了');
});

test('in a group what is for one alone is not offered', () => {
  const labels = (said(from(['liaison', 'handler', 'supervisor'], '帮助', 'group')).choices ?? []).flat().map(({ label }) => label);
  expect(labels).toEqual(['办一件事', '移交和备注', '督办部门', '接待群众', '排班换班']);
});

test('no name of a topic is a command: who types one has the list, not the help', () => {
  const labels = together.flatMap((roles) => (said(from(roles, '帮助')).choices ?? []).flat().map(({ label }) => label));
  const isCommand = (label: string) => [readStaffCommand, readRecordCardCommand, readRota, readSupervisorCommand].some((reads) => reads(label) !== null) || readsArranging(label);
  expect(new Set(labels).size).toBeGreaterThan(8);
  expect(labels.filter(isCommand)).toEqual([]);
});

test.each(['帮助', '/help', '帮助。', '帮助 排班', '帮助：并入'])('%s asks for it', (text) => {
  expect(readHelp(text)).not.toBeNull();
});

test.each(['帮助老人过马路', '帮助 邻居搬家', '感谢帮助', '帮助 一下'])('%s is talk', (text) => {
  expect(readHelp(text)).toBeNull();
});

test('a resident has the help of residents, an unbound group none', () => {
  expect(isForHelp(anEvent(aMessage('帮助')))).toBe(false);
  const event = from(['liaison'], '帮助', 'group');
  expect(isForHelp(event)).toBe(true);
  expect(isForHelp({ ...event, chat: { ...event.chat, studio: null } })).toBe(false);
});
