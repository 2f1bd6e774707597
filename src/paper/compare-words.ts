/**
 * Holds the words that a sheet must say (单上文字) against those that were read off its finished pages, in order.
 *
 * Words stand whole on a page or column, or go on at the next one; whatever else stands between, such as the rest of
 * the cells of a broken row, is passed over. Pure.
 */
import { type Group, isLong, type SheetWords } from '../sheets/words.ts';

/** What was read off a page: runs of characters that were set at once, at most a line long, in their order. */
export interface PageWords {
  /** Its columns from left to right; one where words run over the whole page. */
  columns: Runs[];
  /** The page as a whole, for what stands across its columns. */
  whole: Runs;
  /** Beside pictures, at the head and at the foot of the page. */
  drawn: Runs;
}

export type Runs = readonly string[];

/** Writing that runs from right to left, or whose letters change their order or shape when they are set. */
const NOT_COMPARED =
  /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Cyrillic}]|[\s\p{Cc}\p{Cf}]/gu;

/** A text in the form in which it is compared: without spaces, and one form for characters that look alike. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(NOT_COMPARED, '');
}

/** The first words that stand on no page in their place; null where all do. */
export function firstMissing(expected: SheetWords, pages: readonly PageWords[]): string | null {
  const columns = pages.flatMap((page) => page.columns);
  const whole = pages.map((page) => page.whole);
  // A short head or foot stands across both columns, a long one is broken like everything else.
  const across = (groups: readonly Group[]): string | null => missingIn(groups, whole) && missingIn(groups, columns);
  return (
    across(expected.head) ??
    missingIn(expected.parts, columns) ??
    missingIn(
      expected.drawn,
      pages.map(({ drawn }) => drawn),
    ) ??
    across(expected.foot)
  );
}

/** A page or a column as one text, and where a run ends in it: words are broken over pages at nothing else. */
interface Region {
  text: string;
  ends: ReadonlySet<number>;
}

function regionOf(runs: Runs): Region {
  let text = '';
  const ends = new Set([0]);
  for (const run of runs) {
    text += folded(run);
    ends.add(text.length);
  }
  return { text, ends };
}

function missingIn(groups: readonly Group[], pages: readonly Runs[]): string | null {
  const regions = pages.map(regionOf);
  const cursors = regions.map(() => 0);
  let from = 0;
  for (const group of groups) {
    let last = from;
    for (const words of group) {
      const text = folded(words);
      if (text === '') continue;
      const at = find(text, { regions, cursors, tries: TRIES_MAX, isShort: !isLong([[words]]) }, from);
      if (at === null) return words;
      last = Math.max(last, at);
    }
    // The next group begins where the longest of these ends.
    from = last;
  }
  return null;
}

interface Search {
  regions: readonly Region[];
  /** Up to where each region has been read. */
  cursors: number[];
  tries: number;
  /** Whether it is too short to be broken. */
  isShort: boolean;
}

/** How many ways to break a text are tried before it counts as missing. The right one is among the first. */
const TRIES_MAX = 3000;

/** A part of a text, and where it stands. */
interface Piece {
  at: number;
  start: number;
  end: number;
}

/** Moves the cursors behind a text; the region in which it ends, null where it is nowhere. */
function find(text: string, search: Search, from: number): number | null {
  for (let at = from; at < search.regions.length; at++) {
    let pieces = piecesFrom(text, search, at, false);
    if (pieces === null) continue;
    // 客户服务 at the foot of a page and 标准 on the next are not the 服务标准 that stands there as well.
    if (pieces.length > 1 && search.isShort) pieces = wholeIn(text, search, at + 1) ?? pieces;
    for (const piece of pieces) search.cursors[piece.at] = piece.end;
    return pieces.at(-1)?.at ?? at;
  }
  return null;
}

function wholeIn(text: string, { regions, cursors }: Search, at: number): Piece[] | null {
  const start = regions[at]?.text.indexOf(text, cursors[at]) ?? -1;
  return start < 0 ? null : [{ at, start, end: start + text.length }];
}

/** A text that begins in a region: it stands there whole, or goes on in the next one. */
function piecesFrom(text: string, search: Search, at: number, isRest: boolean): Piece[] | null {
  const region = search.regions[at];
  if (region === undefined) return null;
  const from = search.cursors[at] as number;
  const mayBegin = (start: number): boolean => !isRest || region.ends.has(start);
  const whole = indexWhere(region.text, text, from, mayBegin);
  if (whole >= 0) return [{ at, start: whole, end: whole + text.length }];
  let best: Piece[] | null = null;
  for (const { start, length } of beginnings(text, region, from, mayBegin)) {
    if (search.tries-- <= 0) break;
    const rest = piecesFrom(text.slice(length), search, at + 1, true);
    // The next cell may begin with just the words that follow here. Then the rest would begin lower than it does.
    if (rest !== null && (best === null || (rest[0] as Piece).start < (best[1] as Piece).start))
      best = [{ at, start, end: start + length }, ...rest];
  }
  return best;
}

/** So many are looked at, the longest first. */
const BEGINNINGS_MAX = 3;

/** Where a text begins in a region to go on in the next one, and how much of it may stand there. */
function beginnings(text: string, region: Region, from: number, mayBegin: (start: number) => boolean) {
  const found: { start: number; length: number }[] = [];
  const first = text[0] as string;
  for (
    let start = indexWhere(region.text, first, from, mayBegin);
    start >= 0;
    start = indexWhere(region.text, first, start + 1, mayBegin)
  )
    for (let length = 1; length < text.length; length++) {
      if (region.text[start + length - 1] !== text[length - 1]) break;
      if (region.ends.has(start + length)) found.push({ start, length });
    }
  return found.sort((a, b) => b.length - a.length || a.start - b.start).slice(0, BEGINNINGS_MAX);
}

function indexWhere(text: string, part: string, from: number, isMeant: (at: number) => boolean): number {
  let at = text.indexOf(part, from);
  while (at >= 0 && !isMeant(at)) at = text.indexOf(part, at + 1);
  return at;
}
