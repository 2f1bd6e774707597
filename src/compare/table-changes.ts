/**
 * What changes in the rows of each table (各表变化), as it is published: added, removed, changed cell by cell, ended, kept back.
 *
 * Each edit of an office is in it once. What follows from an edit (a last day, rows of an estate whose code was changed)
 * is counted and not told again.
 */
import { columnLetters } from '../domain/column-letters.ts';
import { downloadRows } from '../domain/publication.ts';
import type { Sourced, TableId } from '../domain/records.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { publishedRows, type Row } from '../downloads/rows.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList, type ReferenceTarget, type Table } from '../tables/column.ts';
import { derivedHeader, type Follows, followsOf } from './derived.ts';
import { type Fate, fatesOf } from './fates.ts';
import { matchRows } from './match-rows.ts';
import { headerOf, keyColumns, type Names } from './names.ts';
import { isOwnCoded, ledOn, type Recodings, recodedBy, recodedPairs, renamed, saysFormer } from './recoded.ts';
import type { After, Before } from './sides.ts';
import { standingBefore, standingRows } from './standing.ts';

/** A place in an office's file; `letters` of the column, null for a whole row or a cell that no column was read for. */
export interface Place {
  file: string;
  sheet: string | null;
  row: number;
  letters: string | null;
}

/** A row as it is told. */
export interface RowTold {
  words: string;
  /** All that its download has, or had. */
  cells: Row;
  /** Null for a row that is in no file any more. */
  place: Place | null;
}

export interface CellChange {
  header: string;
  before: string;
  after: string;
  place: Place | null;
  /** Whether the column ends or settles something. */
  ends: boolean;
}

export interface ChangedRow {
  words: string;
  cells: readonly CellChange[];
}

export interface TableChanges {
  table: TableId;
  name: string;
  /** How many rows were published, and are. */
  before: number;
  after: number;
  added: readonly RowTold[];
  removed: readonly RowTold[];
  changed: readonly ChangedRow[];
  /** Rows that have run out or were taken off. */
  ended: readonly (RowTold & { fate: Fate & { is: 'ended' } })[];
  /** Rows that are still in the office's tables, and not published. */
  kept: readonly RowTold[];
  /** Rows in which a value alone has changed that follows from another cell. */
  follows: number;
  /** Columns that the version before didn't know, with how many rows have something in them. */
  newColumns: readonly { header: string; filled: number }[];
}

/** A table with its rows, for whoever looks further. */
export interface ComparedTable {
  table: Table;
  changes: TableChanges;
  before: readonly Row[];
  /** As they are published now, each with its record. */
  after: readonly Row[];
  records: readonly Sourced[];
  pairs: readonly { before: Row; at: number }[];
  removed: readonly { row: Row; fate: Fate }[];
  added: readonly number[];
}

/**
 * Every table that either side has, in the order of the catalogue, but for those that couldn't be read back; the codes that were
 * changed; and the publication before with these as they are now.
 */
export function compareTables(
  before: Before,
  after: After,
  names: Names,
): { tables: ComparedTable[]; recodings: Recodings; before: Before } {
  const recodings = new Map<ReferenceTarget, ReadonlyMap<string, string>>();
  const compared = new Map<TableId, ComparedTable>();
  const compareAll = (tables: readonly Table[], work: Work): void => {
    for (const table of tables)
      if (!before.unread.has(table.id) && (work.before.tables.has(table.id) || isPresent(table)))
        compared.set(table.id, compareTable(table, work, compared));
  };
  const isPresent = ({ id }: Table): boolean => after.publication.register.present.has(id);
  const workOn = (led: Before): Work => ({
    ...{ before: led, after, names },
    ...{ follows: followsOf(led, after), fates: fatesOf(led, after) },
  });
  // Those that others refer to come first, so that a changed code is known before its references are looked at.
  let own = workOn(before);
  for (const table of TABLES.filter(({ id }) => isOwnCoded(id))) {
    compareAll([table], own);
    const one = compared.get(table.id);
    if (one === undefined || !isOwnCoded(table.id)) continue;
    const moved = recodedBy(table.id, one);
    recodings.set(table.id, moved);
    own = { ...own, before: ledOn(own.before, table.id, moved) };
  }
  compareAll(
    TABLES.filter(({ id }) => !isOwnCoded(id)),
    workOn(own.before),
  );
  return { tables: TABLES.flatMap(({ id }) => compared.get(id) ?? []), recodings, before: own.before };
}

interface Work {
  before: Before;
  after: After;
  names: Names;
  follows: Follows;
  fates: (table: TableId, row: Row) => Fate;
}

