/**
 * Where the header of an office's sheet stands (表头): one row, or up to three where headings stand over headings, and what its
 * columns are called by all that stands over them.
 */
import type { WrittenUnit } from '../found-header.ts';
import { isAnyHeader } from '../header.ts';
import type { Cell, RawSheet } from '../read/sheet.ts';
import { cleanText, headerKey } from '../text.ts';
import { unitInBrackets } from '../written-units.ts';

/** Something written in one cell; rows and columns count from 0. */
export interface Written {
  text: string;
  row: number;
  index: number;
}

/** A column of a block by all that stands over it. */
export interface FlatColumn {
  index: number;
  /** Unique in its block: `upper/lower`, or the one header. */
  path: string;
  upper: string;
  lower: string;
  unit: WrittenUnit | null;
}

const HEADER_ROWS_SEARCHED = 20;
const HEADER_CHARACTERS_MAX = 40;
/** How many columns make a header of two rows worth believing. */
const COLUMNS_MIN = 2;

/** What a cell says in words, blank for none. */
export function words(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return cleanText(String(cell)).text;
}

export const filledOf = (row: readonly Cell[]): number[] => row.flatMap((cell, i) => (words(cell) === '' ? [] : [i]));
export const isNumeric = (text: string): boolean => /^[-+]?[\d,.]+%?$/.test(text);

export interface HeaderRows {
  from: number;
  to: number;
}

export function firstHeader(rows: RawSheet['rows']): HeaderRows | null {
  let best: HeaderRows | null = null;
  let most = 0;
  for (let r = 0; r < Math.min(rows.length, HEADER_ROWS_SEARCHED); r++) {
    const row = rows[r] as readonly Cell[];
    const texts = filledOf(row).map((i) => words(row[i]));
    if (texts.length < COLUMNS_MIN || texts.some((text) => /[:：]/.test(text) && text.length > 6)) continue;
    const named = texts.filter((text) => !isNumeric(text) && text.length <= HEADER_CHARACTERS_MAX);
    const known = named.filter((text) => isAnyHeader(headerKey(text))).length;
    // Words that head columns in any table count most; the first row of a kind wins, since rows of data follow it.
    const score = named.length === texts.length ? known * 3 + named.length : 0;
    if (known > 0 && score > most) {
      most = score;
      best = { from: r, to: r };
    }
  }
  if (best === null) return null;
  return withHeadings(rows, best);
}

/** The row with the most known words, and those over and under it that are of the same header. */
function withHeadings(rows: RawSheet['rows'], { from, to }: HeaderRows): HeaderRows {
  const row = (r: number): readonly Cell[] => rows[r] ?? [];
  const found = { from, to };
  // The lower of two rows may have known the more words: 姓名, 联系电话 below 项目经理.
  if (from > 0 && isHeadOver(row(from - 1), row(from))) found.from--;
  else if (isHeadOver(row(to), row(to + 1))) found.to++;
  // A third row is one only where the first heading of the others is that of its column as well.
  if (found.from < found.to) {
    if (found.from > 0 && standsOver(row(found.from - 1), row(found.from))) found.from--;
    else if (reachesDown(row(found.to), row(found.to + 1)) && reachesDown(row(found.from), row(found.to + 1)))
      found.to++;
  }
  return found;
}

/**
 * Whether a row stands over rows of headings: its first heading is that of their first column, and known. Each of its other
 * headings may have one below it, as a year over its only month.
 */
function standsOver(upper: readonly Cell[], lower: readonly Cell[]): boolean {
  const above = filledOf(upper);
  const first = words(upper[above[0] as number]);
  const below = words(lower[above[0] as number]);
  if (above.length < COLUMNS_MIN || !(below === '' || below === first)) return false;
  return (
    isAnyHeader(headerKey(first)) && above.every((i) => !/[:：]/.test(words(upper[i])) && !isNumeric(words(upper[i])))
  );
}

/** Whether a row of headings stands over another whose first column it heads alone. */
function reachesDown(upper: readonly Cell[], lower: readonly Cell[]): boolean {
  const [first = 0] = filledOf(upper);
  const below = words(lower[first]);
  return isHeadOver(upper, lower) && (below === '' || below === words(upper[first]));
}

