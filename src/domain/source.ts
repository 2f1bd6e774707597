/**
 * Where a record comes from (来源): a row of a sheet of an input file.
 *
 * Records are many, so a place is packed into one number; `SourceSheet` tables unpack it.
 */

import type { IsoDate } from './iso-date.ts';
import type { TableId } from './records.ts';

declare const sourceBrand: unique symbol;
/** Sheet index and row, packed. A spreadsheet has at most 1,048,576 rows, hence 21 bits. */
export type SourceRef = number & { readonly [sourceBrand]: true };

/** A sheet of an input file: `file` relative to the content folder, `sheet` null for CSV. */
export interface SourceSheet {
  file: string;
  sheet: string | null;
  table: TableId;
  /** By field of the table: which column it was read from, from 0; a field that has none is not in it. */
  columns: Readonly<Record<string, number>>;
  /** Until when it speaks; null where nothing tells. */
  until: DataDay | null;
}

/**
 * 数据截至: the day until which an office speaks of what a sheet holds. `said` by the office, in the sheet, in its name or
 * in portal.yaml; else `inferred` from the newest thing in it that has happened, which can clear somebody and accuses
 * nobody.
 */
export interface DataDay {
  day: IsoDate;
  by: 'said' | 'inferred';
}

const ROW_LIMIT = 2 ** 21;

/** Packs a sheet's index and its row as the spreadsheet shows it, from 1. */
export function packSource(sheetIndex: number, row: number): SourceRef {
  return (sheetIndex * ROW_LIMIT + row) as SourceRef;
}

export function sourceRow(ref: SourceRef): number {
  return ref % ROW_LIMIT;
}

export function sourceSheetIndex(ref: SourceRef): number {
  return Math.floor(ref / ROW_LIMIT);
}