function compareTable(table: Table, work: Work, compared: ReadonlyMap<TableId, ComparedTable>): ComparedTable {
  const { names, fates } = work;
  const { register } = work.after.publication;
  const { id } = table;
  const columns = columnList(table).map(([, column]) => column);
  const then = work.before.tables.get(id) ?? { headers: columns.map(({ header }) => header), rows: [] };
  const known = columns.filter(({ header }) => then.headers.includes(header));
  const before = standingBefore(id, then.rows);
  const records: readonly Sourced[] = standingRows(register, id);
  const standing = new Set(records);
  const published = publishedRows(register, id);
  const shown = downloadRows(register, id);
  const after = published.filter((_, at) => standing.has(shown[at] as Sourced));
  const headers = known.map(({ header }) => header);
  const match = matchRows(before, after, {
    headers,
    key: keyColumns(id)
      .map(({ header }) => header)
      .filter((header) => headers.includes(header)),
    derived: new Set([derivedHeader(id) ?? '']),
    mayMove: movesOf(table, compared),
    known: isOwnCoded(id) ? recodedPairs(id, before, after) : [],
  });
  const tell = (at: number): RowTold => {
    const row = after[at] as Row;
    return { words: names.row(id, row), cells: row, place: placeOf(register.sheets, records[at], null) };
  };
  const cellsOf = cellChanges(table, headers, { records, after, sheets: register.sheets, follows: work.follows });
  // A place stands under another one of its own table, whose code may have changed too.
  const moved = isOwnCoded(id) ? recodedBy(id, { pairs: match.changed, after }) : new Map<string, string>();
  const rows = match.changed.map(({ before, at }) => ({
    words: names.row(id, before),
    cells: cellsOf(isOwnCoded(id) ? renamed(table, before, id, moved) : before, at),
  }));
  const removed = match.removed.map((row) => ({ row, fate: fates(id, row) }));
  const told = ({ row }: { row: Row }): RowTold => ({ words: names.row(id, row), cells: row, place: null });
  const newColumns = columns
    .filter((column) => !known.includes(column))
    .map(({ header }) => ({ header, filled: after.filter((row) => row[header] !== '').length }))
    .filter(({ filled }) => filled > 0);
  const changes: TableChanges = {
    ...{ table: id, name: table.name, before: before.length, after: after.length },
    added: match.added.map(tell),
    removed: removed.filter(({ fate }) => fate.is === 'gone').map(told),
    changed: rows.filter(({ cells }) => cells.length > 0),
    ended: removed.flatMap((one) => (one.fate.is === 'ended' ? [{ ...told(one), fate: one.fate }] : [])),
    kept: removed.filter(({ fate }) => fate.is === 'kept').map(told),
    follows: rows.filter(({ cells }) => cells.length === 0).length,
    newColumns,
  };
  return { table, changes, before, after, records, pairs: match.changed, removed, added: match.added };
}

/** Whether a row may have been moved from or to what a cell of its key refers to: both sides must know that. */
function movesOf(
  table: Table,
  compared: ReadonlyMap<TableId, ComparedTable>,
): (header: string, cell: string) => boolean {
  const references = new Map(
    columnList(table).flatMap(([, { header, type }]) => (type.is === 'reference' ? [[header, type] as const] : [])),
  );
  const codes = new Map<ReferenceTarget, ReadonlySet<string>>();
  const staying = (target: ReferenceTarget): ReadonlySet<string> | null => {
    const one = compared.get(target);
    if (one === undefined) return null;
    const made = codes.get(target) ?? codesOfBoth(one, headerOf(target, 'code'));
    codes.set(target, made);
    return made;
  };
  return (header, cell) => {
    const reference = references.get(header);
    if (reference === undefined || cell === '' || cell === reference.nobody) return true;
    return reference.to.some((target) => staying(target)?.has(cell) ?? true);
  };
}

/** Codes that either side has; a changed one as it is now. */
function codesOfBoth({ after, added }: ComparedTable, code: string): ReadonlySet<string> {
  const come = new Set(added);
  return new Set(after.flatMap((row, at) => (come.has(at) ? [] : (row[code] ?? []))));
}

interface Rows {
  records: readonly Sourced[];
  after: readonly Row[];
  sheets: readonly SourceSheet[];
  follows: Follows;
}

/** The cells that an office has changed in a row. What a row was called before is told by what it is called now. */
function cellChanges(table: Table, headers: readonly string[], rows: Rows): (before: Row, at: number) => CellChange[] {
  const columns = columnList(table).filter(([, { header }]) => headers.includes(header));
  const derived = derivedHeader(table.id);
  return (before, at) =>
    columns.flatMap(([field, { header, ends = false }]) => {
      const [from, to] = [before[header] ?? '', rows.after[at]?.[header] ?? ''];
      const record = rows.records[at];
      if (from === to || saysFormer(table.id, field, before, rows.after[at])) return [];
      if (header === derived && record !== undefined && rows.follows(table.id, before, record)) return [];
      return [{ header, before: from, after: to, place: placeOf(rows.sheets, record, field), ends }];
    });
}

/** Where a record stands, or one of its cells. */
export function placeOf(
  sheets: readonly SourceSheet[],
  record: Sourced | undefined,
  field: string | null,
): Place | null {
  const sheet = record === undefined ? undefined : sheets[sourceSheetIndex(record.source)];
  if (record === undefined || sheet === undefined) return null;
  const column = field === null ? undefined : sheet.columns[field];
  return {
    file: sheet.file,
    sheet: sheet.sheet,
    row: sourceRow(record.source),
    letters: column === undefined ? null : columnLetters(column),
  };
}

/** tables/台账.xlsx:收费!C7 */
export function placeText({ file, sheet, row, letters }: Place): string {
  return `${file}:${sheet === null ? '' : `${sheet}!`}${letters ?? ''}${row}`;
}
