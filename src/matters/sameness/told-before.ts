// Many messages one after the other, each compared with those before it: only with what shares a name, found by its pieces.

import { namePiecesOf } from './places.ts';
import { rarityOf } from './pieces.ts';
import { nameRarity } from './signs.ts';
import type { Trace } from './trace.ts';

interface Before<Id> {
  id: Id;
  at: number;
  trace: Trace;
}

/** Where pieces stand: in the name of the place, or anywhere. */
interface Pieces<Id> {
  ofPlaces: Map<string, Before<Id>[]>;
  ofAll: Map<string, Before<Id>[]>;
}

export interface ToldBefore<Id> {
  /** Those that might be of the same place, the newest first: all others have no sign of it. */
  like: (trace: Trace) => Before<Id>[];
  add: (id: Id, trace: Trace) => void;
}

/** @param limit so many of the last are looked at */
export function createToldBefore<Id>(limit: number): ToldBefore<Id> {
  const none = (): Pieces<Id> => ({ ofPlaces: new Map(), ofAll: new Map() });
  let young = none();
  let old = none();
  let count = 0;
  return {
    like(trace) {
      const found = new Set<Before<Id>>();
      const take = (those: readonly Before<Id>[] = []): void => those.forEach((one) => one.at >= count - limit && found.add(one));
      const places = namePiecesOf(trace.place);
      const all = namePiecesOf(trace.both);
      for (const { ofPlaces, ofAll } of [young, old]) {
        for (const piece of places) take(ofAll.get(piece));
        for (const piece of all) take(ofPlaces.get(piece));
        for (const piece of all) if (rarityOf(piece) > nameRarity) take(ofAll.get(piece));
      }
      return [...found].sort((one, other) => other.at - one.at);
    },
    add(id, trace) {
      if (count > 0 && count % limit === 0) [old, young] = [young, none()];
      const one = { id, at: count, trace };
      for (const piece of namePiecesOf(trace.place)) put(young.ofPlaces, piece, one);
      for (const piece of namePiecesOf(trace.both)) put(young.ofAll, piece, one);
      count += 1;
    },
  };
}

function put<One>(pieces: Map<string, One[]>, piece: string, one: One): void {
  const those = pieces.get(piece);
  if (those) those.push(one);
  else pieces.set(piece, [one]);
}
