// Plays a transcript in the house and writes down what really happened.

import type { RosterFile } from '../../src/admin/roster-file.ts';
import type { Assist } from '../../src/assist/assist.ts';
import type { Instant } from '../../src/calendar/clock.ts';
import { errandAnswer } from '../../src/flows/errand-contract.ts';
import { loadRoster } from '../../src/store/roster.ts';
import { receptions } from '../../src/store/schema/receptions.ts';
import { openHouse, type House, type HouseOptions } from './house.ts';
import { readMoment } from './moments.ts';
import { createPaper } from './paper.ts';
import { exampleRoster } from './rosters.ts';
import { act, paperOf, saidIn, type Stage } from './transcript-act.ts';
import { bindGroup, bindMember, castOf, createPlatform, memberNamed, staffGroups } from './transcript-cast.ts';
import { parseTranscript, TranscriptError, type Block, type Transcript } from './transcript-format.ts';
import { happened } from './transcript-match.ts';
import { wechatIn } from './transcript-wechat.ts';

/** What the first comment block may ask for. */
const settings = {
  twoStudios: '双工作室',
  unbound: '从头绑定',
  noGroup: '没有值班群',
  noButtons: '没有按钮',
  newAccounts: '账号会变',
  mornings: '每天开工',
  noRepresentatives: '没有代表',
} as const;

/** Where a transcript begins that does not say when: a Tuesday. */
const defaultStart = '2026年11月24日 09:00';

/**
 * Plays the transcript and gives it back as it really happened: unchanged when everything was as expected.
 * @throws when it cannot be read or asks for what is not there (a button that nobody sees)
 */
export async function play(source: string, options: Pick<HouseOptions, 'store' | 'route'> = {}): Promise<string> {
  const transcript = parseTranscript(source);
  const stage = await setStage(transcript, options);
  try {
    const pages: string[] = [];
    for (const part of transcript.parts) {
      if (part.part === 'text') pages.push(part.raw);
      else pages.push(...(await playBlock(stage, part.block)));
    }
    return `${pages.join('\n')}\n`;
  } finally {
    await stage.house.close();
  }
}

async function setStage(transcript: Transcript, options: Pick<HouseOptions, 'store' | 'route'>): Promise<Stage> {
  const asked = (setting: string): boolean => transcript.header.some((line) => line.replace(/[。.]$/, '') === setting);
  const names = namesIn(transcript);
  const platform = createPlatform([...new Set([...Object.keys(staffGroups), ...names.groups])]);
  const groups = [...Object.keys(staffGroups), ...names.groups].flatMap((name) => platform.groupIds(name));
  const example = withSecondPosts(withDoors(withSettings(await exampleRoster(), transcript.header), transcript.header), transcript.header);
  const peopled = asked(settings.noRepresentatives) ? { ...example, representatives: [] } : example;
  const roster = asked(settings.twoStudios) ? peopled : oneStudio(peopled, 'BM');
  const can = { ...(asked(settings.noButtons) ? { buttons: false } : {}), ...(asked(settings.newAccounts) ? { stableIds: false } : {}) };
  const paper = createPaper({ groups, can });
  const wechat = wechatIn(transcript.header, platform, groups);
  const papers = wechat ? [paper, wechat.paper] : [paper];
  const house: House = await openHouse({ ...options, sendsAtOnce: true, papers, roster, at: startOf(transcript), mornings: asked(settings.mornings), ...modelIn(transcript, () => house.clock.now()) });
  const stage: Stage = { house, platform, cast: castOf(roster), wechat, spokeIn: null, codes: new Map() };
  if (!asked(settings.unbound)) await bindPeople(stage, names);
  if (!asked(settings.unbound) && !asked(settings.noGroup)) await bindGroups(stage, roster);
  if (asked(settings.mornings)) await house.morning();
  await putOnDuty(stage, transcript.header);
  return stage;
}

/** `# 轮值 陈国栋、梁秀英`: these receive on all days that are kept. */
async function putOnDuty({ house }: Stage, header: readonly string[]): Promise<void> {
  const names = header.flatMap((line) => /^轮值\s*(\S+)$/.exec(line)?.[1]?.split('、') ?? []);
  if (names.length === 0) return;
  const { roster } = await loadRoster(house.db, house.seal);
  const representatives = names.flatMap((name) => [...roster.staff.values()].find((one) => one.name === name)?.person ?? []);
  await house.settle();
  await house.db.update(receptions).set({ representatives, rotaByHand: true });
}

