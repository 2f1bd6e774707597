/**
 * What a sheet says, apart from the day it was printed (公示单内容): two prints of one content compare equal.
 *
 * Release and as-of date are left out, and so are counts of days, which follow from dates that stand beside them, and the
 * bars that show them; what is left is what somebody would have to walk to a board for.
 */
import type { Sheet } from './sheet.ts';

/** How long a bar is, and where its limit stands: drawn from the figures beside it. */
const DRAWN = ['start', 'width', 'at'];
/** What other surfaces are told besides the words, which say it themselves. */
const MARKS = ['role', 'accuses', 'brief', 'isUnsure', 'isMoney', 'lasting', 'standing', 'listed'];
const LEFT_OUT = new Set([...DRAWN, ...MARKS]);

/** `asOf` as it is read (2026年11月10日). The text to be hashed, not the hash. */
export function contentText(sheet: Sheet, asOf: string): string {
  const { subtitle: _month, period: _period, ...lasting } = sheet;
  return JSON.stringify(lasting, (key, value: unknown) => (LEFT_OUT.has(key) ? undefined : value))
    .replaceAll(asOf, '')
    .replace(/\d[\d,]* ?天/g, '天');
}
