// What processes cost, as Linux tells it in /proc: CPU time and memory.

import { readdir, readFile } from 'node:fs/promises';

/** Linux counts CPU time in hundredths of a second on every machine of ours. */
const msPerTick = 10;

interface Stat {
  parent: number;
  ownMs: number;
  /** Of children that ended and were waited for. */
  childrenMs: number;
}

async function statOf(pid: number): Promise<Stat | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold spaces: what counts comes after it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const at = (field: number): number => fields[field - 3] ?? 0;
    return { parent: at(4), ownMs: (at(14) + at(15)) * msPerTick, childrenMs: (at(16) + at(17)) * msPerTick };
  } catch {
    return null;
  }
}

/** User and system time of a process. */
export async function cpuMsOf(pid: number): Promise<number> {
  return (await statOf(pid))?.ownMs ?? 0;
}

/** The same of a process, its children, and those that have ended. */
export async function cpuMsOfFamily(pid: number): Promise<number> {
  const stats = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))));
  const head = await statOf(pid);
  const children = stats.filter((stat) => stat?.parent === pid);
  return (head?.ownMs ?? 0) + (head?.childrenMs ?? 0) + children.reduce((sum, stat) => sum + (stat?.ownMs ?? 0), 0);
}

export async function parentOf(pid: number): Promise<number> {
  return (await statOf(pid))?.parent ?? 0;
}

/** Memory that the process has in hand now, and the most that it ever had. */
export async function memoryMbOf(pid: number): Promise<{ now: number; peak: number }> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  const at = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024;
  return { now: at('VmRSS'), peak: at('VmHWM') };
}
