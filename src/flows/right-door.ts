// The right door in words: what for and where, as the studio has named it, else by its usual name and the national line.

import { doorsFor, type DoorKind, type Doors } from '../matters/doors.ts';
import type { Category, Ground } from '../matters/matter.ts';
import { say } from '../texts/say.ts';

/** A line for each door. @param doors of the studio that was turned to @param text what it is about, in the writer's words */
export function doorLines(ground: Ground, category: Category, doors: Doors = {}, text = ''): string[] {
  return doorsFor(ground, category, text).map((kind) => say(`door-to-${kind}`, { where: whereIs(kind, doors) }));
}

/** The way on, below the reason that a person gave in his own words. */
export function declinedFor(ground: Ground, category: Category, doors: Doors = {}): string[] {
  return [...doorLines(ground, category, doors), ...(ground === 'personal_favour' ? [say('hardship-is-none')] : [])];
}

function whereIs(kind: DoorKind, doors: Doors): string {
  const own = doors[kind];
  if (!own) return say(`door-at-${kind}`);
  return [own.name, own.phone === '' ? '' : say('door-phone', { phone: own.phone }), own.address, own.hours].filter(Boolean).join('，');
}
