// The life of a matter under any sequence of commands by anybody: what may never be, never is.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin } from '../../src/matters/begin.ts';
import { apply, decide, life, type ActingRole, type By, type Command, type CommandKind, type MatterEvent } from '../../src/matters/lifecycle.ts';
import { isInHand, openStatuses, statuses, type Matter, type Promised } from '../../src/matters/matter.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-11-24T09:00:00+08:00');
const roles: readonly ActingRole[] = ['resident', 'officer', 'representative', 'handler', 'district', 'supervisor', 'desk'];
const promise: Promised = { what: 'reply', on: '2026-12-09', provisional: false };

const raised: Extract<MatterEvent, { type: 'raised' }> = {
  type: 'raised', studio: 'BM', resident: 'resident', conversation: 'paper:1/1', draft: 'd1', category: '市政设施', place: '圭峰路', masked: '路灯坏了',
  attachmentCount: 0, urgent: false, suspicion: null, owner: 'officer1', promise, text: 't1',
};

const representative = fc.constantFrom('rep1', 'rep2');
const text = fc.constantFrom('t2', 't3');
const kinds = Object.keys(life) as CommandKind[];

/** A command of each kind. `back` and `into` are filled in by the run. */
const commands: { [Kind in CommandKind]: fc.Arbitrary<Extract<Command, { kind: Kind }>> } = {
  accept: fc.record({ kind: fc.constant('accept'), representative: fc.option(representative), promise: fc.constant(promise) }),
  assign: fc.record({ kind: fc.constant('assign'), representative, promise: fc.constant(promise) }),
  decline: fc.record({ kind: fc.constant('decline'), ground: fc.constant('judicial'), text: fc.option(text) }),
  contest: fc.record({ kind: fc.constant('contest'), promise: fc.constant(promise) }),
  refer: fc.record({ kind: fc.constant('refer'), department: fc.constantFrom('CG', 'JT'), promise: fc.constant(promise), representative: fc.option(representative) }),
  'return-referral': fc.record({ kind: fc.constant('return-referral'), text: fc.option(text), promise: fc.constant(promise) }),
  'recall-referral': fc.record({ kind: fc.constant('recall-referral') }),
  'recall-assignment': fc.record({ kind: fc.constant('recall-assignment'), representative: fc.option(representative) }),
  'submit-reply': fc.record({ kind: fc.constant('submit-reply'), text }),
  'send-back': fc.record({ kind: fc.constant('send-back'), text }),
  'ask-extension': fc.record({ kind: fc.constant('ask-extension'), text, promise: fc.constant(promise) }),
  extend: fc.record({ kind: fc.constant('extend'), text, promise: fc.constant({ ...promise, on: '2026-12-23' }), granted: fc.boolean() }),
  'extend-merged': fc.record({
    kind: fc.constant('extend-merged'), text, promise: fc.constant({ ...promise, on: '2026-12-24' }), granted: fc.boolean(),
    along: fc.record({ representative: fc.option(representative), department: fc.constantFrom(null, 'CG') }),
  }),
  'refuse-extension': fc.record({ kind: fc.constant('refuse-extension') }),
  'ask-contact': fc.record({ kind: fc.constant('ask-contact'), text }),
  'give-contact': fc.record({ kind: fc.constant('give-contact'), text }),
  'refuse-contact': fc.record({ kind: fc.constant('refuse-contact') }),
  reply: fc.record({ kind: fc.constant('reply'), text, representative: fc.option(representative), promise: fc.constant(promise) }),
  close: fc.record({ kind: fc.constant('close'), why: fc.constantFrom('rated', 'settled', 'silence') }),
  reopen: fc.record({ kind: fc.constant('reopen'), text: fc.option(text), promise: fc.constant(promise), reopenDays: fc.constant(10) }),
  withdraw: fc.record({ kind: fc.constant('withdraw') }),
  merge: fc.record({ kind: fc.constant('merge'), into: fc.constant('BM26-0002'), promise: fc.constant(promise) }),
  unmerge: fc.record({ kind: fc.constant('unmerge') }),
  'hand-over': fc.record({ kind: fc.constant('hand-over'), to: fc.constant('12345'), as: fc.constant(null), text }),
  progress: fc.record({ kind: fc.constant('progress'), text }),
  note: fc.record({ kind: fc.constant('note'), text }),
  ask: fc.record({ kind: fc.constant('ask'), text }),
  confine: fc.record({ kind: fc.constant('confine'), confinement: fc.constant({ studio: 'BM', people: [], departments: [], withdrawal: null }), district: fc.constant('HX'), owner: fc.constant(null) }),
  'wish-withdrawal': fc.record({ kind: fc.constant('wish-withdrawal') }),
  'ask-withdrawal': fc.record({ kind: fc.constant('ask-withdrawal') }),
  'drop-withdrawal': fc.record({ kind: fc.constant('drop-withdrawal') }),
  'report-pressure': fc.record({ kind: fc.constant('report-pressure') }),
  answer: fc.record({ kind: fc.constant('answer'), text }),
  supplement: fc.record({ kind: fc.constant('supplement'), text, correction: fc.boolean() }),
  'find-unclear': fc.record({ kind: fc.constant('find-unclear') }),
  own: fc.record({ kind: fc.constant('own') }),
  'take-stance': fc.record({ kind: fc.constant('take-stance'), stance: fc.constantFrom('content', 'some', 'strong'), on: fc.constant(promise.on) }),
  'note-stance': fc.record({ kind: fc.constant('note-stance'), stance: fc.constantFrom('content', 'some', 'strong'), text: fc.option(text) }),
  join: fc.record({ kind: fc.constant('join'), number: fc.constant('BM26-0003') }),
  part: fc.record({ kind: fc.constant('part'), number: fc.constant('BM26-0003') }),
  date: fc.record({ kind: fc.constant('date'), promise: fc.constant({ ...promise, on: '2026-12-25' }) }),
  'promise-merged': fc.record({ kind: fc.constant('promise-merged'), promise: fc.option(fc.constant(promise)), representative: fc.option(representative), department: fc.constant(null) }),
  'progress-merged': fc.record({ kind: fc.constant('progress-merged'), text, department: fc.constantFrom('CG', 'JT') }),
  'reply-merged': fc.record({ kind: fc.constant('reply-merged'), text, representative: fc.option(representative), promise: fc.constant(promise), promised: fc.constant(null), department: fc.constantFrom(null, 'CG') }),
  'decline-part': fc.record({ kind: fc.constant('decline-part'), ground: fc.constant('judicial'), text }),
  'contest-part': fc.record({ kind: fc.constant('contest-part') }),
  correct: fc.record({ kind: fc.constant('correct'), text }),
  record: fc.record({
    kind: fc.constant('record'), text, masked: fc.constant('听写'), place: fc.constant(null), category: fc.constant('其他'), suspicion: fc.constant(null), urgent: fc.boolean(),
  }),
  'confirm-record': fc.record({ kind: fc.constant('confirm-record'), right: fc.boolean() }),
  blank: fc.record({ kind: fc.constant('blank') }),
  tell: fc.record({ kind: fc.constant('tell'), text }),
  'miss-call': fc.record({ kind: fc.constant('miss-call') }),
  'rate-by-call': fc.record({ kind: fc.constant('rate-by-call') }),
  'close-by-call': fc.record({ kind: fc.constant('close-by-call') }),
  link: fc.record({ kind: fc.constant('link'), resident: fc.constant('resident'), conversation: fc.constant('paper:1/1') }),
  'answer-door': fc.record({ kind: fc.constant('answer-door'), opened: fc.boolean() }),
  urge: fc.record({ kind: fc.constant('urge') }),
  'break-promise': fc.record({ kind: fc.constant('break-promise') }),
  'ask-erasure': fc.record({ kind: fc.constant('ask-erasure'), how: fc.constantFrom('person', 'words'), until: fc.constant(promise.on) }),
  erase: fc.record({ kind: fc.constant('erase'), how: fc.constantFrom('person', 'words') }),
  'refuse-erasure': fc.record({ kind: fc.constant('refuse-erasure') }),
  acknowledge: fc.record({ kind: fc.constant('acknowledge') }),
  'note-told': fc.record({ kind: fc.constant('note-told') }),
  'give-back': fc.record({ kind: fc.constant('give-back'), text: fc.option(text), to: fc.option(fc.constant('officer1')) }),
  'propose-referral': fc.record({ kind: fc.constant('propose-referral'), department: fc.constantFrom('CG', 'JT'), text }),
  'propose-reply': fc.record({ kind: fc.constant('propose-reply'), text }),
  'ask-opinion': fc.record({ kind: fc.constant('ask-opinion'), department: fc.constantFrom('CG', 'JT'), term: fc.constant('5'), representative, promise: fc.constant(promise), until: fc.constant(start) }),
  supervise: fc.record({ kind: fc.constant('supervise'), document: fc.constant('BM督26-0001'), form: fc.constantFrom('reminder', 'explanation') }),
  'give-opinion': fc.record({ kind: fc.constant('give-opinion'), agrees: fc.boolean(), text: fc.option(text) }),
};

