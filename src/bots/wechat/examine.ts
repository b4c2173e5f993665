// Looks at what can be wrong with the account: its puppet, its directory, its studio, its login, and whether it is in the staff groups.

import { stat } from 'node:fs/promises';
import { say } from '../../texts/say.ts';
import { within } from '../../within.ts';
import type { Examination, Finding } from '../channel.ts';
import { wordsOf } from './session/condition.ts';
import type { Online, OnlineNow } from './session/online.ts';
import { asksDirectory, lookAtPuppet, type PuppetSettings } from './session/puppet.ts';

export interface ExaminedAccount {
  settings: PuppetSettings & { studio: string | null };
  directory: string;
  online: OnlineNow;
}

const askMs = 5_000;

const about = '微信';
const well = (words: string): Finding => ({ how: 'well', about, words });
const hint = (words: string): Finding => ({ how: 'hint', about, words });
const bad = (words: string): Finding => ({ how: 'bad', about, words });

/** Never throws. */
export async function examineWechat({ settings, directory, online }: ExaminedAccount, asked: Examination): Promise<Finding[]> {
  const { studio, puppet } = settings;
  const wrong = lookAtPuppet(settings);
  const now = online();
  return [
    wrong ? bad(wordsOf(wrong.problem, wrong.about)) : well(say('wechat-puppet', { what: puppet })),
    ...(wrong === null && asksDirectory(settings) ? [hint(say('wechat-endpoint-unset'))] : []),
    ...(await directoryFindings(directory)),
    ...(studio !== null && asked.studios !== null && !asked.studios.includes(studio) ? [bad(say('wechat-studio-unknown', { studio }))] : []),
    ...(now === null ? [] : [well(say('wechat-logged-in')), ...(await groupFindings(now, asked))]),
  ];
}

/** It is made at the first start. */
async function directoryFindings(directory: string): Promise<Finding[]> {
  const found = await stat(directory).catch(() => null);
  const isOpen = found !== null && process.platform !== 'win32' && (found.mode & 0o077) !== 0;
  return isOpen ? [bad(say('wechat-directory-open', { directory }))] : [];
}

async function groupFindings(now: Online, { staffGroups }: Examination): Promise<Finding[]> {
  const found = await Promise.all(
    staffGroups.map(async ({ studio, address }) => {
      const ids = await within(askMs, now.bot.puppet.roomMemberList(address.chat)).catch(() => null);
      if (ids === null || ids.length === 0) return hint(say('wechat-group-unknown', { studio }));
      return ids.includes(now.self.id) ? null : bad(say('wechat-group-gone', { studio }));
    }),
  );
  const wrong = found.filter((finding) => finding !== null);
  return staffGroups.length > 0 && wrong.length === 0 ? [well(say('wechat-groups-well', { count: staffGroups.length }))] : wrong;
}
