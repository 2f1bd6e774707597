/**
 * What every publication tells all screens anew (有效期): its number, until when it holds, and which screens belong to it. Pure.
 *
 * Only this file is renewed by each publication, whatever of it was made: a page stays the same file while it shows the same,
 * and `rollback` puts old ones back. So its number alone says what is newest, and a screen that finds a lower one than it has
 * seen is looking at something old. Which page of an estate is meant, lists beside it say, one for each county, and of these
 * it has the hashes: what is not of this publication is confirmed by no part of it.
 */

/** Where it lies, from the page of a screen. */
export const TERM_PATH = '../valid.json';
/** In the place of a release's id where screens are told apart by what they show, for players that ask for a release. */
export const BY_ID = 'by-id';
/** So much of the SHA-256 of a list stands in the term. */
export const SUM_LENGTH = 16;

export interface Term {
  form: 1;
  /** The number of the publication, which only grows. */
  number: number;
  /** `YYYY-MM-DD` (截至日期). */
  asOf: string;
  /** `YYYY-MM-DD`: the last day on which it may confirm anything. */
  validUntil: string;
  /** `BY_ID`, or of earlier versions the id of the release that the manifests of this publication are of. */
  screens: string;
  /** 发布版本; left out by earlier versions, as is what follows. */
  release?: string;
  /** `YYYY-MM-DD`: the as-of date of what its screens are made of, which may be carried over. */
  madeOn?: string;
  /** The lists of its screens by name, each with the beginning of its SHA-256. */
  lists?: Readonly<Record<string, string>>;
}

/** Of the screens of a county, which is shown under each code. */
export type ScreenList = Readonly<Record<string, string>>;

/** Something that is made at a date, with the number of the publication that made it, which only earlier versions have. */
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
    typeof read.screens === 'string' &&
    (read.madeOn === undefined || isDay(read.madeOn))
    ? read
    : null;
}

export const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Whether one was made before another: by their numbers, else by their dates. */
export function isOlder(one: Dated, other: Dated): boolean {
  return one.number !== undefined && other.number !== undefined ? one.number < other.number : one.asOf < other.asOf;
}

/** What a screen goes by, or has. */
interface Told extends Dated {
  id: string;
  release: string;
  list?: string;
}

/**
 * Why a screen must not go by a server's manifest; null where it may. `term` is null where the publication has none, as in
 * earlier versions; `listed` is the id that its list has for this screen, null where it has none; `shown` is what the screen
 * has, `seen` the highest number that it has taken.
 */
export function refusalOf(
  term: Term | null,
  listed: string | null,
  manifest: Told,
  shown: Told,
  seen: number,
): string | null {
  if (term === null) {
    if (manifest.list !== undefined) return 'no term';
    return manifest.id !== shown.id && isOlder(manifest, shown) ? 'older release' : null;
  }
  if (term.number < Math.max(seen, shown.number === undefined ? 0 : shown.number)) return 'older publication';
  const isMeant = manifest.list === undefined ? term.screens === manifest.release : listed === manifest.id;
  return isMeant ? null : 'manifest of another publication';
}
