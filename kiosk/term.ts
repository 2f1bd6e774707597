/**
 * What every publication tells all screens anew (有效期): its number, until when it holds, and which release of screens
 * belongs to it. Pure.
 *
 * Only this file is renewed by each publication, whatever of it was made: pages of screens may be carried over, and
 * `rollback` puts old ones back. So its number alone says what is newest, and a screen that finds a lower one than it has
 * seen is looking at something old.
 */

/** Where it lies, from the page of a screen. */
export const TERM_PATH = '../valid.json';

export interface Term {
  form: 1;
  /** The number of the publication, which only grows. */
  number: number;
  /** `YYYY-MM-DD` (截至日期). */
  asOf: string;
  /** `YYYY-MM-DD`: the last day on which it may confirm anything. */
  validUntil: string;
  /** The id of the release that the manifests of this publication are of. */
  screens: string;
}

/** Something that is made at a date, with the number of the publication that made it; earlier versions had no number. */
interface Dated {
  asOf: string;
  number?: number;
}

/** A value as the term of a publication; null where it is none. */
export function asTerm(value: unknown): Term | null {
  const read = value as Term | null;
  return read !== null &&
    typeof read === 'object' &&
    read.form === 1 &&
    Number.isInteger(read.number) &&
    isDay(read.asOf) &&
    isDay(read.validUntil) &&
    typeof read.screens === 'string'
    ? read
    : null;
}

export const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Whether one was made before another: by their numbers, else by their dates. */
export function isOlder(one: Dated, other: Dated): boolean {
  return one.number !== undefined && other.number !== undefined ? one.number < other.number : one.asOf < other.asOf;
}

/**
 * Why a screen must not go by a server's manifest; null where it may. `term` is null where the publication has none, as in
 * earlier versions; `shown` is what the screen has, `seen` the highest number that it has taken.
 */
export function refusalOf(
  term: Term | null,
  manifest: Dated & { release: string },
  shown: Dated & { release: string },
  seen: number,
): string | null {
  if (term !== null) {
    if (term.number < Math.max(seen, shown.number === undefined ? 0 : shown.number)) return 'older publication';
    return term.screens === manifest.release ? null : 'manifest of another publication';
  }
  return manifest.release !== shown.release && isOlder(manifest, shown) ? 'older release' : null;
}
