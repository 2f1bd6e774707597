/**
 * The register (台账): everything an office has disclosed, as records that refer to one another.
 *
 * Built once by `site.ts` from what intake read; rules and views only look things up in it.
 */
import type { RecordsByTable, TableId } from './records.ts';
import type { SourceSheet } from './source-sheet.ts';

export type Records = { readonly [K in TableId]: readonly RecordsByTable[K][] };

/** An input file with what identifies its content. */
export interface InputFile {
  /** Path inside the content folder, with forward slashes. */
  path: string;
  sha256: string;
  bytes: number;
}

/**
 * 没有公布的行: a row that was read and is not published, of which whoever keeps the table is told with its place: a cell of it
 * can't be read, or a table of its own tells of the same estate.
 */
export interface RowOut {
  table: TableId;
  /** Of which estate it tells; null where that can't be read. */
  estate: string | null;
  why: 'unread' | 'superseded';
}

export interface Register {
  records: Records;
  /** Tables for which the office supplied at least one file: an absent table is unknown, an empty one is empty. */
  present: ReadonlySet<TableId>;
  /** By these, the `source` of a record is unpacked into file, sheet and row. */
  sheets: readonly SourceSheet[];
  /**
   * 读不成的行: by table, estates of which a row was left out, since a cell of it can't be read; left out where there are
   * none. Of these nobody can tell what the table says.
   */
  leftOut?: ReadonlyMap<TableId, ReadonlySet<string>>;
  /** Every row that was read and kept out, for the count; left out where there are none. */
  rowsOut?: readonly RowOut[];
}

/** Groups by a key, keeping the order of the items; items without a key are left out. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
