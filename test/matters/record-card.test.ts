// The record card: both clocks, what is missing, and what is read from what representatives type.

import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { beginCard, fedBack, missingIn, readAtOnce, readField, readPerson, withField, withoutField, type NewCard } from '../../src/matters/record-card.ts';
import { defaultSettings } from '../../src/matters/roster.ts';

const calendar = chinaCalendar();
const at = Date.parse('2026-12-10T09:10:00+08:00');
const begun: NewCard = { id: 'w1', studio: 'BM', representative: 'r', form: 'studio', on: '2026-12-10', outcome: 'answered', matter: null, fields: { opinion: '灯坏了', handling: '今天换' }, openedBy: 'r' };
const settingsOf = (recordCardClock: 'activity' | 'feedback', recordCardWorkdays = 3) => ({ ...defaultSettings, recordCardClock, recordCardWorkdays });
const open = (more: Partial<NewCard>, clock: 'activity' | 'feedback', workdays = 3) => beginCard({ ...begun, ...more }, settingsOf(clock, workdays), calendar, at);

describe('the clocks', () => {
  test('from the activity: three working days after it, whatever became of it', () => {
    expect(open({}, 'activity').dueOn).toBe('2026-12-15');
    expect(open({ outcome: 'matter', matter: 'BM26-0001' }, 'activity').dueOn).toBe('2026-12-15');
    expect(open({}, 'activity', 5).dueOn).toBe('2026-12-17');
    expect(open({}, 'activity', 0).dueOn).toBe('2026-12-10');
  });

  test('over the National Day holiday, whose make-up Saturday counts', () => {
    expect(open({ on: '2026-09-30' }, 'activity').dueOn).toBe('2026-10-10');
  });

  test('from the feedback: at once where it was answered on the spot, else with the answer, once', () => {
    expect(open({}, 'feedback').dueOn).toBe('2026-12-15');
    const waiting = open({ outcome: 'matter', matter: 'BM26-0001' }, 'feedback');
    expect(waiting.dueOn).toBeNull();
    const after = fedBack(waiting, '2026-12-17', settingsOf('feedback'), calendar);
    expect([after.fedBackOn, after.dueOn]).toStrictEqual(['2026-12-17', '2026-12-22']);
    expect(fedBack(after, '2026-12-30', settingsOf('feedback'), calendar)).toBe(after);
  });

  test('by the activity clock a later answer moves nothing', () => {
    const card = open({ outcome: 'matter', matter: 'BM26-0001' }, 'activity');
    expect(fedBack(card, '2026-12-30', settingsOf('activity'), calendar).dueOn).toBe('2026-12-15');
  });
});

describe('what is missing', () => {
  test('in the order of the form; what was left out is not asked again, what it needs is', () => {
    const card = open({ fields: { name: '王桂花' } }, 'activity');
    expect(missingIn(card)).toStrictEqual(['sex', 'age', 'political', 'unit', 'phone', 'address', 'opinion', 'handling']);
    expect(missingIn(withoutField(card, 'opinion'))).toContain('opinion');
    const without = withoutField(withField(card, 'age', '68'), 'age');
    expect([missingIn(without).includes('age'), without.fields.age]).toStrictEqual([false, undefined]);
    expect(withField(without, 'age', '70').skipped).toStrictEqual([]);
  });
});

describe('what is typed', () => {
  test.each([
    ['age', '68', '68'],
    ['age', '今年６８岁', '68'],
    ['age', '121', null],
    ['age', '很大', null],
    ['sex', '女性', '女'],
    ['sex', '她', null],
    ['phone', '不知道', null],
    ['phone', '１３８００００００１３', '13800000013'],
    ['unit', '', null],
    ['unit', '长'.repeat(101), null],
    ['opinion', '长'.repeat(2000), '长'.repeat(2000)],
  ] as const)('%s %s', (field, typed, read) => {
    expect(readField(field, typed)).toBe(read);
  });

  test('several fields in one line, or none of it is taken', () => {
    expect(readAtOnce('王桂花 女 68岁 群众 13800000013')).toStrictEqual({ name: '王桂花', sex: '女', age: '68', political: '群众', phone: '13800000013' });
    expect(readAtOnce('李大山，男，党员')).toStrictEqual({ name: '李大山', sex: '男', political: '中共党员' });
    expect(readAtOnce('王桂花')).toBeNull();
    expect(readAtOnce('王桂花 李大山')).toBeNull();
    expect(readAtOnce('翠湖花园3栋 退休')).toBeNull();
  });

  test.each([
    ['王桂花 13800000013 楼道灯坏了', { told: { name: '王桂花', phone: '13800000013' }, words: '楼道灯坏了' }],
    ['王桂花，电话：１３８００００００１３，楼道灯坏了', { told: { name: '王桂花', phone: '13800000013' }, words: '楼道灯坏了' }],
    ['王桂花 13800000013', { told: { name: '王桂花', phone: '13800000013' }, words: '' }],
    ['王桂花电话13800000013，楼道灯坏了', { told: { name: '王桂花', phone: '13800000013' }, words: '楼道灯坏了' }],
    ['张三 男 65岁 党员 13912345678 家里漏水', { told: { name: '张三', sex: '男', age: '65', political: '中共党员', phone: '13912345678' }, words: '家里漏水' }],
    ['李大山，男，70岁，腿脚不便', { told: { name: '李大山', sex: '男', age: '70' }, words: '腿脚不便' }],
    ['13912345678 家里漏水', { told: { phone: '13912345678' }, words: '家里漏水' }],
    ['路灯 坏了三天', { told: {}, words: '路灯 坏了三天' }],
    ['路灯 3 天不亮', { told: {}, words: '路灯 3 天不亮' }],
    ['圭峰路 群众 都说路灯不亮', { told: {}, words: '圭峰路 群众 都说路灯不亮' }],
    ['路灯坏了，打12345没人管', { told: {}, words: '路灯坏了，打12345没人管' }],
  ])('who came: %s', (typed, read) => {
    expect(readPerson(typed)).toStrictEqual(read);
  });
});
