/**
 * Columns that an office has supplied and doesn't supply any more (少了的列), and the cells that ended or settled something and
 * are blank now.
 */
import type { TableId } from '../domain/records.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import { type SourceSheet, saysField } from '../domain/source-sheet.ts';
import { columnList } from '../tables/column.ts';
import { derivedHeader } from './derived.ts';
import type { Before } from './sides.ts';
import type { CellChange, ComparedTable } from './table-changes.ts';

export interface ColumnLoss {
  table: TableId;
  tableName: string;
  header: string;
  /** Whether it ends or settles something. */
  ends: boolean;
  /** In how many sheets it stood and stands; how many rows had something in it and have nothing in a sheet without it. */
  sheets: { before: number; after: number } | null;
  rows: number;
  /** Files that are without it. */
  files: readonly string[];
}

/** The columns of each table that stand in fewer sheets than before, while a sheet is without them. */
export function columnLosses(
  tables: readonly ComparedTable[],
  supplied: Before['supplied'],
  sheets: readonly SourceSheet[],
): ColumnLoss[] {
  return tables.flatMap((compared) => {
    const { id, name } = compared.table;
    const own = sheets.filter(({ table }) => table === id);
    // Where the whole table is gone, nobody asks for its columns.
    if (own.length === 0) return [];
    const then = supplied?.get(id) ?? null;
    return columnList(compared.table).flatMap(([field, { header, ends = false }]): ColumnLoss[] => {
      const without = own.filter((sheet) => !saysField(sheet, field));
      if (without.length === 0) return [];
      const isBlank = blankedRows(compared, header, new Set(without), sheets);
      const before = then?.columns.get(header) ?? null;
      const after = own.length - without.length;
      const isFewer = then !== null && before !== null && before > after && then.sheets - before < without.length;
      // What is reckoned stands in every row, whoever has written it.
      if (!isFewer && (isBlank === 0 || header === derivedHeader(id))) return [];
      const files = [...new Set(without.map(({ file }) => file))];
      const counted = before === null ? null : { before, after };
      return [{ table: id, tableName: name, header, ends, sheets: counted, rows: isBlank, files }];
    });
  });
}

/** Rows that had something in a column, and have nothing now in a sheet that is without it. */
function blankedRows(
  { pairs, records, after }: ComparedTable,
  header: string,
  without: ReadonlySet<SourceSheet>,
  sheets: readonly SourceSheet[],
): number {
  return pairs.filter(({ before, at }) => {
    const record = records[at];
    const sheet = record === undefined ? undefined : sheets[sourceSheetIndex(record.source)];
    return (before[header] ?? '') !== '' && after[at]?.[header] === '' && sheet !== undefined && without.has(sheet);
  }).length;
}

/** A cell that ended or settled something and is blank now. */
export interface EndingGone {
  table: TableId;
  tableName: string;
  words: string;
  cell: CellChange;
}

export function endingsGone(tables: readonly ComparedTable[]): EndingGone[] {
  return tables.flatMap(({ table, changes }) =>
    changes.changed.flatMap(({ words, cells }) =>
      cells
        .filter(({ ends, after }) => ends && after === '')
        .map((cell) => ({ table: table.id, tableName: table.name, words, cell })),
    ),
  );
}
