// How much two texts speak of one place: by the part of its name that stands in both. 观音桥菜市后门 and 观音桥市场 share their name, 桂香公寓 and 兰香公寓 only their kind.

/** Letters that say what kind of place it is, not which. */
const kinds = new Set('省市县区镇乡村屯寨路街巷弄里苑坊桥湖河坝厂园庄城院楼栋幢座号站店校学公寓小花大新社广场道门口东南西北中前后旁边侧内外处老桥头段交叉幼儿中心医卫生务镇家属场市所局馆');
/** What a letter of the kind tells, where one of the name tells 1. */
const kindWeight = 0.25;

function weightOf(name: string): number {
  let weight = 0;
  for (const letter of name) weight += kinds.has(letter) ? kindWeight : 1;
  return weight;
}

const han = /\p{Script=Han}/u;
const latinWord = /[a-z0-9]+/g;
/** Words that say what kind of place it is, in English. */
const latinKinds = new Set(['road', 'street', 'lane', 'close', 'avenue', 'estate', 'garden', 'gardens', 'square', 'village', 'station', 'bridge', 'park', 'school', 'hospital', 'gate', 'market', 'lu', 'jie', 'cun', 'xiaoqu', 'the', 'of', 'no']);

/** From 0 to 1: how much of the place's name stands in one piece in these words. */
export function sharedName(place: string, words: string): number {
  if (!han.test(place)) return sharedLatin(place, words);
  let best = 0;
  for (let from = 0; from < place.length; from += 1) {
    let to = from + 1;
    while (to <= place.length && words.includes(place.slice(from, to))) to += 1;
    // One letter alone is chance, and of its kind there are many.
    if (to - 1 - from < 2) continue;
    const shared = place.slice(from, to - 1);
    if (Array.from(shared).some((letter) => !kinds.has(letter))) best = Math.max(best, weightOf(shared));
  }
  return best === 0 ? 0 : best / weightOf(place);
}

/** Guifeng Road: by whole words. */
function sharedLatin(place: string, words: string): number {
  const names = place.match(latinWord) ?? [];
  if (names.length === 0) return 0;
  const theirs = new Set(words.match(latinWord));
  const shared = names.filter((name) => theirs.has(name));
  if (shared.every((name) => latinKinds.has(name))) return 0;
  const weigh = (those: readonly string[]): number => those.reduce((sum, name) => sum + (latinKinds.has(name) ? kindWeight : 1), 0);
  return weigh(shared) / weigh(names);
}

/** The pieces by which a name is found again: pairs of letters that do not only tell the kind, and English words. */
export function namePiecesOf(normalised: string): Set<string> {
  const pieces = new Set<string>(normalised.match(latinWord)?.filter((word) => !latinKinds.has(word)));
  for (let at = 0; at + 1 < normalised.length; at += 1) {
    const pair = normalised.slice(at, at + 2);
    if (han.test(pair) && !(kinds.has(pair.charAt(0)) && kinds.has(pair.charAt(1)))) pieces.add(pair);
  }
  return pieces;
}
