// Which studio a matter goes to: by code, or by the name of the village or community in what was written.

import type { Roster, Studio } from '../../matters/roster.ts';
import type { Choice } from '../flow.ts';

/** Studios offered at once (DESIGN §1). */
const offered = 3;

/** Words that every studio's name has and that tell nothing. */
const common = /党代表|工作室|街道|社区|居委会|村委会|镇|乡|村/g;

/** The part of a studio's name by which people call it: 北门社区党代表工作室 -> 北门. */
function callName(studio: Studio): string {
  return studio.name.replace(common, '');
}

/** Studios that a text names, the best match first: by code, by full name, by the name of the place. */
export function matchStudios(roster: Roster, text: string): Studio[] {
  const typed = text.normalize('NFKC').trim();
  const studios = [...roster.studios.values()];
  const byCode = studios.filter((studio) => studio.code === typed.toUpperCase());
  if (byCode.length > 0) return byCode;
  return studios
    .flatMap((studio) => {
      const name = callName(studio);
      const place = studio.name.replace(/党代表工作室$/, '');
      const score = typed.includes(place) ? 3 : name.length > 1 && typed.includes(name) ? 2 : typed.length > 1 && studio.name.includes(typed) ? 1 : 0;
      return score > 0 ? [{ studio, score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, offered)
    .map((match) => match.studio);
}

/** A button for each studio, three at the most: with more of them the name has to be said. */
export function studioChoices(studios: readonly Studio[]): Choice[][] {
  if (studios.length > offered) return [];
  return studios.map((studio) => [{ label: studio.name.replace(/党代表工作室$/, ''), flow: 'raise', choice: 'studio', args: [studio.code] }]);
}