/**
 * `# 助手看法 judicial 市政设施`, `# 助手简单说法 换好灯杆／12月10日前`: the model is there, and always says that; `# 助手到 09:05 才有空`:
 * asked before, it says so then.
 */
function modelIn(transcript: Transcript, now: () => Instant): Pick<HouseOptions, 'model'> {
  const named = (pattern: RegExp) => transcript.header.flatMap((line) => pattern.exec(line)?.slice(1) ?? []);
  const [exclusion, category] = named(/^助手看法\s*(\w+)\s*(\S+)$/);
  const [lines] = named(/^助手简单说法\s*(\S+)$/);
  if (category === undefined && lines === undefined) return {};
  const opinion = category === undefined ? null : errandAnswer.parse({ what: 'second-opinion', exclusion: exclusion === 'none' ? null : exclusion, category });
  const version = lines === undefined ? null : errandAnswer.parse({ what: 'plain-reply', lines: lines.split('／') });
  const [free] = named(/^助手到\s*(\S+)\s*才有空$/);
  const freeAt = free === undefined ? 0 : readMoment(free, readMoment(startOf(transcript), 0));
  const ask: Assist['ask'] = (what) => {
    const answer = what === 'plain-reply' ? version : opinion;
    return Promise.resolve(answer ? { ok: true, answer } : { ok: false, why: 'never', code: 'no-answer', retryAfterMs: null });
  };
  return { model: { dailyCalls: 100, assist: { timeoutMs: 1_000, room: (wanted) => (now() < freeAt ? 0 : wanted), ask } } };
}

async function bindGroups(stage: Stage, roster: RosterFile): Promise<void> {
  const { house, platform } = stage;
  for (const [name, studio] of Object.entries(staffGroups)) {
    if (roster.studios.some(({ code }) => code === studio)) await bindGroup(house, studio, platform.group(name), paperOf(stage, name).account);
  }
}

/** Who speaks in a group of another channel than his own has an account there as well. */
async function bindPeople(stage: Stage, { people, speakers }: Names): Promise<void> {
  const { house, platform, cast } = stage;
  for (const name of people) {
    const member = memberNamed(cast, name);
    if (!member) await refuseAbsent(name);
    const groups = speakers.flatMap((one) => (one.who === name ? [paperOf(stage, one.group).account] : []));
    for (const account of member ? new Set([...groups, paperOf(stage, name).account]) : []) if (member) await bindMember(house, member, platform.user(name), account);
  }
}

/** `# 设置 referralNeedsRepresentative: true` holds in every studio, `# 设置 DZ quietHours: ["21:00", "09:00"]` in one. */
function withSettings(roster: RosterFile, header: readonly string[]): RosterFile {
  const given = header.flatMap((line) => {
    const [, code, name, value] = /^设置\s*(?:([A-Z]{2,6})\s+)?(\w+)\s*[:：]\s*(.+)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ code, name, value: JSON.parse(value) as unknown }];
  });
  const settingsFor = (studio: string) => Object.fromEntries(given.flatMap(({ code = studio, name, value }) => (code === studio ? [[name, value]] : [])));
  return { ...roster, studios: roster.studios.map((studio) => ({ ...studio, settings: { ...studio.settings, ...settingsFor(studio.code) } })) };
}

/** `# 该找的地方 legalAid: {"name": "圭峰法律援助站"}`, in every studio. */
function withDoors(roster: RosterFile, header: readonly string[]): RosterFile {
  const named = header.flatMap((line) => {
    const [, kind, door] = /^该找的地方\s*(\w+)\s*[:：]\s*(.+)$/.exec(line) ?? [];
    return kind === undefined || door === undefined ? [] : [[kind, JSON.parse(door) as unknown]];
  });
  return { ...roster, doors: { ...roster.doors, ...Object.fromEntries(named) as RosterFile['doors'] } };
}

