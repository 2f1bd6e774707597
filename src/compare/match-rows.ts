/**
 * Which row of a table is which row of the same table before (配对): by the whole row, by its key, and where one part of a
 * key was changed by all the rest.
 *
 * Every row of either side is in exactly one pair or left over, rows that stand twice included.
 */
import type { Row } from '../downloads/rows.ts';

export interface RowMatch {
  /** Rows that differ in a cell at least: the one before and the index of the one now. */
  changed: readonly Pair[];
  removed: readonly Row[];
  /** Indexes of rows that are new. */
  added: readonly number[];
}

export interface MatchOptions {
  /** Headers that both sides have. */
  headers: readonly string[];
  /** Those that together mean one row. */
  key: readonly string[];
  /** Those whose values may follow from other cells, so that they identify nothing. */
  derived: ReadonlySet<string>;
  /**
   * Whether a part of a key may have been changed from or to a value. What is told of an estate that is gone didn't move
   * to another one.
   */
  mayMove: (header: string, value: string) => boolean;
}

export function matchRows(before: readonly Row[], after: readonly Row[], options: MatchOptions): RowMatch {
  const { headers, key, derived, mayMove } = options;
  const whole = (row: Row): string => textOf(row, headers);
  const rest = withoutEqual(before, after, whole);
  const byKey = pairs(rest.before, rest.after, after, (row) => textOf(row, key), headers);
  let left = byKey.left;
  const changed = [...byKey.pairs];
  const lasting = headers.filter((header) => !derived.has(header));
  for (const part of key) {
    const others = lasting.filter((header) => header !== part);
    const may = (row: Row | undefined): boolean => mayMove(part, row?.[part] ?? '');
    const moved = evenPairs(
      left.before.filter(may),
      left.after.filter((at) => may(after[at])),
      after,
      (row) => textOf(row, others),
    );
    changed.push(...moved);
    const before = new Set(moved.map((pair) => pair.before));
    const now = new Set(moved.map(({ at }) => at));
    left = { before: left.before.filter((row) => !before.has(row)), after: left.after.filter((at) => !now.has(at)) };
  }
  return { changed, removed: left.before, added: left.after };
}

interface Left {
  before: readonly Row[];
  /** Indexes. */
  after: readonly number[];
}

/** A row before and the index of what it is now. */
interface Pair {
  before: Row;
  at: number;
}

// No cell holds this character: intake takes it out.
const textOf = (row: Row, headers: readonly string[]): string =>
  headers.map((header) => row[header] ?? '').join('\u0001');

/** What is left once equal rows have been put together, as many as there are of each. */
function withoutEqual(before: readonly Row[], after: readonly Row[], text: (row: Row) => string): Left {
  const counts = new Map<string, number>();
  const texts = before.map(text);
  for (const one of texts) counts.set(one, (counts.get(one) ?? 0) + 1);
  const left: number[] = [];
  for (const [at, row] of after.entries()) {
    const one = text(row);
    const count = counts.get(one) ?? 0;
    if (count === 0) left.push(at);
    else counts.set(one, count - 1);
  }
  // Of rows that stood several times the last ones are left.
  const rest: Row[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    const one = texts[at] as string;
    const count = counts.get(one) ?? 0;
    if (count === 0) continue;
    counts.set(one, count - 1);
    rest.push(before[at] as Row);
  }
  return { before: rest.reverse(), after: left };
}

/** Pairs of one key; of several rows of a key those first that agree in most cells. */
function pairs(
  before: readonly Row[],
  indexes: readonly number[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
  headers: readonly string[],
): { pairs: Pair[]; left: Left } {
  const found: Pair[] = [];
  const groups = grouped(before, indexes, after, keyOf);
  const left = { before: [] as Row[], after: [] as number[] };
  for (const { rows, at } of groups) {
    const rests = new Set(at);
    const unmatched: Row[] = [];
    for (const row of rows) {
      const likest = [...rests].reduce<{ at: number; cells: number } | null>((best, one) => {
        const cells = headers.filter((header) => row[header] === after[one]?.[header]).length;
        return best === null || cells > best.cells ? { at: one, cells } : best;
      }, null);
      if (likest === null) unmatched.push(row);
      else {
        rests.delete(likest.at);
        found.push({ before: row, at: likest.at });
      }
    }
    left.before.push(...unmatched);
    left.after.push(...rests);
  }
  return { pairs: found, left };
}

/** Pairs in order, where either side has as many rows of a text; where it hasn't, nobody can tell which became which. */
function evenPairs(
  before: readonly Row[],
  indexes: readonly number[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Pair[] {
  return [...grouped(before, indexes, after, keyOf)].flatMap(({ rows, at }) =>
    rows.length === at.length ? rows.map((row, i) => ({ before: row, at: at[i] as number })) : [],
  );
}

function grouped(
  before: readonly Row[],
  indexes: readonly number[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Iterable<{ rows: Row[]; at: number[] }> {
  const groups = new Map<string, { rows: Row[]; at: number[] }>();
  const groupOf = (key: string): { rows: Row[]; at: number[] } => {
    const known = groups.get(key);
    if (known !== undefined) return known;
    const made = { rows: [], at: [] };
    groups.set(key, made);
    return made;
  };
  for (const row of before) groupOf(keyOf(row)).rows.push(row);
  for (const at of indexes) groupOf(keyOf(after[at] as Row)).at.push(at);
  return groups.values();
}
