/**
 * What a sheet says, apart from the day it was printed (公示单内容): two prints of one content compare equal.
 *
 * Release and as-of date are left out, and so is what follows from them: where words count days up to today, the sheet
 * says beside them what lasts of them. What is left is what somebody would have to walk to a board for.
 */
import type { Lasting, Sheet } from './sheet.ts';

/** How long a bar is, and where its limit stands: drawn from the figures beside it. */
const DRAWN = ['start', 'width', 'at'];
/** What other surfaces are told besides the words, which say it themselves. */
const MARKS = ['role', 'accuses', 'brief', 'isUnsure', 'isMoney', 'standing', 'listed'];
const LEFT_OUT = new Set([...DRAWN, ...MARKS]);

/** `asOf` as it is read (2026年11月10日). The text to be hashed, not the hash. */
export function contentText(sheet: Sheet, asOf: string): string {
  const { subtitle: _month, period: _period, ...lasting } = sheet;
  return JSON.stringify(lasting, (key, value: unknown) => {
    if (LEFT_OUT.has(key)) return undefined;
    // A panel whose records have no day of their own is of the day it is printed.
    if (key === 'asOf' && value === asOf) return null;
    return isLasting(value) ? ofAnyDay(value) : value;
  });
}

function isLasting(value: unknown): value is Required<Lasting> {
  return typeof value === 'object' && value !== null && 'lasting' in value && typeof value.lasting === 'string';
}

/** What lasts, in place of the words that it stands for. */
function ofAnyDay(value: Required<Lasting>): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !OF_TODAY.has(key)));
}

const OF_TODAY = new Set(['text', 'small', 'value', 'sentence']);