const by: fc.Arbitrary<By> = fc.constantFrom(...roles).chain((role) => fc.record({ role: fc.constant(role), person: fc.constantFrom(`${role}1`, `${role}2`) }));
const command: fc.Arbitrary<Command> = fc.constantFrom(...kinds).chain((kind): fc.Arbitrary<Command> => commands[kind]);
/** Somebody who may, more often than chance would have it: else few get beyond the first day. */
const allowed = command.chain((one) => fc.record({ command: fc.constant(one), by: by.filter(({ role }) => life[one.kind].by.includes(role)), hours: fc.nat(100) }));
const step = fc.oneof({ weight: 5, arbitrary: allowed }, { weight: 1, arbitrary: fc.record({ command, by, hours: fc.nat(100) }) });
const steps = fc.array(step, { minLength: 5, maxLength: 60 });

interface Line {
  before: Matter;
  command: Command;
  by: By;
  at: number;
  events: readonly MatterEvent[] | null;
  after: Matter;
}

/** Plays commands one after the other. */
function live(list: readonly { command: Command; by: By; hours: number }[]): Line[] {
  let matter = begin('BM26-0001', raised, start);
  let at = start;
  return list.map(({ command: one, by: who, hours }) => {
    at += hours * 3_600_000;
    const before = matter;
    const decision = decide(before, one, who, at);
    if (decision.ok) for (const event of decision.events) matter = apply(matter, event, who, at);
    return { before, command: one, by: who, at, events: decision.ok ? decision.events : null, after: matter };
  });
}

