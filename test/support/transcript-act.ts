// Does in the house what a line of a transcript says, and gives names to what the desk did.

import { importHolidays } from '../../src/admin/import-holidays.ts';
import { accountChat } from '../../src/bots/channel.ts';
import type { Attachment, Pin } from '../../src/flows/flow.ts';
import type { House } from './house.ts';
import { notice2027 } from './notice-2027.ts';
import type { Paper, PaperDeed, PaperMessage, Writing } from './paper.ts';
import { endRights, invitationCode, memberNamed, type CastMember, type Platform } from './transcript-cast.ts';
import { TranscriptError, type Stimulus } from './transcript-format.ts';
import type { Said } from './transcript-match.ts';
import type { Wechat } from './transcript-wechat.ts';

export interface Stage {
  house: House;
  platform: Platform;
  cast: readonly CastMember[];
  wechat: Wechat | null;
  /** Name of the chat in which somebody spoke last: 「回音：」 means it. */
  spokeIn: string | null;
  /** The code last given to each person. */
  codes: Map<string, string>;
}

/** Real time that may pass, without waiting, until a chat has taken all that is meant for it. */
const patienceMs = 600_000;

type Does<Kind extends Stimulus['kind']> = Extract<Stimulus, { kind: Kind }>;

export async function act(stage: Stage, stimulus: Stimulus): Promise<void> {
  const { house, platform } = stage;
  if (stimulus.kind === 'clock') return house.turn(stimulus.moment);
  house.tickOn();
  switch (stimulus.kind) {
    case 'reachable': {
      const user = platform.user(stimulus.who);
      const paper = paperOf(stage, stimulus.who);
      paper.failAlways(user, stimulus.reachable ? null : { ok: false, why: 'blocked' });
      await paper.happens({ user, chat: user }, { kind: 'reachable', reachable: stimulus.reachable });
      break;
    }
    case 'membership': {
      const chat = platform.group(stimulus.group);
      const paper = paperOf(stage, stimulus.group);
      paper.failAlways(chat, stimulus.present ? null : { ok: false, why: 'blocked' });
      await paper.happens({ user: '', chat }, { kind: 'membership', present: stimulus.present });
      break;
    }
    case 'account':
    case 'gap':
      await ofAccount(stage, stimulus);
      break;
    case 'holidays':
      await importHolidays(house.db, notice2027, house.clock.now());
      await house.turn('+0秒');
      break;
    case 'leaves': {
      const member = memberNamed(stage.cast, stimulus.who);
      if (!member) throw new TranscriptError(`名册里没有${stimulus.who}`);
      await endRights(house, member);
      break;
    }
    case 'presses':
      await press(stage, stimulus);
      break;
    case 'writes':
      await write(stage, stimulus);
      break;
  }
  return house.settle({ patienceMs });
}

/** On which channel somebody is, or a group. */
export function paperOf({ house, wechat }: Pick<Stage, 'house' | 'wechat'>, name: string): Paper {
  return wechat?.has(name) === true ? wechat.paper : house.paper;
}

async function ofAccount({ house, platform, wechat }: Stage, stimulus: Does<'account' | 'gap'>): Promise<void> {
  if (!wechat) throw new TranscriptError('没有微信：请在开头写一行 # 微信');
  const itself = { user: '', chat: accountChat };
  if (stimulus.kind === 'gap') {
    const to = house.clock.now();
    await wechat.paper.happens(itself, { kind: 'gap', from: to - stimulus.minutes * 60_000, to, unfetched: stimulus.unfetched });
  } else if (stimulus.state === 'renewed') {
    for (const chat of platform.renew((name) => wechat.has(name))) wechat.paper.failAlways(chat, { ok: false, why: 'invalid' });
  } else await wechat.paper.happens(itself, { kind: 'account', state: stimulus.state });
}

function chatOf(stage: Stage, { who, group }: { who: string; group: string | null }): { user: string; chat: string } {
  const user = stage.platform.user(who);
  stage.spokeIn = group ?? who;
  return { user, chat: group === null ? user : stage.platform.group(group) };
}

async function press(stage: Stage, stimulus: Does<'presses'>): Promise<void> {
  const { user, chat } = chatOf(stage, stimulus);
  const { label, stale, quoting } = stimulus;
  const paper = paperOf(stage, stimulus.group ?? stimulus.who);
  const messages = paper.chat(chat).filter((message) => message.from === null);
  const among = quoting === null ? messages : [quoted(paper, chat, quoting)];
  const live = among.toReversed().flatMap((message) => message.buttons.filter((button) => button.label === label).map((button) => ({ message, button })));
  const ever = among.toReversed().flatMap((message) => message.everButtons.toReversed().filter((button) => button.label === label).map((button) => ({ message, button })));
  const [newest] = live;
  const found = stale ? ever.find(({ button }) => button.press !== newest?.button.press) : newest;
  if (!found) {
    const shown = messages.findLast((message) => message.buttons.length > 0)?.buttons.map((button) => `[${button.label}]`) ?? [];
    throw new TranscriptError(`这里没有按钮 [${label}]${stale ? '（旧）' : ''}；最近的按钮：${shown.join(' ') || '无'}`);
  }
  await paper.presses({ user, chat, messageId: found.message.id, press: found.button.press });
}

