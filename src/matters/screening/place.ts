// Where a matter is: the exact words of the text that name an estate, road, village, stop or gate. Nothing is guessed.

import { findPersonalData } from '../masking.ts';
import { englishPlaceIn } from './english-place.ts';
import { simplifiedInPlace } from './normalise.ts';
import { likeliestName, placeBuckets, nameParts, seePlaces, type PlaceWeights, type Span } from './place-finder.ts';
import stored from './place-weights.json' with { type: 'json' };
import { list } from './words.ts';

/** A place comes early in a message; the bound keeps the search short. */
const maxChars = 1500;
/** What a name has to be worth: below it more is wrong than is found (training/measure-personal-data.ts). */
const least = -5;

let known: PlaceWeights | null = null;

/** @throws when the file was made for another number of buckets */
export function readPlaceWeights({ scale, weights }: { scale: number; weights: string }): PlaceWeights {
  const bytes = atob(weights);
  if (bytes.length !== placeBuckets * nameParts.length) throw new Error('the weights of places are of another size: train anew');
  return { scale, weights: Int8Array.from({ length: bytes.length }, (_, index) => bytes.charCodeAt(index)) };
}

/** Where the matter is, in the words of the writer, or null. */
export function placeIn(text: string): string | null {
  return placeBy((known ??= readPlaceWeights(stored)), text);
}

/** By other weights: how good those are that were learned from a part of the corpus. */
export function placeBy(weights: PlaceWeights, text: string): string | null {
  const original = text.slice(0, maxChars);
  const simplified = simplifiedInPlace(original);
  const seen = seePlaces(simplified);
  // A road with its number is where it is, whatever else is named.
  const road = numberedRoad.exec(simplified);
  const name = road ? likeliestName(seen, weights, Number.NEGATIVE_INFINITY, road.index + road[0].length) : (likeliestName(seen, weights, least) ?? plainName(simplified));
  const tidy = name && tidied(simplified, name);
  const span = tidy && withoutPersons(original, tidy);
  return span ? original.slice(span.from, span.to) : englishPlaceIn(original);
}

/** A person's name is no place, and of a home only the estate: the place is shown to all who see the matter. */
function withoutPersons(original: string, { from, to }: Span): Span | null {
  let end = to;
  for (const { start, end: behind, hiddenFrom } of findPersonalData(original)) {
    if (behind > from && start < end) end = Math.min(end, hiddenFrom);
  }
  return end - from < 2 ? null : { from, to: end };
}

/** Up to where its number begins. */
const numberedRoad = /[\p{Script=Han}]{1,2}[路街巷弄道](?=[0-9０-９]{1,5}号)/u;

/** What begins a clause, or stands behind 在, and ends like the name of a road or an estate is one, however little else speaks for it. */
const plain = /(?<=^|[，。！？；：、,.!?;:\s]|在|住)(?:(?![这那哪每各整几两一我你他们老本全马公铁道水泥走修问上下逛的里有了是没个条到去来人说带让叫给])\p{Script=Han}){2,3}(?:[路街巷]|大道|花园|新村|小区|社区)(?![口边上过])/u;

function plainName(simplified: string): Span | null {
  const found = plain.exec(simplified);
  return found && { from: found.index, to: found.index + found[0].length };
}

/** Words that lead to a name and are none of it. */
const leads = new RegExp(`^(?:${list('我们 你们 他们 我家 住在 位于 就在 还在 正在 另外 还有 关于 反映 请问 在 从 往 到 去 走 就 把 被 是 的 了 我 你 那 这 为 向 离 跟 给').join('|')})(?=\\p{Script=Han}{2})`, 'u');
/** The rest of the kind, the house number, the building, the gate. A flat is nobody's business here. */
const tail =
  /(?:小区|社区|(?<=[路街巷弄桥])口(?![罩子碑水气]))?(?:[0-9０-９]{1,5}(?:号楼|号院|号|栋|幢)(?![0-9０-９]))?(?:[东南西北]?(?:大门|正门|侧门|后门|门口|出站口|进站口|出口|入口|路口|门前|楼下|对面|旁边))?/uy;
/** What every town has, and no name of one. */
const nameless = /^(?:(?:小区|社区|村子?|镇|乡|街道|马路|公路|学校|医院|幼儿园|公园|广场|工地|派出所|居委会|村委会|市场|菜场|大厅|家|楼)(?:里|上|口|门口|旁边|对面|楼下)?|.)$/u;
const han = /\p{Script=Han}/u;

/** A clean phrase: without what leads to it, with its number and gate. */
function tidied(simplified: string, { from, to }: Span): Span | null {
  const lead = leads.exec(simplified.slice(from, to))?.[0].length ?? 0;
  tail.lastIndex = to;
  const end = to + (tail.exec(simplified)?.[0].length ?? 0);
  const phrase = simplified.slice(from + lead, end);
  return nameless.test(phrase) || !han.test(phrase) || /[\n，。！？,!?]/u.test(phrase) ? null : { from: from + lead, to: end };
}
