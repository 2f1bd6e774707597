/**
 * What a sheet says, apart from the day it was printed (公示单内容): two prints of one content compare equal.
 *
 * Release, as-of date and data days are left out, and so is what follows from them: where words count days up to such a
 * day, the sheet says beside them what lasts of them. What is left is what somebody would have to walk to a board for.
 */
import type { Sheet } from './sheet.ts';

/** Lengths and places in pictures, which follow from the figures beside them. */
const DRAWN = ['start', 'width', 'at'];
/** Fields for other surfaces than paper; the words on paper say the same. */
const MARKS = [
  // Until when the tables speak: a table handed in anew without a change is no reason to walk to a board.
  'asOf',
  'role',
  'accuses',
  'isUnsure',
  // The same words in pieces.
  'spans',
  'isMoney',
  'standing',
  'listed',
  // 公示期至 stands on the sheet in words.
  'until',
  'sourceUntil',
];
const LEFT_OUT = new Set([...DRAWN, ...MARKS]);

/** The text from which the hash is made, not the hash itself. */
export function contentText(sheet: Sheet): string {
  const { subtitle: _month, period: _period, ...lasting } = sheet;
  return JSON.stringify(whatLasts(lasting));
}

type Fields = Readonly<Record<string, unknown>>;

/** A copy without what is left out, and without words of today where they say what lasts beside them. */
function whatLasts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(whatLasts);
  const hasLasting = 'lasting' in value && typeof value.lasting === 'string';
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    if (!LEFT_OUT.has(key) && !(hasLasting && OF_TODAY.has(key))) copy[key] = whatLasts((value as Fields)[key]);
  return copy;
}

const OF_TODAY = new Set(['title', 'text', 'small', 'value', 'sentence']);
