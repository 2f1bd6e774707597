/** Where a record stands (出处), and the cell of one of its fields: what is found among all rows leads to the office's own cell. */
import { type SourceRef, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { cellOf, type SourceSheet, type ToldAt } from '../domain/source-sheet.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { Column } from '../tables/column.ts';
import type { Place } from './problems.ts';

/** The row of a record. */
export function rowPlace(sheets: readonly SourceSheet[], source: SourceRef): Place {
  const { file, sheet, naming } = sheets[sourceSheetIndex(source)] as SourceSheet;
  return { file, sheet, row: sourceRow(source), shownIn: naming };
}

/** The cell of a record's field. Where the sheet has none, the row with the column's name. */
export function fieldOfRecord(sheets: readonly SourceSheet[], source: SourceRef, field: string): Place {
  const sheet = sheets[sourceSheetIndex(source)] as SourceSheet;
  const place = rowPlace(sheets, source);
  const column = (tableOf(sheet.table).columns as Readonly<Record<string, Column>>)[field]?.header;
  // A firm that only a contract names is a record of another table than its sheet.
  if (column === undefined) return place;
  const cell = cellOf(sheet, sourceRow(source) - 1, field);
  const at = sheet.told?.[field];
  if (cell !== null) {
    const isOwn = cell.index === sheet.columns[field];
    return {
      ...place,
      row: cell.row + 1,
      columnIndex: cell.index,
      column,
      written: isOwn ? sheet.headers?.[field] : null,
    };
  }
  return typeof at === 'string' ? { ...place, row: null, column, outside: at } : { ...place, column };
}

/** Where a fact stands that a sheet says once for all its rows. */
export function toldPlace(place: Place, at: ToldAt): Place {
  return typeof at === 'string' ? { ...place, outside: at } : { ...place, row: at.row + 1, columnIndex: at.index };
}