async function write(stage: Stage, stimulus: Does<'writes'>): Promise<void> {
  const paper = paperOf(stage, stimulus.group ?? stimulus.who);
  const { user, chat } = chatOf(stage, stimulus);
  const { quoting, editing } = stimulus;
  const writing: Writing = { user, chat, ...thing(await withCodes(stage, stimulus.who, stimulus.text), paper.chat(chat).length) };
  if (stimulus.text.startsWith('@回音')) Object.assign(writing, { mentioned: true, text: stimulus.text.replace(/^@回音\s*/, '') });
  if (quoting !== null) writing.quote = quoted(paper, chat, quoting).id;
  if (editing !== null) {
    const own = paper.chat(chat).findLast((message) => message.from === user && message.text.startsWith(editing));
    if (!own) throw new TranscriptError(`${stimulus.who}没有写过「${editing}」`);
    writing.edits = own.id;
  }
  if (stimulus.lateMinutes !== undefined) writing.lateMs = stimulus.lateMinutes * 60_000;
  await paper.writes(writing);
}

/** The newest message in the chat that begins with these words, else that contains them; 📷 and 📍 are the newest photo and pin. */
function quoted(paper: Paper, chat: string, words: string): PaperMessage {
  const messages = paper.chat(chat).filter((message) => !message.erased);
  const found =
    messages.findLast((message) => (words === '📍' && message.pin !== null) || message.attachments.some(({ kind }) => kind === kinds[words])) ??
    messages.findLast((message) => message.from === null && message.text.startsWith(words)) ??
    messages.findLast((message) => message.from === null && message.text.includes(words)) ??
    messages.findLast((message) => message.text.includes(words));
  if (!found) throw new TranscriptError(`没有可引用的消息：${words}`);
  return found;
}

const kinds: Readonly<Record<string, Attachment['kind']>> = { '📷': 'photo', '🎤': 'voice', '🎬': 'video', '📎': 'file' };
const mimeTypes: Record<Attachment['kind'], string> = { photo: 'image/jpeg', voice: 'audio/ogg', video: 'video/mp4', file: 'application/octet-stream' };

/** 📷 说明, 🎤, 📎名单.docx, 📍圭峰路44号; several pictures at once: 📷📷 说明. */
function thing(said: string, unique: number): Pick<Writing, 'text' | 'attachments' | 'pin'> {
  const pin = /^📍\s*(.*)$/u.exec(said);
  if (pin) return { pin: { latitude: 22.5, longitude: 113, ...(pin[1] ? { title: pin[1] } : {}) } satisfies Pin };
  const match = /^((?:[📷🎤🎬📎]\s*)+)(.*)$/su.exec(said);
  if (!match) return { text: said };
  const [, icons = '', words = ''] = match;
  const list = (icons.match(/[📷🎤🎬📎]/gu) ?? []).map((icon) => kinds[icon] ?? 'file');
  const attachments = list.map((kind, index): Attachment => ({
    kind,
    ref: `${kind}-${unique}-${index}`,
    mimeType: mimeTypes[kind],
    ...(kind === 'file' && words !== '' ? { name: words } : {}),
  }));
  return { text: list[0] === 'file' ? '' : words, attachments };
}

/** The code in the words that an officer may forward. */
const sentCode = /「绑定 ([2-9A-HJ-NP-Z]{8})」/;

/**
 * `{邀请码}` is a code for the speaker, `{陈代表的邀请码}` for somebody else; `{新邀请码}` voids the one before; `{发来的邀请码}` is the one
 * that the desk said last, to whomever.
 */
async function withCodes(stage: Stage, who: string, text: string): Promise<string> {
  if (text.includes('{发来的邀请码}')) {
    const said = stage.house.papers.flatMap(({ deeds }) => deeds).findLast(({ dispatch }) => dispatch.kind === 'text' && sentCode.test(dispatch.text));
    const code = said?.dispatch.kind === 'text' ? sentCode.exec(said.dispatch.text)?.[1] : undefined;
    if (code === undefined) throw new TranscriptError('还没有人收到过绑定码');
    return text.replace('{发来的邀请码}', code);
  }
  const match = /\{(新)?(?:([^{}]+)的)?邀请码\}/.exec(text);
  if (!match) return text;
  const name = match[2] ?? who;
  const member = memberNamed(stage.cast, name);
  if (!member) throw new TranscriptError(`名册里没有${name}`);
  const known = match[1] === undefined ? stage.codes.get(member.name) : undefined;
  const code = known ?? (await invitationCode(stage.house, member));
  stage.codes.set(member.name, code);
  return text.replace(match[0], code);
}

const icons: Record<Attachment['kind'], string> = { photo: '📷', voice: '🎤', video: '🎬', file: '📎' };

/** What the desk did, with names instead of ids. */
export function saidIn({ platform }: Stage, { dispatch, chat, before }: PaperDeed): Said {
  const to = platform.nameOf(chat);
  if (dispatch.kind === 'erase') return { to, deed: 'erases', text: before?.text ?? '', buttons: [] };
  if (dispatch.kind === 'file') {
    const { attachment, caption } = dispatch;
    return { to, deed: 'says', text: `${icons[attachment.kind]}${attachment.name ?? ''}${caption ? ` ${caption}` : ''}`, buttons: [] };
  }
  if (dispatch.kind === 'pin') return { to, deed: 'says', text: `📍${dispatch.pin.title ?? ''}`, buttons: [] };
  const named = dispatch.kind === 'text' && dispatch.mention !== undefined ? `@${platform.nameOf(dispatch.mention)} ` : '';
  return { to, deed: dispatch.kind === 'edit' ? 'rewrites' : 'says', text: named + dispatch.text, buttons: dispatch.buttons.flat().map(({ label }) => label) };
}