/** `# 兼职 杨小敏：DZ党代表、MZ经办人`: an officer who is a representative elsewhere, and handles for a department. `# 另有 BM党代表 陈国梁`. */
function withSecondPosts(roster: RosterFile, header: readonly string[]): RosterFile {
  return header.reduce((present, line) => {
    const [, where, another] = /^另有\s*(\w+)党代表\s*(\S+)$/.exec(line) ?? [];
    if (where !== undefined && another !== undefined) return { ...present, representatives: [...present.representatives, { studio: where, name: another }] };
    const [, name, studio, department] = /^兼职\s*(\S+)：(\w+)党代表、(\w+)经办人$/.exec(line) ?? [];
    if (name === undefined || studio === undefined) return present;
    const one = { id: name, name };
    return {
      ...present,
      officers: present.officers.map((officer) => (officer.name === name ? { ...officer, id: name } : officer)),
      representatives: [...present.representatives, { ...one, studio }],
      departments: present.departments.map((each) => (each.code === department ? { ...each, handlers: [...each.handlers, one] } : each)),
    };
  }, roster);
}

/** Somebody of the other studio would silently be taken for a resident. */
async function refuseAbsent(name: string): Promise<void> {
  if (memberNamed(castOf(await exampleRoster()), name)) throw new TranscriptError(`${name}不在北门工作室：请在开头写一行 # ${settings.twoStudios}`);
}

function oneStudio(roster: RosterFile, code: string): RosterFile {
  const ofIt = <T extends { studio?: string | undefined }>(list: readonly T[]): T[] => list.filter(({ studio }) => studio === undefined || studio === code);
  return {
    ...roster,
    studios: roster.studios.filter((studio) => studio.code === code),
    representatives: ofIt(roster.representatives),
    officers: ofIt(roster.officers),
    supervisors: ofIt(roster.supervisors),
    departments: ofIt(roster.departments),
  };
}

interface Names {
  people: string[];
  groups: string[];
  /** Who says something in a group. */
  speakers: { who: string; group: string }[];
}

function namesIn(transcript: Transcript): Names {
  const blocks = transcript.parts.flatMap((part) => (part.part === 'block' ? [part.block] : []));
  const stimuli = blocks.map((block) => block.stimulus);
  const groups = new Set(stimuli.flatMap((one) => ('group' in one && one.group !== null ? [one.group] : [])));
  const addressed = blocks.flatMap((block) => block.expected.flatMap((one) => one.to ?? []));
  const people = new Set([...stimuli.flatMap((one) => ('who' in one ? [one.who] : [])), ...addressed]);
  for (const group of [...Object.keys(staffGroups), ...groups]) people.delete(group);
  const speakers = stimuli.flatMap((one) => ('who' in one && 'group' in one && one.group !== null ? [{ who: one.who, group: one.group }] : []));
  return { people: [...people], groups: [...groups].filter((group) => !(group in staffGroups)), speakers };
}

/** A transcript that begins with a clock begins then. */
function startOf(transcript: Transcript): string {
  const [first] = transcript.parts.flatMap((part) => (part.part === 'block' ? [part.block.stimulus] : []));
  return first?.kind === 'clock' && /^\d{4}年/.test(first.moment) ? first.moment : defaultStart;
}

async function playBlock(stage: Stage, block: Block): Promise<string[]> {
  const { papers } = stage.house;
  const before = papers.map(({ deeds }) => deeds.length);
  try {
    await act(stage, block.stimulus);
  } catch (error) {
    if (error instanceof TranscriptError) throw new TranscriptError(`第${block.line}行（${block.raw.split('\n')[0]}）：${error.message}`);
    throw error;
  }
  refuseBugs(stage, block);
  const deeds = papers.flatMap((paper, index) => paper.deeds.slice(before[index])).sort((a, b) => Number(a.delivery.id) - Number(b.delivery.id));
  const said = deeds.map((deed) => saidIn(stage, deed));
  return happened(block, said, stage.spokeIn);
}

/** A flow that throws would only show as an apology some tries later. */
function refuseBugs({ house }: Stage, block: Block): void {
  const [bug] = house.bugs;
  const failed = house.logLines.find((line) => line.includes('a letter could not be handled'));
  if (bug === undefined && failed === undefined) return;
  throw new Error(`第${block.line}行（${block.raw.split('\n')[0]}）：${bug instanceof Error ? bug.message : failed}`, { cause: bug });
}