const declinesIn = ({ events }: Line): boolean => events?.some((event) => event.type === 'declined') ?? false;
const contestsIn = ({ events }: Line): boolean => events?.some((event) => event.type === 'contested') ?? false;

/** What holds after every command of every life. */
const invariants: readonly { name: string; holds: (line: Line, earlier: readonly Line[]) => boolean }[] = [
  {
    name: 'the row is the fold of its events',
    holds(line, earlier) {
      let folded = begin('BM26-0001', raised, start);
      for (const { events, by: who, at } of [...earlier, line]) for (const event of events ?? []) folded = apply(folded, event, who, at);
      return JSON.stringify(folded) === JSON.stringify(line.after);
    },
  },
  { name: 'a refusal changes nothing', holds: ({ before, events, after }) => events !== null || after === before },
  {
    name: 'the status moves along the table only',
    holds({ before, command: { kind }, events, after }) {
      if (events === null) return true;
      const { from, to } = life[kind];
      if (!from.includes(before.status)) return false;
      if (kind === 'blank') return after.status === (isInHand(before.status) || ['merged', 'replied'].includes(before.status) ? 'declined' : before.status);
      if (kind === 'confine') return after.status === ((before.merged && before.status === 'merged' ? before.merged.back : before.status) === 'referred' ? 'accepted' : before.status === 'merged' ? before.merged?.back : before.status);
      if (to === 'back') return isInHand(after.status);
      if (to !== 'stays') return after.status === to;
      return after.status === (['assign', 'ask-opinion'].includes(kind) && before.status === 'raised' ? 'accepted' : before.status);
    },
  },
  {
    name: 'a command is recorded by its event, after that of an acceptance at most',
    holds({ before, command: { kind }, events }) {
      if (events === null) return true;
      const types = events.map((event) => event.type);
      const accepts = before.acceptedAt === null && ['assign', 'refer', 'reply', 'reply-merged', 'ask-opinion'].includes(kind);
      const own = kind === 'assign' && accepts ? [] : [life[kind].event];
      return types.join() === [...(accepts ? ['accepted'] : []), ...own].join();
    },
  },
  { name: 'only who may gives a command', holds: ({ before, command: { kind }, by: { role }, events }) => events === null || life[kind].by.includes(before.confined && role === 'supervisor' ? 'district' : role) },
  {
    name: 'nothing closes without an answer',
    holds: ({ after }) => !['replied', 'closed'].includes(after.status) || (after.round > 0 && after.repliedAt !== null),
  },
  { name: 'it has a day of closing exactly while it is closed', holds: ({ after }) => (after.closedAt !== null) === (after.status === 'closed') },
  {
    name: 'each reply is a round of its own',
    holds: ({ before, command: { kind }, events, after }) => after.round - before.round === (['reply', 'reply-merged'].includes(kind) && events !== null ? 1 : 0),
  },
  {
    name: 'declined is only what was raised, and by staff of the desk; what is confined also by a supervisor who has it',
    holds: (line) =>
      declinesIn(line)
        ? line.before.status === 'raised' &&
          ['officer', 'district', ...(line.before.confined ? ['supervisor'] : [])].includes(line.by.role) &&
          line.after.status === 'declined'
        : line.after.status !== 'declined' || line.before.status === 'declined' || line.command.kind === 'blank',
  },
  { name: 'it is contested once at most', holds: (line, earlier) => !(contestsIn(line) && earlier.some(contestsIn)) },
  {
    name: 'what was contested is declined by somebody else, if at all',
    holds: (line, earlier) => !(declinesIn(line) && earlier.some(contestsIn)) || earlier.find(declinesIn)?.by.person !== line.by.person,
  },
  { name: 'what is in hand has a promise', holds: ({ after }) => !isInHand(after.status) || after.promise !== null },
  {
    name: 'somebody holds it from acceptance on, unless nobody is free of conflict',
    holds: ({ after }) => after.confined !== null || !['accepted', 'referred', 'replied'].includes(after.status) || (after.owner !== null && after.acceptedAt !== null),
  },
  {
    name: 'only an extension moves the promise of what is referred, and one alone',
    holds: ({ before, events, after }) => {
      if (before.status !== 'referred' || after.status !== 'referred' || events === null) return true;
      const types = new Set(events.map((event) => event.type));
      if (types.has('extended')) return !before.extended && after.extended;
      return types.has('referred') || (after.extended === before.extended && JSON.stringify(after.promise) === JSON.stringify(before.promise));
    },
  },
  { name: 'a department only hands in, asks and gives back', holds: ({ by: { role }, events, before, after }) => role !== 'handler' || events === null || after.status === before.status || (before.status === 'referred' && after.status === 'accepted') },
  { name: 'what is referred names the department', holds: ({ after }) => after.status !== 'referred' || after.department !== null },
  {
    name: 'an end is an end, though it can still be kept from whom it is about, and what is kept of it may be erased',
    holds: ({ before, after }) => !['withdrawn', 'handed-over'].includes(before.status) || after.status === before.status,
  },
  { name: 'it goes back with the promise that it had', holds: ({ command: { kind }, before, after }) => kind !== 'unmerge' || before.status !== 'merged' || after.status === before.status || after.promise === before.merged?.promise },
  { name: 'words that were blanked stay blank', holds: (line, earlier) => !earlier.some(({ command: { kind }, events }) => kind === 'blank' && events !== null) || ['〔已清空〕', ''].includes(line.after.text) },
  {
    name: 'it is opened again within its days only',
    holds: ({ before, at, command: { kind }, events }) =>
      kind !== 'reopen' || events === null || before.closedAt === null || at <= before.closedAt + 10 * dayMs,
  },
];

