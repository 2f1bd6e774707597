/**
 * Where a record comes from (来源): a row of a sheet of an input file.
 *
 * Records are many, so a place is packed into one number; `SourceSheet` tables unpack it.
 */

import type { IsoDate } from './iso-date.ts';

declare const sourceBrand: unique symbol;
/** Sheet index and row, packed. A spreadsheet has at most 1,048,576 rows, hence 21 bits. */
export type SourceRef = number & { readonly [sourceBrand]: true };

/** A sheet of an input file: `file` relative to the content folder, `sheet` null for CSV. */
export interface SourceSheet {
  file: string;
  sheet: string | null;
  /**
   * By a record's field, from which column of the sheet it was read, counted from 0. A field without a column is left
   * out.
   */
  columns: Readonly<Record<string, number>>;
  /** Until when it speaks; null where nothing tells. */
  until: DataDay | null;
}

/**
 * 数据截至: the day until which a sheet's facts are complete.
 *
 * It is `said` where the office names it in the sheet, in a file's or sheet's name or in portal.yaml. Otherwise it is
 * `inferred` from the newest event in the rows: such a day may clear somebody, but never supports an accusation.
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
