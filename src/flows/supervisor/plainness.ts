// How plain the answers of a month were, by department: what left in spite of hints, and what residents did not understand.

import type { PlainnessCount } from '../../matters/plainness-count.ts';
import { say } from '../../texts/say.ts';
import type { Context } from '../flow.ts';
import { departmentName } from '../words.ts';

/** Those whose answers were not understood are all shown, of the others as many as fit. */
const linesShown = 10;

export function plainnessLines({ plainness = [], roster }: Pick<Context, 'plainness' | 'roster'>): string[] {
  if (plainness.length === 0) return [];
  const shown = plainness.filter(({ unclear }, index) => unclear > 0 || index < linesShown);
  const left = plainness.length - shown.length;
  return [say('plainness-head'), ...shown.map((one) => plainnessLine(one, { roster })), ...(left > 0 ? [say('plainness-more', { count: left })] : [])];
}

/** Small numbers are no rates: they are shown as they are. */
function plainnessLine({ department, answered, hinted, unclear }: PlainnessCount, context: Pick<Context, 'roster'>): string {
  const whose = department === null ? say('plainness-own') : departmentName(context, department);
  const counts = [['plainness-hinted', hinted], ['plainness-unclear', unclear]] as const;
  return [say('plainness-line', { whose, answered }), ...counts.flatMap(([id, count]) => (count > 0 ? [say(id, { count })] : []))].join('');
}