describe('in any life', () => {
  test.each(invariants)('$name', ({ holds }) => {
    const property = fc.property(steps, (list) => live(list).every((line, index, lines) => holds(line, lines.slice(0, index))));
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow();
  });
});

describe('the table', () => {
  test('the program decides nothing: it closes, dates anew by a new calendar, asks whether a withdrawal is meant, gives back what nobody has acknowledged or what was merged into a matter that ended', () => {
    expect(kinds.filter((kind) => life[kind].by.includes('desk')).sort()).toEqual(['ask-withdrawal', 'close', 'date', 'give-back', 'part', 'unmerge']);
  });

  test('only the resident withdraws, contests, answers and opens again', () => {
    for (const kind of ['withdraw', 'contest', 'answer', 'supplement', 'reopen', 'find-unclear'] as const) expect(life[kind].by).toEqual(['resident']);
  });

  test('every open status can be left, by staff or resident, and every status can be reached', () => {
    for (const status of openStatuses) expect(kinds.filter((kind) => life[kind].from.includes(status)).length).toBeGreaterThan(3);
    const reached = new Set(['raised', ...kinds.map((kind) => life[kind].to)]);
    expect(statuses.filter((status) => !reached.has(status))).toEqual([]);
  });
});

describe('refusals say what to do', () => {
  const matter = begin('BM26-0001', raised, start);
  const officer: By = { person: 'officer1', role: 'officer' };
  const resident: By = { person: 'resident', role: 'resident' };

  test('who may', () => {
    expect(decide(matter, { kind: 'decline', ground: 'judicial', text: null }, resident, start)).toEqual({
      ok: false,
      refusal: { why: 'not-allowed', may: ['officer', 'district'] },
    });
  });

  test('which status is in the way', () => {
    expect(decide({ ...matter, status: 'withdrawn' }, { kind: 'withdraw' }, resident, start)).toEqual({ ok: false, refusal: { why: 'wrong-status', status: 'withdrawn' } });
  });

  test('the same person does not look twice', () => {
    const contested = { ...matter, contested: true, declinedBy: 'officer1' };
    expect(decide(contested, { kind: 'decline', ground: 'judicial', text: null }, officer, start)).toEqual({ ok: false, refusal: { why: 'same-person' } });
    expect(decide(contested, { kind: 'decline', ground: 'judicial', text: null }, { person: 'officer2', role: 'officer' }, start).ok).toBe(true);
    expect(decide({ ...contested, status: 'declined' }, { kind: 'contest', promise }, resident, start)).toEqual({ ok: false, refusal: { why: 'contested-once' } });
  });

  test('until when it could be opened again', () => {
    const closed: Matter = { ...matter, status: 'closed', closedAt: start };
    const reopen = { kind: 'reopen', text: null, promise, reopenDays: 10 } as const;
    expect(decide(closed, reopen, resident, start + 10 * dayMs).ok).toBe(true);
    expect(decide(closed, reopen, resident, start + 10 * dayMs + 1)).toEqual({ ok: false, refusal: { why: 'too-late', closedAt: start, reopenDays: 10 } });
  });
});
