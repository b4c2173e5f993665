// The machine and the settings around the program: disk, clock, key file, the address seen from outside.

import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { momentForPeople } from '../../calendar/civil.ts';
import type { Clock, Instant } from '../../calendar/clock.ts';
import { bad, hint, well, type Finding } from './finding.ts';
import type { ModelSettings } from './model.ts';

export interface MachineSettings {
  publicUrl: string | null;
  dataDir: string;
  /** The embedded store lies in `dataDir`. */
  embedded: boolean;
  /** The key is the file in `dataDir`. */
  keyFile: boolean;
  clock: Instant | null;
  metricsToken: string | null;
  demo: boolean;
  /** Null: no model is configured. */
  model: ModelSettings | null;
}

const megabyte = 1024 * 1024;
const littleDisk = 1024 * megabyte;
const noDisk = 200 * megabyte;
/** A clock that was not turned is nearer to the machine's than this. */
const clockPlayMs = 60_000;
const askMs = 5_000;
const weakTokenChars = 16;

export async function machineFindings(settings: MachineSettings, clock: Clock, serving: boolean): Promise<Finding[]> {
  return [
    ...clockFindings(settings, clock),
    ...(settings.embedded ? await diskFindings(settings.dataDir) : []),
    ...(settings.keyFile ? await keyFileFindings(settings.dataDir) : []),
    ...(await addressFindings(settings, serving)),
    ...metricsFindings(settings),
    ...(settings.demo ? [hint('设置', '演示工作室开着，写的内容没有人办理 → 正式使用请设置 ROSTER 并导入名册')] : []),
  ];
}

function clockFindings({ clock: given }: MachineSettings, clock: Clock): Finding[] {
  const now = clock.now();
  if (given === null && Math.abs(now - Date.now()) < clockPlayMs) return [];
  return [hint('时钟', `程序的时钟被拨到了 ${momentForPeople(now)}，期限和提醒都按它算 → 演练完了请去掉 CLOCK 再启动`)];
}

async function diskFindings(directory: string): Promise<Finding[]> {
  const about = '磁盘';
  const space = await statfs(directory).catch(() => null);
  if (space === null) return [];
  const free = space.bavail * space.bsize;
  const left = `${directory} 所在的磁盘还剩 ${(free / megabyte / 1024).toFixed(1)} GB`;
  if (free < noDisk) return [bad(about, `${left}，快满了，满了来信就存不进来 → 马上腾出地方`)];
  return [free < littleDisk ? hint(about, `${left} → 请腾出地方`) : well(about, left)];
}

async function keyFileFindings(directory: string): Promise<Finding[]> {
  const file = join(directory, 'key');
  const found = await stat(file).catch(() => null);
  if (found === null || (found.mode & 0o077) === 0 || process.platform === 'win32') return [];
  return [hint('密钥', `${file} 别的用户也读得到 → chmod 600 ${file}`)];
}

/** From this machine: somebody outside may still not reach it, and behind some routers this machine does not although others do. */
async function addressFindings({ publicUrl }: MachineSettings, serving: boolean): Promise<Finding[]> {
  const about = '网址';
  if (publicUrl === null) return [];
  const found: Finding[] = [];
  if (!publicUrl.startsWith('https:')) found.push(hint(about, `PUBLIC_URL=${publicUrl} 不是 https，来往的内容路上看得见 → 在反向代理上装证书，改成 https`));
  if (!serving) return found;
  const answer = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(askMs), redirect: 'error' }).then(
    (response) => (response.ok ? null : String(response.status)),
    () => '没有回应',
  );
  if (answer === null) found.push(well(about, `${publicUrl} 打得开`));
  else found.push(hint(about, `从本机打不开 ${publicUrl}/healthz（${answer}）→ 用手机流量试一次；也打不开就检查域名、证书、反向代理和防火墙`));
  return found;
}

function metricsFindings({ publicUrl, metricsToken }: MachineSettings): Finding[] {
  const about = '指标';
  if (metricsToken !== null) return metricsToken.length < weakTokenChars ? [hint(about, 'METRICS_TOKEN 太短，容易被猜到 → 用 openssl rand -hex 16 生成一个')] : [];
  if (publicUrl === null) return [];
  return [hint(about, '没有设 METRICS_TOKEN，/metrics 只答本机 → 反向代理要带上 X-Forwarded-For，否则外面也看得到；或者设一个 METRICS_TOKEN')];
}