/** Whether a row of headings stands over a row of sub-headings: below every heading of several columns stands a word. */
function isHeadOver(upper: readonly Cell[], lower: readonly Cell[]): boolean {
  const [above, below] = [filledOf(upper), filledOf(lower)];
  if (above.length < COLUMNS_MIN || below.length === 0) return false;
  if (below.some((i) => isNumeric(words(lower[i])) || lower[i] instanceof Date)) return false;
  if (above.some((i) => /[:：]/.test(words(upper[i])) || isNumeric(words(upper[i])))) return false;
  const hasNew = below.some((i) => words(upper[i]) === '');
  // A heading that is merged over both rows is repeated in the lower one.
  const isRecord = below.some(
    (i) => words(upper[i]) !== '' && words(upper[i]) !== words(lower[i]) && isLong(words(lower[i])),
  );
  const spans = below.filter((i) => words(upper[i]) !== words(lower[i]));
  // A first row of data below a column without a header looks alike: there nothing is repeated, known or left out.
  const isHeading =
    spans.length < below.length ||
    spans.some((i) => isAnyHeader(headerKey(words(lower[i])))) ||
    words(lower[above[0] as number]) === '';
  return hasNew && isHeading && !isRecord && spans.every((i) => words(lower[i]).length <= HEADER_CHARACTERS_MAX);
}

const isLong = (text: string): boolean => text.length > 16;

/** The header once more, further down: a block of a notice begins there. */
export function repeatedHeader(rows: RawSheet['rows'], first: HeaderRows, r: number): HeaderRows | null {
  const size = first.to - first.from;
  if (r + size >= rows.length) return null;
  // Asked first, since most rows of a long table are ruled out by their first cell.
  const header = rows[first.from] as readonly Cell[];
  const lead = header.findIndex((cell) => cell !== null && cell !== '');
  if ((rows[r] as readonly Cell[])[lead] !== header[lead]) return null;
  for (let i = 0; i <= size; i++) {
    const [one, other] = [rows[first.from + i] as readonly Cell[], rows[r + i] as readonly Cell[]];
    const [a, b] = [filledOf(one), filledOf(other)];
    if (a.length < COLUMNS_MIN || a.length !== b.length) return null;
    if (a.some((index) => headerKey(words(one[index])) !== headerKey(words(other[index])))) return null;
  }
  return { from: r, to: r + size };
}

/** The columns of a header, each by the headings over it. */
export function flatColumns(rows: RawSheet['rows'], { from, to }: HeaderRows): FlatColumn[] {
  const levels = rows.slice(from, to + 1) as (readonly Cell[])[];
  const columns: FlatColumn[] = [];
  const seen = new Map<string, number>();
  /** The heading that reaches over a column, by level; a heading of several columns is written in the first of them. */
  const over: Written[] = [];
  for (let index = 0; index < Math.max(...levels.map((level) => level.length)); index++) {
    const texts = levels.map((level) => words(level[index]));
    if (texts.every((text) => text === '')) continue;
    for (const [level, text] of texts.entries()) {
      if (text === '') continue;
      over[level] = { text, row: from + level, index };
      over.length = level + 1;
    }
    // Only the last row must be written at the column itself; a heading that is merged downwards is repeated there.
    const last = levels.length - 1;
    const parts = over.filter((part, level) => part !== undefined && (level < last || part.index === index));
    const named = parts.filter(({ text }, nth) => text !== parts[nth - 1]?.text);
    const lower = oneLine((named.at(-1) as Written).text);
    const upper = oneLine(
      named
        .slice(0, -1)
        .map(({ text }) => text)
        .join(''),
    );
    const path = upper === '' ? lower : `${upper}/${lower}`;
    const times = (seen.get(path) ?? 0) + 1;
    seen.set(path, times);
    const unit = named
      .toReversed()
      .map(({ text, row, index: at }) => unitInBrackets(text, row, at))
      .find((found) => found !== null);
    columns.push({ index, path: times === 1 ? path : `${path}#${times}`, upper, lower, unit: unit ?? null });
  }
  return columns;
}

const oneLine = (text: string): string => text.split(/\s*[\r\n]+\s*/).join('');

/** The header under which most of these columns stand; null where fewer than half of them do. */
export function headerNamed(rows: RawSheet['rows'], headers: readonly string[]): HeaderRows | null {
  const bare = (text: string): string => text.replace(/\s+/g, '');
  const wanted = new Set(headers.map(bare));
  let best: HeaderRows | null = null;
  let most = Math.max(COLUMNS_MIN, Math.ceil(wanted.size / 2)) - 1;
  for (let from = 0; from < Math.min(rows.length, HEADER_ROWS_SEARCHED); from++)
    for (const to of [from, from + 1, from + 2]) {
      if (to >= rows.length) continue;
      const paths = flatColumns(rows, { from, to }).map(({ path }) => bare(path));
      const there = paths.filter((path) => wanted.has(path)).length;
      if (there <= most) continue;
      most = there;
      best = { from, to };
    }
  return best;
}
