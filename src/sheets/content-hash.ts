/**
 * What a sheet says, apart from the day it was printed (公示单内容): two prints of one content compare equal.
 *
 * Release, as-of date and data days are left out, and so is what follows from them: where words count days up to such a
 * day, the sheet says beside them what lasts of them. What is left is what somebody would have to walk to a board for.
 */
import { sha256 } from 'js-sha256';
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

/** Without 0, O, 1 and I, which are told apart badly when somebody reads them out. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const ID_LENGTH = 8;
const LETTER_BITS = 5;

/**
 * 内容编号, by which two prints are told apart at a board: of one content it stays, whenever and by whatever version it is set. Made
 * of the first 40 bits of the hash, as hexadecimal digits.
 */
export function contentId(hash: string): string {
  const bits = BigInt(`0x${hash.slice(0, (ID_LENGTH * LETTER_BITS) / 4)}`);
  return Array.from({ length: ID_LENGTH }, (_, at) => {
    const shift = BigInt((ID_LENGTH - 1 - at) * LETTER_BITS);
    return LETTERS[Number((bits >> shift) & BigInt(LETTERS.length - 1))];
  }).join('');
}

/** SHA-256 of what it says. */
export const contentHash = (sheet: Sheet): string => sha256(contentText(sheet));

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
