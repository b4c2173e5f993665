// How long something takes of this process alone: what else the machine does is not measured.

/** What is to be answered within 50 ms takes less than this on a busy machine as well; what grows with the square takes seconds. */
export const soonMs = 250;

/** CPU in milliseconds, the least of a few: the first one also compiles. */
export function leastCpuMs(act: () => unknown): number {
  return Math.min(...Array.from({ length: 4 }, () => {
    const begun = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  }));
}
