// The optional model (助手): whether its server answers, takes our key, knows the model, and how much of the day's calls is left.

import { civilDate } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import type { Db } from '../../store/db.ts';
import { callsOf } from '../../store/errands.ts';
import { hint, well, type Finding } from './finding.ts';

export interface ModelSettings {
  baseUrl: string;
  key: string | null;
  model: string;
  dailyCalls: number;
}

const about = '助手';
const askMs = 5_000;
const goesOn = '照常办理，只是没有助手看法和简单说法';

/** Nothing of it is red: everything works without. */
export async function modelFindings({ baseUrl, key, model }: ModelSettings): Promise<Finding[]> {
  const found: Finding[] = [];
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol !== 'https:' && !isNear(hostname)) found.push(hint(about, `LLM_BASE_URL=${baseUrl} 不是 https，遮住姓名电话的来信路上看得见 → 换成 https，或者用内网的服务`));
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const answer = await fetch(`${baseUrl}/models`, { headers, signal: AbortSignal.timeout(askMs), redirect: 'error' }).catch(() => null);
  if (answer === null) return [...found, hint(about, `${baseUrl} 没有回应，${goesOn} → 检查 LLM_BASE_URL 和那边的服务`)];
  if (answer.status === 401 || answer.status === 403) return [...found, hint(about, `密钥不被接受，${goesOn} → 检查 LLM_API_KEY`)];
  if (answer.status >= 500) return [...found, hint(about, `${baseUrl} 回了 ${answer.status}，${goesOn} → 看那边的服务`)];
  const known = answer.ok ? modelsIn(await answer.json().catch(() => null)) : [];
  if (known.length > 0 && !known.includes(model)) return [...found, hint(about, `那边没有列出模型 ${model} → 检查 LLM_MODEL`)];
  return [...found, well(about, `接得上 ${model}`)];
}

/** All calls of a day are used up: the rest waits for an hour, then nobody needs it. */
export async function callsFindings(db: Db, { dailyCalls }: ModelSettings, now: Instant): Promise<Finding[]> {
  const calls = await callsOf(db, civilDate(now));
  const used = `今天问了助手 ${calls} 次，上限 ${dailyCalls}`;
  return [calls < dailyCalls ? well(about, used) : hint(about, `${used}，今天不再问，${goesOn} → 不够用就调高 LLM_DAILY_CALLS`)];
}

/** On this machine, or in a network of one's own. */
function isNear(hostname: string): boolean {
  return /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/.test(hostname) || !hostname.includes('.');
}

function modelsIn(answer: unknown): string[] {
  const list: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'data') : null;
  return Array.isArray(list) ? list.flatMap((one: unknown) => (typeof one === 'object' && one !== null ? [String(Reflect.get(one, 'id'))] : [])) : [];
}
